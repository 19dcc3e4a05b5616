#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// What was typed replaces what was there; what was left empty stays. So that a correction needs no
// reading: the form comes empty, and nobody sees the old values by opening it.
struct ChangeResident {
    Uuid id;
    Caller caller;
    std::string reference;
    ResidentFacts facts;
    std::vector<ResidentField> remove = {};
    std::string hub = {};                       // code; empty: as it is
    std::optional<std::uint32_t> version = {};  // as it was seen; `changed` when it is another now
};

Result<Resident> change_resident(const ChangeResident& command, Ports& ports);

}  // namespace kitbank
