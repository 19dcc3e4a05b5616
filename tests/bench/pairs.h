#pragma once
#include <vector>

#include "tests/bench/measure.h"
#include "tests/bench/scheme.h"

namespace kitbank::bench {

// Every hot path over HTTP with its hand-written reference, and what performance asks of it.
std::vector<Pair> pairs(const Scheme& scheme);

// How fast a whole delivery is answered when it comes again: deliveries of `size` scans, each sent
// twice. `by_hand` of the result is the first time, `kitbank` the second, so that the ratio is the
// repeat's speed against the first.
Compared repeat(const Scheme& scheme, std::size_t size, const Plan& plan);

// What the checks of reach cost: a manager's requests (as "by hand") against those of somebody bound to
// a hub, all else the same.
inline constexpr int bench_hub = 1;
Compared bound_scan(const Scheme& whole, const Scheme& bound, const Plan& plan);
Compared bound_look_up(const Scheme& whole, const Scheme& bound, const Plan& plan);

}  // namespace kitbank::bench
