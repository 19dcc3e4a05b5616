#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace kitbank::bench {

// One client's next piece of work, already connected: answers how many items it was (one scan, or
// as many as its batch holds). Throws when the work was not done: a benchmark has no failures.
using Turn = std::function<int()>;
using MakeTurn = std::function<Turn(int client)>;

struct Speed {
    double per_second = 0;  // items
    double p50_ms = 0;      // of one turn
    double p99_ms = 0;
    std::int64_t items = 0;
};

// All clients are made first, start together and stop after `time`; a turn begun before is ended.
Speed measure(int clients, std::chrono::duration<double> time, const MakeTurn& make_turn);

// Two ways to do the same work, measured in turn: by hand, Kitbank, by hand, Kitbank, ... after a
// short warming of each. What counts is the ratio inside one round, so that a machine that is busy
// now and idle later does not favour either.
struct Pair {
    std::string name;
    int clients = 1;
    MakeTurn by_hand;
    MakeTurn kitbank;
    double ratio_least = 0;  // what performance asks for
    bool is_stored = true;   // each item is one more row of device_event
};

struct Plan {
    int rounds = 3;
    std::chrono::duration<double> time{3};
};

struct Compared {
    Speed by_hand;  // of the round with the median ratio
    Speed kitbank;
    double ratio_median = 0;
    double ratio_min = 0;
    double ratio_max = 0;
    std::int64_t items_by_hand = 0;  // of all rounds and the warming
    std::int64_t items_kitbank = 0;
};

Compared compare(const Pair& pair, const Plan& plan);

double median(std::vector<double> values);

}  // namespace kitbank::bench
