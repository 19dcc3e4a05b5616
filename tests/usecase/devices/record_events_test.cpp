#include "server/usecase/devices/record_events.h"

#include <doctest/doctest.h>

#include "server/usecase/devices/find_devices.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const Instant yesterday = *parse_instant("2026-11-20T10:00:00Z");

// What an offline scanner reports: it happened already, at this time.
RecordEvent as_fact(RecordEvent command, Instant at, std::int64_t seq) {
    command.tense = Tense::fact;
    command.at = at;
    command.source = "scanner-1";
    command.source_seq = seq;
    return command;
}

RecordedEvent send(World& world, const RecordEvent& command) {
    return record_events({&command, 1}, world.ports).front();
}

RefusalCode refusal_of(World& world, const RecordEvent& command) {
    const Result<Device> device = record_event(command, world.ports);
    REQUIRE_FALSE(device);
    return device.refusal().code;
}

Worklists worklists(World& world) {
    return *read_worklists(world.caller(Role::manager), world.ports);
}

TEST_CASE("a pledged device takes the serial number that its arrival brings") {
    World world;
    RecordEvent pledge = world.intake(world.printed_label(), "");
    pledge.event = DeviceEvent::pledge;
    const Result<Device> promised = record_event(pledge, world.ports);
    REQUIRE(promised);
    CHECK(promised->serial.empty());
    RecordEvent arrival =
        world.step(promised->tag, DeviceEvent::intake, {{"serial", "To Be Filled By O.E.M."}});
    CHECK(refusal_of(world, arrival) == RefusalCode::serial_placeholder);
    arrival.id = world.crypto.make_uuid();
    arrival.evidence = {{"serial", "pf1-abc9"}};
    const Result<Device> arrived = record_event(arrival, world.ports);
    REQUIRE(arrived);
    CHECK(arrived->serial == "PF1-ABC9");
    CHECK(arrived->standing.state == DeviceState::received);
    CHECK(arrived->make == promised->make);
}

}  // namespace

TEST_CASE("an intake claims a printed label and puts the device on the hub's shelf") {
    World world;
    const Tag tag = world.printed_label();
    RecordEvent intake = world.intake(tag, "3fbj6p2 ");
    intake.evidence["shelf"] = "A3";
    const Device device = world.record(intake);
    CHECK(device.tag == tag);
    CHECK(device.serial == "3FBJ6P2");
    CHECK(device.standing.state == DeviceState::received);
    CHECK(device.standing.holder == Holder{HolderKind::hub, world.north.id, "A3"});
    CHECK(device.version == 1);
    CHECK(refusal_of(world, world.intake(tag, "OTHER001")) == RefusalCode::tag_claimed);
}

TEST_CASE("an intake without a label draws one") {
    World world;
    RecordEvent intake = world.intake(Tag{}, "3FBJ6P2");
    intake.tag.reset();
    const Device device = world.record(intake);
    CHECK(device.tag.text.size() == 10);
    CHECK(find_device(world.caller(Role::volunteer), device.tag, world.ports)->id == device.id);
}

TEST_CASE("a label that is unknown, void or another organisation's makes no device") {
    World world;
    const std::string before = world.dump();
    CHECK(refusal_of(world, world.intake(world.crypto.draw_tag(), "SERIAL-1")) ==
          RefusalCode::tag_unknown);
    CHECK(world.dump() == before);

    const Tag gone = world.withdrawn_label();
    const Tag foreign = world.printed_label_of(world.found_organisation("Southshire Kit Bank"));
    const std::string ready = world.dump();
    CHECK(refusal_of(world, world.intake(gone, "SERIAL-1")) == RefusalCode::tag_void);
    CHECK(refusal_of(world, world.intake(foreign, "SERIAL-1")) == RefusalCode::tag_unknown);
    CHECK(world.dump() == ready);
}

TEST_CASE("a serial that is a placeholder or already here makes no second device") {
    World world;
    world.record(world.intake(world.printed_label(), "3FBJ6P2"));
    const Tag tag = world.printed_label();
    const std::string before = world.dump();
    CHECK(refusal_of(world, world.intake(tag, "To be filled by O.E.M.")) ==
          RefusalCode::serial_placeholder);
    CHECK(refusal_of(world, world.intake(tag, " 3fbj 6p2")) == RefusalCode::serial_exists);
    CHECK(world.dump() == before);
}

