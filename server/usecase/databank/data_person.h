#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

// By what the data bank knows a person again: digests of a telephone number, an e-mail address, a name with its postcode, as
// the vault makes them, so that a walk-in and a resident are one; and of a resident's reference, for those of whom
// nothing else is known.
namespace kitbank {

std::vector<Hash> persons_of_facts(OrganisationId organisation, const ResidentFacts& facts,
                                   Safe& safe);
// Their fields are opened for this and disclosed to nobody.
std::vector<Hash> persons_of_resident(const Resident& resident, Reader& reader, Safe& safe);

// These, and all that came with one of them before, as far as that leads; in order.
std::vector<Hash> all_persons_like(OrganisationId organisation, std::vector<Hash> persons,
                                   Reader& reader);

}  // namespace kitbank
