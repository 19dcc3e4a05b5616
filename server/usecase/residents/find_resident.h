#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

// Exactly, and by one of three: phone; email; name and postcode. However they are typed.
struct FindResident {
    Caller caller;
    ResidentFacts typed;
};

// Those in the caller's reach who match all that was typed. A match tells that the person is here, so
// each one found is recorded as a reading of the fields that were searched for.
Result<std::vector<Resident>> find_resident(const FindResident& command, Ports& ports);

inline constexpr int resident_page_size = 50;

// Those in reach, newest first, by reference alone: a list with names or initials would be a reading
// of everyone on it. `before` is the last reference of the page before; empty for the first page.
Result<std::vector<Resident>> list_residents(const Caller& caller, std::string_view before,
                                             Ports& ports);

}  // namespace kitbank
