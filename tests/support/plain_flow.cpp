#include "tests/support/plain_flow.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace kitbank {
namespace {

constexpr std::int64_t unreached = std::numeric_limits<std::int64_t>::max() / 4;

// An arc as it is, or taken back.
struct Step {
    std::size_t arc;
    bool back;
};

struct Search {
    std::vector<std::int64_t> cost;
    std::vector<Step> came_by;
};

class Residual {
  public:
    explicit Residual(const FlowGraph& graph)
        : graph_(graph), left_(graph.supplies), flows_(graph.arcs.size(), 0) {}

    std::vector<std::int64_t> run() {
        for (std::size_t node = 0; node < left_.size(); ++node) {
            while (left_[node] > 0) send_from(node);
        }
        return flows_;
    }

  private:
    [[nodiscard]] std::int64_t room(const Step& step) const {
        return step.back ? flows_[step.arc] : graph_.arcs[step.arc].capacity - flows_[step.arc];
    }
    [[nodiscard]] std::size_t source(const Step& step) const {
        const FlowArc& arc = graph_.arcs[step.arc];
        return static_cast<std::size_t>(step.back ? arc.to : arc.from);
    }
    [[nodiscard]] std::size_t target(const Step& step) const {
        const FlowArc& arc = graph_.arcs[step.arc];
        return static_cast<std::size_t>(step.back ? arc.from : arc.to);
    }

    bool relax(Search& search, const Step& step) const {
        if (room(step) == 0 || search.cost[source(step)] >= unreached) return false;
        const std::int64_t price = graph_.arcs[step.arc].cost;
        const std::int64_t cost = search.cost[source(step)] + (step.back ? -price : price);
        if (cost >= search.cost[target(step)]) return false;
        search.cost[target(step)] = cost;
        search.came_by[target(step)] = step;
        return true;
    }

    [[nodiscard]] Search search_from(std::size_t start) const {
        Search search{std::vector(left_.size(), unreached), std::vector<Step>(left_.size())};
        search.cost[start] = 0;
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t arc = 0; arc < graph_.arcs.size(); ++arc) {
                for (const bool back : {false, true}) moved |= relax(search, {arc, back});
            }
        }
        return search;
    }

    void send_from(std::size_t start) {
        const Search search = search_from(start);
        std::size_t end = start;
        for (std::size_t node = 0; node < left_.size(); ++node) {
            const bool takes = left_[node] < 0 && search.cost[node] < unreached;
            if (takes && (end == start || search.cost[node] < search.cost[end])) end = node;
        }
        if (end == start) throw std::logic_error{"no flow meets the supplies"};
        std::int64_t amount = std::min(left_[start], -left_[end]);
        for (std::size_t at = end; at != start; at = source(search.came_by[at])) {
            amount = std::min(amount, room(search.came_by[at]));
        }
        for (std::size_t at = end; at != start; at = source(search.came_by[at])) {
            const Step& step = search.came_by[at];
            flows_[step.arc] += step.back ? -amount : amount;
        }
        left_[start] -= amount;
        left_[end] += amount;
    }

    const FlowGraph& graph_;
    std::vector<std::int64_t> left_;
    std::vector<std::int64_t> flows_;
};

}  // namespace

std::vector<std::int64_t> PlainFlow::solve(const FlowGraph& graph) { return Residual{graph}.run(); }

std::int64_t cost_of(const FlowGraph& graph, const std::vector<std::int64_t>& flows) {
    std::int64_t cost = 0;
    for (std::size_t arc = 0; arc < flows.size(); ++arc) cost += graph.arcs[arc].cost * flows[arc];
    return cost;
}

}  // namespace kitbank
