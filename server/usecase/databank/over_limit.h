#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/core/residents/field.h"
#include "server/usecase/databank/data_receiver.h"
#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

// More than the limit for one person. A manager who gives writes the reason and needs nobody; hub staff ask, and a manager
// allows or refuses without learning who it is for.
namespace kitbank {

struct AskOverLimit {
    Uuid id;
    Caller caller;
    std::string reason;         // 1 to 200 characters, about nobody's affairs
    std::string hub = {};       // code; empty: the caller's own
    std::string request = {};   // for whom: its resident, or
    std::string resident = {};  // that one, or
    ResidentFacts person = {};  // a walk-in, as typed
};
// Asked again while it waits, or while a permission is good, the answer is the same one.
Result<LimitOverride> ask_over_limit(const AskOverLimit& command, Ports& ports);

struct DecideOverLimit {
    Uuid id;
    Caller caller;
    std::string reference;
    bool is_allowed = false;
    std::string words = {};  // 200 characters at most
};
Result<LimitOverride> decide_over_limit(const DecideOverLimit& command, Ports& ports);

inline constexpr int override_list_max = 200;
// Those of the caller's reach: hub staff see what their hub asked, managers all. Newest first; the longest waiting first of
// those that are only asked.
Result<std::vector<LimitOverride>> limit_overrides(const Caller& caller,
                                                   std::optional<OverrideState> state,
                                                   Ports& ports);
Result<LimitOverride> show_override(const Caller& caller, std::string_view reference, Ports& ports);

// Before anything else is asked: what is wrong with how somebody is named, a request that waits for no data, or the limit that leaves no room for one item more,
// when no permission is good for them. Changes nothing.
std::optional<Refusal> hindrance_to_receiver(const Caller& caller, const ReceiverNames& names,
                                             Ports& ports);

// Uses up a permission that is good for this person, for that issue; nothing when there is none.
std::optional<LimitOverride> use_permission(OrganisationId organisation,
                                            std::span<const Hash> persons, const std::string& issue,
                                            Transaction& tx, Ports& ports);

// What is wrong with a reason; empty when nothing is.
std::string over_limit_fault(std::string_view reason);

}  // namespace kitbank
