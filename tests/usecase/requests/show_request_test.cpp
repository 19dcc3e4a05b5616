#include "server/usecase/requests/show_request.h"

#include <doctest/doctest.h>

#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "what each may do now follows from the table and their role") {
    const Caller writer = referrer();
    const KitRequest kept = draft(writer);
    CHECK(steps(writer, kept) == "change submission removal");
    CHECK(steps(caller(Role::manager), kept).empty());
    REQUIRE(send(writer, kept));
    CHECK(steps(writer, kept) == "notes cancellation");
    CHECK(steps(caller(Role::hub_staff), kept) == "acceptance query refusal notes cancellation");
    CHECK(steps(caller(Role::volunteer), kept).empty());
    take(kept, RequestStep::acceptance);
    CHECK(steps(caller(Role::hub_staff), kept) == "refusal notes cancellation");
    take(kept, RequestStep::refusal);
    CHECK(steps(writer, kept) == "notes again");
}

TEST_CASE_FIXTURE(AskingWorld, "the page of a request names who asks and what is set aside") {
    const Caller writer = referrer();
    const KitRequest row = sent(writer, simple());
    take(row, RequestStep::acceptance);
    const Device laptop = device_in(DeviceState::ready);
    record(reservation(laptop, row));
    const RequestView seen = view(writer, row);
    CHECK(seen.asking_name == "Surgery");
    CHECK_FALSE(seen.is_staff);
    REQUIRE(seen.devices.size() == 1);
    CHECK(seen.devices.front().tag == laptop.tag);
    CHECK(seen.devices.front().line == 1);
    CHECK(view(caller(Role::volunteer), row).is_staff);
    CHECK(may_now(seen, "cancellation"));
    CHECK_FALSE(may_now(seen, "again"));
}

}  // namespace kitbank
