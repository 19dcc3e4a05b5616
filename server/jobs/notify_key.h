#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kitbank {

// A key of GOV.UK Notify, "{name}-{service id}-{secret}". The name may hold hyphens itself, so it is
// read from its end: 36 characters of secret, a hyphen, 36 of the service's id, a hyphen.
struct NotifyKey {
    std::string service;
    std::string secret;  // signs tokens; never sent, never logged
};
std::optional<NotifyKey> parse_notify_key(std::string_view text);

// The token that a call carries: a JWT, HS256 with the secret, good for 30 seconds around `issued_at`
// (seconds since 1970). Compact JSON in the order that the documentation has it, so that the same key
// and second give the same text.
std::string notify_token(const NotifyKey& key, std::int64_t issued_at);

}  // namespace kitbank
