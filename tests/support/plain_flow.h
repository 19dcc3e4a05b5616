#pragma once
#include "server/usecase/requests/flow_solver.h"

namespace kitbank {

// The cheapest flow by the oldest way (one cheapest path after another, Bellman and Ford): slow, short,
// and nothing in common with the real solver. For tests, and to compare the real one with.
class PlainFlow : public FlowSolver {
  public:
    std::vector<std::int64_t> solve(const FlowGraph& graph) override;
};

std::int64_t cost_of(const FlowGraph& graph, const std::vector<std::int64_t>& flows);

}  // namespace kitbank
