#include "server/usecase/partners/sign_in.h"

#include <algorithm>

#include "server/core/text.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// Verified against when the address is unknown, so that both ways take the same time.
const std::string& dummy_hash(Crypto& crypto) {
    static const std::string hash = crypto.hash_password("nobody has this password");
    return hash;
}

}  // namespace

std::string canonical_email(std::string_view email) {
    std::string folded{trimmed(email)};
    std::ranges::transform(folded, folded.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return folded;
}

Result<SignedIn> sign_in(const SignIn& command, Ports& ports) {
    if (command.password.size() > password_bytes_max)
        return refusal_of(RefusalCode::sign_in_failed);
    std::optional<Person> person;
    std::vector<Membership> memberships;
    ports.store.read([&](Reader& reader) {
        person = reader.accounts().person_by_email(canonical_email(command.email));
        if (person) memberships = reader.partners().memberships_of(person->id);
    });
    const bool has_password = person && !person->password_hash.empty();
    const std::string& hash = has_password ? person->password_hash : dummy_hash(ports.crypto);
    const bool is_right = ports.crypto.verify_password(hash, command.password);
    if (!has_password || !is_right || person->disabled || memberships.empty()) {
        return refusal_of(RefusalCode::sign_in_failed);
    }
    const Membership& membership = memberships.front();

    SignedIn signed_in;
    ports.store.write([&](Transaction& tx) {
        signed_in = begin_session(*person, membership, "", tx, ports);
        return true;
    });
    return signed_in;
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
