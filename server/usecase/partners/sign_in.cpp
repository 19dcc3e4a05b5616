#include "server/usecase/partners/sign_in.h"

#include <algorithm>

#include "server/core/text.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/second_factor.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// Verified against when the address is unknown, so that both ways take the same time.
const std::string& dummy_hash(Crypto& crypto) {
    static const std::string hash = crypto.hash_password("nobody has this password");
    return hash;
}

std::optional<Person> find_person(const std::string& email, Ports& ports) {
    std::optional<Person> person;
    ports.store.read([&](Reader& reader) { person = reader.accounts().person_by_email(email); });
    return person;
}

// A half that is not over, and its person, who may enter.
struct Half {
    HalfSignIn row;
    Person person;
    Membership membership;
};

std::optional<Half> find_half(std::string_view cookie, Reader& reader, Ports& ports) {
    const auto row = reader.accounts().half_sign_in(ports.crypto.digest(cookie), ports.clock.now());
    if (!row) return std::nullopt;
    const auto person = reader.accounts().person(row->person);
    const auto membership = reader.partners().membership(row->membership);
    if (!person || person->disabled || !membership || membership->ended_at) return std::nullopt;
    return Half{*row, *person, *membership};
}

// Locked, so that a change of password that ends halves comes before or after.
std::optional<Half> lock_half(std::string_view cookie, Transaction& tx, Ports& ports) {
    const auto found = find_half(cookie, tx, ports);
    if (!found || !tx.write_accounts().lock_person(found->person.id)) return std::nullopt;
    auto half = find_half(cookie, tx, ports);
    if (!half || !tx.write_accounts().end_half_sign_in(half->row.token)) return std::nullopt;
    return half;
}

Result<Places> take_places_of_half(const SecondHalf& command, Ports& ports) {
    const Result<SignInHalf> half = find_half_sign_in(command.cookie, ports);
    if (!half) return half.refusal();
    return take_places(half->email, command.visitor, ports);
}

SignedIn begin_proved(const Half& half, const std::string& browser, Transaction& tx, Ports& ports) {
    tx.write_accounts().set_last_membership(half.person.id, half.membership.id);
    return begin_session(half.person, half.membership, browser, tx, ports, true);
}

// Runs the second half in one transaction that is kept when it answers something.
template <class T, class Operation>
Result<T> with_half(const SecondHalf& command, Ports& ports, const Operation& operation) {
    const Result<Places> places = take_places_of_half(command, ports);
    if (!places) return places.refusal();
    std::optional<Result<T>> outcome;
    ports.store.write([&](Transaction& tx) {
        const auto half = lock_half(command.cookie, tx, ports);
        outcome.emplace(half ? operation(*half, tx)
                             : Result<T>{refusal_of(RefusalCode::unauthenticated)});
        if (*outcome) give_back(*places, tx, ports);
        return static_cast<bool>(*outcome);
    });
    return *outcome;
}

}  // namespace

