#include "server/usecase/trust/adopt_access.h"

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/credentials.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

std::string hub_text(const std::optional<Hub>& hub) {
    return hub ? std::to_string(hub->id.value) : "";
}

void adopt(const std::string& subject, OrganisationId organisation, const AuditFacts& facts,
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

constexpr OrganisationId first_organisation{1};  // the schema makes it
constexpr std::string_view adoption = "digest_adoption";
constexpr int people_a_page = 500;

void adopt_people(Transaction& tx, Ports& ports) {
    std::vector<Person> page = tx.accounts().people_after({}, people_a_page);
    while (!page.empty()) {
        for (const Person& person : page) {
            const auto memberships = tx.partners().memberships_of(person.id);
            record_person(
                person.id, std::string{adoption}, "operator",
                memberships.empty() ? first_organisation : memberships.front().organisation, tx,
                ports);
        }
        page = tx.accounts().people_after(page.back().id, people_a_page);
    }
}

void adopt_tokens(Transaction& tx, Ports& ports) {
    for (const Token& row : tx.partners().all_tokens()) {
        record_audit({"token:" + std::to_string(row.id.value), std::string{adoption}, "operator",
                      row.organisation},
                     digests_of(row, ports.safe), tx, ports);
    }
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

void adopt_credentials(Ports& ports) {
    ports.store.write([&](Transaction& tx) {
        const std::string subject{people_adopted};
        if (tx.write_trust().lock_chain(subject).seq > 0) return false;
        adopt_people(tx, ports);
        adopt_tokens(tx, ports);
        record_audit({subject, std::string{adoption}, "operator", first_organisation}, {}, tx,
                     ports);
        return true;
    });
}

}  // namespace kitbank
