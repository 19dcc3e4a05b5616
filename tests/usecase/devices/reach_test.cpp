#include "server/usecase/devices/reach.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_events.h"
#include "server/usecase/devices/settle_conflict.h"
#include "server/usecase/labels/print_tags.h"
#include "tests/support/world.h"

namespace kitbank {
namespace {

// The world with a second hub, and a member of its staff.
struct TwoHubs {
    TwoHubs() : south(world.open_hub("SOUTH")) {}

    [[nodiscard]] Caller at_south(Role role) const {
        Caller caller = world.caller(role);
        caller.hub = south;
        caller.actor = "person:99";
        return caller;
    }
    RecordEvent wish(const Device& device, DeviceEvent event, Role role = Role::hub_staff) {
        RecordEvent command = world.step(device.tag, event);
        command.caller = at_south(role);
        return command;
    }

    World world;
    Hub south;
};

std::vector<Device> listed(const Caller& caller, Ports& ports, const std::string& text = "") {
    DeviceQuery query;
    query.text = text;
    return find_devices(caller, query, {}, ports)->items;
}

std::int64_t counted(const Worklists& lists) {
    std::int64_t count = 0;
    for (const StateCount& row : lists.counts) count += row.count;
    return count;
}

}  // namespace

TEST_CASE("a permission that reaches a hub binds whoever works at one") {
    TwoHubs two;
    Caller staff = two.at_south(Role::hub_staff);
    CHECK(hub_bound(staff, Permission::see_devices) == two.south.id);
    CHECK_FALSE(hub_bound(staff, Permission::see_hubs));
    staff.hub.reset();
    CHECK_FALSE(hub_bound(staff, Permission::see_devices));
    CHECK_FALSE(hub_bound(two.at_south(Role::manager), Permission::see_devices));
}

TEST_CASE("lists, counts and searches stop at the hub") {
    TwoHubs two;
    const Device device = two.world.device_in(DeviceState::ready);
    Ports& ports = two.world.ports;
    CHECK(listed(two.world.caller(Role::hub_staff), ports).size() == 1);
    CHECK(listed(two.at_south(Role::hub_staff), ports).empty());
    CHECK(listed(two.at_south(Role::hub_staff), ports, device.tag.text).empty());
    CHECK(listed(two.at_south(Role::manager), ports).size() == 1);
    CHECK(counted(*read_worklists(two.world.caller(Role::volunteer), ports)) == 1);
    CHECK(counted(*read_worklists(two.at_south(Role::volunteer), ports)) == 0);
}

TEST_CASE("a device that is out belongs to the hub it left, also when it is lost") {
    TwoHubs two;
    for (const DeviceState state :
         {DeviceState::on_loan, DeviceState::gifted, DeviceState::lost, DeviceState::in_repair}) {
        const Device device = two.world.device_in(state);
        CHECK(device.standing.home == two.world.north.id);
        CHECK(device.hub_code == "NORTH");
        CHECK(relation_to(two.at_south(Role::hub_staff), device, Permission::see_devices) ==
              Relation::elsewhere);
    }
}

TEST_CASE("a pledge comes to the hub that it names") {
    TwoHubs two;
    const Device device = two.world.device_in(DeviceState::expected);
    CHECK(device.standing.holder.kind == HolderKind::donor);
    CHECK(device.standing.home == two.world.north.id);
    CHECK(listed(two.world.caller(Role::hub_staff), two.world.ports).size() == 1);
}

TEST_CASE("a label in hand shows the device, and not its history") {
    TwoHubs two;
    const Device device = two.world.device_in(DeviceState::on_loan);
    const Caller staff = two.at_south(Role::hub_staff);
    CHECK(find_device(staff, device.tag, two.world.ports));
    CHECK(code_of(read_history(staff, device.tag, two.world.ports)) == "forbidden");
    const auto looked = look_at_device(staff, device.tag, two.world.ports);
    REQUIRE(looked);
    CHECK(looked->relation == Relation::elsewhere);
    CHECK(looked->entries.empty());
    CHECK(looked->evidence.empty());
}

TEST_CASE("from another hub only what brings the device there is open") {
    TwoHubs two;
    const Device device = two.world.device_in(DeviceState::ready);
    CHECK(events_open_to(two.at_south(Role::hub_staff), device) == std::vector{DeviceEvent::move});
    const std::string before = two.world.dump();
    const auto refused = record_event(two.wish(device, DeviceEvent::loss), two.world.ports);
    CHECK(code_of(refused) == "forbidden");
    CHECK(two.world.dump() == before);

    const auto moved = record_event(two.wish(device, DeviceEvent::move), two.world.ports);
    REQUIRE(moved);
    CHECK(moved->standing.home == two.south.id);
    CHECK(moved->hub_name == two.south.name);
    CHECK(listed(two.at_south(Role::hub_staff), two.world.ports).size() == 1);
    CHECK(listed(two.world.caller(Role::hub_staff), two.world.ports).empty());
}

TEST_CASE("a device is not moved between two hubs from a third") {
    TwoHubs two;
    two.world.open_hub("WEST");
    const Device device = two.world.device_in(DeviceState::ready);
    RecordEvent move = two.wish(device, DeviceEvent::move);
    move.hub = "WEST";
    CHECK(code_of(record_event(move, two.world.ports)) == "forbidden");
}

TEST_CASE("nobody receives a device for a hub where they do not work") {
    TwoHubs two;
    RecordEvent intake = two.world.intake(two.world.printed_label(), "SN-REACH-1");
    intake.hub = "SOUTH";
    const std::string before = two.world.dump();
    CHECK(code_of(record_event(intake, two.world.ports)) == "forbidden");
    CHECK(two.world.dump() == before);
    intake.caller = two.at_south(Role::volunteer);
    CHECK(record_event(intake, two.world.ports));
}

TEST_CASE("an offline scan from another hub is a fact and is kept") {
    TwoHubs two;
    const Device device = two.world.device_in(DeviceState::ready);
    RecordEvent promise = two.wish(device, DeviceEvent::reservation);
    promise.evidence = {{"request", "REQ-1"}};
    CHECK(code_of(record_event(promise, two.world.ports)) == "forbidden");
    promise.tense = Tense::fact;
    const auto recorded = record_events({&promise, 1}, two.world.ports).front();
    CHECK(recorded.outcome == ScanOutcome::applied);
}

TEST_CASE("scans set aside are shown where they were made, and closed there") {
    TwoHubs two;
    RecordEvent early = two.world.step(two.world.printed_label(), DeviceEvent::move);
    early.tense = Tense::fact;
    record_events({&early, 1}, two.world.ports);
    const auto waiting = [&](const Caller& caller) {
        return read_worklists(caller, two.world.ports)->scans_set_aside.size();
    };
    CHECK(waiting(two.world.caller(Role::hub_staff)) == 1);
    CHECK(waiting(two.at_south(Role::hub_staff)) == 0);
    CHECK(waiting(two.world.caller(Role::volunteer)) == 0);
    CHECK(code_of(close_scan({two.at_south(Role::hub_staff), early.id}, two.world.ports)) ==
          "conflict_not_found");
    CHECK(close_scan({two.world.caller(Role::hub_staff), early.id}, two.world.ports));
}

TEST_CASE("labels belong to the hub that printed them") {
    TwoHubs two;
    Ports& ports = two.world.ports;
    const auto batch =
        print_tags({ports.crypto.make_uuid(), two.at_south(Role::hub_staff), 2}, ports);
    REQUIRE(batch);
    CHECK(find_batch(two.at_south(Role::volunteer), batch->handle, ports));
    CHECK(find_batch(two.at_south(Role::manager), batch->handle, ports));
    CHECK(code_of(find_batch(two.world.caller(Role::hub_staff), batch->handle, ports)) ==
          "batch_not_found");
    CHECK(recent_batches(two.world.caller(Role::hub_staff), ports)->empty());
    const Device device = two.world.device_in(DeviceState::received);
    CHECK(code_of(change_tag({ports.crypto.make_uuid(), two.at_south(Role::hub_staff), device.tag,
                              TagEventKind::reprint, "torn"},
                             ports)) == "forbidden");
}

}  // namespace kitbank
