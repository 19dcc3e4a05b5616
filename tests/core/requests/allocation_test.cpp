#include "server/core/requests/allocation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/core/requests/allocation_cases.h"

namespace kitbank {
namespace {

// By trying everything: the least that serving these lines with these devices can cost.
std::int64_t least_cost(const AllocationFacts& facts, std::size_t line, std::set<DeviceId>& given) {
    if (line == facts.lines.size()) return 0;
    const OpenLine& row = facts.lines[line];
    std::int64_t least = cost_unserved(facts, row) + least_cost(facts, line + 1, given);
    for (const ReadyDevice& device : facts.devices) {
        if (given.contains(device.id) || !is_eligible(row, device, facts)) continue;
        given.insert(device.id);
        least = std::min(least, pair_cost(row, device, facts) + least_cost(facts, line + 1, given));
        given.erase(device.id);
    }
    return least;
}

// The same question as a graph with a node for each line and each device.
FlowGraph full_graph(const AllocationFacts& facts) {
    FlowGraph graph;
    const int end = graph.add_node(-static_cast<std::int64_t>(facts.lines.size()));
    std::vector<int> devices;
    for (std::size_t device = 0; device < facts.devices.size(); ++device) {
        devices.push_back(graph.add_node(0));
        graph.add_arc({devices.back(), end, 1, 0});
    }
    for (const OpenLine& line : facts.lines) {
        const int node = graph.add_node(1);
        graph.add_arc({node, end, 1, cost_unserved(facts, line)});
        for (std::size_t device = 0; device < devices.size(); ++device) {
            if (!is_eligible(line, facts.devices[device], facts)) continue;
            graph.add_arc(
                {node, devices[device], 1, pair_cost(line, facts.devices[device], facts)});
        }
    }
    return graph;
}

// What the proposals cost, pair by pair; no device is in two of them.
std::int64_t cost_of_choices(const AllocationFacts& facts, const std::vector<Placement>& choices) {
    std::int64_t cost = 0;
    std::set<std::size_t> given;
    for (const Placement& choice : choices) {
        const OpenLine& line = facts.lines[choice.line];
        if (!choice.device) {
            cost += cost_unserved(facts, line);
            continue;
        }
        CHECK(given.insert(*choice.device).second);
        CHECK(is_eligible(line, facts.devices[*choice.device], facts));
        cost += pair_cost(line, facts.devices[*choice.device], facts);
    }
    return cost;
}

std::vector<Placement> choose(const AllocationFacts& facts) {
    const Allocation allocation{facts};
    return allocation.placements(PlainFlow{}.solve(allocation.graph()));
}

AllocationHub hub_at(int number, int easting_km) {
    return {HubId{number}, "Hub " + std::to_string(number), false, easting_km * 1000, 500'000};
}

}  // namespace

TEST_CASE("proposals cost what the best of all ways costs") {
    std::mt19937 dice{20261122};
    for (int round = 0; round < 400; ++round) {
        const AllocationFacts facts = drawn_facts(dice, 6, 6);
        std::set<DeviceId> given;
        const std::vector<Placement> choices = choose(facts);
        CHECK(choices.size() == facts.lines.size());
        CHECK(cost_of_choices(facts, choices) == least_cost(facts, 0, given));
    }
}

TEST_CASE("equal lines and devices taken together cost what they cost one by one") {
    std::mt19937 dice{7};
    for (int round = 0; round < 60; ++round) {
        const AllocationFacts facts = drawn_facts(dice, 40, 40);
        const FlowGraph full = full_graph(facts);
        CHECK(cost_of_choices(facts, choose(facts)) == cost_of(full, PlainFlow{}.solve(full)));
    }
}

TEST_CASE("the graph grows with kinds and hubs and not with devices") {
    AllocationFacts facts;
    facts.hubs = {hub_at(1, 400), hub_at(2, 410)};
    for (int device = 1; device <= 500; ++device) {
        facts.devices.push_back(
            {DeviceId{device}, HubId{1 + device % 2}, DeviceKind::laptop, 8, 10});
    }
    for (int line = 1; line <= 300; ++line) {
        facts.lines.push_back({RequestId{line}, 1, line, LineKind::laptop, 8, HubId{1 + line % 2}});
    }
    const Allocation allocation{facts};
    CHECK(allocation.graph().supplies.size() == 1 + 2 + 2 + 2);
    CHECK(allocation.graph().arcs.size() == 2 + 2 + 4 + 300);
}

TEST_CASE("travel is a straight line, and unknown when a hub does not say where it is") {
    const AllocationHub north = hub_at(1, 400);
    AllocationHub south = hub_at(2, 403);
    south.northing = 504'000;
    CHECK(travel_cost(north, north) == 0);
    CHECK(travel_cost(north, south) == 50);
    south.northing.reset();
    CHECK(travel_cost(north, south) == travel_cost_unknown);
    CHECK(travel_cost(hub_at(1, 0), hub_at(2, 9'999)) == travel_cost_max);
}

TEST_CASE("what may go to whom") {
    AllocationFacts facts;
    facts.hubs = {hub_at(1, 400), hub_at(2, 410)};
    const OpenLine line{RequestId{1}, 1, 0, LineKind::laptop, 8, HubId{1}};
    const ReadyDevice device{DeviceId{5}, HubId{2}, DeviceKind::laptop, 8, 0};
    CHECK(is_eligible(line, device, facts));
    CHECK(pair_cost(line, device, facts) == 100 + transfer_cost + 3 * age_band_cost);
    const auto with = [&](const auto& change) {
        OpenLine wanted = line;
        ReadyDevice given = device;
        AllocationFacts world = facts;
        change(wanted, given, world);
        return is_eligible(wanted, given, world);
    };
    CHECK(with([](OpenLine& l, ReadyDevice&, AllocationFacts&) { l.hub = HubId{}; }));
    CHECK_FALSE(
        with([](OpenLine& l, ReadyDevice&, AllocationFacts&) { l.refused = {DeviceId{5}}; }));
    CHECK_FALSE(with([](OpenLine& l, ReadyDevice&, AllocationFacts&) { l.memory_gb = 16; }));
    CHECK_FALSE(with([](OpenLine& l, ReadyDevice&, AllocationFacts&) { l.kind = LineKind::data; }));
    CHECK_FALSE(with([](OpenLine&, ReadyDevice& d, AllocationFacts&) { d.memory_gb = 0; }));
    CHECK_FALSE(with([](OpenLine&, ReadyDevice& d, AllocationFacts&) { d.hub = HubId{9}; }));
    CHECK_FALSE(
        with([](OpenLine&, ReadyDevice&, AllocationFacts& f) { f.hubs[0].is_closed = true; }));
    CHECK_FALSE(
        with([](OpenLine&, ReadyDevice&, AllocationFacts& f) { f.hubs[1].is_closed = true; }));
}

TEST_CASE("the first in the queue is served however far it is, and the nearest device goes to it") {
    AllocationFacts facts;
    facts.hubs = {hub_at(1, 400), hub_at(2, 900)};
    facts.devices = {{DeviceId{1}, HubId{1}, DeviceKind::laptop, 8, 5}};
    facts.lines = {{RequestId{1}, 1, 10, LineKind::laptop, 8, HubId{1}},
                   {RequestId{2}, 1, 11, LineKind::laptop, 8, HubId{2}}};
    std::vector<Placement> choices = choose(facts);
    REQUIRE(choices.size() == 2);
    CHECK(choices[0].line == 1);
    CHECK(choices[0].device == std::size_t{0});
    CHECK_FALSE(choices[1].device);
    facts.lines[1].sort_key = 9;
    choices = choose(facts);
    CHECK(choices[0].line == 0);
    CHECK(choices[0].device == std::size_t{0});
}

TEST_CASE("as many as possible are served, little memory is wasted, and older stock goes first") {
    AllocationFacts facts;
    facts.hubs = {hub_at(1, 400)};
    facts.devices = {{DeviceId{1}, HubId{1}, DeviceKind::laptop, 16, 400},
                     {DeviceId{2}, HubId{1}, DeviceKind::laptop, 4, 5},
                     {DeviceId{3}, HubId{1}, DeviceKind::laptop, 4, 200},
                     {DeviceId{4}, HubId{1}, DeviceKind::laptop, 4, 210}};
    facts.lines = {{RequestId{1}, 1, 9, LineKind::laptop, 4, HubId{1}},
                   {RequestId{2}, 1, 8, LineKind::laptop, 4, HubId{1}},
                   {RequestId{3}, 1, 7, LineKind::laptop, 16, HubId{1}}};
    const std::vector<Placement> choices = choose(facts);
    CHECK(choices[0].device == std::size_t{3});  // the oldest of its band to the first
    CHECK(choices[1].device == std::size_t{2});
    CHECK(choices[2].device == std::size_t{0});
}

TEST_CASE("ages fall into bands") {
    CHECK(age_band(0) == 0);
    CHECK(age_band(29) == 0);
    CHECK(age_band(30) == 1);
    CHECK(age_band(90) == 2);
    CHECK(age_band(10'000) == age_bands - 1);
}

}  // namespace kitbank
