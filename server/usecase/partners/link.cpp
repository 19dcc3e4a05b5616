#include "server/usecase/partners/link.h"

#include "server/usecase/notices/post.h"
#include "server/usecase/partners/account_letters.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

constexpr int wishes_at_once = 20;
constexpr std::size_t email_bytes_max = 254;

Refusal over() { return {RefusalCode::link_over, "", {}}; }

// The membership that a link of this purpose leads into; nothing when none is to be sent.
std::optional<Membership> aim_of(PersonId person, LinkPurpose purpose, Reader& reader) {
    for (Membership& membership : reader.partners().memberships_of(person)) {
        const auto organisation = reader.partners().organisation(membership.organisation);
        if (!organisation || organisation->state != OrganisationState::active) continue;
        const bool is_referrers = membership.role == Role::referrer && organisation->magic_links;
        if (purpose == LinkPurpose::password || is_referrers) return std::move(membership);
    }
    return std::nullopt;
}

std::string letter_text(const Person& person, LinkPurpose purpose, const std::string& url) {
    const bool is_password = purpose == LinkPurpose::password;
    return "Hello " + person.name + ",\n\n" +
           (is_password ? "someone asked for a new password for your Kitbank account. To choose "
                          "one, open this link within 30 minutes:\n\n"
                        : "someone asked to sign in to Kitbank with this e-mail address. To sign "
                          "in, open this link within 15 minutes:\n\n") +
           url +
           "\n\nThe link works once. If it was not you who asked, there is nothing to do: nothing "
           "changes until the link is used.\n";
}

void send_link(const LinkWish& wish, const std::string& address, Transaction& tx, Ports& ports) {
    const auto person = tx.accounts().person_by_email(wish.email);
    if (!person || person->disabled || !aim_of(person->id, wish.purpose, tx)) return;
    const bool is_password = wish.purpose == LinkPurpose::password;
    const std::string secret = ports.crypto.make_secret();
    const Instant ends_at =
        ports.clock.now() + (is_password ? password_link_length : sign_in_link_length);
    tx.write_accounts().insert_link(
        {ports.crypto.digest(secret), person->id, wish.purpose, ends_at});
    const std::string url =
        address + (is_password ? "/sign-in/new-password?key=" : "/sign-in/link?key=") + secret;
    post_mail({person->email,
               is_password ? "A new password for Kitbank" : "Your link to sign in to Kitbank",
               letter_text(*person, wish.purpose, url)},
              tx, ports);
}

// Uses the link up, and all others of its person, who is locked.
std::optional<PersonId> use(const std::string& secret, LinkPurpose purpose, Transaction& tx,
                            Ports& ports) {
    const Hash token = ports.crypto.digest(secret);
    const auto link = tx.accounts().link(token, ports.clock.now());
    if (!link || link->purpose != purpose) return std::nullopt;
    const auto person = tx.write_accounts().lock_person(link->person);
    if (!person || person->disabled || !tx.write_accounts().use_link(token)) return std::nullopt;
    tx.write_accounts().end_links_of(link->person);
    return link->person;
}

std::optional<Person> person_of_link(const std::string& secret, LinkPurpose purpose, Ports& ports) {
    std::optional<Person> person;
    ports.store.read([&](Reader& reader) {
        const auto link = reader.accounts().link(ports.crypto.digest(secret), ports.clock.now());
        if (link && link->purpose == purpose) person = reader.accounts().person(link->person);
    });
    return person;
}

}  // namespace

std::optional<Refusal> wish_for_link(const std::string& email, LinkPurpose purpose,
                                     const Visitor& visitor, Ports& ports) {
    const std::string canonical = canonical_email(email);
    if (canonical.empty() || canonical.size() > email_bytes_max ||
        canonical.find('@') == std::string::npos) {
        return Refusal{RefusalCode::invalid_fields, "", {{"email", "Enter your e-mail address."}}};
    }
    std::optional<Refusal> refusal;
    ports.store.write([&](Transaction& tx) {
        const Result<Places> places = take_letter_places(canonical, visitor, tx, ports);
        if (!places) {
            refusal = places.refusal();
            return false;
        }
        tx.write_accounts().insert_link_wish(
            {ports.crypto.make_uuid(), canonical, purpose, ports.clock.now()});
        return true;
    });
    return refusal;
}

void send_wished_links(const std::string& address, Ports& ports) {
    ports.store.write([&](Transaction& tx) {
        for (const LinkWish& wish : tx.write_accounts().take_link_wishes(wishes_at_once))
            send_link(wish, address, tx, ports);
        return true;
    });
}

bool is_link_open(std::string_view secret, LinkPurpose purpose, Ports& ports) {
    return person_of_link(std::string{secret}, purpose, ports).has_value();
}

Result<PersonId> reset_by_link(const std::string& secret, const std::string& password,
                               Ports& ports) {
    const auto person = person_of_link(secret, LinkPurpose::password, ports);
    if (!person) return over();
    if (auto refusal = fault_in_password(password, person->email)) return *refusal;
    const std::string hash = ports.crypto.hash_password(password);
    std::optional<PersonId> changed;
    ports.store.write([&](Transaction& tx) {
        changed = use(secret, LinkPurpose::password, tx, ports);
        const auto aim = changed ? aim_of(*changed, LinkPurpose::password, tx) : std::nullopt;
        if (!aim) {
            changed.reset();
            return false;
        }
        Person row = tx.accounts().person(*changed).value();
        row.password_hash = hash;
        tx.write_accounts().update_person(row);
        tx.write_accounts().end_sessions_of(row.id);
        const std::string actor = "person:" + std::to_string(row.id.value);
        record_person(row.id, "password_reset", actor, aim->organisation, tx, ports);
        post_account_letter(row, AccountLetter::password_changed, tx, ports);
        return true;
    });
    if (!changed) return over();
    return *changed;
}

Result<SignInStep> sign_in_by_link(const std::string& secret, const Visitor& visitor,
                                   Ports& ports) {
    std::optional<SignInStep> step;
    ports.store.write([&](Transaction& tx) {
        step.reset();
        const auto person = use(secret, LinkPurpose::sign_in, tx, ports);
        const auto aim = person ? aim_of(*person, LinkPurpose::sign_in, tx) : std::nullopt;
        const auto entrance = aim ? find_entrance(*person, aim->id, tx) : std::nullopt;
        if (!entrance) return false;
        step = enter(*entrance, false, visitor.browser, tx, ports);
        return true;
    });
    if (!step) return over();
    return *std::move(step);
}

void forget_old_sign_ins(Ports& ports) {
    const Instant now = ports.clock.now();
    ports.store.write([&](Transaction& tx) {
        tx.write_accounts().forget_over(now, now - attempts_window);
        return true;
    });
}

}  // namespace kitbank
