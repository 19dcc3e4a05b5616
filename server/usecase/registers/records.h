#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/registers/deadline.h"
#include "server/core/registers/entry.h"
#include "server/usecase/records.h"

// The rows of the registers. What `sealed` is said of is ciphertext under the master key, bound to the
// organisation, the entry and the column; an empty text stays empty.
namespace kitbank {

using EntryId = Id<struct EntryRow>;

// What an entry of either register keeps. Who it is about is a resident's reference, or words of the
// person's own (sealed), or both.
struct RegisterEntry {
    EntryId id;
    OrganisationId organisation;
    EntryNumber number;
    Nation nation = Nation::england_and_wales;
    Date received;
    ReceivedHow how = ReceivedHow::letter;
    std::string resident;
    std::string person;  // sealed: name and how to reach them
    std::string matter;  // sealed: what about
    std::optional<Date> answered;
    std::string recorded_by;  // actor
    Instant recorded_at;
    std::uint32_t version = 1;
};

struct Complaint : RegisterEntry {
    ComplaintCategory category = ComplaintCategory::other;
    std::optional<Date> acknowledged;
    std::optional<ComplaintOutcome> outcome;  // with `answered`
    std::optional<Date> closed;
    std::string lessons;  // sealed
};

struct AccessRequest : RegisterEntry {
    bool identity_needed = false;
    std::optional<Date> identity_confirmed;
    std::vector<Clarification> clarifications;  // at most the last one without its answer
    std::optional<Date> extended;               // when the person was told
    std::optional<ExtensionGround> ground;      // with `extended`
    std::optional<AccessOutcome> outcome;       // with `answered`
    std::string reason;                         // sealed: why not everything was given
    bool rights_told = false;                   // to complain here, to the ICO and to a court
};

struct RegisterNote {
    Register book = Register::complaints;
    EntryId entry;
    std::string text;  // sealed
    std::string actor;
    Instant written_at;
    Uuid id;  // the context that it is sealed in
};

// How often an answer was given in a month. There is no row for a person, an act or a moment.
struct MonitoringCount {
    OrganisationId organisation;
    Date month;  // its first day
    std::string question;
    std::string answer;
    std::int64_t count = 0;
};

}  // namespace kitbank
