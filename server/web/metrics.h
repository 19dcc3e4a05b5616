#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "server/web/call.h"
#include "server/web/routes.h"

namespace prometheus {
class Registry;
class Counter;
class Histogram;
template <typename T>
class Family;
}  // namespace prometheus

namespace kitbank::web {

// Requests counted and timed by route and status, in Prometheus' own classes. Routes are named by
// their pattern, never by the address asked for, so that the number of series has a limit and no tag
// stands in a figure.
class Metrics {
  public:
    explicit Metrics(std::span<const Route> routes);
    ~Metrics();

    // `route` is null for an address that no row has.
    void count(const Route* route, int status, std::chrono::duration<double> taken);

    // Everything in the Prometheus text format, with the gauges as they stand.
    std::string text(std::span<const Gauge> gauges) const;

  private:
    struct Series;

    std::shared_ptr<prometheus::Registry> registry_;
    prometheus::Family<prometheus::Counter>& requests_;
    prometheus::Family<prometheus::Histogram>& seconds_;
    // Fixed after construction, so that no request waits for another to be counted.
    std::map<const Route*, std::unique_ptr<Series>> series_;
};

}  // namespace kitbank::web
