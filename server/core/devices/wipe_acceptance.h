#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/wipe_evidence.h"
#include "server/core/devices/wipe_verdict.h"

// The rule that decides whether a wiping program's report proves that a device holds nobody's data.
//
// The last line of a log is never proof (a verify-only run and a disk that would not open both end
// "successfully completed"), so each medium must show all of it: a method that writes, the status
// Erased, no errors, every byte written and none hidden, read back, by serial the medium on the
// device's list, at a time that counts. And every medium of the device must show it. What is
// doubtful is refused with its reason and waits for a person.
//
// Machine. The report's machine serial (the chassis serial where the first is a placeholder) must
// be the device's. Where either side has no usable serial, the media carry the match: each one on
// the device's list is in the log by its own serial. A device without media on record then has
// nothing to match by and is refused.
//
// Media. A device without media on record, whose machine serial matches, takes the log's disks as
// its own
// (`media_to_record`), and all of them must pass. Otherwise the list and the log must name the same
// disks: one missing from the log was not wiped by it, and one missing from the list means that the
// list is wrong, even if it was wiped well. Disks on the USB bus that the device does not have on
// its list are left out of account: they are the stick that the program was started from, or
// somebody's dock.
//
// Sizes. A recorded size that is a whole number of GB or GiB was read off a label and may differ by
// one per cent; any other must be equal.
namespace kitbank {

inline constexpr std::chrono::minutes wipe_future_tolerance{15};

struct WipedDevice {
    std::string serial;
    std::vector<Medium> media;
    // End of the last time that somebody else had the device or that it was opened: the latest of
    // its last intake, handback, recovery and storage change.
    Instant exposed_at;
};

// Reads a local time in the zone of the wiping machine. A time that the clock showed twice (the end
// of summer time) gives the earlier moment, which can only make a wipe look older; one that it
// never showed gives the moment of the change.
using ReadLocalTime = std::function<Instant(LocalTime)>;

WipeVerdict judge_wipe(const WipeReport& report, const WipedDevice& device,
                       const ReadLocalTime& to_instant, Instant now);

}  // namespace kitbank