TEST_CASE("a step on an unclaimed, void or unknown label says which") {
    World world;
    const auto code = [&](const Tag& tag) {
        return refusal_of(world, world.step(tag, DeviceEvent::move));
    };
    CHECK(code(world.printed_label()) == RefusalCode::tag_unclaimed);
    CHECK(code(world.withdrawn_label()) == RefusalCode::tag_void);
    CHECK(code(world.crypto.draw_tag()) == RefusalCode::tag_unknown);
}

TEST_CASE("a wish that the table refuses leaves everything as it was") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const std::string before = world.dump();
    CHECK(refusal_of(
              world,
              world.step(device.tag, DeviceEvent::loan,
                         {{"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", "0"}})) ==
          RefusalCode::wipe_missing);
    CHECK(refusal_of(world, world.step(device.tag, DeviceEvent::recovery, {})) ==
          RefusalCode::event_not_allowed);
    CHECK(refusal_of(world, world.step(device.tag, DeviceEvent::handback,
                                       {{"condition", "good"}, {"accessories", "0"}})) ==
          RefusalCode::not_on_loan);
    CHECK(refusal_of(world, world.step(device.tag, DeviceEvent::inspection, {})) ==
          RefusalCode::invalid_fields);
    CHECK(world.dump() == before);
}

TEST_CASE("a wish of somebody who may not is forbidden, and of the future refused") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    RecordEvent loss = world.step(device.tag, DeviceEvent::loss, {{"report", "Left on the bus"}});
    loss.caller = world.caller(Role::referrer);
    CHECK(refusal_of(world, loss) == RefusalCode::forbidden);
    loss.caller = world.caller(Role::hub_staff);
    loss.at = world.clock.now() + 1h;
    CHECK(refusal_of(world, loss) == RefusalCode::happens_in_future);
}

TEST_CASE("another organisation's device is as unknown as none") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    RecordEvent loss = world.step(device.tag, DeviceEvent::loss, {{"report", "Left on the bus"}});
    loss.caller = world.elsewhere(Role::admin, world.found_organisation("Southshire Kit Bank"));
    CHECK(refusal_of(world, loss) == RefusalCode::tag_unknown);
}

TEST_CASE("a page that was opened before another change is told so") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    RecordEvent move = world.step(device.tag, DeviceEvent::move, {{"shelf", "B1"}});
    move.version = device.version;
    CHECK(world.record(move).version == device.version + 1);
    RecordEvent stale = world.step(device.tag, DeviceEvent::move, {{"shelf", "B2"}});
    stale.version = device.version;
    CHECK(refusal_of(world, stale) == RefusalCode::changed);
}

TEST_CASE("an intake refused for its version leaves its label unclaimed") {
    World world;
    RecordEvent intake = world.intake(world.printed_label(), "3FBJ6P2");
    intake.version = 7;
    const std::string before = world.dump();
    CHECK(refusal_of(world, intake) == RefusalCode::changed);
    CHECK(world.dump() == before);
}

TEST_CASE("the same request again does nothing twice and is answered as it was") {
    World world;
    const RecordEvent intake = world.intake(world.printed_label(), "3FBJ6P2");
    const Device first = world.record(intake);
    const std::string after = world.dump();
    const RecordedEvent again = send(world, intake);
    CHECK(again.outcome == ScanOutcome::duplicate);
    REQUIRE(again.device);
    CHECK(again.device->version == first.version);
    CHECK(world.dump() == after);

    // Even when the device has moved on since.
    world.record(world.step(first.tag, DeviceEvent::lock_found, {{"lock", "bios_password"}}));
    const RecordedEvent late = send(world, intake);
    CHECK(late.outcome == ScanOutcome::duplicate);
    CHECK(late.device->standing.state == DeviceState::received);
    CHECK(late.device->version == 1);
}

TEST_CASE("the same request id with other content is refused and changes nothing") {
    World world;
    RecordEvent intake = world.intake(world.printed_label(), "3FBJ6P2");
    world.record(intake);
    const std::string before = world.dump();
    intake.evidence["make"] = "HP";
    CHECK(refusal_of(world, intake) == RefusalCode::request_id_reused);
    CHECK(world.dump() == before);
}

TEST_CASE("a refused wish may be sent again with the same id once it is put right") {
    World world;
    RecordEvent intake = world.intake(world.printed_label(), "Unknown");
    CHECK(refusal_of(world, intake) == RefusalCode::serial_placeholder);
    intake.evidence["serial"] = "3FBJ6P2";
    CHECK(world.record(intake).serial == "3FBJ6P2");
}

