#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/hand_written.h"

namespace kitbank::bench {

// The page of the queue (HTML, 50 rows, with reasons, counts and filters) for a manager, in a scheme
// with few open requests and in one with many on the same database, asked in turns. In this process, so
// that only the page is measured: its questions to the database and its text.
struct QueueSpeed {
    std::int64_t few = 0, many = 0;       // open requests
    std::vector<double> few_ms, many_ms;  // one for each round: the median of its pages
};
QueueSpeed queue_speed(const Address& database, int rounds);

}  // namespace kitbank::bench
