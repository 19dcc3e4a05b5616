#include "server/core/databank/delivery.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("a delivery says what is short or over") {
    CHECK(in_words_of_count(50, 48) == "50 expected, 48 counted: 2 short.");
    CHECK(in_words_of_count(50, 53) == "50 expected, 53 counted: 3 over.");
    CHECK(in_words_of_count(50, 50) == "50 expected, 50 counted: complete.");
}

TEST_CASE("states of a delivery are read back, and each has words") {
    for (const std::string_view name : delivery_state_names) {
        const auto state = parse_delivery_state(name);
        REQUIRE(state);
        CHECK(name_of(*state) == name);
        CHECK_FALSE(label_of(*state).empty());
    }
    CHECK_FALSE(parse_delivery_state("lost"));
}
