#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// Sends a message again that was given up: its organisation's managers, while its text is kept.
struct SendAgain {
    Uuid id;  // of this wish
    Caller caller;
    Uuid letter;
};
// `entry_not_found`: not theirs, not given up, or its text is forgotten.
Result<Uuid> send_again(const SendAgain& command, Ports& ports);

}  // namespace kitbank
