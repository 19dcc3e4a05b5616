#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/residents/field.h"
#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

// One SIM or voucher to one person: to a resident, for a request, or to somebody who walks in.
//
// Who may have it is told by the criteria (core/databank/eligibility.h) and by the hub's own further question. Of a
// request they are the request's; of a walk-in they are asked. How much one person may have is counted behind locks of their
// digests, those of the vault (residents/vault.h): a walk-in and a resident with the same telephone number are one
// person, however it is typed. Nothing else of a walk-in is kept, unless they agree to be reminded: then they are a resident.
//
// Locks: the request, the persons, the item.
namespace kitbank {

struct GiveData {
    Uuid id;
    Caller caller;
    std::string item = {};      // a SIM's number or a voucher's reference, as scanned
    std::string hub = {};       // code; empty: the caller's own, or else where the item is
    std::string request = {};   // reference; empty for a walk-in
    int line = 0;               // of the request; 0 for the first that waits for data
    std::string resident = {};  // reference, instead of a request
    ResidentFacts person = {};  // of a walk-in, as typed: phone, e-mail, or name and postcode
    Criteria criteria = {};     // of a request its own are taken
    bool gate_confirmed = false;
    std::string area = {};  // a postcode, or its first half; of a request its own is taken
    Language language = Language::en;
    bool terms_told = false;      // they were told the network's terms
    bool may_remind = false;      // they agree to be reminded before it ends
    std::string over_limit = {};  // why it may go beyond the limit: of a manager
    std::string replaces = {};    // reference of an issue: given instead of it, to the same person
    std::string follows = {};     // of an issue whose bundle may be followed by this one
    HandoverId handover = {};     // that it goes over the counter with
    std::optional<Instant> happened_at = {};  // as a scanner had it; empty: now
    // A scanner reports what has happened: what the limits or the questions say against it is written down
    // (`over_limit`, the criteria as they are) and does not refuse it.
    bool is_fact = false;
};

struct GivenData {
    DataIssue issue;
    DataItem item;
    Network network;  // its terms, the steps to start with, where to get help
    std::string code =
        {};  // of a voucher: this once, and the showing is recorded; never of a repeat
    // Another one of the same bundle that expires sooner lies on this shelf: its reference.
    std::string sooner = {};
};

// Refused with `not_eligible`, `limit_reached`, the refusals of items (core/databank/item.h), `invalid_fields`.
Result<GivenData> give_data(const GiveData& command, Ports& ports);

// The same within a transaction that has locked the request already, if there is one.
Result<GivenData> give_within(const GiveData& command, Transaction& tx, Ports& ports);

}  // namespace kitbank
