#include "server/usecase/devices/settle_conflict.h"

#include <doctest/doctest.h>

#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_events.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

RecordedEvent scan(World& world, RecordEvent command) {
    command.tense = Tense::fact;
    command.at = world.clock.now();
    command.source = "scanner-1";
    return record_events({&command, 1}, world.ports).front();
}

Worklists worklists(World& world) {
    return *read_worklists(world.caller(Role::manager), world.ports);
}

}  // namespace

TEST_CASE("an event that did not happen is annulled, and the device folded without it") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const RecordEvent handback = world.step(device.tag, DeviceEvent::handback,
                                            {{"condition", "good"}, {"accessories", "1"}});
    REQUIRE(scan(world, handback).outcome == ScanOutcome::conflict);

    const SettleConflict command{world.crypto.make_uuid(), world.caller(Role::hub_staff),
                                 handback.id, device.tag, "Scanned the wrong laptop"};
    const Result<Device> settled = settle_conflict(command, world.ports);
    REQUIRE(settled);
    CHECK_FALSE(settled->has_conflict);
    CHECK(settled->standing.state == DeviceState::received);
    CHECK(worklists(world).conflicts.empty());
    const DeviceHistory history =
        *read_history(world.caller(Role::volunteer), device.tag, world.ports);
    REQUIRE(history.entries.size() == 3);
    CHECK(history.entries[1].outcome == StepOutcome::annulled);

    const std::string after = world.dump();
    CHECK(settle_conflict(command, world.ports));
    CHECK(world.dump() == after);
}

TEST_CASE("an event that did happen is settled by recording what was missing before it") {
    World world;
    const Device device = world.device_in(DeviceState::reserved);
    RecordEvent handback = world.step(device.tag, DeviceEvent::handback,
                                      {{"condition", "good"}, {"accessories", "1"}});
    handback.tense = Tense::fact;
    const Instant lent_at = world.clock.now();
    world.clock.advance(24h);
    handback.at = world.clock.now();
    REQUIRE(record_events({&handback, 1}, world.ports).front().outcome == ScanOutcome::conflict);

    RecordEvent loan =
        world.step(device.tag, DeviceEvent::loan,
                   {{"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", "1"}});
    loan.at = lent_at;
    const Device after = world.record(loan);
    CHECK(after.standing.state == DeviceState::returned);
    CHECK_FALSE(after.has_conflict);
    CHECK(worklists(world).conflicts.empty());
}

TEST_CASE("only an event in conflict can be annulled, and only by those who may") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const DeviceHistory history =
        *read_history(world.caller(Role::volunteer), device.tag, world.ports);
    SettleConflict command{world.crypto.make_uuid(), world.caller(Role::manager),
                           history.entries[0].event.happened.id, device.tag, "A try"};
    const std::string before = world.dump();
    const Result<Device> good_event = settle_conflict(command, world.ports);
    REQUIRE_FALSE(good_event);
    CHECK(good_event.refusal().code == RefusalCode::conflict_not_found);
    command.caller = world.caller(Role::volunteer);
    const Result<Device> volunteer = settle_conflict(command, world.ports);
    REQUIRE_FALSE(volunteer);
    CHECK(volunteer.refusal().code == RefusalCode::forbidden);
    CHECK(world.dump() == before);
}

TEST_CASE("a scan that was set aside leaves the worklist when a person closes it") {
    World world;
    const RecordEvent lost_label = world.step(world.crypto.draw_tag(), DeviceEvent::move);
    REQUIRE(scan(world, lost_label).outcome == ScanOutcome::refused);
    REQUIRE(worklists(world).scans_set_aside.size() == 1);

    const Result<Uuid> volunteer =
        close_scan({world.caller(Role::volunteer), lost_label.id}, world.ports);
    REQUIRE_FALSE(volunteer);
    CHECK(volunteer.refusal().code == RefusalCode::forbidden);
    CHECK(close_scan({world.caller(Role::manager), lost_label.id}, world.ports));
    CHECK(worklists(world).scans_set_aside.empty());
    const Result<Uuid> again =
        close_scan({world.caller(Role::manager), lost_label.id}, world.ports);
    REQUIRE_FALSE(again);
    CHECK(again.refusal().code == RefusalCode::conflict_not_found);
}
