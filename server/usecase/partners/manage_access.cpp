#include "server/usecase/partners/manage_access.h"

#include <algorithm>

#include "server/core/text.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/sign_in.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

Refusal field_refusal(std::string field, std::string sentence) {
    return {RefusalCode::invalid_fields, sentence, {{std::move(field), sentence}}};
}

constexpr OrganisationId first_organisation{1};  // the schema makes it

OrganisationId organisation_named(const std::string& name, Transaction& tx, Ports& ports) {
    if (name.empty()) return first_organisation;
    const auto known = tx.partners().organisation_by_name(name);
    if (known) return known->id;
    const OrganisationId id = tx.write_partners().insert_organisation({{}, name});
    record_audit({"organisation:" + std::to_string(id.value), "foundation", "operator", id},
                 {{"kind", "scheme"}}, tx, ports);
    return id;
}

Result<std::optional<Hub>> hub_named(OrganisationId organisation, const std::string& code,
                                     Transaction& tx) {
    if (code.empty()) return std::optional<Hub>{};
    std::optional<Hub> hub = tx.hub_by_code(organisation, code);
    if (!hub) return Refusal{RefusalCode::hub_not_found, "No hub has the code " + code + ".", {}};
    return hub;
}

std::optional<Refusal> check_person(const AddPerson& command) {
    const std::string email = canonical_email(command.email);
    if (email.size() < 3 || email.size() > 254 || email.find('@') == std::string::npos ||
        has_control_characters(email, false) || email.find(' ') != std::string::npos) {
        return field_refusal("email", "Enter an e-mail address.");
    }
    if (trimmed(command.name).empty() || character_count(command.name) > line_length_max ||
        has_control_characters(command.name, false)) {
        return field_refusal("name", "Enter a name of at most 100 characters.");
    }
    return std::nullopt;
}

// Changes a person's row and ends their sessions.
Result<PersonId> change_person(const std::string& email, const std::string& event, Ports& ports,
                               const std::function<void(Person&)>& change) {
    std::optional<Person> person;
    ports.store.write([&](Transaction& tx) {
        person = tx.accounts().person_by_email(canonical_email(email));
        if (!person) return false;
        change(*person);
        tx.write_accounts().update_person(*person);
        tx.write_accounts().end_sessions_of(person->id);
        const std::vector<Membership> memberships = tx.partners().memberships_of(person->id);
        const OrganisationId organisation =
            memberships.empty() ? first_organisation : memberships.front().organisation;
        record_person(person->id, event, "operator", organisation, tx, ports);
        return true;
    });
    if (!person) return Refusal{RefusalCode::not_found, "No person has this e-mail address.", {}};
    return person->id;
}

}  // namespace

MembershipId begin_membership(const Membership& membership, const std::string& actor,
                              const std::string& approved_by, Transaction& tx, Ports& ports) {
    const MembershipId id = tx.write_partners().insert_membership(membership);
    record_audit(
        {"membership:" + std::to_string(id.value), "beginning", actor, membership.organisation},
        {{"person", std::to_string(membership.person.value)},
         {"role", std::string{name_of(membership.role)}},
         {"hub", membership.hub ? std::to_string(membership.hub->id.value) : ""},
         {"approved_by", approved_by}},
        tx, ports);
    return id;
}

TokenId issue_token(const Token& token, Transaction& tx, Ports& ports) {
    Token issued = token;
    issued.id = tx.write_partners().insert_token(token);
    AuditFacts facts = {{"role", std::string{name_of(token.role)}},
                        {"hub", token.hub ? std::to_string(token.hub->id.value) : ""},
                        {"expires_at", token.expires_at ? format(*token.expires_at) : ""}};
    for (auto& digest : digests_of(issued, ports.safe)) facts.push_back(std::move(digest));
    record_audit(
        {"token:" + std::to_string(issued.id.value), "issue", token.created_by, token.organisation},
        facts, tx, ports);
    return issued.id;
}

