#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

// Facts of an audit event, by name. Numbers, codes and names of staff; never a resident's own data.
using AuditFacts = std::vector<std::pair<std::string_view, std::string>>;

struct AuditNote {
    std::string subject;
    std::string event;
    std::string actor;
    OrganisationId organisation;
};

// Adds the event to its subject's chain, in this transaction. Every change of an organisation, a
// person, a membership, a hub, a token or a resident calls it exactly once for each subject changed.
void record_audit(const AuditNote& note, const AuditFacts& facts, Transaction& tx, Ports& ports);

// Every event, of a device, a label or an audit chain, is sealed with a key that lives outside the
// database: whoever has all rights there can compute a hash, and can still not put in an event of
// their own. (A keyed hash in place of the plain one was rejected: nobody else could check a chain.)
Hash seal_of(const Hash& event, Safe& safe);

// What the hash of an audit event covers: everything but the hash itself.
std::string chain_text(const AuditEvent& event);

// The first row whose place, link or hash is wrong; empty when the chain holds.
std::string fault_in_chain(const std::vector<AuditEvent>& chain, Crypto& crypto);

}  // namespace kitbank
