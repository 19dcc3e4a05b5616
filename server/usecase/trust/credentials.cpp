#include "server/usecase/trust/credentials.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/provider_ports.h"
#include "server/usecase/partners/records.h"
#include "server/usecase/partners/second_factor.h"

namespace kitbank {
namespace {

std::string subject_of(PersonId person) { return "person:" + std::to_string(person.value); }

std::string digest(const std::string& value, const std::string& subject, std::string_view name,
                   Safe& safe) {
    if (value.empty()) return "";
    return format(safe.blind_index(value, "audit " + subject + "/" + std::string{name}));
}

// A secret that does not open is not this person's.
std::string secret_of(PersonId person, Reader& reader, Safe& safe) {
    const auto factor = reader.accounts().second_factor(person);
    if (!factor) return "";
    return open_app_secret(person, factor->secret, safe).value_or("does not open");
}

std::string codes_of(PersonId person, Reader& reader) {
    std::string codes;
    for (const Hash& code : reader.accounts().recovery_codes(person)) codes += format(code);
    return codes;
}

std::string identities_of(PersonId person, Reader& reader) {
    std::vector<ProviderIdentity> rows = reader.providers().identities_of(person);
    if (rows.empty()) return "";
    std::ranges::sort(rows, {}, &ProviderIdentity::provider);
    CanonicalText text;
    for (const ProviderIdentity& row : rows) text.add(format(row.provider)).add(row.subject);
    return text.text();
}

}  // namespace

AuditFacts digests_of(const Person& person, Reader& reader, Safe& safe) {
    const std::string subject = subject_of(person.id);
    const auto of = [&](std::string_view name, const std::string& value) {
        return std::pair{name, digest(value, subject, name, safe)};
    };
    return {of("email_digest", person.email),
            of("name_digest", person.name),
            of("password_digest", person.password_hash),
            of("second_factor_digest", secret_of(person.id, reader, safe)),
            of("recovery_codes_digest", codes_of(person.id, reader)),
            of("identities_digest", identities_of(person.id, reader))};
}

AuditFacts digests_of(const Token& token, Safe& safe) {
    const std::string subject = "token:" + std::to_string(token.id.value);
    return {{"secret_digest", digest(format(token.hash), subject, "secret_digest", safe)}};
}

void record_person(PersonId person, const std::string& event, const std::string& actor,
                   OrganisationId organisation, Transaction& tx, Ports& ports, AuditFacts facts) {
    const auto row = tx.write_accounts().lock_person(person);
    if (!row) throw StoreFailure{RefusalCode::busy, "a person was taken away by someone else"};
    for (auto& fact : digests_of(*row, tx, ports.safe)) facts.push_back(std::move(fact));
    record_audit({subject_of(person), event, actor, organisation}, facts, tx, ports);
}

}  // namespace kitbank
