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

}  // namespace kitbank
