#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/device.h"
#include "server/core/devices/evidence.h"
#include "server/core/devices/lifecycle.h"
#include "server/core/ids.h"

namespace kitbank {

// Where an event stands in happened order: when it was scanned, then by which source, then the
// source's own number, then its id, so that the order is total and does not depend on arrival.
struct HappenedKey {
    Instant at;
    std::string source;
    std::int64_t source_seq = 0;
    Uuid id;
    friend auto operator<=>(const HappenedKey&, const HappenedKey&) = default;
};

// One row of a device's history. Rows are never changed: a correction is a new row.
//
// `seq` counts from 1 in recorded order, the order of the hash chain. `digest` is the BLAKE2b of
// the request that brought the event: the same id with another digest is another request. `media`
// is the full list of the device's media after an intake or a changed medium, those that were wiped
// of a wipe by a program, and empty otherwise.
struct Event {
    DeviceId device;
    std::uint32_t seq = 0;
    HappenedKey happened;
    DeviceEvent event = DeviceEvent::intake;
    std::string actor;  // who: a person or token by kind and number, "person:3"
    HubId hub;          // where; 0 when nowhere in particular
    Instant recorded_at;
    Evidence evidence;
    std::vector<Medium> media;
    Hash digest{};
    Hash previous{};
    Hash hash{};
    std::optional<Hash> seal = {};  // made with the installation's key (usecase/trust/audit.h)
};

}  // namespace kitbank
