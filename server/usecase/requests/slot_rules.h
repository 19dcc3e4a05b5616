#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/requests/lending_records.h"

namespace kitbank {

inline constexpr std::size_t slot_rules_max = 50;  // of a hub

struct HubTimes {
    std::vector<SlotRule> rules;    // by weekday and time
    std::vector<Date> closed_days;  // of the year from today on
};
// Of a hub whose times the caller may see.
Result<HubTimes> find_hub_times(const Caller& caller, const std::string& hub, Ports& ports);

struct AddSlotRule {
    Uuid id;  // the rule's too
    Caller caller;
    std::string hub;  // code
    SlotRule rule;    // its `id` and `hub` are filled in; a `valid_from` in the past is refused
};
Result<SlotRule> add_slot_rule(const AddSlotRule& command, Ports& ports);

// Appointments that were made by the rule stay as they are: people have been told of them.
struct RemoveSlotRule {
    Uuid id;
    Caller caller;
    std::string hub;
    Uuid rule;
};
Result<HubTimes> remove_slot_rule(const RemoveSlotRule& command, Ports& ports);

// Closes a hub for a day, or opens it again.
struct CloseDay {
    Uuid id;
    Caller caller;
    std::string hub;
    Date day;
    bool is_closed = true;
};
Result<HubTimes> close_day(const CloseDay& command, Ports& ports);

}  // namespace kitbank
