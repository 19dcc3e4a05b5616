#include "server/core/requests/handover.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("accessories are counted by name") {
    const std::vector<CountedAccessory> counted =
        those_there({{"Charger", 1}, {"Mouse", 0}, {" Bag ", 2}});
    CHECK(counted == std::vector<CountedAccessory>{{"Charger", 1}, {"Bag", 2}});
    CHECK(count_of(counted) == 3);
    CHECK(spoken(counted) == "1 Charger, 2 Bag");
    CHECK(spoken({}) == "none");
    CHECK(accessories_fault(counted).empty());
}

TEST_CASE("what cannot be counted is refused") {
    using List = std::vector<CountedAccessory>;
    CHECK_FALSE(accessories_fault({{"", 1}}).empty());
    CHECK_FALSE(accessories_fault({{"Mouse", -1}}).empty());
    CHECK_FALSE(accessories_fault({{"Mouse", 21}}).empty());
    CHECK_FALSE(accessories_fault({{"Mouse", 1}, {"Mouse", 1}}).empty());
    CHECK_FALSE(accessories_fault({{"Mouse", 11}, {"Cable", 10}}).empty());
    CHECK_FALSE(accessories_fault({{std::string(41, 'x'), 1}}).empty());
    CHECK_FALSE(accessories_fault({{"line\nbreak", 1}}).empty());
    List many;
    for (int i = 0; i < 11; ++i) many.push_back({"Cable " + std::to_string(i), 1});
    CHECK_FALSE(accessories_fault(many).empty());
}

}  // namespace kitbank
