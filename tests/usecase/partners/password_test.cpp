#include "server/usecase/partners/password.h"

#include <doctest/doctest.h>

#include <string>

using namespace kitbank;

namespace {

std::string fault(std::string_view password, std::string_view email = "") {
    const auto refusal = fault_in_password(password, email);
    if (!refusal) return "none";
    CHECK(refusal->fields.front().field == "password");
    return std::string{name_of(refusal->code)};
}

}  // namespace

TEST_CASE("a password is long enough from 12 characters and short enough up to 1,024 bytes") {
    CHECK(fault("kr7 wum8 fax") == "none");
    CHECK(fault("kr7 wum8 fa") == "invalid_fields");
    CHECK(fault("") == "invalid_fields");
    CHECK(fault("h\u00e9l\u00e8ne et ma\u00ef") == "none");
    CHECK(fault("h\u00e9l\u00e8\u00e9\u00e9\u00e9") == "invalid_fields");  // 13 bytes, 8 characters
    const std::string phrase = "the moon over Alnwick ";
    std::string longest;
    while (longest.size() < password_bytes_max) longest += phrase;
    CHECK(fault(longest.substr(0, password_bytes_max)) == "none");
    CHECK(fault(longest + "x") == "invalid_fields");
    CHECK(fault("not utf-8 \xff\xfe at all") == "invalid_fields");
}

TEST_CASE("any composition will do") {
    for (const std::string password :
         {"correct horse battery", "vqmzkwtrhjlp", "demo-x8Fk2QpW7rTn", "8306 2219 7745 1",
          "9+2!7?4*8=3;6", "a lantern, a goat and 3 keys"}) {
        CAPTURE(password);
        CHECK(fault(password) == "none");
    }
}

TEST_CASE("a common password stays common with figures, marks, capitals and repeats around it") {
    for (const std::string password :
         {"password1234", "P@ssw0rd!2024", "1234567890123", "letmein-2026!", "Welcome12345",
          "passwordpassword", "qwertyuiop12", "1q2w3e4r5t6y", "qwertyasdfgh", "abcdefghijkl",
          "zyxwvutsrqpo", "aaaaaaaaaaaa", "abcabcabcabc", "aabbaabbaabb", "football.monkey1",
          "Kitbank2026!!", "iloveyou-iloveyou", "!!!!????....", "1qaz2wsx3edc"}) {
        CAPTURE(password);
        CHECK(fault(password) == "password_weak");
    }
}

TEST_CASE("the own e-mail name must not stand in it") {
    CHECK(fault("my name is Robin.E ok", "robin.e@example.org") == "password_weak");
    CHECK(fault("my name is other ok", "robin.e@example.org") == "none");
    CHECK(fault("a bob of hair, short", "bob@example.org") == "none");  // three letters: a word
}
