#include "server/usecase/requests/release_items.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(RequestWorld, "what is set aside is free again, and its lines wait") {
    const Device device = device_in(DeviceState::ready);
    const KitRequest row = request(RequestState::accepted, {LineKind::laptop, LineKind::data});
    record(reservation(device, row));
    store.write([&](Transaction& tx) {
        CHECK_FALSE(
            release_items(now(row), caller(Role::hub_staff), "no longer needed", tx, ports));
        return true;
    });
    store.read([&](Reader& reader) {
        CHECK(reader.device_by_tag(device.tag)->standing.state == DeviceState::ready);
    });
    CHECK(story(row) == "accepted: waiting waiting");
}

}  // namespace kitbank
