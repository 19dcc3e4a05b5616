#pragma once
#include <cstdint>
#include <vector>

#include "server/core/requests/flow_graph.h"

namespace kitbank {

// Who finds the cheapest flow: the network simplex of LEMON (server/flow_solver.h), which the core may
// not include, or a slow one of our own in tests.
class FlowSolver {
  public:
    virtual ~FlowSolver() = default;

    // How much each arc carries, in the order of the arcs; no flow costs less. Throws std::logic_error
    // when no flow meets the supplies.
    virtual std::vector<std::int64_t> solve(const FlowGraph& graph) = 0;
};

}  // namespace kitbank
