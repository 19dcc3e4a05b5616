#pragma once
#include <string>
#include <vector>

#include "server/core/residents/field.h"
#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// For whom something is asked or given: a request's resident, a resident, or a walk-in.
struct ReceiverNames {
    std::string request = {};
    std::string resident = {};
    ResidentFacts person = {};  // as typed
};

struct DataReceiver {
    std::optional<KitRequest> request = {};  // locked
    std::optional<Resident> resident = {};
    ResidentFacts facts = {};  // of a walk-in, as they are kept
    std::vector<Hash> persons = {};
};

// With all digests by which the person is known. Refuses with `request_not_found`, `resident_not_found`,
// `resident_erased`, and `invalid_fields` when nothing would find a walk-in again.
Result<DataReceiver> find_receiver(const Caller& caller, const ReceiverNames& names,
                                   Transaction& tx, Ports& ports);

// Locked to the end, and looked up again behind the locks.
void lock_receiver(OrganisationId organisation, DataReceiver& receiver, Transaction& tx);

// The hub where it happens: the one named, the caller's own, or else `otherwise`. Whoever works at one hub acts for that.
Result<Hub> hub_of_giving(const Caller& caller, const std::string& code, HubId otherwise,
                          Reader& reader);

// Keyed, since so few facts could be guessed back from a plain digest.
std::string receiver_content(const ReceiverNames& names, const Uuid& id, Safe& safe);

}  // namespace kitbank
