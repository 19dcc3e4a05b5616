#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scanner-client/scan.h"
#include "server/core/devices/standing.h"
#include "server/core/refusal.h"

// What this scanner last knew of a device, and what the rules of the core make of it while there
// is no line. No person's reference is among it.
namespace kitbank::scanner {

struct DeviceFacts {
    std::string tag;
    std::string what;  // "Dell Vostro 5581"
    DeviceState state = DeviceState::none;
    HolderKind holder = HolderKind::donor;
    std::string hub;  // code, when the holder is a hub
    std::string shelf;
    bool wiped = false;  // a wipe is in force
    std::vector<std::string> next;
    Instant known_at;
    bool from_here = false;  // made of a scan of this scanner that the server has not answered
    std::string reservation = {};  // the request it is set aside for; empty for none, or not known
    friend bool operator==(const DeviceFacts&, const DeviceFacts&) = default;
};

Standing standing_of(const DeviceFacts& facts);

// May it go out of the door, as far as is known here?
std::optional<Refusal> hindrance_to_handover(const DeviceFacts& facts);

// Why a hand-over must not be, as far as is known here. Certain when `facts.from_here`: nobody else
// has the device's latest scan yet. Otherwise the device may have been wiped and made ready since,
// on a page that this scanner does not see.
std::optional<Refusal> forbidden_here(const DeviceFacts& facts, const Scan& scan);

// Why the item must not go to the request of this hand-over: it is set aside for another one, or for
// none. Refused also without a line, since what is put back can be scanned again, and what went to the
// wrong person cannot.
std::optional<Refusal> promised_otherwise(const DeviceFacts& facts, const Scan& scan);

// The facts as they are after the scan; or why the server may call it a conflict.
Result<DeviceFacts> after(const DeviceFacts& facts, const Scan& scan);

// The facts with the state that the server told of a scan that was sent later.
DeviceFacts with_state(DeviceFacts facts, DeviceState state);

// "at ALN, shelf B2", "with a borrower".
std::string place_of(const DeviceFacts& facts);

}  // namespace kitbank::scanner
