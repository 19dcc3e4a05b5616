#include "server/flow_solver.h"

#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace kitbank {
namespace {

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

// A static graph wants its arcs by where they begin.
std::vector<std::size_t> by_source(const FlowGraph& graph) {
    std::vector<std::size_t> order(graph.arcs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t arc) { return graph.arcs[arc].from; });
    return order;
}

}  // namespace

std::vector<std::int64_t> LemonFlow::solve(const FlowGraph& graph) {
    const std::vector<std::size_t> order = by_source(graph);
    std::vector<std::pair<int, int>> ends;
    ends.reserve(order.size());
    for (const std::size_t arc : order) {
        ends.emplace_back(graph.arcs[arc].from, graph.arcs[arc].to);
    }
    Graph network;
    network.build(static_cast<int>(graph.supplies.size()), ends.begin(), ends.end());
    Graph::NodeMap<std::int64_t> supplies(network);
    Graph::ArcMap<std::int64_t> capacities(network);
    Graph::ArcMap<std::int64_t> costs(network);
    for (std::size_t node = 0; node < graph.supplies.size(); ++node) {
        supplies[Graph::node(static_cast<int>(node))] = graph.supplies[node];
    }
    for (std::size_t place = 0; place < order.size(); ++place) {
        const FlowArc& arc = graph.arcs[order[place]];
        capacities[Graph::arc(static_cast<int>(place))] = arc.capacity;
        costs[Graph::arc(static_cast<int>(place))] = arc.cost;
    }
    Simplex simplex(network);
    simplex.upperMap(capacities).costMap(costs).supplyMap(supplies);
    if (simplex.run() != Simplex::OPTIMAL) throw std::logic_error{"no flow meets the supplies"};
    std::vector<std::int64_t> flows(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        flows[order[place]] = simplex.flow(Graph::arc(static_cast<int>(place)));
    }
    return flows;
}

}  // namespace kitbank
