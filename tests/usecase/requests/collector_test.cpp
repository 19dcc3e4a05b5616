#include "server/usecase/requests/collector.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(RequestWorld, "who else may collect opens for their request alone") {
    KitRequest row = request(RequestState::accepted);
    row.sealed_collector = seal_collector(row, *resident, "Kim Neighbour", safe);
    CHECK(row.sealed_collector.find("Kim") == std::string::npos);
    CHECK(open_collector(row, *resident, safe) == "Kim Neighbour");
    KitRequest other = request(RequestState::accepted);
    other.sealed_collector = row.sealed_collector;
    CHECK(open_collector(other, *resident, safe).empty());
    CHECK(seal_collector(row, *resident, "", safe).empty());
    resident->erased_at = clock.now();
    CHECK(open_collector(row, *resident, safe).empty());
}

}  // namespace kitbank
