#include "server/usecase/requests/release_reservations.h"

#include <doctest/doctest.h>

#include "tests/support/allocation_world.h"
#include "tests/support/letters.h"

namespace kitbank {

TEST_CASE_FIXTURE(AllocationWorld,
                  "what nobody collected goes back to the shelf, and they are told") {
    const KitRequest wanted = request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    CHECK(release_reservations(ports) == 0);
    CHECK(story(wanted) == "ready: reserved");
    clock.advance(*now(wanted).lines[0].reserved_until - clock.now());
    CHECK(release_reservations(ports) == 1);
    CHECK(story(wanted) == "accepted: waiting");
    std::optional<Device> released;
    store.read([&](Reader& reader) { released = reader.device_by_tag(device.tag); });
    CHECK(released->standing.state == DeviceState::ready);
    std::vector<Event> history;
    store.read([&](Reader& reader) { history = reader.history(device.id); });
    CHECK(history.back().event == DeviceEvent::release);
    CHECK(history.back().actor == "job:lending");
    CHECK(release_reservations(ports) == 0);
}

TEST_CASE_FIXTURE(AllocationWorld, "what was collected in time stays out") {
    const KitRequest wanted = request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    const Instant until = *now(wanted).lines[0].reserved_until;
    record(loan(device, wanted));
    clock.advance(until - clock.now());
    CHECK(release_reservations(ports) == 0);
    CHECK(story(wanted) == "handed_over: handed_over");
}

}  // namespace kitbank
