#include "server/core/partners/one_time_code.h"

#include <doctest/doctest.h>

#include <chrono>
#include <span>

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

std::string hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) text.append({digits[byte >> 4], digits[byte & 15]});
    return text;
}

constexpr std::string_view secret = "12345678901234567890";  // of RFC 6238, appendix B

Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

}  // namespace

TEST_CASE("SHA-1 gives the digests of FIPS 180") {
    CHECK(hex(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    CHECK(hex(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
    CHECK(hex(sha1(std::string(1'000'000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST_CASE("HMAC-SHA-1 gives the digests of RFC 2202") {
    CHECK(hex(hmac_sha1(std::string(20, '\x0b'), "Hi There")) ==
          "b617318655057264e28bc0b6fb378c8ef146be00");
    CHECK(hex(hmac_sha1("Jefe", "what do ya want for nothing?")) ==
          "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    CHECK(hex(hmac_sha1(std::string(80, '\xaa'),
                        "Test Using Larger Than Block-Size Key - Hash Key First")) ==
          "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

TEST_CASE("codes are those of RFC 4226 and RFC 6238") {
    const std::array counted = {"755224", "287082", "359152", "969429", "338314",
                                "254676", "287922", "162583", "399871", "520489"};
    for (std::size_t i = 0; i < counted.size(); ++i)
        CHECK(one_time_code(secret, static_cast<std::int64_t>(i)) == counted.at(i));
    const auto code_at = [](std::int64_t seconds) {
        return one_time_code(secret, one_time_step(at(seconds)));
    };
    CHECK(code_at(59) == "287082");
    CHECK(code_at(1111111109) == "081804");
    CHECK(code_at(1111111111) == "050471");
    CHECK(code_at(1234567890) == "005924");
    CHECK(code_at(2000000000) == "279037");
    CHECK(code_at(20000000000) == "353130");
}

TEST_CASE("a code is right for its 30 seconds and the 30 on either side") {
    const Instant now = at(1'800'000'015);
    const std::int64_t step = one_time_step(now);
    for (const int near : {-1, 0, 1})
        CHECK(right_step(secret, one_time_code(secret, step + near), now, 0) == step + near);
    for (const int far : {-2, 2})
        CHECK_FALSE(right_step(secret, one_time_code(secret, step + far), now, 0));
    CHECK_FALSE(right_step(secret, "", now, 0));
    CHECK_FALSE(right_step(secret, one_time_code(secret, step) + "0", now, 0));
    CHECK_FALSE(right_step("another secret of 20", one_time_code(secret, step), now, 0));
}

TEST_CASE("a code is right once, and none before it afterwards") {
    const Instant now = at(1'800'000'015);
    const std::int64_t step = one_time_step(now);
    CHECK_FALSE(right_step(secret, one_time_code(secret, step), now, step));
    CHECK_FALSE(right_step(secret, one_time_code(secret, step - 1), now, step));
    CHECK(right_step(secret, one_time_code(secret, step + 1), now, step) == step + 1);
}

TEST_CASE("base 32 is RFC 4648's") {
    CHECK(base32("").empty());
    CHECK(base32("f") == "MY");
    CHECK(base32("fo") == "MZXQ");
    CHECK(base32("foo") == "MZXW6");
    CHECK(base32("foob") == "MZXW6YQ");
    CHECK(base32("fooba") == "MZXW6YTB");
    CHECK(base32("foobar") == "MZXW6YTBOI");
    CHECK(base32("\xff\xff\xff\xff\xff") == "77777777");
}

TEST_CASE("the address for the app escapes names") {
    CHECK(one_time_address("Kit & Bank", "robin@example.org", "fooba") ==
          "otpauth://totp/"
          "Kit%20%26%20Bank:robin%40example.org?secret=MZXW6YTB&issuer=Kit%20%26%20Bank");
}
