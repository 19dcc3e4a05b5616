#pragma once
#include <string>
#include <vector>

#include "server/usecase/trust/audit.h"

namespace kitbank {

// What a row that gives somebody access says, in the words of its audit chain: a membership, a token, a
// person or an OpenID provider. What a kind does not have is empty.
struct AccessRow {
    std::string subject;  // "membership:5"
    OrganisationId organisation;
    std::string person;
    std::string role;
    std::string hub;
    std::string expires_at;
    bool is_over = false;  // ended, revoked, disabled
    // The rest of what its audit chain tells: digests of what its holder signs in with (credentials.h), where a
    // provider is.
    AuditFacts facts = {};
};

// How the row differs from what its audit chain made of it, in a sentence that names it; empty when it
// does not. A membership or a token that nobody gave differs. A fact that its chain never had differs
// when all are kept (credentials.h, `people_adopted`), and is left alone before.
std::string fault_in_access(const AccessRow& row, const std::vector<AuditEvent>& chain,
                            bool all_facts_are_kept);

}  // namespace kitbank
