#pragma once
#include <chrono>

#include "server/usecase/ports.h"

namespace kitbank {

// How long the outbox knows of a letter that was sent or given up.
inline constexpr std::chrono::hours settled_letters_kept{30 * 24};

// A job: deletes what is older.
void tidy_outbox(Ports& ports);

}  // namespace kitbank
