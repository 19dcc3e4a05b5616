#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/hand_written.h"

namespace kitbank::bench {

// A file of 50,000 SIMs: uploaded, each line's fate shown, and loaded, through the use-cases over the real store; against
// LOAD DATA LOCAL INFILE of the same rows into the same tables of the same database, with the group and the postings that
// they need, in turns. By hand nothing is read of a number: no check digit, no second one looked for, no
// preview, no progress, no audit.
struct IntakeSpeed {
    std::int64_t lines = 0;
    std::vector<double> by_hand_s, ours_s;  // one for each round
    std::vector<double> preview_s, load_s;  // of ours: upload and showing, then loading
};
IntakeSpeed intake_speed(const Address& database, int rounds);

}  // namespace kitbank::bench
