#include "server/core/residents/reference.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("a reference has eight symbols of an alphabet that does not mislead") {
    Hash random{};
    for (std::size_t i = 0; i < random.size(); ++i) random[i] = static_cast<std::uint8_t>(i * 37);
    const std::string reference = resident_reference(random);
    CHECK(reference.size() == 10);
    CHECK(reference.starts_with("R-"));
    CHECK(reference.find_first_of("ILOU", 2) == std::string::npos);
    CHECK(parse_resident_reference(reference) == reference);
    random[7] ^= 1U;
    CHECK(resident_reference(random) != reference);
}

TEST_CASE("a reference reads as people type it") {
    for (const char* typed : {"R-7K3M9QX1", "r-7k3m9qx1", "7k3m9qxl", " 7K3M9QXI "}) {
        CAPTURE(typed);
        CHECK(parse_resident_reference(typed) == "R-7K3M9QX1");
    }
    CHECK(parse_resident_reference("R-OOOOOOOO") == "R-00000000");
    for (const char* typed : {"", "R-", "R-7K3M9QX", "R-7K3M9QX12", "R-7K3M9QU1", "X-7K3M9QX1"}) {
        CAPTURE(typed);
        CHECK_FALSE(parse_resident_reference(typed));
    }
}
