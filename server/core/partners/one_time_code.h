#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/calendar.h"

// Codes from an authenticator app: TOTP, RFC 6238, as every app makes them without being told: SHA-1,
// six figures, a new one every 30 seconds. SHA-1 is broken for signatures, not under HMAC, and
// the apps take nothing else reliably. It is written here, since the core has no library.
namespace kitbank {

inline constexpr std::size_t one_time_secret_bytes = 20;  // as long as the digest: RFC 4226 4

std::array<std::uint8_t, 20> sha1(std::string_view message);
std::array<std::uint8_t, 20> hmac_sha1(std::string_view key, std::string_view message);

// The number of the 30 seconds that a moment falls into, since 1970.
std::int64_t one_time_step(Instant moment);
// The code of one step, with its leading zeros.
std::string one_time_code(std::string_view secret, std::int64_t step);

// The step for which the code is right: the one of now or a neighbour, since clocks differ, and later
// than the last one accepted, so that a code that was seen is of no use. Nothing when it is wrong.
std::optional<std::int64_t> right_step(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last_accepted);

// RFC 4648, without padding: how apps show secrets and take them.
std::string base32(std::string_view bytes);

// What the QR code says. `issuer` and `account` are what the app shows beside its code.
std::string one_time_address(std::string_view issuer, std::string_view account,
                             std::string_view secret);

}  // namespace kitbank
