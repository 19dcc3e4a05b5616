#pragma once
#include <string>
#include <vector>

#include "server/store/address.h"
#include "server/store/connection.h"

namespace kitbank {

// A promise that the rows do not keep: the invariant's statement (its first comment line says what
// it looks for) and the first row that breaks it.
struct BrokenInvariant {
    std::string name;
    std::string promise;
    std::string first_row;
};

// Asks every question of sql/verify, each of which must find nothing. What needs hashing or
// folding is checked in C++ (trust/verifier.h). Throws DatabaseError.
std::vector<BrokenInvariant> check_invariants(const DatabaseAddress& address);
std::vector<BrokenInvariant> check_invariants(Connection& connection);

}  // namespace kitbank
