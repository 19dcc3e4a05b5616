#include "server/jobs/notify_key.h"

#include <doctest/doctest.h>

namespace kitbank {
namespace {

// The example key of Notify's documentation.
const std::string example =
    "my_test_key-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

}  // namespace

TEST_CASE("a key is read from its end, so that its name may hold hyphens") {
    for (const std::string& text : {example, "my-test-" + example, "-" + example}) {
        const auto key = parse_notify_key(text);
        REQUIRE(key);
        CHECK(key->service == "26785a09-ab16-4eb0-8407-a37497a57506");
        CHECK(key->secret == "3d844edf-8d35-48ac-975b-e847b4f122b0");
    }
}

TEST_CASE("what is no key is none") {
    CHECK_FALSE(parse_notify_key(""));
    CHECK_FALSE(parse_notify_key(example.substr(1 + example.find('-'))));
    CHECK_FALSE(parse_notify_key(example.substr(0, example.size() - 1)));
    CHECK_FALSE(parse_notify_key("x" + std::string(80, '-')));
    std::string broken = example;
    broken[broken.size() - 37] = '_';
    CHECK_FALSE(parse_notify_key(broken));
}

TEST_CASE("the token is the documentation's, byte for byte") {
    CHECK(notify_token(*parse_notify_key(example), 1568818578) ==
          "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9."
          "eyJpc3MiOiIyNjc4NWEwOS1hYjE2LTRlYjAtODQwNy1hMzc0OTdhNTc1MDYiLCJpYXQiOjE1Njg4MTg1Nzh9."
          "YT_aQYNif0l3HaPwy62Cj9g0qsYzjnj1K5pLwkELiFw");
}

}  // namespace kitbank
