#include "server/usecase/partners/manage_access.h"

#include "server/core/text.h"
#include "server/usecase/partners/sign_in.h"

namespace kitbank {
namespace {

Refusal field_refusal(std::string field, std::string sentence) {
    return {RefusalCode::invalid_fields, sentence, {{std::move(field), sentence}}};
}

constexpr OrganisationId first_organisation{1};  // the schema makes it

OrganisationId organisation_named(const std::string& name, Transaction& tx) {
    if (name.empty()) return first_organisation;
    const auto known = tx.organisation_by_name(name);
    return known ? *known : tx.insert_organisation(name);
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

std::optional<Refusal> check_password(const std::string& password) {
    if (password.size() > password_bytes_max)
        return field_refusal("password", "Choose a shorter password.");
    if (character_count(password) < password_characters_min) {
        return field_refusal("password", "Choose a password of 12 characters or more.");
    }
    return std::nullopt;
}

// Changes a person's row and ends their sessions.
Result<PersonId> change_person(const std::string& email, Ports& ports,
                               const std::function<void(Person&)>& change) {
    std::optional<Person> person;
    ports.store.write([&](Transaction& tx) {
        person = tx.person_by_email(canonical_email(email));
        if (!person) return false;
        change(*person);
        tx.update_person(*person);
        tx.end_sessions_of(person->id);
        return true;
    });
    if (!person) return Refusal{RefusalCode::not_found, "No person has this e-mail address.", {}};
    return person->id;
}

}  // namespace

Result<PersonId> add_person(const AddPerson& command, Ports& ports) {
    if (auto refusal = check_person(command)) return *refusal;
    if (auto refusal = check_password(command.password)) return *refusal;
    Person person;
    person.email = canonical_email(command.email);
    person.name = trimmed(command.name);
    person.role = command.role;
    person.password_hash = ports.crypto.hash_password(command.password);
    std::optional<Refusal> refusal;
    ports.store.write([&](Transaction& tx) {
        if (tx.person_by_email(person.email)) {
            refusal = field_refusal("email", "This e-mail address is already in use.");
            return false;
        }
        person.organisation = organisation_named(command.organisation, tx);
        Result<std::optional<Hub>> hub = hub_named(person.organisation, command.hub, tx);
        if (!hub) {
            refusal = hub.refusal();
            return false;
        }
        person.hub = *hub;
        person.id = tx.insert_person(person);
        return true;
    });
    if (refusal) return *refusal;
    return person.id;
}

Result<PersonId> disable_person(const std::string& email, Ports& ports) {
    return change_person(email, ports, [](Person& person) { person.disabled = true; });
}

Result<PersonId> reset_password(const std::string& email, const std::string& password,
                                Ports& ports) {
    if (auto refusal = check_password(password)) return *refusal;
    const std::string hash = ports.crypto.hash_password(password);
    return change_person(email, ports, [&](Person& person) { person.password_hash = hash; });
}

Result<CreatedToken> create_token(const CreateToken& command, Ports& ports) {
    if (trimmed(command.name).empty() || character_count(command.name) > line_length_max ||
        has_control_characters(command.name, false)) {
        return field_refusal("name", "Enter a name of at most 100 characters.");
    }
    CreatedToken created;
    created.secret = ports.crypto.make_secret();
    Token token;
    token.role = command.role;
    token.name = trimmed(command.name);
    token.hash = ports.crypto.digest(created.secret);
    token.created_at = ports.clock.now();
    std::optional<Refusal> refusal;
    ports.store.write([&](Transaction& tx) {
        token.organisation = organisation_named(command.organisation, tx);
        Result<std::optional<Hub>> hub = hub_named(token.organisation, command.hub, tx);
        if (!hub) {
            refusal = hub.refusal();
            return false;
        }
        token.hub = *hub;
        created.id = tx.insert_token(token);
        return true;
    });
    if (refusal) return *refusal;
    return created;
}

Result<TokenId> revoke_token(TokenId id, Ports& ports) {
    bool revoked = false;
    ports.store.write(
        [&](Transaction& tx) { return revoked = tx.revoke_token(id, ports.clock.now()); });
    if (!revoked) return Refusal{RefusalCode::not_found, "No token in force has this number.", {}};
    return id;
}

}  // namespace kitbank
