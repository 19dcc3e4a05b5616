#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

struct AddResident {
    Uuid id;
    Caller caller;
    ResidentFacts facts;   // as typed
    std::string hub = {};  // code; empty: the caller's own, or none yet
    // The caller has looked: whoever has the same phone, e-mail or name and postcode is another.
    bool is_someone_else = false;
};

// A new resident with a key of their own. Somebody in the caller's reach with the same phone number,
// e-mail address, or name and postcode, however they were typed, is noticed first: `resident_exists`
// names their reference, and since that tells that they are here, it is recorded as a reading of
// them. Somebody out of reach stays unmentioned. What is kept of the request, to know it when it comes
// again, is a keyed digest: a plain one of so few facts could be guessed back.
Result<Resident> add_resident(const AddResident& command, Ports& ports);

}  // namespace kitbank
