#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// While a hold is in force the record is neither erased by anyone nor by its retention rule. A record
// may have several; each is lifted for itself.
struct HoldResident {
    Uuid id;  // also the hold's
    Caller caller;
    std::string reference;
    HoldKind kind = HoldKind::other;
    std::string words;  // 1 to 120 characters
};
Result<Hold> hold_resident(const HoldResident& command, Ports& ports);

struct LiftHold {
    Uuid id;
    Caller caller;
    std::string reference;
    Uuid hold;
    std::string words;  // 1 to 120 characters
};
Result<Hold> lift_hold(const LiftHold& command, Ports& ports);

// Oldest first, lifted ones too, for all who may see the record. Their words are in the export alone.
Result<std::vector<Hold>> holds_of(const Caller& caller, std::string_view reference, Ports& ports);

}  // namespace kitbank
