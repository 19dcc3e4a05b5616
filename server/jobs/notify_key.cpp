#include "server/jobs/notify_key.h"

#include <sodium.h>

#include <array>

#include "server/core/ids.h"

namespace kitbank {
namespace {

constexpr std::size_t uuid_length = 36;

std::string base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> sum{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                                key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                  text.size());
    crypto_auth_hmacsha256_final(&state, sum.data());
    return {reinterpret_cast<const char*>(sum.data()), sum.size()};
}

}  // namespace

std::optional<NotifyKey> parse_notify_key(std::string_view text) {
    if (text.size() < 2 * uuid_length + 3) return std::nullopt;
    const std::size_t secret_at = text.size() - uuid_length;
    const std::size_t service_at = secret_at - 1 - uuid_length;
    if (text[secret_at - 1] != '-' || text[service_at - 1] != '-') return std::nullopt;
    const std::string_view service = text.substr(service_at, uuid_length);
    const std::string_view secret = text.substr(secret_at);
    if (!parse_uuid(service) || !parse_uuid(secret)) return std::nullopt;
    return NotifyKey{std::string{service}, std::string{secret}};
}

std::string notify_token(const NotifyKey& key, std::int64_t issued_at) {
    const std::string text =
        base64url(R"({"typ":"JWT","alg":"HS256"})") + "." +
        base64url(R"({"iss":")" + key.service + R"(","iat":)" + std::to_string(issued_at) + "}");
    return text + "." + base64url(hmac_sha256(key.secret, text));
}

}  // namespace kitbank
