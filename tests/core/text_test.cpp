#include "server/core/text.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("white space goes from both ends only") {
    CHECK(trimmed(" \t a b \r\n") == "a b");
    CHECK(trimmed(" \n ").empty());
}

TEST_CASE("UTF-8 is well formed or refused") {
    CHECK(is_utf8("plain \xc3\xa9 \xe2\x82\xac \xf0\x9f\x92\xbb"));
    for (const char* const text : {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                   "\xff", "\xc3", "a\x80"}) {
        CHECK_FALSE(is_utf8(text));
    }
}

TEST_CASE("characters are counted, not bytes") {
    CHECK(character_count("\xc3\xa9\xe2\x82\xac") == 2);
}

TEST_CASE("control characters are found, line breaks where they are allowed apart") {
    CHECK(has_control_characters("a\x1b[31m", true));
    CHECK(has_control_characters("a\x7f", true));
    CHECK(has_control_characters("\xc2\x85", true));
    CHECK(has_control_characters("a\nb", false));
    CHECK_FALSE(has_control_characters("a\nb\tc", true));
    CHECK(has_control_characters(std::string_view{"a\0b", 3}, true));
}

}  // namespace kitbank
