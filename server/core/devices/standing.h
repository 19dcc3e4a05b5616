#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/devices/event.h"
#include "server/core/result.h"

namespace kitbank {

struct WipeInForce {
    Uuid evidence;
    Instant ended;
    friend bool operator==(const WipeInForce&, const WipeInForce&) = default;
};

// What a device's history adds up to: state beside custody, the wipe in force, and what the rules
// of the next step need. A pure function of the history (fold.h); the device row keeps a copy.
struct Standing {
    DeviceState state = DeviceState::none;
    Holder holder;
    HubId
        home;  // the hub that holds it, held it last, or that a pledge named; 0 when none ever did
    std::optional<WipeInForce> wipe;
    Instant exposed_at;       // end of the last stay with someone else, or when it was last opened
    std::string reservation;  // request reference while reserved
    std::optional<Date> due;  // while on loan
    int renewals = 0;
    std::string grade;
    int memory_gb = 0;  // as the last inspection has it; 0 when nobody wrote it down
    std::vector<Medium> media;
    HappenedKey last;  // the latest event in happened order, conflicts included
    friend bool operator==(const Standing&, const Standing&) = default;
};

// The one step: what the event makes of the standing, or why not. Custody guards, the wipe's age,
// due dates and reservations are judged here, beside the table.
Result<Standing> apply(const Standing& standing, const Event& event);

// Would the table and the guards let this event begin now, for someone of this role? What `next` in
// the API and the buttons on the page show. Evidence is not looked at.
bool is_possible(const Standing& standing, DeviceEvent event, Role role);
std::vector<DeviceEvent> possible_events(const Standing& standing, Role role);

// May it go out of the door: a code and sentence when it may not.
std::optional<Refusal> hindrance_to_handover(const Standing& standing);

}  // namespace kitbank
