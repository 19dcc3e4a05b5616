#pragma once
#include "server/usecase/requests/flow_solver.h"

namespace kitbank {

// LEMON's network simplex (Debian: liblemon-dev). Of the solvers it has, this one is the fastest on
// graphs of our shape; its pivots are the same for the same graph, so that the same question is always
// answered the same. Costs times nodes must stay below 2^62.
class LemonFlow : public FlowSolver {
  public:
    std::vector<std::int64_t> solve(const FlowGraph& graph) override;
};

}  // namespace kitbank
