#include "server/core/registers/entry.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("an entry's number is written with its register, year and place") {
    CHECK(format(EntryNumber{Register::complaints, 2026, 7}) == "C-2026-0007");
    CHECK(format(EntryNumber{Register::access_requests, 2027, 12345}) == "S-2027-12345");
}

TEST_CASE("an entry's number is read as it was written, in either case") {
    for (const Register book : {Register::complaints, Register::access_requests}) {
        for (const int number : {1, 42, 9999, 10000, 9999999}) {
            const EntryNumber entry{book, 2026, number};
            CHECK(parse_entry_number(book, format(entry)) == entry);
        }
    }
    CHECK(parse_entry_number(Register::complaints, "c-2026-0007") ==
          EntryNumber{Register::complaints, 2026, 7});
}

TEST_CASE("what is no number of the register is not read") {
    for (const char* text :
         {"", "C", "S-2026-0007", "C-2026-7", "C-2026-0000", "C-26-0007", "C-2026_0007",
          "C2026-00007", "C-2026-00x7", "C-2026-12345678", "C-2026-0007 ", "#-2026-0007"}) {
        CHECK_FALSE_MESSAGE(parse_entry_number(Register::complaints, text), text);
    }
}

}  // namespace kitbank
