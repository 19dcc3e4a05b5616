#include "server/web/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <atomic>

namespace kitbank::web {
namespace {

std::string method_of(const Route* route) {
    return route == nullptr ? "any" : std::string(name_of(route->method));
}
std::string pattern_of(const Route* route) {
    return route == nullptr ? "none" : std::string(route->pattern);
}
const prometheus::Histogram::BucketBoundaries boundaries{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                         0.05,   0.1,   0.25,   0.5,   1.0,  5.0};

constexpr std::size_t status_max = 600;

}  // namespace

// One route's figures. A counter is looked up in the registry once for each status it has had.
struct Metrics::Series {
    prometheus::Histogram* seconds;
    std::array<std::atomic<prometheus::Counter*>, status_max> by_status{};
};

Metrics::Metrics(std::span<const Route> routes)
    : registry_(std::make_shared<prometheus::Registry>()),
      requests_(prometheus::BuildCounter()
                    .Name("kitbank_http_requests_total")
                    .Help("Requests answered, by route and status.")
                    .Register(*registry_)),
      seconds_(prometheus::BuildHistogram()
                   .Name("kitbank_http_request_seconds")
                   .Help("Time from the whole request to its answer, by route.")
                   .Register(*registry_)) {
    const auto add = [&](const Route* route) {
        auto series = std::make_unique<Series>();
        series->seconds =
            &seconds_.Add({{"method", method_of(route)}, {"route", pattern_of(route)}}, boundaries);
        series_[route] = std::move(series);
    };
    add(nullptr);
    for (const Route& route : routes) add(&route);
}

Metrics::~Metrics() = default;

void Metrics::count(const Route* route, int status, std::chrono::duration<double> taken) {
    Series& series = *series_.at(route);
    series.seconds->Observe(taken.count());
    auto& known = series.by_status.at(static_cast<std::size_t>(status));
    prometheus::Counter* counter = known.load();
    if (counter == nullptr) {
        counter = &requests_.Add({{"method", method_of(route)},
                                  {"route", pattern_of(route)},
                                  {"status", std::to_string(status)}});
        known.store(counter);
    }
    counter->Increment();
}

std::string Metrics::text(std::span<const Gauge> gauges) const {
    prometheus::Registry momentary;
    for (const Gauge& gauge : gauges) {
        prometheus::BuildGauge()
            .Name(gauge.name)
            .Help(gauge.help)
            .Register(momentary)
            .Add({})
            .Set(gauge.value);
    }
    auto families = registry_->Collect();
    for (auto& family : momentary.Collect()) families.push_back(std::move(family));
    return prometheus::TextSerializer().Serialize(families);
}

}  // namespace kitbank::web
