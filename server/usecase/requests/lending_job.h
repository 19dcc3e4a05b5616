#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

inline constexpr int lending_batch_size = 100;

// A job: reminds of loans and of the next day's appointments, and records as lost what is overdue for as
// long as the terms say. Each reminder is sent once, and only the latest that is due: whoever could not be
// reminded for a while is not told the same thing several times over. Nobody is written to in the night:
// outside 08:00 to 20:00 in London nothing is done. How many changes it made.
int run_lending(Ports& ports);

}  // namespace kitbank
