#include "server/usecase/requests/reserve_for_request.h"

#include <doctest/doctest.h>

#include "tests/support/allocation_world.h"

namespace kitbank {
namespace {

Result<KitRequest> reserve(AllocationWorld& world, const KitRequest& request, const Tag& tag,
                           Role role = Role::hub_staff) {
    return reserve_for_request(
        {world.crypto.make_uuid(), world.caller(role), request.reference, tag}, world.ports);
}

}  // namespace

TEST_CASE_FIXTURE(AllocationWorld, "a scanned device is set aside for the request, once") {
    const KitRequest wanted = request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    const ReserveForRequest command{crypto.make_uuid(), caller(Role::hub_staff), wanted.reference,
                                    device.tag};
    const auto reserved = reserve_for_request(command, ports);
    REQUIRE(reserved);
    CHECK(reserved->state == RequestState::ready);
    CHECK(reserved->lines[0].device == device.id);
    const std::string before = dump();
    CHECK(reserve_for_request(command, ports));
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AllocationWorld, "what cannot be set aside is refused, and nothing changes") {
    const KitRequest wanted = request(RequestState::accepted);
    const KitRequest other = request(RequestState::accepted);
    const KitRequest closed = request(RequestState::closed);
    const KitRequest tablet = request(RequestState::accepted, {LineKind::tablet});
    const Device taken = device_in(DeviceState::ready);
    const Device ready = device_in(DeviceState::ready);
    record(reservation(taken, other));
    const Device wiped = device_in(DeviceState::wiped);
    const std::string before = dump();
    CHECK(code_of(reserve(*this, wanted, taken.tag)) == "line_taken");
    CHECK(code_of(reserve(*this, wanted, wiped.tag)) == "changed");
    CHECK(code_of(reserve(*this, other, ready.tag)) == "line_taken");
    CHECK(code_of(reserve(*this, closed, ready.tag)) == "request_closed");
    CHECK(code_of(reserve(*this, tablet, ready.tag)) == "does_not_fit");
    CHECK(code_of(reserve(*this, wanted, Tag{"KB00000000"})) == "tag_unknown");
    CHECK(code_of(reserve(*this, wanted, ready.tag, Role::volunteer)) == "forbidden");
    CHECK(dump() == before);
}

}  // namespace kitbank
