#pragma once
#include "server/usecase/devices/record_events.h"

namespace kitbank {

// The digest of a command's content: what must be the same when the same id comes again, whichever
// door it comes through and whether as wish or as fact.
Hash digest_of(const RecordEvent& command, Crypto& crypto);

// When the event happened: the sender's time corrected by its measured clock error, and never later
// than now. Without a time, now.
Instant happened_at(const RecordEvent& command, Instant now);

}  // namespace kitbank
