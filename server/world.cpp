#include "server/world.h"

#include <date/tz.h>
#include <sodium.h>

#include <stdexcept>

#include "labels/tag.h"

namespace kitbank {
namespace {

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

constexpr unsigned long long password_passes = 3;
constexpr std::size_t password_memory_bytes = 64UL * 1024 * 1024;

}  // namespace

Instant SystemClock::now() {
    const std::lock_guard lock{mutex_};
    const Instant now =
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    last_ = std::max(now, last_ + std::chrono::microseconds{1});
    return last_;
}

SodiumCrypto::SodiumCrypto(std::string tag_prefix) : tag_prefix_(std::move(tag_prefix)) {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium cannot start"};
}

Uuid SodiumCrypto::make_uuid() {
    Uuid uuid;
    randombytes_buf(uuid.bytes.data(), uuid.bytes.size());
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x40U);  // version 4
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
    return uuid;
}

Tag SodiumCrypto::draw_tag() {
    return Tag{labels::draw_tag(tag_prefix_, [](std::span<std::uint8_t> bytes) {
        randombytes_buf(bytes.data(), bytes.size());
    })};
}

std::string SodiumCrypto::make_secret() {
    std::array<std::uint8_t, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.resize(text.find('\0'));
    return text;
}

Hash SodiumCrypto::digest(std::string_view bytes) {
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), as_bytes(bytes), bytes.size(), nullptr, 0);
    return hash;
}

Hash SodiumCrypto::sha256(std::string_view bytes) {
    Hash hash{};
    crypto_hash_sha256(hash.data(), as_bytes(bytes), bytes.size());
    return hash;
}

std::string SodiumCrypto::hash_password(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    password_jobs_.run([&] {
        if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), password_passes,
                                  password_memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
            throw std::runtime_error{"not enough memory to hash a password"};
        }
    });
    return text.data();
}

bool SodiumCrypto::verify_password(std::string_view hashed, std::string_view password) {
    const std::string text{hashed};
    bool is_right = false;
    password_jobs_.run([&] {
        is_right = crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
    });
    return is_right;
}

bool SodiumCrypto::verify_signature(const Hash& public_key, std::string_view message,
                                    std::string_view signature) {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(as_bytes(signature), as_bytes(message), message.size(),
                                       public_key.data()) == 0;
}

std::optional<Instant> SystemZones::to_utc(LocalTime local, std::string_view zone) {
    try {
        const date::time_zone* const found = date::locate_zone(std::string{zone});
        const date::local_seconds reading{local.time_since_epoch()};
        return Instant{found->to_sys(reading, date::choose::earliest)};
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

}  // namespace kitbank