TEST_CASE("a late scan takes its place in happened order") {
    World world;
    const Tag tag = world.printed_label();
    send(world, as_fact(world.intake(tag, "3FBJ6P2"), yesterday, 1));
    send(world, as_fact(world.step(tag, DeviceEvent::move, {{"shelf", "Z9"}}), yesterday + 2h, 3));
    const RecordedEvent late = send(
        world, as_fact(world.step(tag, DeviceEvent::move, {{"shelf", "A1"}}), yesterday + 1h, 2));
    CHECK(late.outcome == ScanOutcome::applied);
    CHECK(late.device->standing.holder.reference == "Z9");
    const DeviceHistory history = *read_history(world.caller(Role::volunteer), tag, world.ports);
    REQUIRE(history.entries.size() == 3);
    CHECK(history.entries[1].event.happened.source_seq == 2);
    CHECK(history.entries[1].event.seq == 3);
}

TEST_CASE("a scan that the table refuses becomes a conflict that names both sides") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const RecordEvent handback = as_fact(world.step(device.tag, DeviceEvent::handback,
                                                    {{"condition", "good"}, {"accessories", "1"}}),
                                         world.clock.now(), 1);
    const RecordedEvent answer = send(world, handback);
    CHECK(answer.outcome == ScanOutcome::conflict);
    REQUIRE(answer.refusal);
    CHECK(answer.refusal->code == RefusalCode::not_on_loan);
    CHECK(answer.device->standing.state == DeviceState::received);

    const std::vector<OpenConflict> open = worklists(world).conflicts;
    REQUIRE(open.size() == 1);
    CHECK(open[0].event.happened.id == handback.id);
    REQUIRE(open[0].against);
    CHECK(open[0].against->event == DeviceEvent::intake);

    CHECK(send(world, handback).outcome == ScanOutcome::duplicate);
    CHECK(worklists(world).conflicts.size() == 1);
}

TEST_CASE("a conflict does not touch another device") {
    World world;
    const Device other = world.device_in(DeviceState::ready);
    const Device device = world.device_in(DeviceState::received);
    send(world, as_fact(world.step(device.tag, DeviceEvent::handback,
                                   {{"condition", "good"}, {"accessories", "1"}}),
                        world.clock.now(), 1));
    const Device after = *find_device(world.caller(Role::volunteer), other.tag, world.ports);
    CHECK(after.standing == other.standing);
    CHECK(after.version == other.version);
    CHECK_FALSE(after.has_conflict);
}

TEST_CASE("a delivery judges each scan alone and keeps their order") {
    World world;
    const Tag tag = world.printed_label();
    const std::vector<RecordEvent> delivery = {
        as_fact(world.intake(tag, "3FBJ6P2"), yesterday, 1),
        as_fact(world.step(world.crypto.draw_tag(), DeviceEvent::move), yesterday + 1min, 2),
        as_fact(world.step(tag, DeviceEvent::inspection_failure, {{"failed", "no picture"}}),
                yesterday + 2min, 3),
        as_fact(world.step(tag, DeviceEvent::move, {{"shelf", "A1"}}), yesterday + 3min, 4),
    };
    const std::vector<RecordedEvent> answers = record_events(delivery, world.ports);
    REQUIRE(answers.size() == 4);
    CHECK(answers[0].outcome == ScanOutcome::applied);
    CHECK(answers[1].outcome == ScanOutcome::refused);
    CHECK(answers[1].refusal->code == RefusalCode::tag_unknown);
    CHECK(answers[2].outcome == ScanOutcome::conflict);
    CHECK(answers[3].outcome == ScanOutcome::applied);
    CHECK(answers[3].device->standing.holder.reference == "A1");
    for (const RecordedEvent& answer : record_events(delivery, world.ports)) {
        CHECK(answer.outcome != ScanOutcome::applied);
    }
}

TEST_CASE("a delivery during which the database goes away changes nothing, and can be sent again") {
    World world;
    const std::vector<RecordEvent> delivery = {
        as_fact(world.intake(world.printed_label(), "3FBJ6P2"), yesterday, 1)};
    const std::string before = world.dump();
    world.store.fail_next(RefusalCode::unavailable);
    CHECK_THROWS_AS(record_events(delivery, world.ports), StoreFailure);
    CHECK(world.dump() == before);
    CHECK(record_events(delivery, world.ports).front().outcome == ScanOutcome::applied);
}