std::string canonical_email(std::string_view email) {
    std::string folded{trimmed(email)};
    std::ranges::transform(folded, folded.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return folded;
}

Result<SignInStep> sign_in(const SignIn& command, Ports& ports) {
    if (command.password.size() > password_bytes_max)
        return refusal_of(RefusalCode::sign_in_failed);
    const std::string email = canonical_email(command.email);
    const Result<Places> places = take_places(email, command.visitor, ports);
    if (!places) return places.refusal();
    const std::optional<Person> person = find_person(email, ports);
    const bool has_password = person && !person->password_hash.empty();
    const std::string& hash = has_password ? person->password_hash : dummy_hash(ports.crypto);
    const bool is_right = ports.crypto.verify_password(hash, command.password);
    if (!has_password || !is_right) return refusal_of(RefusalCode::sign_in_failed);

    std::optional<SignInStep> step;
    ports.store.write([&](Transaction& tx) {
        step.reset();
        const auto entrance = find_entrance(person->id, {}, tx);
        // The password may have been changed while it was verified.
        if (!entrance || entrance->person.password_hash != hash) return false;
        step = enter(*entrance, false, command.visitor.browser, tx, ports);
        give_back(*places, tx, ports);
        return true;
    });
    if (!step) return refusal_of(RefusalCode::sign_in_failed);
    return *std::move(step);
}

std::optional<Entrance> find_entrance(PersonId id, MembershipId wanted, Transaction& tx) {
    auto person = tx.write_accounts().lock_person(id);
    if (!person || person->disabled) return std::nullopt;
    const MembershipId last = tx.accounts().last_membership(id);
    std::optional<Entrance> found;
    for (Membership& membership : tx.partners().memberships_of(id)) {
        const auto organisation = tx.partners().organisation(membership.organisation);
        if (!organisation || organisation->state != OrganisationState::active) continue;
        if (wanted != MembershipId{} && membership.id != wanted) continue;
        if (found && membership.id != last) continue;
        const bool asks = kitbank::asks_second_factor(organisation->second_factor, membership.role);
        found = Entrance{*person, std::move(membership), false, asks};
    }
    if (!found) return std::nullopt;
    found->has_second_factor = tx.accounts().second_factor(id).has_value();
    found->asks_second_factor = found->asks_second_factor || found->has_second_factor;
    return found;
}

SignInStep enter(const Entrance& entrance, bool is_proved, const std::string& browser,
                 Transaction& tx, Ports& ports) {
    const bool asks = entrance.asks_second_factor && !is_proved;
    if (asks && !entrance.has_second_factor) return begin_set_up(entrance, tx, ports);
    SignInStep step;
    if (asks) {
        step.cookie = ports.crypto.make_secret();
        tx.write_accounts().insert_half_sign_in({ports.crypto.digest(step.cookie),
                                                 entrance.person.id, entrance.membership.id, "",
                                                 ports.clock.now() + half_sign_in_length});
        return step;
    }
    tx.write_accounts().set_last_membership(entrance.person.id, entrance.membership.id);
    SignedIn begun =
        begin_session(entrance.person, entrance.membership, browser, tx, ports, is_proved);
    step.cookie = std::move(begun.cookie);
    step.session = std::move(begun.session);
    return step;
}

SignInStep begin_set_up(const Entrance& entrance, Transaction& tx, Ports& ports) {
    SignInStep step;
    step.sets_up = true;
    step.cookie = ports.crypto.make_secret();
    tx.write_accounts().insert_half_sign_in(
        {ports.crypto.digest(step.cookie), entrance.person.id, entrance.membership.id,
         make_app_secret(entrance.person.id, ports), ports.clock.now() + half_sign_in_length});
    return step;
}

Result<SignInHalf> find_half_sign_in(std::string_view cookie, Ports& ports) {
    std::optional<Half> half;
    ports.store.read([&](Reader& reader) { half = find_half(cookie, reader, ports); });
    if (!half) return refusal_of(RefusalCode::unauthenticated);
    if (half->row.secret.empty()) return SignInHalf{half->person.email, ""};
    const auto secret = open_app_secret(half->person.id, half->row.secret, ports.safe);
    if (!secret) return refusal_of(RefusalCode::unauthenticated);
    return SignInHalf{half->person.email, *secret};
}

Result<SignedIn> prove_code(const SecondHalf& command, Ports& ports) {
    return with_half<SignedIn>(
        command, ports, [&](const Half& half, Transaction& tx) -> Result<SignedIn> {
            if (!prove_second_factor(half.person, command.code, half.membership.organisation, tx,
                                     ports)) {
                return refusal_of(RefusalCode::code_wrong);
            }
            return begin_proved(half, command.visitor.browser, tx, ports);
        });
}

Result<SetUp> finish_set_up(const SecondHalf& command, Ports& ports) {
    return with_half<SetUp>(
        command, ports, [&](const Half& half, Transaction& tx) -> Result<SetUp> {
            const auto codes = keep_second_factor(half.person, half.row.secret, command.code,
                                                  half.membership.organisation, tx, ports);
            if (!codes) return codes.refusal();
            tx.write_accounts().end_sessions_of(half.person.id);
            return SetUp{begin_proved(half, command.visitor.browser, tx, ports), *codes};
        });
}

Result<Caller> find_token_caller(std::string_view token, Ports& ports) {
    std::optional<Caller> caller;
    ports.store.read([&](Reader& reader) {
        caller = reader.partners().caller_by_token(ports.crypto.digest(token), ports.clock.now());
    });
    if (!caller) return refusal_of(RefusalCode::unauthenticated);
    return *std::move(caller);
}

}  // namespace kitbank
