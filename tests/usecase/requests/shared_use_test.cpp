#include "server/usecase/requests/shared_use.h"

#include <doctest/doctest.h>

#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

struct SharedWorld : LendingWorld {
    Result<std::int64_t> count(const Device& device, int sessions = 1,
                               Role role = Role::volunteer) {
        return count_sessions({crypto.make_uuid(), caller(role), device.tag, sessions}, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(SharedWorld, "sessions are counted by the day, and nobody is named") {
    const Device device = device_in(DeviceState::in_shared_use);
    CHECK(*count(device) == 1);
    CHECK(*count(device, 3) == 4);
    clock.advance(std::chrono::days{1});
    CHECK(*count(device) == 1);
    const auto report = report_shared_use(caller(Role::manager), ports);
    REQUIRE(report);
    REQUIRE(report->size() == 1);
    CHECK(format(report->front().month) == "2026-11-01");
    CHECK(report->front().hub_code == "NORTH");
    CHECK(report->front().devices == 1);
    CHECK(report->front().sessions == 5);
}

TEST_CASE_FIXTURE(SharedWorld, "the same count again is answered, not repeated") {
    const Device device = device_in(DeviceState::in_shared_use);
    const CountSessions command{crypto.make_uuid(), caller(Role::volunteer), device.tag};
    CHECK(*count_sessions(command, ports) == 1);
    CHECK(*count_sessions(command, ports) == 1);
    CHECK(*count(device) == 2);
}

TEST_CASE_FIXTURE(SharedWorld, "only what is in shared use, at one's own hub, is counted") {
    CHECK(code_of(count(device_in(DeviceState::ready))) == "event_not_allowed");
    const Device device = device_in(DeviceState::in_shared_use);
    CHECK(fields_of(count(device, 0)) == "sessions");
    CHECK(fields_of(count(device, 101)) == "sessions");
    CHECK(code_of(count(device, 1, Role::referrer)) == "forbidden");
    Caller south = caller(Role::volunteer);
    south.hub = open_hub("SOUTH");
    CHECK(code_of(count_sessions({crypto.make_uuid(), south, device.tag}, ports)) == "forbidden");
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(count_sessions({crypto.make_uuid(), stranger, device.tag}, ports)) ==
          "tag_unknown");
}

}  // namespace kitbank
