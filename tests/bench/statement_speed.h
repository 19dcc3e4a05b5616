#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/hand_written.h"

namespace kitbank::bench {

// The page of a hub's statement (HTML, 50 postings, with balances before and after) for a manager, over a ledger with few
// postings and over one with many on the same database, asked in turns: the newest page, and one of a few
// days in the middle. In this process, so that only the page is measured.
struct StatementSpeed {
    std::int64_t few = 0, many = 0;       // postings of the account
    std::vector<double> few_ms, many_ms;  // the newest page; one for each round, the median
    std::vector<double> few_past_ms, many_past_ms;  // the page in the middle
};
StatementSpeed statement_speed(const Address& database, int rounds);

}  // namespace kitbank::bench
