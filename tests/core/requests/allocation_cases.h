#pragma once
#include <algorithm>
#include <array>
#include <random>
#include <tuple>

#include "server/core/requests/allocation.h"
#include "tests/support/plain_flow.h"

namespace kitbank {

// A small scheme drawn by chance: a few hubs (some closed, some that do not say where they are), lines
// and devices of few kinds, and now and then a pair that was refused.
inline AllocationFacts drawn_facts(std::mt19937& dice, int lines_most, int devices_most) {
    const auto draw = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(dice);
    };
    constexpr std::array kinds = {LineKind::laptop, LineKind::tablet};
    constexpr std::array sizes = {0, 4, 8, 16};
    AllocationFacts facts;
    const int hubs = draw(1, 4);
    for (int hub = 1; hub <= hubs; ++hub) {
        AllocationHub row{HubId{hub}, "Hub " + std::to_string(hub), draw(0, 9) == 0};
        if (draw(0, 5) > 0) {
            row.easting = 400'000 + draw(0, 60'000);
            row.northing = 500'000 + draw(0, 60'000);
        }
        facts.hubs.push_back(row);
    }
    const int devices = draw(0, devices_most);
    for (int device = 1; device <= devices; ++device) {
        facts.devices.push_back({DeviceId{device}, HubId{draw(1, hubs)},
                                 *device_kind_of(kinds[static_cast<std::size_t>(draw(0, 1))]),
                                 sizes[static_cast<std::size_t>(draw(0, 3))], draw(0, 300)});
    }
    const int lines = draw(0, lines_most);
    for (int line = 1; line <= lines; ++line) {
        OpenLine row{RequestId{(line + 1) / 2},
                     line,
                     draw(0, 3),
                     kinds[static_cast<std::size_t>(draw(0, 1))],
                     sizes[static_cast<std::size_t>(draw(0, 2))],
                     HubId{draw(0, hubs)}};
        if (devices > 0 && draw(0, 4) == 0) row.refused.push_back(DeviceId{draw(1, devices)});
        facts.lines.push_back(row);
    }
    // The lines of one request are equally urgent.
    for (OpenLine& row : facts.lines) row.sort_key = row.request.value * 7 % 4;
    return facts;
}

// How many lines are ahead of this one.
inline std::int64_t lines_ahead(const AllocationFacts& facts, const OpenLine& line) {
    return std::ranges::count_if(facts.lines, [&](const OpenLine& other) {
        return std::tuple{-other.sort_key, other.request, other.number} <
               std::tuple{-line.sort_key, line.request, line.number};
    });
}

inline std::int64_t cost_unserved(const AllocationFacts& facts, const OpenLine& line) {
    const auto lines = static_cast<std::int64_t>(facts.lines.size());
    const auto devices = static_cast<std::int64_t>(facts.devices.size());
    return (std::min(lines, devices) * pair_cost_max + 1) * (lines - lines_ahead(facts, line));
}

}  // namespace kitbank
