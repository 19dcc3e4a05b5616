#include "server/usecase/devices/event_desk.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

// The verdicts are tested in record_events_test.cpp; here, what a desk owes to its transaction.

TEST_CASE("a desk that refused everything wrote nothing, and one that recorded something says so") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const std::vector<RecordEvent> refused{
        world.step(world.crypto.draw_tag(), DeviceEvent::move),
        world.step(device.tag, DeviceEvent::renewal, {{"due", "2027-01-01"}})};
    const std::vector<RecordEvent> mixed{
        refused[0], world.step(device.tag, DeviceEvent::move, {{"shelf", "B1"}})};
    world.store.write([&](Transaction& tx) {
        EventDesk idle{tx, world.ports};
        CHECK(idle.handle(refused).size() == 2);
        CHECK_FALSE(idle.wrote());
        EventDesk busy{tx, world.ports};
        CHECK(busy.handle(mixed).size() == 2);
        CHECK(busy.wrote());
        return false;
    });
}

TEST_CASE("what a desk did is gone when its transaction is rolled back") {
    World world;
    const RecordEvent intake = world.intake(world.printed_label(), "3FBJ6P2");
    const std::string before = world.dump();
    world.store.write([&](Transaction& tx) {
        EventDesk desk{tx, world.ports};
        CHECK(desk.handle({&intake, 1}).front().outcome == ScanOutcome::applied);
        return false;
    });
    CHECK(world.dump() == before);
    CHECK(world.record(intake).version == 1);
}

TEST_CASE("steps of one device in one delivery build on each other") {
    World world;
    const Device device = world.device_in(DeviceState::ready);
    const std::vector<RecordEvent> steps{
        world.step(device.tag, DeviceEvent::reservation, {{"request", "R-1001"}}),
        world.step(device.tag, DeviceEvent::gift,
                   {{"recipient", "P-2001"}, {"agreement", "A-3001"}, {"accessories", "1"}}),
        world.step(device.tag, DeviceEvent::shared_use)};
    const auto answers = record_events(steps, world.ports);
    CHECK(answers[0].device->standing.state == DeviceState::reserved);
    CHECK(answers[1].device->standing.state == DeviceState::gifted);
    CHECK(answers[2].outcome == ScanOutcome::refused);
    std::optional<Device> stored;
    world.store.read([&](Reader& reader) { stored = reader.device_by_tag(device.tag); });
    CHECK(stored->standing.state == DeviceState::gifted);
    CHECK(stored->version == device.version + 2);
}
