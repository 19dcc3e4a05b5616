#include "server/core/ids.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("a UUID is read in either case and written in lower") {
    const auto id = parse_uuid("6F9619FF-8B86-D011-B42D-00CF4FC964FF");
    REQUIRE(id);
    CHECK(format(*id) == "6f9619ff-8b86-d011-b42d-00cf4fc964ff");
    CHECK(parse_uuid(format(*id)) == id);
}

TEST_CASE("what is not a UUID is refused") {
    for (const char* const text :
         {"", "6f9619ff8b86d011b42d00cf4fc964ff", "6f9619ff-8b86-d011-b42d-00cf4fc964f",
          "6f9619ff-8b86-d011-b42d-00cf4fc964fff", "6f9619ff-8b86-d011-b42d-00cf4fc964fg",
          "6f9619ff+8b86-d011-b42d-00cf4fc964ff", "{f9619ff-8b86-d011-b42d-00cf4fc964f}"}) {
        CHECK_FALSE(parse_uuid(text));
    }
}

TEST_CASE("bytes are written as lower-case hexadecimal") {
    const std::uint8_t bytes[] = {0x00, 0x0f, 0xf0, 0xab};
    CHECK(format_hex(bytes, 4) == "000ff0ab");
}

}  // namespace kitbank
