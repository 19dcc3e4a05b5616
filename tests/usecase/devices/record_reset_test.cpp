#include "server/usecase/devices/record_reset.h"

#include <doctest/doctest.h>

#include "server/core/devices/factory_reset.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

Tag receive(World& world, std::string_view kind) {
    RecordEvent intake = world.intake(world.printed_label(), "R52N30ABCDE");
    intake.evidence["kind"] = kind;
    return world.record(intake).tag;
}

RecordReset reset(World& world, const Tag& tag, DeviceKind kind) {
    RecordReset command{.id = world.crypto.make_uuid(),
                        .caller = world.caller(Role::volunteer),
                        .tag = tag,
                        .operator_name = "Amina Khan",
                        .verifier_name = "Tom Baird",
                        .confirmed = {},
                        .at = {},
                        .version = {}};
    for (const ResetCheck check : reset_checks(kind))
        command.confirmed.emplace_back(name_of(check));
    return command;
}

RefusalCode refusal_of(World& world, const RecordReset& command) {
    const std::string before = world.dump();
    const Result<RecordedWipe> result = record_reset(command, world.ports);
    REQUIRE_FALSE(result);
    CHECK(world.dump() == before);
    return result.refusal().code;
}

}  // namespace

TEST_CASE("a reset with its whole checklist and two people makes a phone wiped") {
    World world;
    const Tag tag = receive(world, "phone");
    const Result<RecordedWipe> result =
        record_reset(reset(world, tag, DeviceKind::phone), world.ports);
    REQUIRE(result);
    CHECK(result->event == DeviceEvent::wipe);
    CHECK(result->device->standing.state == DeviceState::wiped);
    CHECK(result->evidence.level == SanitisationLevel::clear);
    CHECK(result->evidence.operator_name == "Amina Khan");
    CHECK(result->evidence.verifier_name == "Tom Baird");
    CHECK(result->evidence.checklist.size() == reset_checks(DeviceKind::phone).size());
    CHECK_FALSE(result->evidence.file);
}

TEST_CASE("a reset that proves nothing is sent back and nothing is kept") {
    World world;
    const Tag tag = receive(world, "tablet");
    RecordReset command = reset(world, tag, DeviceKind::tablet);
    command.verifier_name = " amina khan";
    CHECK(refusal_of(world, command) == RefusalCode::verifier_is_operator);
    command.verifier_name = "";
    CHECK(refusal_of(world, command) == RefusalCode::invalid_fields);
    command = reset(world, tag, DeviceKind::tablet);
    command.confirmed.pop_back();
    CHECK(refusal_of(world, command) == RefusalCode::checklist_incomplete);
    command.confirmed.emplace_back("looked_fine");
    CHECK(refusal_of(world, command) == RefusalCode::invalid_fields);
    command = reset(world, tag, DeviceKind::tablet);
    command.at = world.clock.now() - 24h;  // before the intake
    CHECK(refusal_of(world, command) == RefusalCode::wipe_outdated);
    command.at = world.clock.now() + 24h;
    CHECK(refusal_of(world, command) == RefusalCode::happens_in_future);
    command = reset(world, tag, DeviceKind::tablet);
    command.caller = world.caller(Role::referrer);
    CHECK(refusal_of(world, command) == RefusalCode::forbidden);
    command = reset(world, tag, DeviceKind::tablet);
    command.version = 9;
    CHECK(refusal_of(world, command) == RefusalCode::changed);
}

TEST_CASE("a laptop cannot be wiped by a checklist") {
    World world;
    const Tag tag = receive(world, "laptop");
    CHECK(refusal_of(world, reset(world, tag, DeviceKind::phone)) == RefusalCode::invalid_fields);
}

TEST_CASE("the same reset again is answered as before, and with other names refused") {
    World world;
    const Tag tag = receive(world, "chromebook");
    RecordReset command = reset(world, tag, DeviceKind::chromebook);
    REQUIRE(record_reset(command, world.ports));
    const std::string after = world.dump();
    const Result<RecordedWipe> again = record_reset(command, world.ports);
    REQUIRE(again);
    CHECK(again->event == DeviceEvent::wipe);
    CHECK(world.dump() == after);
    command.verifier_name = "Rosa Bell";
    CHECK(refusal_of(world, command) == RefusalCode::request_id_reused);
}
