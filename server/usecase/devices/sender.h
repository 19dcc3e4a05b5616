#pragma once
#include "server/usecase/devices/record_events.h"

namespace kitbank {

// The digest of a command's content: what must be the same when the same id comes again, whichever
// door it comes through and whether as wish or as fact.
Hash digest_of(const RecordEvent& command, Crypto& crypto);

// When the event happened: the sender's time corrected by its measured clock error, and never later
// than now. Without a time, now.
Instant happened_at(const RecordEvent& command, Instant now);

// Does the event stand before the device's latest only because two clocks differ, or because a time
// was written in whole seconds? So it is with a wish made at about this moment, and with a fact
// stamped with the same whole second as a wish that was stamped here, or as an earlier scan of its
// own source that followed such a wish. Then it comes after. A wipe keeps the time of its log, which
// orders it against what happened to the device.
bool is_clock_noise(const RecordEvent& command, const Event& event, const HappenedKey& latest,
                    Instant now);

inline constexpr std::chrono::minutes wish_is_now{2};

}  // namespace kitbank
