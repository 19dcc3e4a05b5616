#include "server/usecase/requests/end_holds.h"

#include <doctest/doctest.h>

#include "server/usecase/requests/work_on_request.h"
#include "tests/support/allocation_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AllocationWorld, "a hold ends after its last day, and not before") {
    const KitRequest held = request(RequestState::accepted);
    const KitRequest kept = request(RequestState::accepted);
    device_in(DeviceState::ready);
    const Date last = *parse_date("2026-11-24");
    const auto hold = [&](const KitRequest& row, std::optional<Date> until) {
        return code_of(hold_request(
            {crypto.make_uuid(), caller(Role::manager), row.reference, "waits for a bag", until},
            ports));
    };
    REQUIRE(hold(held, last) == "done");
    REQUIRE(hold(kept, std::nullopt) == "done");
    clock.advance(*parse_instant("2026-11-24T23:59:00Z") - clock.now());
    CHECK(end_holds(ports) == 0);
    run();
    CHECK(view().proposed.empty());
    clock.advance(std::chrono::minutes{2});
    CHECK(end_holds(ports) == 1);
    CHECK(now(held).hold_reason.empty());
    CHECK_FALSE(now(held).hold_until);
    CHECK_FALSE(now(kept).hold_reason.empty());
    run();
    CHECK(view().proposed.size() == 1);
    CHECK(end_holds(ports) == 0);
}

}  // namespace kitbank
