#pragma once
#include <chrono>
#include <string_view>

#include "server/usecase/ports.h"

namespace kitbank {

// Who hands in what was scanned offline. A token in force is its holder; one that was revoked or ran
// out less than `late_scans_length` ago still may hand in, with `over_since` set: what it scanned
// before is set aside for a person and nothing is recorded (record_events). Without this a lost
// scanner that turns up again, or one whose token ran out in a drawer, would lose its scans; with
// more than this a stolen token would write.
Result<Caller> find_late_caller(std::string_view token, Ports& ports);

inline constexpr std::chrono::hours late_scans_length{30 * 24};

}  // namespace kitbank
