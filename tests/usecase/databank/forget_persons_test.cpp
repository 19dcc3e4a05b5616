#include "server/usecase/databank/forget_persons.h"

#include <doctest/doctest.h>

#include "tests/support/giving_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(GivingWorld, "what no limit looks back to has no person any more") {
    REQUIRE(code_of(give_data(walk_in(stock()), ports)) == "done");
    clock.advance(std::chrono::days{100});
    REQUIRE(code_of(give_data(walk_in(stock(), "07700 900724"), ports)) == "done");
    CHECK(forget_data_persons(ports) == 0);
    clock.advance(std::chrono::days{81});
    CHECK(forget_data_persons(ports) == 1);
    CHECK(code_of(give_data(walk_in(stock()), ports)) == "done");
    CHECK(code_of(give_data(walk_in(stock(), "07700 900724"), ports)) == "limit_reached");
    CHECK(issues().size() == 3);
}

}  // namespace kitbank
