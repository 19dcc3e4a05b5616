#include "server/web/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

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

}  // namespace

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
        histograms_[route] =
            &seconds_.Add({{"method", method_of(route)}, {"route", pattern_of(route)}}, boundaries);
    };
    add(nullptr);
    for (const Route& route : routes) add(&route);
}

Metrics::~Metrics() = default;

void Metrics::count(const Route* route, int status, std::chrono::duration<double> taken) {
    histograms_.at(route)->Observe(taken.count());
    requests_
        .Add({{"method", method_of(route)},
              {"route", pattern_of(route)},
              {"status", std::to_string(status)}})
        .Increment();
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

std::vector<Gauge> gauges_of(const HttpFigures& figures) {
    const auto gauge = [](const char* name, const char* help, std::int64_t value) {
        return Gauge{name, help, static_cast<double>(value)};
    };
    return {
        gauge("kitbank_http_connections_open", "Connections open now.", figures.connections_open),
        gauge("kitbank_http_connections", "Connections since the start.",
              figures.connections_total),
        gauge("kitbank_http_connections_refused", "Connections over the cap of one address.",
              figures.connections_refused),
        gauge("kitbank_http_faults", "Requests refused before any handler saw them.",
              figures.faults_total),
        gauge("kitbank_http_exceptions", "Requests that ended in an exception.",
              figures.exceptions_total),
    };
}

}  // namespace kitbank::web
