#include "server/flow_solver.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "tests/core/requests/allocation_cases.h"

namespace kitbank {

TEST_CASE("LEMON finds a flow that costs what the plain one costs, and it is one") {
    std::mt19937 dice{11};
    LemonFlow lemon;
    PlainFlow plain;
    for (int round = 0; round < 200; ++round) {
        const Allocation allocation{drawn_facts(dice, 30, 30)};
        const FlowGraph& graph = allocation.graph();
        const std::vector<std::int64_t> flows = lemon.solve(graph);
        CHECK(cost_of(graph, flows) == cost_of(graph, plain.solve(graph)));
        std::vector<std::int64_t> left = graph.supplies;
        for (std::size_t arc = 0; arc < flows.size(); ++arc) {
            CHECK(flows[arc] >= 0);
            CHECK(flows[arc] <= graph.arcs[arc].capacity);
            left[static_cast<std::size_t>(graph.arcs[arc].from)] -= flows[arc];
            left[static_cast<std::size_t>(graph.arcs[arc].to)] += flows[arc];
        }
        for (const std::int64_t node : left) CHECK(node == 0);
        CHECK(lemon.solve(graph) == flows);
    }
}

TEST_CASE("LEMON and a scheme with nothing in it, and one that cannot be met") {
    LemonFlow lemon;
    CHECK(lemon.solve(Allocation{{}}.graph()).empty());
    FlowGraph graph;
    const int from = graph.add_node(2);
    const int to = graph.add_node(-2);
    graph.add_arc({from, to, 1, 1});
    CHECK_THROWS_AS(lemon.solve(graph), std::logic_error);
}

}  // namespace kitbank
