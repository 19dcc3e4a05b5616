#include "server/usecase/partners/second_factor.h"

#include "server/core/partners/one_time_code.h"
#include "server/usecase/partners/account_letters.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/sign_in.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

constexpr std::size_t app_code_figures = 6;
constexpr std::size_t recovery_bytes = 10;
constexpr std::size_t recovery_group = 4;

std::string context_of(PersonId person) {
    return "person:" + std::to_string(person.value) + "/second_factor";
}

std::string actor_of(PersonId person) { return "person:" + std::to_string(person.value); }

// As typed: "abcd-efgh ijkl" is "ABCDEFGHIJKL".
std::string plain_code(std::string_view typed) {
    std::string code;
    for (const char c : typed.substr(0, 100)) {
        if (c == ' ' || c == '-') continue;
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return code;
}

Hash digest_of(PersonId person, std::string_view code, Ports& ports) {
    return ports.crypto.digest(context_of(person) + "/" + std::string{code});
}

// 16 symbols; grouped for people.
std::string make_recovery_code(Ports& ports) {
    return base32(ports.safe.make_key().substr(0, recovery_bytes));
}

std::string grouped(const std::string& code) {
    std::string text;
    for (std::size_t i = 0; i < code.size(); i += recovery_group)
        text.append(i == 0 ? "" : "-").append(code.substr(i, recovery_group));
    return text;
}

void note(const Person& person, const std::string& event, const std::string& actor,
          OrganisationId organisation, Transaction& tx, Ports& ports) {
    record_person(person.id, event, actor, organisation, tx, ports);
}

bool prove_app(const Person& person, std::string_view code, Transaction& tx, Ports& ports) {
    const auto factor = tx.accounts().second_factor(person.id);
    if (!factor) return false;
    const auto secret = open_app_secret(person.id, factor->secret, ports.safe);
    if (!secret) return false;
    const auto step = right_step(*secret, code, ports.clock.now(), factor->last_step);
    return step && tx.write_accounts().accept_step(person.id, *step);
}

}  // namespace

std::string make_app_secret(PersonId person, Ports& ports) {
    return ports.safe.seal(ports.safe.make_key().substr(0, one_time_secret_bytes),
                           context_of(person));
}

std::optional<std::string> open_app_secret(PersonId person, std::string_view sealed, Safe& safe) {
    return safe.open(sealed, context_of(person));
}

bool prove_second_factor(const Person& person, std::string_view code, OrganisationId organisation,
                         Transaction& tx, Ports& ports) {
    const std::string plain = plain_code(code);
    if (plain.size() == app_code_figures) return prove_app(person, plain, tx, ports);
    if (!tx.write_accounts().use_recovery_code(person.id, digest_of(person.id, plain, ports)))
        return false;
    note(person, "recovery_code", actor_of(person.id), organisation, tx, ports);
    return true;
}

Result<std::vector<std::string>> keep_second_factor(const Person& person, std::string_view sealed,
                                                    std::string_view code,
                                                    OrganisationId organisation, Transaction& tx,
                                                    Ports& ports) {
    if (tx.accounts().second_factor(person.id)) return Refusal{RefusalCode::link_over, "", {}};
    const auto secret = open_app_secret(person.id, sealed, ports.safe);
    const Instant now = ports.clock.now();
    const auto step = secret ? right_step(*secret, plain_code(code), now, 0) : std::nullopt;
    if (!step) return Refusal{RefusalCode::code_wrong, "", {}};
    tx.write_accounts().insert_second_factor({person.id, std::string{sealed}, *step, now});
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_code_count; ++i) {
        const std::string made = make_recovery_code(ports);
        tx.write_accounts().insert_recovery_code(person.id, digest_of(person.id, made, ports));
        codes.push_back(grouped(made));
    }
    note(person, "second_factor", actor_of(person.id), organisation, tx, ports);
    post_account_letter(person, AccountLetter::second_factor_set_up, tx, ports);
    return codes;
}

void end_second_factor(const Person& person, const std::string& actor, OrganisationId organisation,
                       Transaction& tx, Ports& ports) {
    tx.write_accounts().remove_second_factor(person.id);
    tx.write_accounts().end_sessions_of(person.id);
    note(person, "second_factor_removal", actor, organisation, tx, ports);
    post_account_letter(person, AccountLetter::second_factor_removed, tx, ports);
}

Result<PersonId> reset_second_factor(const std::string& email, Ports& ports) {
    std::optional<Person> person;
    ports.store.write([&](Transaction& tx) {
        person = tx.accounts().person_by_email(canonical_email(email));
        if (!person) return false;
        const auto memberships = tx.partners().memberships_of(person->id);
        const OrganisationId organisation =
            memberships.empty() ? OrganisationId{1} : memberships.front().organisation;
        end_second_factor(*person, "operator", organisation, tx, ports);
        return true;
    });
    if (!person) return Refusal{RefusalCode::not_found, "No person has this e-mail address.", {}};
    return person->id;
}

Result<OrganisationId> set_second_factor_rule(const std::string& name, SecondFactorRule rule,
                                              Ports& ports) {
    std::optional<Organisation> row;
    ports.store.write([&](Transaction& tx) {
        row = name.empty() ? tx.partners().organisation(OrganisationId{1})
                           : tx.partners().organisation_by_name(name);
        if (!row) return false;
        row->second_factor = rule;
        if (!tx.write_partners().update_organisation(*row))
            throw StoreFailure{RefusalCode::busy, "the organisation was changed by someone else"};
        record_audit(
            {"organisation:" + std::to_string(row->id.value), "policy", "operator", row->id},
            {{"second_factor", std::string{name_of(rule)}}}, tx, ports);
        return true;
    });
    if (!row) return Refusal{RefusalCode::organisation_not_found, "", {}};
    return row->id;
}

}  // namespace kitbank
