#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/devices/evidence.h"
#include "server/core/ids.h"

namespace kitbank::scanner {

// One scan: something that happened to one device, as the person at the desk said it. Its id is
// made here, before anything is sent, and stays the same however often it is sent; its number
// counts this scanner's scans without a gap.
struct Scan {
    Uuid id;
    std::int64_t seq = 0;
    Instant at;
    std::string tag;  // canonical
    DeviceEvent event = DeviceEvent::move;
    std::string hub;  // code
    Evidence evidence;
    std::vector<Medium> media;  // of a device that is received
    friend bool operator==(const Scan&, const Scan&) = default;
};

// The word that begins the one line said about a scan.
enum class AnswerWord : std::uint8_t {
    ok,        // the server has it and it stands
    kept,      // it is in the scanner's file and will be sent later
    refused,   // it does not stand; a person must look at it
    conflict,  // the server has it, but it does not agree with what else is known
};

struct Answer {
    AnswerWord word = AnswerWord::ok;
    std::string scanned;   // what the scanner read, when it was not a tag
    std::string tag;       // canonical, or empty
    std::string code;      // of the refusal, as in /problems/{code}; or empty
    std::string sentence;  // for the person
    std::string state;     // of the device afterwards, when known
    Uuid id;
    std::int64_t seq = 0;  // 0 when nothing was kept
    friend bool operator==(const Answer&, const Answer&) = default;
};

}  // namespace kitbank::scanner
