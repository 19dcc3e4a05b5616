#include "server/usecase/requests/cancel_request.h"

#include <doctest/doctest.h>

#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "what was set aside goes back to stock with the request") {
    const Caller writer = referrer();
    const KitRequest row = sent(writer, simple());
    take(row, RequestStep::acceptance);
    const Device laptop = device_in(DeviceState::ready);
    record(reservation(laptop, row));
    CHECK(story(row) == "ready: reserved waiting");
    const CancelRequest command{crypto.make_uuid(), writer, row.reference, "Moved away"};
    REQUIRE(cancel_request(command, ports));
    CHECK(story(row) == "cancelled: dropped dropped");
    std::optional<Device> back;
    store.read([&](Reader& reader) { back = reader.device_by_tag(laptop.tag); });
    CHECK(back->standing.state == DeviceState::ready);
    CHECK(back->standing.reservation.empty());
    CHECK(audit_of(row).back().event == "cancellation");
    CHECK(view(writer, row).notes.back().words == "Moved away");
    const std::string before = dump();
    REQUIRE(cancel_request(command, ports));
    CHECK(dump() == before);
    CHECK(code_of(cancel_request({crypto.make_uuid(), writer, row.reference}, ports)) ==
          "request_closed");
}

TEST_CASE_FIXTURE(AskingWorld,
                  "a draft is deleted and not cancelled, and what is out stays asked for") {
    const Caller writer = referrer();
    CHECK(code_of(cancel_request({crypto.make_uuid(), writer, draft(writer).reference}, ports)) ==
          "request_closed");
    const KitRequest row = request(RequestState::accepted, {LineKind::laptop, LineKind::laptop});
    const Device laptop = device_in(DeviceState::ready);
    record(reservation(laptop, row));
    record(loan(laptop, row));
    CHECK(story(row) == "accepted: handed_over waiting");
    const std::string before = dump();
    CHECK(code_of(cancel_request({crypto.make_uuid(), caller(Role::hub_staff), row.reference},
                                 ports)) == "request_closed");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AskingWorld, "of a referrer who left, their manager does the same") {
    const KitRequest row = sent(referrer());
    CHECK(steps(surgery_manager(), row) == "notes cancellation");
    CHECK(code_of(cancel_request({crypto.make_uuid(), surgery_manager(), row.reference}, ports)) ==
          "done");
    CHECK(code_of(cancel_request({crypto.make_uuid(), caller(Role::volunteer), row.reference},
                                 ports)) == "forbidden");
}

}  // namespace kitbank
