#pragma once
#include <chrono>

namespace kitbank::bench {

// What is decided for permission alone in one request, in microseconds of one core, with nothing else:
// no database, no HTTP. Staff bound to one hub ask, who have the most to be decided.
struct DecisionTimes {
    double scan_us = 0;
    double look_up_us = 0;
};

DecisionTimes decision_times(std::chrono::duration<double> time);

}  // namespace kitbank::bench
