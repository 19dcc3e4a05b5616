#pragma once
#include <optional>
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

// Entering somebody into the vault as part of a larger change: on their own (add_resident.h), or with the
// request that is made for them (requests/submit_request.h).
namespace kitbank {

struct ResidentEntry {
    OrganisationId organisation;  // whose kit it is
    HubId hub;                    // 0 for none yet
    std::string actor;            // whose `own` resident this is
    ResidentFacts facts;          // as check_facts left them
};

// A new resident with a key of their own, and one audit event. The facts are sealed.
Resident enter_resident(const ResidentEntry& entry, Transaction& tx, Ports& ports);

// Somebody with the same phone number, e-mail address, or name and postcode.
struct Twin {
    Resident resident;
    ResidentIndexKind kind = ResidentIndexKind::phone;
};
std::string spoken(ResidentIndexKind kind);  // "phone number"

// All of them, in reach or not; each once for each fact that matches.
std::vector<Twin> twins_of(OrganisationId organisation, const ResidentFacts& facts, Reader& reader,
                           Ports& ports);

// Refuses with `resident_exists` when there is a twin in the caller's reach: its sentence names their
// reference, and since that tells that they are here, it is recorded as a reading in a transaction of its
// own. Nothing is looked for when the request of this id came before.
std::optional<Refusal> refuse_twin(const Caller& caller, OrganisationId organisation,
                                   const Uuid& request_id, const ResidentFacts& facts,
                                   Ports& ports);

}  // namespace kitbank
