#include "server/usecase/partners/session.h"

#include "server/usecase/partners/account_ports.h"

namespace kitbank {

SignedIn begin_session(const Person& person, const Membership& membership,
                       const std::string& browser, Transaction& tx, Ports& ports) {
    SignedIn signed_in;
    signed_in.cookie = ports.crypto.make_secret();
    Session& session = signed_in.session;
    session.token = ports.crypto.digest(signed_in.cookie);
    session.person = person.id;
    session.membership = membership.id;
    session.csrf = ports.crypto.make_secret();
    session.started_at = ports.clock.now();
    session.ends_at = session.started_at + session_length;
    session.browser = browser;
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
    std::optional<Session> session;
    ports.store.read([&](Reader& reader) {
        session = reader.accounts().session(ports.crypto.digest(cookie), ports.clock.now());
    });
    if (!session) return Refusal{RefusalCode::unauthenticated, "", {}};
    return *std::move(session);
}

}  // namespace kitbank