TEST_CASE("a scan of an unclaimed label waits for its intake and joins it") {
    World world;
    const Tag tag = world.printed_label();
    const RecordedEvent early = send(
        world, as_fact(world.step(tag, DeviceEvent::move, {{"shelf", "A1"}}), yesterday + 1h, 2));
    CHECK(early.outcome == ScanOutcome::refused);
    CHECK(early.refusal->code == RefusalCode::tag_unclaimed);
    CHECK(worklists(world).scans_set_aside.size() == 1);

    send(world, as_fact(world.intake(tag, "3FBJ6P2"), yesterday, 1));
    CHECK(worklists(world).scans_set_aside.empty());
    const Device device = *find_device(world.caller(Role::volunteer), tag, world.ports);
    CHECK(device.standing.holder.reference == "A1");
    CHECK(device.version == 2);
}

TEST_CASE("a scan of an unclaimed label joins an intake that comes later in the same delivery") {
    World world;
    const Tag tag = world.printed_label();
    const std::vector<RecordEvent> delivery = {
        as_fact(world.step(tag, DeviceEvent::move, {{"shelf", "A1"}}), yesterday + 1h, 2),
        as_fact(world.intake(tag, "3FBJ6P2"), yesterday, 1),
    };
    record_events(delivery, world.ports);
    CHECK(worklists(world).scans_set_aside.empty());
    CHECK(find_device(world.caller(Role::volunteer), tag, world.ports)->standing.holder.reference ==
          "A1");
}

TEST_CASE("a waiting scan that cannot join its intake stays on the worklist") {
    World world;
    const Tag tag = world.printed_label();
    send(world, as_fact(world.step(tag, DeviceEvent::loss, {}), yesterday + 1h, 2));  // no report
    CHECK(worklists(world).scans_set_aside.size() == 1);
    send(world, as_fact(world.intake(tag, "3FBJ6P2"), yesterday, 1));
    CHECK(worklists(world).scans_set_aside.size() == 1);
}

TEST_CASE("a scan that its sender may not make is set aside, never dropped") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    RecordEvent disposal = as_fact(
        world.step(
            device.tag, DeviceEvent::disposal,
            {{"method", "recycled"}, {"recycler", "Example Recycling"}, {"media", "destroyed"}}),
        yesterday, 1);
    disposal.caller = world.caller(Role::volunteer);
    const RecordedEvent answer = send(world, disposal);
    CHECK(answer.outcome == ScanOutcome::refused);
    CHECK(answer.refusal->code == RefusalCode::forbidden);
    REQUIRE(worklists(world).scans_set_aside.size() == 1);
    CHECK(worklists(world).scans_set_aside[0].reason.code == RefusalCode::forbidden);
}

TEST_CASE("a scanner's clock is corrected by its measured error, but small noise is left alone") {
    World world;
    const Tag tag = world.printed_label();
    RecordEvent intake = as_fact(world.intake(tag, "3FBJ6P2"), yesterday, 1);
    intake.clock_error = 90s;
    send(world, intake);
    RecordEvent move = as_fact(world.step(tag, DeviceEvent::move), yesterday + 1h, 2);
    move.clock_error = 1500ms;
    send(world, move);
    const DeviceHistory history = *read_history(world.caller(Role::volunteer), tag, world.ports);
    CHECK(history.entries.at(0).event.happened.at == yesterday + 90s);
    CHECK(history.entries.at(1).event.happened.at == yesterday + 1h);
}

TEST_CASE("a scan from the future happens now") {
    World world;
    RecordEvent intake =
        as_fact(world.intake(world.printed_label(), "3FBJ6P2"), world.clock.now() + 48h, 1);
    CHECK(send(world, intake).outcome == ScanOutcome::applied);
    const DeviceHistory history =
        *read_history(world.caller(Role::volunteer), *intake.tag, world.ports);
    CHECK(history.entries.at(0).event.happened.at <= world.clock.now());
}

TEST_CASE("a pledged device that arrives with a printed label is the same device") {
    World world;
    RecordEvent pledge = world.intake(Tag{}, "3FBJ6P2");
    pledge.event = DeviceEvent::pledge;
    pledge.tag.reset();
    const Device expected = world.record(pledge);
    CHECK(expected.standing.state == DeviceState::expected);
    const Tag printed = world.printed_label();
    const Device arrived = world.record(world.intake(printed, "3FBJ6P2"));
    CHECK(arrived.id == expected.id);
    CHECK(arrived.tag == printed);
    CHECK(arrived.version == 2);
    CHECK(refusal_of(world, world.step(expected.tag, DeviceEvent::move)) == RefusalCode::tag_void);
}
