#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

// A scheme's rules for giving: how much one person may have, and what must be confirmed beside the criteria.
namespace kitbank {

// "At most 1 SIM or voucher for one person in 180 days."
std::string in_words(const LimitRule& rule);

// The scheme's, or the house's when it has set none.
std::vector<LimitRule> limits_of(OrganisationId organisation, Reader& reader);

// What is asked at this hub; nothing when there is no further question for such a person.
std::optional<GateRule> gate_at(OrganisationId organisation, HubId hub, bool is_walk_in,
                                Reader& reader);

// The first limit that leaves no room for this much more: `limit_reached`, with the rule, and when something was given last.
// Called behind the persons' locks, so that of two at a limit the second counts the first.
std::optional<Refusal> refuse_over_limit(OrganisationId organisation, std::span<const Hash> persons,
                                         std::int64_t gigabytes, Instant now, Reader& reader,
                                         Zones& zones);
// The longest period that a limit looks back.
int longest_period(OrganisationId organisation, Reader& reader);

// Both as they are shown and set by a manager.
struct GivingRules {
    std::vector<LimitRule> limits;
    bool is_house_limit = false;  // the scheme has set none
    std::vector<GateRule> gates;
};
Result<GivingRules> read_giving_rules(const Caller& caller, Ports& ports);

// With `most` 0 a limit is taken away. What was given already stays.
struct SetLimit {
    Uuid id;
    Caller caller;
    LimitRule rule;
};
Result<GivingRules> set_limit(const SetLimit& command, Ports& ports);

// With an empty question it is taken away.
struct SetGate {
    Uuid id;
    Caller caller;
    std::string hub = {};  // code; empty: for all hubs that have none of their own
    std::string question = {};
    bool walk_ins_only = true;
};
Result<GivingRules> set_gate(const SetGate& command, Ports& ports);

}  // namespace kitbank
