#pragma once
#include <cstdint>
#include <vector>

namespace kitbank {

// What goes from where to where at the least cost: nodes 0 to nodes-1, each with what it gives (above 0)
// or takes (below 0), and arcs that carry so many at so much apiece. All that is given is taken, so that
// the supplies add up to nothing.
struct FlowArc {
    int from = 0;
    int to = 0;
    std::int64_t capacity = 0;
    std::int64_t cost = 0;
    friend bool operator==(const FlowArc&, const FlowArc&) = default;
};

struct FlowGraph {
    std::vector<std::int64_t> supplies;  // a node each
    std::vector<FlowArc> arcs;

    int add_node(std::int64_t supply) {
        supplies.push_back(supply);
        return static_cast<int>(supplies.size()) - 1;
    }
    // The number of the arc, from 0.
    int add_arc(const FlowArc& arc) {
        arcs.push_back(arc);
        return static_cast<int>(arcs.size()) - 1;
    }
};

}  // namespace kitbank
