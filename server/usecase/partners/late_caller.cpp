#include "server/usecase/partners/late_caller.h"

#include <algorithm>

#include "server/usecase/partners/ports.h"

namespace kitbank {
namespace {

std::optional<Instant> end_of(const Token& token) {
    if (!token.revoked_at || !token.expires_at)
        return token.revoked_at ? token.revoked_at : token.expires_at;
    return std::min(*token.revoked_at, *token.expires_at);
}

Caller caller_of(const Token& token, Instant over_since) {
    Caller caller{token.role, token.organisation,
                  token.hub,  "token:" + std::to_string(token.id.value),
                  token.name, {}};
    caller.over_since = over_since;
    return caller;
}

}  // namespace

Result<Caller> find_late_caller(std::string_view token, Ports& ports) {
    const Hash hash = ports.crypto.digest(token);
    const Instant now = ports.clock.now();
    std::optional<Caller> caller;
    ports.store.read([&](Reader& reader) {
        caller = reader.partners().caller_by_token(hash, now);
        if (caller) return;
        const auto known = reader.partners().token_by_hash(hash);
        const auto end = known ? end_of(*known) : std::nullopt;
        if (end && now - *end < late_scans_length) caller = caller_of(*known, *end);
    });
    if (!caller) return Refusal{RefusalCode::unauthenticated, "", {}};
    return *std::move(caller);
}

}  // namespace kitbank
