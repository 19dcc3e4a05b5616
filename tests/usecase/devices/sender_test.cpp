#include "server/usecase/devices/sender.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

TEST_CASE("a digest is of the content: each field of it counts, and nothing else does") {
    World world;
    RecordEvent command = world.intake(world.printed_label(), "3FBJ6P2");
    command.at = world.clock.now();
    const Hash digest = digest_of(command, world.crypto);
    const auto differs = [&](auto change) {
        RecordEvent other = command;
        change(other);
        return digest_of(other, world.crypto) != digest;
    };
    CHECK(differs([](RecordEvent& c) { c.event = DeviceEvent::pledge; }));
    CHECK(differs([](RecordEvent& c) { c.tag.reset(); }));
    CHECK(differs([](RecordEvent& c) { c.hub = "SOUTH"; }));
    CHECK(differs([](RecordEvent& c) { *c.at += 1us; }));
    CHECK(differs([](RecordEvent& c) { c.at.reset(); }));
    CHECK(differs([](RecordEvent& c) { c.evidence["make"] = "Del"; }));
    CHECK(differs([](RecordEvent& c) { c.evidence.erase("donor"); }));
    CHECK(differs([](RecordEvent& c) { c.media = {{"S3Z2NB0K", "", 0, MediumType::ssd}}; }));

    CHECK_FALSE(differs([](RecordEvent& c) { c.tense = Tense::fact; }));
    CHECK_FALSE(differs([](RecordEvent& c) { c.clock_error = 5s; }));
    CHECK_FALSE(differs([&](RecordEvent& c) { c.caller = world.caller(Role::admin); }));
    CHECK_FALSE(differs([](RecordEvent& c) { c.version = 3; }));
}

TEST_CASE("fields that run into each other give different digests") {
    World world;
    RecordEvent one = world.step(world.printed_label(), DeviceEvent::repair);
    RecordEvent two = one;
    one.evidence = {{"reason", "ab"}, {"repairer", "c"}};
    two.evidence = {{"reason", "a"}, {"repairer", "bc"}};
    CHECK(digest_of(one, world.crypto) != digest_of(two, world.crypto));
}

TEST_CASE(
    "a sender's time is corrected by its clock error beyond the noise, and never passes now") {
    const Instant now = *parse_instant("2026-11-21T09:00:00Z");
    RecordEvent command;
    const auto happened = [&](std::chrono::microseconds ago, std::chrono::microseconds error) {
        command.at = now - ago;
        command.clock_error = error;
        return now - happened_at(command, now);
    };
    CHECK(happened_at(command, now) == now);
    CHECK(happened(1h, 0s) == 1h);
    CHECK(happened(1h, clock_error_ignored) == 1h);
    CHECK(happened(1h, -clock_error_ignored) == 1h);
    CHECK(happened(1h, clock_error_ignored + 1us) == 1h - clock_error_ignored - 1us);
    CHECK(happened(1h, -10min) == 70min);
    CHECK(happened(1h, 2h) == 0h);
    CHECK(happened(-1h, 0s) == 0h);
}

TEST_CASE("a live scan from a clock that is behind comes after what it follows") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    RecordEvent scan = world.step(device.tag, DeviceEvent::move, {{"shelf", "B2"}});
    scan.source = "bench";
    scan.at = world.clock.now() - 90s;
    const Result<Device> moved = record_event(scan, world.ports);
    REQUIRE(moved);
    CHECK(moved->standing.holder.reference == "B2");
    scan.id = world.crypto.make_uuid();
    scan.at = world.clock.now() - 1h;
    const Result<Device> too_early = record_event(scan, world.ports);
    REQUIRE_FALSE(too_early);
    CHECK(too_early.refusal().code == RefusalCode::event_not_allowed);
}

TEST_CASE("a scan stamped in whole seconds comes after a wish of the same second") {
    World world;
    world.clock.advance(1s - world.clock.now().time_since_epoch() % 1s + 200ms);
    const Device device =
        *record_event(world.intake(world.printed_label(), "3FBJ6P2"), world.ports);
    RecordEvent scan = world.step(device.tag, DeviceEvent::move, {{"shelf", "B2"}});
    scan.tense = Tense::fact;
    scan.source = "bench";
    const Instant second = std::chrono::floor<std::chrono::seconds>(world.clock.now());
    scan.at = second;
    for (const int seq : {1, 2, 3}) {
        scan.id = world.crypto.make_uuid();
        scan.source_seq = seq;
        CHECK(record_events({&scan, 1}, world.ports).front().outcome == ScanOutcome::applied);
    }
    scan.id = world.crypto.make_uuid();
    scan.at = second - 1s;
    CHECK(record_events({&scan, 1}, world.ports).front().outcome == ScanOutcome::conflict);
}
