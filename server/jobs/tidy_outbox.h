#pragma once
#include <chrono>

#include "server/usecase/ports.h"

namespace kitbank {

// How long the outbox knows of a letter that was sent or given up.
inline constexpr std::chrono::hours settled_letters_kept{30 * 24};

// How long a message that was given up can be sent again.
inline constexpr std::chrono::hours failed_texts_kept{7 * 24};

// A job: deletes and forgets what is older.
void tidy_outbox(Ports& ports);

}  // namespace kitbank
