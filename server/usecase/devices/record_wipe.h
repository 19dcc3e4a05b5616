#pragma once
#include <optional>
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

// A wipe log as it was uploaded.
struct RecordWipe {
    Uuid id;  // of the request, and of the evidence that comes of it
    Caller caller;
    std::optional<Tag> tag;  // empty: the device is found by the machine's or a medium's serial
    std::string content;
    std::string content_type;
    std::string file_name;
    std::string zone = "Europe/London";  // of the log's local times
    std::optional<std::uint32_t> version;
};

// What was stored of it. `device` is the device as it is now, when one was found; `event` what was
// recorded on it: `wipe`, `wipe_failure`, or nothing.
struct RecordedWipe {
    StoredEvidence evidence;
    std::optional<Device> device;
    std::optional<DeviceEvent> event;
};

// Reads the report, judges it by wipe_acceptance.h, keeps the file by its SHA-256 and the verdict
// for ever, and records the event that follows. Refused with `report_not_understood` when it is not
// a wipe report; accepted or not, an understood report is an answer, not a refusal.
Result<RecordedWipe> record_wipe(const RecordWipe& command, Ports& ports);

inline constexpr std::size_t wipe_report_bytes_max = 4 * 1024 * 1024;

}  // namespace kitbank