Result<PersonId> add_person(const AddPerson& command, Ports& ports) {
    if (auto refusal = check_person(command)) return *refusal;
    if (auto refusal = fault_in_password(command.password, command.email)) return *refusal;
    Person person;
    person.email = canonical_email(command.email);
    person.name = trimmed(command.name);
    person.password_hash = ports.crypto.hash_password(command.password);
    std::optional<Refusal> refusal;
    ports.store.write([&](Transaction& tx) {
        if (tx.accounts().person_by_email(person.email)) {
            refusal = field_refusal("email", "This e-mail address is already in use.");
            return false;
        }
        Membership membership;
        membership.handle = ports.crypto.make_uuid();
        membership.organisation = organisation_named(command.organisation, tx, ports);
        membership.role = command.role;
        membership.since = ports.clock.now();
        Result<std::optional<Hub>> hub = hub_named(membership.organisation, command.hub, tx);
        if (!hub) {
            refusal = hub.refusal();
            return false;
        }
        membership.hub = *hub;
        person.id = tx.write_accounts().insert_person(person);
        record_person(person.id, "joining", "operator", membership.organisation, tx, ports);
        membership.person = person.id;
        begin_membership(membership, "operator", "", tx, ports);
        return true;
    });
    if (refusal) return *refusal;
    return person.id;
}

Result<PersonId> disable_person(const std::string& email, Ports& ports) {
    return change_person(email, "disabling", ports, [](Person& person) { person.disabled = true; });
}

Result<PersonId> reset_password(const std::string& email, const std::string& password,
                                Ports& ports) {
    if (auto refusal = fault_in_password(password, canonical_email(email))) return *refusal;
    const std::string hash = ports.crypto.hash_password(password);
    return change_person(email, "password_reset", ports,
                         [&](Person& person) { person.password_hash = hash; });
}

Result<CreatedToken> create_token(const CreateToken& command, Ports& ports) {
    if (trimmed(command.name).empty() || character_count(command.name) > line_length_max ||
        has_control_characters(command.name, false)) {
        return field_refusal("name", "Enter a name of at most 100 characters.");
    }
    if (command.days < 1 || command.days > token_days_max)
        return field_refusal("days", "Choose from 1 to 730 days.");
    CreatedToken created;
    created.secret = ports.crypto.make_secret();
    Token token;
    token.handle = ports.crypto.make_uuid();
    token.role = command.role;
    token.name = trimmed(command.name);
    token.hash = ports.crypto.digest(created.secret);
    token.created_by = "operator";
    token.created_at = ports.clock.now();
    token.expires_at = token.created_at + std::chrono::hours{24 * command.days};
    std::optional<Refusal> refusal;
    ports.store.write([&](Transaction& tx) {
        token.organisation = organisation_named(command.organisation, tx, ports);
        Result<std::optional<Hub>> hub = hub_named(token.organisation, command.hub, tx);
        if (!hub) {
            refusal = hub.refusal();
            return false;
        }
        token.hub = *hub;
        created.id = issue_token(token, tx, ports);
        return true;
    });
    if (refusal) return *refusal;
    return created;
}

Result<TokenId> revoke_token(TokenId id, Ports& ports) {
    bool revoked = false;
    ports.store.write([&](Transaction& tx) {
        const std::vector<Token> tokens = tx.partners().all_tokens();
        const auto token = std::ranges::find(tokens, id, &Token::id);
        if (token == tokens.end()) return false;
        revoked = tx.write_partners().revoke_token(id, ports.clock.now());
        if (!revoked) return false;
        record_audit(
            {"token:" + std::to_string(id.value), "revocation", "operator", token->organisation},
            {}, tx, ports);
        return true;
    });
    if (!revoked) return Refusal{RefusalCode::not_found, "No token in force has this number.", {}};
    return id;
}

}  // namespace kitbank
