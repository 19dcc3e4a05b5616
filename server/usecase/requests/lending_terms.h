#pragma once
#include "server/core/requests/terms.h"
#include "server/usecase/ports.h"

namespace kitbank {

struct ChangeTerms {
    Uuid id;
    Caller caller;
    LendingTerms
        terms;  // `version` as they were read, 0 for the house's own; `organisation` is the caller's
};

// A manager sets on what terms the organisation lends from now on. Loans that are out keep their due days.
Result<LendingTerms> change_terms(const ChangeTerms& command, Ports& ports);

// Those of whoever's kit the caller lends or asks for.
LendingTerms find_terms(const Caller& caller, Ports& ports);

}  // namespace kitbank
