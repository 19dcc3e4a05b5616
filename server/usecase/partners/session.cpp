#include "server/usecase/partners/session.h"

#include "server/usecase/partners/account_ports.h"

namespace kitbank {

SignedIn begin_session(const Person& person, const Membership& membership,
                       const std::string& browser, Transaction& tx, Ports& ports, bool is_proved) {
    SignedIn signed_in;
    signed_in.cookie = ports.crypto.make_secret();
    Session& session = signed_in.session;
    session.token = ports.crypto.digest(signed_in.cookie);
    session.person = person.id;
    session.membership = membership.id;
    session.csrf = ports.crypto.make_secret();
    session.started_at = ports.clock.now();
    session.seen_at = session.started_at;
    session.ends_at = session.started_at + session_length;
    session.browser = browser;
    session.proved = is_proved;
    session.caller = {membership.role, membership.organisation,
                      membership.hub,  "person:" + std::to_string(person.id.value),
                      person.name,     person.id};
    tx.write_accounts().insert_session(session);
    return signed_in;
}

void sign_out(std::string_view cookie, Ports& ports) {
    const Hash token = ports.crypto.digest(cookie);
    ports.store.write([&](Transaction& tx) {
        tx.write_accounts().end_session(token);
        return true;
    });
}

Result<Session> find_session(std::string_view cookie, Ports& ports) {
    const Hash token = ports.crypto.digest(cookie);
    const Instant now = ports.clock.now();
    std::optional<Session> session;
    ports.store.read([&](Reader& reader) { session = reader.accounts().session(token, now); });
    if (!session) return Refusal{RefusalCode::unauthenticated, "", {}};
    if (now - session->seen_at >= session_touch_every) {
        ports.store.write([&](Transaction& tx) {
            tx.write_accounts().touch_session(token, now);
            return true;
        });
        session->seen_at = now;
    }
    return *std::move(session);
}

std::vector<Session> list_sessions(PersonId person, Ports& ports) {
    std::vector<Session> sessions;
    ports.store.read([&](Reader& reader) {
        sessions = reader.accounts().sessions_of(person, ports.clock.now());
    });
    return sessions;
}

bool end_own_session(PersonId person, const Hash& token, Ports& ports) {
    bool is_own = false;
    ports.store.write([&](Transaction& tx) {
        const auto session = tx.accounts().session(token, ports.clock.now());
        is_own = session && session->person == person;
        if (is_own) tx.write_accounts().end_session(token);
        return is_own;
    });
    return is_own;
}

void end_other_sessions(const Session& kept, Ports& ports) {
    ports.store.write([&](Transaction& tx) {
        tx.write_accounts().end_other_sessions(kept.person, kept.token);
        return true;
    });
}

}  // namespace kitbank
