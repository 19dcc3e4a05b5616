#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

inline constexpr int data_batch_size = 500;
inline constexpr int data_batches_per_turn = 20;
// Who is told of one hub's stale stock: those of its staff, and managers.
inline constexpr std::size_t stale_letters_max = 10;

// A job: what time does to SIMs and vouchers. Those whose last day is over have ended; those that were not activated in time are
// expired, on a shelf, set aside or given, and the issue of each says so. Days are London's, whatever the hour is elsewhere.
//
// By day, from 08:00 to 20:00 there, it writes: one letter a hub and step to its staff of stock that must be activated soon, and
// one to each person who agreed, before the last day of their bundle. Each is sent once, and after a time
// in which nothing ran only the latest that is due. How many changes and letters it made.
int run_data_bank(Ports& ports);

}  // namespace kitbank
