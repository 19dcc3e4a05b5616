#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "server/core/devices/standing.h"

namespace kitbank {

// An event that the rules refuse at its place in happened order. It names both sides, waits on a
// worklist for a person, and changes nothing. `against` is the last event that counted before it,
// or all zeros when there was none.
struct Conflict {
    Uuid event;
    Uuid against;
    RefusalCode code;
    std::string detail;
    friend bool operator==(const Conflict&, const Conflict&) = default;
};

enum class StepOutcome : std::uint8_t { applied, conflict, annulled };

struct Step {
    std::size_t event;  // index into the history as given
    StepOutcome outcome;
    DeviceState state;  // after it
    Holder holder;
};

struct Folded {
    Standing standing;
    std::vector<Conflict> conflicts;  // in happened order
    std::vector<Step> steps;          // in happened order
};

// A device's history in any order -> its standing and its conflicts. A pure function of the *set*
// of events: any order of arrival, any batching and any repetition give the same answer. An event
// that an annulment names is left out.
Folded fold(const std::vector<Event>& history);

// Must a new event be folded in, rather than put at the end?
bool is_late(const Standing& standing, const Event& event);

}  // namespace kitbank
