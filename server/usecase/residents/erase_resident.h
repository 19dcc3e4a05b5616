#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

struct EraseResident {
    Uuid id;
    Caller caller;
    std::string reference;
};

// Destroys the resident's key, every field and every search digest, also those by which the data bank knows
// them again. The reference stays as a pseudonym: on devices that carry it, on what they were given, in readings (who, when, why, which) and in the audit. Refused
// with `hold_in_force` while a hold is. There is no way back.
Result<Resident> erase_resident(const EraseResident& command, Ports& ports);

// The same for one that is locked and may be erased; `why` is "asked" or "retention".
void erase_locked(const Resident& resident, const std::string& actor, const std::string& why,
                  Transaction& tx, Ports& ports);

}  // namespace kitbank
