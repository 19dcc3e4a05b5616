#include "server/usecase/partners/account.h"

#include "server/usecase/partners/account_letters.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/second_factor.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

Refusal wrong(const std::string& field, const std::string& sentence) {
    return {RefusalCode::invalid_fields, sentence, {{field, sentence}}};
}

// Somebody's right password, and the places that trying it took.
struct Confirmed {
    Person person;
    Places places;
};

Result<Confirmed> confirm(const Session& session, const std::string& password,
                          const std::string& field, const Visitor& visitor, Ports& ports) {
    std::optional<Person> person;
    ports.store.read([&](Reader& reader) { person = reader.accounts().person(session.person); });
    if (!person) return Refusal{RefusalCode::unauthenticated, "", {}};
    const Result<Places> places = take_places(person->email, visitor, ports);
    if (!places) return places.refusal();
    const bool is_right = password.size() <= password_bytes_max && !person->password_hash.empty() &&
                          ports.crypto.verify_password(person->password_hash, password);
    if (!is_right) return wrong(field, "The password is not right.");
    return Confirmed{*std::move(person), *places};
}

// The person again, locked, with the password that was confirmed.
bool lock_same(const Person& person, Transaction& tx) {
    const auto locked = tx.write_accounts().lock_person(person.id);
    return locked && !locked->disabled && locked->password_hash == person.password_hash;
}

// Looked at first: it takes no place among the attempts.
std::optional<Refusal> fault_in_new_password(const ChangePassword& command, Ports& ports) {
    std::optional<Person> person;
    ports.store.read(
        [&](Reader& reader) { person = reader.accounts().person(command.session.person); });
    auto refusal = fault_in_password(command.new_password, person ? person->email : "");
    if (refusal) refusal->fields.front().field = "new_password";
    return refusal;
}

}  // namespace

AccountView view_account(const Session& session, Ports& ports) {
    AccountView view;
    ports.store.read([&](Reader& reader) {
        view.person = reader.accounts().person(session.person).value_or(Person{});
        view.has_second_factor = reader.accounts().second_factor(session.person).has_value();
        view.recovery_codes_left = reader.accounts().recovery_codes_left(session.person);
        view.sessions = reader.accounts().sessions_of(session.person, ports.clock.now());
        for (Membership& membership : reader.partners().memberships_of(session.person)) {
            const auto organisation = reader.partners().organisation(membership.organisation);
            if (!organisation || organisation->state != OrganisationState::active) continue;
            if (membership.id == session.membership) {
                view.must_have_second_factor =
                    asks_second_factor(organisation->second_factor, membership.role);
            }
            view.places.push_back({std::move(membership), organisation->name});
        }
    });
    return view;
}

Result<SignedIn> change_password(const ChangePassword& command, Ports& ports) {
    if (auto refusal = fault_in_new_password(command, ports)) return *refusal;
    const Result<Confirmed> confirmed =
        confirm(command.session, command.old_password, "old_password", command.visitor, ports);
    if (!confirmed) return confirmed.refusal();
    Person person = confirmed->person;
    person.password_hash = ports.crypto.hash_password(command.new_password);
    std::optional<SignedIn> begun;
    ports.store.write([&](Transaction& tx) {
        begun.reset();
        const auto membership = tx.partners().membership(command.session.membership);
        if (!membership || !lock_same(confirmed->person, tx)) return false;
        tx.write_accounts().update_person(person);
        tx.write_accounts().end_sessions_of(person.id);
        tx.write_accounts().end_links_of(person.id);
        const std::string actor = "person:" + std::to_string(person.id.value);
        record_person(person.id, "password_change", actor, membership->organisation, tx, ports);
        post_account_letter(person, AccountLetter::password_changed, tx, ports);
        begun = begin_session(person, *membership, command.session.browser, tx, ports,
                              command.session.proved);
        give_back(confirmed->places, tx, ports);
        return true;
    });
    if (!begun) return Refusal{RefusalCode::unauthenticated, "", {}};
    return *std::move(begun);
}

Result<SignInStep> add_second_factor(const ConfirmAccount& command, Ports& ports) {
    const Result<Confirmed> confirmed =
        confirm(command.session, command.password, "password", command.visitor, ports);
    if (!confirmed) return confirmed.refusal();
    std::optional<SignInStep> step;
    ports.store.write([&](Transaction& tx) {
        step.reset();
        const auto entrance = find_entrance(command.session.person, command.session.membership, tx);
        if (!entrance || entrance->has_second_factor) return false;
        step = begin_set_up(*entrance, tx, ports);
        give_back(confirmed->places, tx, ports);
        return true;
    });
    if (!step) return Refusal{RefusalCode::link_over, "You have an authenticator app already.", {}};
    return *std::move(step);
}

Result<PersonId> remove_second_factor(const ConfirmAccount& command, Ports& ports) {
    const Result<Confirmed> confirmed =
        confirm(command.session, command.password, "password", command.visitor, ports);
    if (!confirmed) return confirmed.refusal();
    const Person& person = confirmed->person;
    const OrganisationId organisation = command.session.caller.organisation;
    bool is_removed = false;
    ports.store.write([&](Transaction& tx) {
        is_removed = false;
        if (!lock_same(person, tx)) return false;
        if (!prove_second_factor(person, command.code, organisation, tx, ports)) return false;
        end_second_factor(person, command.session.caller.actor, organisation, tx, ports);
        give_back(confirmed->places, tx, ports);
        return is_removed = true;
    });
    if (!is_removed) {
        return wrong("code", std::string{text_of(RefusalCode::code_wrong).sentence});
    }
    return person.id;
}

Result<SignInStep> switch_membership(const Session& session, MembershipId wanted, Ports& ports) {
    std::optional<SignInStep> step;
    ports.store.write([&](Transaction& tx) {
        step.reset();
        if (wanted == MembershipId{}) return false;
        const auto entrance = find_entrance(session.person, wanted, tx);
        if (!entrance) return false;
        step = enter(*entrance, session.proved, session.browser, tx, ports);
        if (step->session) tx.write_accounts().end_session(session.token);
        return true;
    });
    if (!step) return Refusal{RefusalCode::forbidden, "", {}};
    return *std::move(step);
}

}  // namespace kitbank
