#include "tests/support/fakes.h"

#include <sodium.h>

#include <algorithm>

#include "labels/tag.h"

namespace kitbank {
namespace {

using std::chrono::hours;
using std::chrono::last;
using std::chrono::March;
using std::chrono::October;
using std::chrono::Sunday;
using std::chrono::sys_days;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

Instant change_of(std::chrono::year year, std::chrono::month month) {
    return sys_days{year / month / Sunday[last]} + hours{1};
}

}  // namespace

Hash FakeCrypto::draw() { return digest(seed_ + std::to_string(drawn_.fetch_add(1))); }

Uuid FakeCrypto::make_uuid() {
    const Hash drawn = draw();
    Uuid uuid;
    std::copy_n(drawn.begin(), uuid.bytes.size(), uuid.bytes.begin());
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x40U);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
    return uuid;
}

Tag FakeCrypto::draw_tag() {
    return Tag{labels::draw_tag(labels::default_prefix, [this](std::span<std::uint8_t> bytes) {
        for (std::uint8_t& byte : bytes) byte = draw().front();
    })};
}

std::string FakeCrypto::make_secret() { return format(draw()); }

Hash FakeCrypto::digest(std::string_view bytes) {
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return hash;
}

Hash FakeCrypto::sha256(std::string_view bytes) {
    Hash hash{};
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return hash;
}

std::string FakeCrypto::hash_password(std::string_view password) {
    const std::string salt = format(draw());
    return "$fake$" + salt + "$" + format(digest(salt + std::string{password}));
}

bool FakeCrypto::verify_password(std::string_view hashed, std::string_view password) {
    ++passwords_verified_;
    constexpr std::string_view mark = "$fake$";
    const auto end_of_salt = hashed.rfind('$');
    if (!hashed.starts_with(mark) || end_of_salt < mark.size()) return false;
    const std::string salt{hashed.substr(mark.size(), end_of_salt - mark.size())};
    return hashed.substr(end_of_salt + 1) == format(digest(salt + std::string{password}));
}

bool FakeCrypto::verify_signature(const Hash& public_key, std::string_view message,
                                  std::string_view signature) {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                       reinterpret_cast<const unsigned char*>(message.data()),
                                       message.size(), public_key.data()) == 0;
}

std::optional<Instant> LondonZones::to_utc(LocalTime local, std::string_view zone) {
    const Instant as_utc{local.time_since_epoch()};
    if (zone == "UTC") return as_utc;
    if (zone != "Europe/London") return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(as_utc)};
    const Instant summer = change_of(day.year(), March);
    const Instant winter = change_of(day.year(), October);
    if (as_utc < summer || as_utc >= winter + hours{1}) return as_utc;
    return std::max(summer, as_utc - hours{1});
}

namespace {

std::string digest_text(std::string_view text) {
    std::string digest(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                       bytes_of(text), text.size(), nullptr, 0);
    return digest;
}

struct KeyPair {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
};

KeyPair signing_keys() {
    KeyPair keys;
    const std::string seed = digest_text("the signing key of the tests");
    crypto_sign_seed_keypair(keys.open.data(), keys.secret.data(), bytes_of(seed));
    return keys;
}

}  // namespace

std::string FakeSafe::master_key(char number) {
    return digest_text(std::string{"master key "} + number);
}

std::string FakeSafe::seal(std::string_view plain, std::string_view context) {
    const char number = newest_;
    return number + seal_with(master_key(number), plain, context);
}

std::optional<std::string> FakeSafe::open(std::string_view sealed, std::string_view context) {
    if (sealed.empty()) return std::nullopt;
    return open_with(master_key(sealed.front()), sealed.substr(1), context);
}

bool FakeSafe::is_newest(std::string_view sealed) {
    return !sealed.empty() && sealed.front() == newest_;
}

std::string FakeSafe::make_key() { return digest_text("resident key " + std::to_string(++drawn_)); }

std::string FakeSafe::seal_with(std::string_view key, std::string_view plain,
                                std::string_view context) {
    std::string sealed = digest_text("nonce " + std::to_string(++drawn_));
    sealed.resize(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    std::string box(plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char*>(box.data()), nullptr, bytes_of(plain), plain.size(),
        bytes_of(context), context.size(), nullptr, bytes_of(sealed), bytes_of(key));
    return sealed + box;
}

std::optional<std::string> FakeSafe::open_with(std::string_view key, std::string_view sealed,
                                               std::string_view context) {
    constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t seal = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (key.size() != 32 || sealed.size() < nonce + seal) return std::nullopt;
    const std::string_view box = sealed.substr(nonce);
    std::string plain(box.size() - seal, '\0');
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, bytes_of(box), box.size(),
        bytes_of(context), context.size(), bytes_of(sealed), bytes_of(key));
    return failed == 0 ? std::optional{plain} : std::nullopt;
}

Hash FakeSafe::blind_index(std::string_view value, std::string_view context) {
    Hash index{};
    const std::string digest = digest_text("index " + std::to_string(context.size()) +
                                           std::string{context} + std::string{value});
    std::ranges::copy(digest, index.begin());
    return index;
}

std::string FakeSafe::sign(std::string_view message) {
    const KeyPair keys = signing_keys();
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         bytes_of(message), message.size(), keys.secret.data());
    return signature;
}

std::string FakeSafe::public_key() {
    const KeyPair keys = signing_keys();
    return {keys.open.begin(), keys.open.end()};
}

}  // namespace kitbank
