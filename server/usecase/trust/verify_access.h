#pragma once
#include <string>
#include <vector>

#include "server/usecase/trust/records.h"

namespace kitbank {

// What a row that gives somebody access says, in the words of its audit chain: a membership, a token or
// a person. What a kind does not have is empty.
struct AccessRow {
    std::string subject;  // "membership:5"
    OrganisationId organisation;
    std::string person;
    std::string role;
    std::string hub;
    std::string expires_at;
    bool is_over = false;  // ended, revoked, disabled
};

// How the row differs from what its audit chain made of it, in a sentence that names it; empty when it
// does not. A membership or a token that nobody gave differs; of people, who may be there from before,
// only whether they are disabled is compared.
std::string fault_in_access(const AccessRow& row, const std::vector<AuditEvent>& chain);

}  // namespace kitbank
