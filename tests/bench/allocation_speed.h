#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kitbank::bench {

// 10,000 open requests over 100 hubs and 20 kinds of need, and as many ready devices. Ours: from the facts
// in memory to a proposal with its reasons for each line. Alone: LEMON's network simplex over the same graph,
// with the graph built beforehand.
struct AllocationSpeed {
    std::size_t lines = 0;
    std::size_t nodes = 0;
    std::size_t arcs = 0;
    std::size_t proposed = 0;
    std::int64_t cost = 0;        // the same on both sides, or it throws
    std::vector<double> ours_ms;  // a round each
    std::vector<double> alone_ms;
};

AllocationSpeed allocation_speed(int rounds);

}  // namespace kitbank::bench
