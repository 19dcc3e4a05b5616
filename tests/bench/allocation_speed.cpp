#include "tests/bench/allocation_speed.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <random>
#include <stdexcept>

#include "server/core/requests/allocation.h"
#include "server/flow_solver.h"

namespace kitbank::bench {
namespace {

constexpr int hubs = 100;
constexpr int lines = 10'000;
constexpr int devices = 10'000;
constexpr std::array kinds = {LineKind::laptop, LineKind::desktop, LineKind::chromebook,
                              LineKind::tablet, LineKind::phone};
constexpr std::array sizes = {0, 4, 8, 16};  // times the kinds: 20 needs

AllocationFacts drawn_facts() {
    std::mt19937 dice{20261122};
    const auto draw = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(dice);
    };
    const auto one_of = [&](const auto& list) {
        return list.at(static_cast<std::size_t>(draw(0, static_cast<int>(list.size()) - 1)));
    };
    AllocationFacts facts;
    for (int hub = 1; hub <= hubs; ++hub) {
        facts.hubs.push_back({HubId{hub}, "Hub " + std::to_string(hub), false,
                              draw(100'000, 600'000), draw(50'000, 900'000)});
    }
    for (int line = 1; line <= lines; ++line) {
        facts.lines.push_back({RequestId{line}, 1, draw(0, 1'000'000), one_of(kinds), one_of(sizes),
                               HubId{draw(1, hubs)}});
    }
    for (int device = 1; device <= devices; ++device) {
        facts.devices.push_back({DeviceId{device}, HubId{draw(1, hubs)},
                                 *device_kind_of(one_of(kinds)), one_of(sizes), draw(0, 400)});
    }
    return facts;
}

double milliseconds(const std::function<void()>& work) {
    const auto begun = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun)
        .count();
}

// The graph as LEMON's own user would have it.
class Reference {
  public:
    explicit Reference(const FlowGraph& graph)
        : capacities_(network_), costs_(network_), supplies_(network_) {
        for (const std::int64_t supply : graph.supplies) supplies_[network_.addNode()] = supply;
        for (const FlowArc& arc : graph.arcs) {
            const auto added =
                network_.addArc(network_.nodeFromId(arc.from), network_.nodeFromId(arc.to));
            capacities_[added] = arc.capacity;
            costs_[added] = arc.cost;
        }
    }
    std::int64_t solve() const {
        Simplex simplex(network_);
        simplex.upperMap(capacities_).costMap(costs_).supplyMap(supplies_);
        if (simplex.run() != Simplex::OPTIMAL) throw std::runtime_error("no flow");
        return simplex.totalCost<std::int64_t>();
    }

  private:
    using Graph = lemon::SmartDigraph;
    using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;
    Graph network_;
    Graph::ArcMap<std::int64_t> capacities_;
    Graph::ArcMap<std::int64_t> costs_;
    Graph::NodeMap<std::int64_t> supplies_;
};

std::int64_t cost_of(const FlowGraph& graph, const std::vector<std::int64_t>& flows) {
    std::int64_t cost = 0;
    for (std::size_t arc = 0; arc < flows.size(); ++arc) cost += graph.arcs[arc].cost * flows[arc];
    return cost;
}

// What the proposals cost pair by pair, as the graph counts it.
std::int64_t cost_of(const AllocationFacts& facts, const std::vector<Placement>& placements) {
    const auto count = static_cast<std::int64_t>(facts.lines.size());
    const std::int64_t step =
        std::min(count, static_cast<std::int64_t>(facts.devices.size())) * pair_cost_max + 1;
    std::int64_t cost = 0;
    for (std::size_t rank = 0; rank < placements.size(); ++rank) {
        const Placement& each = placements[rank];
        cost += each.device ? pair_cost(facts.lines[each.line], facts.devices[*each.device], facts)
                            : step * (count - static_cast<std::int64_t>(rank));
    }
    return cost;
}

void measure(AllocationSpeed& speed, const AllocationFacts& facts, const Reference& reference) {
    LemonFlow solver;
    std::vector<Placement> placements;
    std::int64_t flow_cost = 0;
    speed.ours_ms.push_back(milliseconds([&] {
        const Allocation allocation{facts};
        const std::vector<std::int64_t> flows = solver.solve(allocation.graph());
        placements = allocation.placements(flows);
        flow_cost = cost_of(allocation.graph(), flows);
    }));
    speed.alone_ms.push_back(milliseconds([&] { speed.cost = reference.solve(); }));
    const bool is_explained =
        std::ranges::none_of(placements, [](const Placement& each) { return each.why.empty(); });
    if (flow_cost != speed.cost || cost_of(facts, placements) != speed.cost || !is_explained) {
        throw std::runtime_error("allocation: the two sides did not do the same");
    }
    speed.proposed = static_cast<std::size_t>(std::ranges::count_if(
        placements, [](const Placement& each) { return each.device.has_value(); }));
}

}  // namespace

AllocationSpeed allocation_speed(int rounds) {
    const AllocationFacts facts = drawn_facts();
    const Allocation allocation{facts};
    const Reference reference{allocation.graph()};
    AllocationSpeed speed;
    speed.lines = facts.lines.size();
    speed.nodes = allocation.graph().supplies.size();
    speed.arcs = allocation.graph().arcs.size();
    for (int round = 0; round < rounds; ++round) measure(speed, facts, reference);
    return speed;
}

}  // namespace kitbank::bench
