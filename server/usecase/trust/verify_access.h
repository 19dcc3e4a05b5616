#pragma once
#include <string>
#include <vector>

#include "server/usecase/trust/audit.h"

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
    bool is_over = false;     // ended, revoked, disabled
    AuditFacts digests = {};  // of what its holder signs in with (credentials.h)
};

// How the row differs from what its audit chain made of it, in a sentence that names it; empty when it
// does not. A membership or a token that nobody gave differs. A digest that its chain never had differs
// when all digests are kept (credentials.h, `people_adopted`), and is left alone before.
std::string fault_in_access(const AccessRow& row, const std::vector<AuditEvent>& chain,
                            bool all_digests_are_kept);

}  // namespace kitbank
