#include "server/usecase/trust/adopt_access.h"

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

std::string hub_text(const std::optional<Hub>& hub) {
    return hub ? std::to_string(hub->id.value) : "";
}

void adopt(const std::string& subject, OrganisationId organisation, AuditFacts facts,
           Transaction& tx, Ports& ports) {
    if (!tx.trust().audit_of(subject).empty()) return;
    record_audit({subject, "adoption", "operator", organisation}, facts, tx, ports);
}

// Somebody who was disabled before there were chains.
void adopt_disabled(const Membership& row, Transaction& tx, Ports& ports) {
    const auto person = tx.accounts().person(row.person);
    if (!person->disabled) return;
    const std::string subject = "person:" + std::to_string(row.person.value);
    if (!tx.trust().audit_of(subject).empty()) return;
    record_audit({subject, "disabling", "operator", row.organisation}, {}, tx, ports);
}

}  // namespace

void adopt_access(Ports& ports) {
    ports.store.write([&](Transaction& tx) {
        for (const Membership& row : tx.partners().all_memberships()) {
            adopt("membership:" + std::to_string(row.id.value), row.organisation,
                  {{"person", std::to_string(row.person.value)},
                   {"role", std::string{name_of(row.role)}},
                   {"hub", hub_text(row.hub)}},
                  tx, ports);
            adopt_disabled(row, tx, ports);
        }
        for (const Token& row : tx.partners().all_tokens()) {
            const std::string subject = "token:" + std::to_string(row.id.value);
            const bool is_known = !tx.trust().audit_of(subject).empty();
            adopt(subject, row.organisation,
                  {{"role", std::string{name_of(row.role)}},
                   {"hub", hub_text(row.hub)},
                   {"expires_at", row.expires_at ? format(*row.expires_at) : ""}},
                  tx, ports);
            if (row.revoked_at && !is_known) {
                record_audit({subject, "revocation", "operator", row.organisation}, {}, tx, ports);
            }
        }
        return true;
    });
}

}  // namespace kitbank
