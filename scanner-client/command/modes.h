#pragma once
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scanner-client/command/options.h"
#include "scanner-client/scan.h"

namespace kitbank::scanner {

// What a scan means while the program runs in this mode: one event, or the first of several that an
// option chooses among.
struct Mode {
    std::string_view name;
    std::string_view summary;
    std::string_view details;
    std::vector<DeviceEvent> events;
};

const std::vector<Mode>& modes();
const Mode* find_mode(const std::string& name);

// What every scan of one run has in common.
struct Orders {
    DeviceEvent event = DeviceEvent::move;
    std::string hub;
    Evidence evidence;
    std::vector<Medium> media;
    std::optional<Instant> at;    // of scans written down earlier; else each scan is now
    bool takes_requests = false;  // a request's code may be scanned before its item
    bool needs_request = false;   // and must be: no recipient and no request was given
};

// The orders in the options, checked by the core's rules before the first scan is read.
std::variant<Orders, UsageFault> read_orders(const Mode& mode, const Arguments& arguments,
                                             const std::string& hub, Instant now);

// "14:30" (today), "2026-11-21 14:30" in this computer's time, or RFC 3339.
std::optional<Instant> parse_time(const std::string& text, Instant now);

}  // namespace kitbank::scanner
