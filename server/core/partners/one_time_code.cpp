#include "server/core/partners/one_time_code.h"

#include <bit>
#include <chrono>

namespace kitbank {
namespace {

constexpr std::size_t block_bytes = 64;
constexpr std::int64_t step_seconds = 30;
constexpr std::size_t figures = 6;

std::uint32_t word_at(const std::string& bytes, std::size_t at) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i) word = word << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return word;
}

// One bit, zeros, and the length in bits: FIPS 180-4, 5.1.1.
std::string padded(std::string_view message) {
    std::string text{message};
    text += '\x80';
    while (text.size() % block_bytes != 56) text += '\0';
    const std::uint64_t bits = std::uint64_t{message.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift & 0xFF);
    return text;
}

using State = std::array<std::uint32_t, 5>;

// The round's function and constant: FIPS 180-4, 4.1.1 and 4.2.1.
std::uint32_t mixed(std::size_t round, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
    if (round < 20) return ((b & c) | (~b & d)) + 0x5A827999;
    if (round < 40) return (b ^ c ^ d) + 0x6ED9EBA1;
    if (round < 60) return ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC;
    return (b ^ c ^ d) + 0xCA62C1D6;
}

void take_block(State& state, const std::string& text, std::size_t at) {
    std::array<std::uint32_t, 80> words{};
    for (std::size_t i = 0; i < 16; ++i) words[i] = word_at(text, at + i * 4);
    for (std::size_t i = 16; i < 80; ++i)
        words[i] = std::rotl(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t round = 0; round < 80; ++round) {
        const std::uint32_t next = std::rotl(a, 5) + mixed(round, b, c, d) + e + words[round];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
}

std::string as_text(const std::array<std::uint8_t, 20>& bytes) {
    return {bytes.begin(), bytes.end()};
}

// In a time that does not tell how many figures were right.
bool is_same_code(std::string_view given, std::string_view right) {
    if (given.size() != right.size()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < right.size(); ++i)
        difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(right[i]);
    return difference == 0;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (plain) {
            encoded += c;
        } else {
            encoded.append({'%', digits[byte >> 4], digits[byte & 0xF]});
        }
    }
    return encoded;
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view message) {
    State state{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    const std::string text = padded(message);
    for (std::size_t at = 0; at < text.size(); at += block_bytes) take_block(state, text, at);
    std::array<std::uint8_t, 20> digest{};
    for (std::size_t i = 0; i < digest.size(); ++i)
        digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - i % 4 * 8));
    return digest;
}

std::array<std::uint8_t, 20> hmac_sha1(std::string_view key, std::string_view message) {
    std::string block = key.size() > block_bytes ? as_text(sha1(key)) : std::string{key};
    block.resize(block_bytes, '\0');
    std::string inner = block;
    std::string outer = block;
    for (char& c : inner) c = static_cast<char>(c ^ 0x36);
    for (char& c : outer) c = static_cast<char>(c ^ 0x5C);
    return sha1(outer + as_text(sha1(inner.append(message))));
}

std::int64_t one_time_step(Instant moment) {
    const auto since = std::chrono::floor<std::chrono::seconds>(moment.time_since_epoch());
    return since.count() / step_seconds;
}

std::string one_time_code(std::string_view secret, std::int64_t step) {
    std::string counter;
    for (int shift = 56; shift >= 0; shift -= 8) counter += static_cast<char>(step >> shift & 0xFF);
    const auto digest = hmac_sha1(secret, counter);
    const std::size_t at = digest[19] & 0xF;  // RFC 4226, 5.3
    const std::uint32_t number = (std::uint32_t{digest[at]} & 0x7F) << 24 |
                                 std::uint32_t{digest[at + 1]} << 16 |
                                 std::uint32_t{digest[at + 2]} << 8 | std::uint32_t{digest[at + 3]};
    const std::string shown = std::to_string(number % 1'000'000);
    return std::string(figures - shown.size(), '0') + shown;
}

std::optional<std::int64_t> right_step(std::string_view secret, std::string_view code, Instant now,
                                       std::int64_t last_accepted) {
    std::optional<std::int64_t> right;
    const std::int64_t step = one_time_step(now);
    for (const std::int64_t tried : {step - 1, step, step + 1}) {
        const bool fits = is_same_code(code, one_time_code(secret, tried));
        if (fits && tried > last_accepted && !right) right = tried;
    }
    return right;
}

std::string base32(std::string_view bytes) {
    constexpr std::string_view symbols = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = held << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5) text += symbols[held >> (bits - 5) & 31];
    }
    if (bits > 0) text += symbols[held << (5 - bits) & 31];
    return text;
}

std::string one_time_address(std::string_view issuer, std::string_view account,
                             std::string_view secret) {
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(account) +
           "?secret=" + base32(secret) + "&issuer=" + percent_encoded(issuer);
}

}  // namespace kitbank
