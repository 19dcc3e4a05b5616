#include "tests/bench/pairs.h"

#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <random>
#include <stdexcept>

namespace kitbank::bench {
namespace {

int random_hub() {
    thread_local std::mt19937 random{std::random_device{}()};
    return static_cast<int>(random() % hub_count) + 1;
}

void expect_ok(const Answer& answer) {
    if (answer.status != 200) throw std::runtime_error(answer.body);
}

// The API has no shared connections: each client has its own, on either side.
MakeTurn scan_by_hand(const Scheme& scheme) {
    return [&scheme](int) -> Turn {
        return [&scheme, mine = std::make_shared<HandWritten>(scheme.database)] {
            mine->scan(scheme.random_tag(), random_hub());
            return 1;
        };
    };
}

MakeTurn scan(const Scheme& scheme, int hub = 0) {
    return [&scheme, hub](int) -> Turn {
        return [&scheme, hub, mine = std::make_shared<HttpClient>(scheme.connect())] {
            const std::string target =
                fmt::format("/api/v1/devices/{}/events", scheme.random_tag());
            const std::string event = fmt::format(R"({{"event":"move","hub":"{}"}})",
                                                  hub_code(hub == 0 ? random_hub() : hub));
            expect_ok(mine->post(target, draw_uuid(), event));
            return 1;
        };
    };
}

MakeTurn batch_by_hand(const Scheme& scheme, std::size_t size) {
    auto slices = std::make_shared<Slices>(scheme, size);
    return [&scheme, slices](int) -> Turn {
        return [slices, mine = std::make_shared<HandWritten>(scheme.database)] {
            const auto tags = slices->next();
            mine->scan_batch(tags, random_hub());
            return static_cast<int>(tags.size());
        };
    };
}

std::string delivery(std::span<const std::string> tags, int client) {
    const std::string hub = hub_code(random_hub());
    const std::string at = now_text();
    std::string json =
        fmt::format(R"({{"scanner":"bench-{}","count":{},"events":[)", client, tags.size());
    for (std::size_t seq = 1; const std::string& tag : tags) {
        fmt::format_to(std::back_inserter(json),
                       R"({}{{"id":"{}","seq":{},"at":"{}","tag":"{}","event":"move","hub":"{}"}})",
                       seq == 1 ? "" : ",", draw_uuid(), seq, at, tag, hub);
        ++seq;
    }
    return json + "]}";
}

// All scans of the delivery must have this outcome, which the answer counts by name.
void deliver(HttpClient& client, const std::string& json, std::string_view outcome,
             std::size_t size) {
    const Answer answer = client.post("/api/v1/scans", draw_uuid(), json);
    const std::string counted = fmt::format(R"("{}":{},)", outcome, size);
    if (answer.status != 200 || answer.body.find(counted) == std::string::npos) {
        throw std::runtime_error(answer.body.substr(0, 2000));
    }
}

MakeTurn batch(const Scheme& scheme, std::size_t size) {
    auto slices = std::make_shared<Slices>(scheme, size);
    return [&scheme, slices](int client) -> Turn {
        return [slices, client, mine = std::make_shared<HttpClient>(scheme.connect())] {
            const auto tags = slices->next();
            deliver(*mine, delivery(tags, client), "applied", tags.size());
            return static_cast<int>(tags.size());
        };
    };
}

MakeTurn look_up_by_hand(const Scheme& scheme) {
    return [&scheme](int) -> Turn {
        return [&scheme, mine = std::make_shared<HandWritten>(scheme.database)] {
            mine->look_up(scheme.random_tag());
            return 1;
        };
    };
}

MakeTurn look_up(const Scheme& scheme) {
    return [&scheme](int) -> Turn {
        return [&scheme, mine = std::make_shared<HttpClient>(scheme.connect())] {
            expect_ok(mine->get("/api/v1/devices/" + scheme.random_tag()));
            return 1;
        };
    };
}

}  // namespace

std::vector<Pair> pairs(const Scheme& scheme) {
    const auto scans = [&](int clients, double least) {
        return Pair{fmt::format("scan, {} clients", clients), clients, scan_by_hand(scheme),
                    scan(scheme), least};
    };
    return {
        scans(1, 0.8),
        scans(16, 1.2),
        scans(64, 2.0),
        {"batch of 50 against 50, 4 clients", 4, batch_by_hand(scheme, 50), batch(scheme, 50), 0.6},
        {"batch of 500 against 200, 4 clients", 4, batch_by_hand(scheme, 200), batch(scheme, 500),
         0.6},
        {"look-up, 16 clients", 16, look_up_by_hand(scheme), look_up(scheme), 0.35, false},
    };
}

Compared repeat(const Scheme& scheme, std::size_t size, const Plan& plan) {
    HttpClient client = scheme.connect();
    Slices slices(scheme, size);
    std::vector<std::string> deliveries;
    std::size_t place = 0;
    const auto send = [&](std::string_view outcome) {
        return [&, outcome](int) -> Turn {
            return [&, outcome] {
                if (outcome == "applied") deliveries.push_back(delivery(slices.next(), 1));
                const std::string& json = outcome == "applied"
                                              ? deliveries.back()
                                              : deliveries[place++ % deliveries.size()];
                deliver(client, json, outcome, size);
                return static_cast<int>(size);
            };
        };
    };
    return compare({"", 1, send("applied"), send("duplicate")}, plan);
}

Compared bound_scan(const Scheme& whole, const Scheme& bound, const Plan& plan) {
    return compare({"", 16, scan(whole, bench_hub), scan(bound, bench_hub)}, plan);
}

Compared bound_look_up(const Scheme& whole, const Scheme& bound, const Plan& plan) {
    return compare({"", 16, look_up(whole), look_up(bound)}, plan);
}

}  // namespace kitbank::bench
