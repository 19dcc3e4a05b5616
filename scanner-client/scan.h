#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/databank/stock_scan.h"
#include "server/core/devices/device.h"
#include "server/core/devices/evidence.h"
#include "server/core/ids.h"

namespace kitbank::scanner {

// One scan: something that happened to one device, SIM card or consignment, as the person at the desk said it. Its id is
// made here, before anything is sent, and stays the same however often it is sent; its number
// counts this scanner's scans without a gap.
struct Scan {
    Uuid id;
    std::int64_t seq = 0;
    Instant at;
    std::string tag;  // canonical; of data stock the card's number or the consignment's reference
    DeviceEvent event = DeviceEvent::move;
    std::string hub;  // code
    Evidence evidence;
    std::vector<Medium> media;  // of a device that is received
    std::optional<StockScanEvent> stock =
        {};  // of data stock: what happened, and no device's event
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
    std::int64_t seq = 0;    // 0 when nothing was kept
    std::string sim = {};    // number of the card that it is about
    std::string terms = {};  // of its network, for the person who gets it; shown before the rest
    friend bool operator==(const Answer&, const Answer&) = default;
};

// The answer to a scan, naming what it is about.
Answer answer_about(const Scan& scan, AnswerWord word, std::string code, std::string sentence);

// "loan", "given"
std::string spoken_event(const Scan& scan);

}  // namespace kitbank::scanner
