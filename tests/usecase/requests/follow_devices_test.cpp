#include "server/usecase/requests/follow_devices.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {
namespace {

using enum RequestState;

}  // namespace

TEST_CASE_FIXTURE(RequestWorld, "a request goes with its device, out and back") {
    const KitRequest wanted = request(accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    CHECK(story(wanted) == "ready: reserved");
    CHECK(now(wanted).lines[0].device == device.id);
    CHECK(now(wanted).lines[0].reserved_until > clock.now());
    record(loan(device, wanted));
    CHECK(story(wanted) == "handed_over: handed_over");
    record(step(device.tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "1"}}));
    CHECK(story(wanted) == "closed: ended");
}

TEST_CASE_FIXTURE(RequestWorld, "a release puts the request back") {
    const KitRequest wanted = request(accepted, {LineKind::laptop, LineKind::tablet});
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    CHECK(story(wanted) == "accepted: reserved waiting");
    record(step(device.tag, DeviceEvent::release, {{"reason", "a crack in the lid"}}));
    CHECK(story(wanted) == "accepted: waiting waiting");
    CHECK(now(wanted).lines[0].device == DeviceId{});
}

TEST_CASE_FIXTURE(RequestWorld, "a loss is not a return") {
    const KitRequest wanted = request(accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    record(loan(device, wanted));
    record(step(device.tag, DeviceEvent::loss, {{"report", "left on a bus"}}));
    CHECK(story(wanted) == "handed_over: handed_over");
    record(step(device.tag, DeviceEvent::recovery));
    CHECK(story(wanted) == "closed: ended");
}

TEST_CASE_FIXTURE(RequestWorld, "a loan that becomes a gift ends the line") {
    const KitRequest wanted = request(accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    record(loan(device, wanted));
    record(step(device.tag, DeviceEvent::gift,
                {{"recipient", "R-00000000"}, {"agreement", "H-00000000"}, {"accessories", "1"}}));
    CHECK(story(wanted) == "closed: ended");
}

TEST_CASE_FIXTURE(RequestWorld, "a device goes only to the request it is set aside for") {
    const KitRequest wanted = request(accepted);
    const KitRequest other = request(accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    const std::string before = dump();
    CHECK(code_of(record_event(loan(device, other), ports)) == "reserved_for_another");
    RecordEvent nameless = loan(device, wanted);
    nameless.evidence.erase("request");
    CHECK(code_of(record_event(nameless, ports)) == "reserved_for_another");
    CHECK(code_of(record_event(reservation(device, other), ports)) == "event_not_allowed");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(RequestWorld,
                  "a device is set aside only for a request that waits for its kind") {
    const Device laptop = device_in(DeviceState::ready);
    const auto outcome = [&](const KitRequest& of) {
        return code_of(record_event(reservation(laptop, of), ports));
    };
    CHECK(outcome(request(submitted)) == "request_closed");
    CHECK(outcome(request(cancelled)) == "request_closed");
    CHECK(outcome(request(accepted, {LineKind::tablet})) == "does_not_fit");
    const KitRequest served = request(accepted);
    record(reservation(device_in(DeviceState::ready), served));
    CHECK(outcome(served) == "line_taken");
    KitRequest unknown = served;
    unknown.reference = "Q-ZZZZZZZZ";
    CHECK(outcome(unknown) == "request_not_found");
}

TEST_CASE_FIXTURE(RequestWorld, "a scan that arrives late takes the request along") {
    const KitRequest wanted = request(accepted);
    const Device device = device_in(DeviceState::ready);
    record(reservation(device, wanted));
    RecordEvent late = loan(device, wanted);
    late.tense = Tense::fact;
    late.at = clock.now();
    late.source = "scanner";
    record(step(device.tag, DeviceEvent::release, {{"reason", "nobody came"}}));
    CHECK(story(wanted) == "accepted: waiting");
    record(late);  // the device left before anybody released it: the release is the conflict
    CHECK(story(wanted) == "handed_over: handed_over");
}

TEST_CASE_FIXTURE(RequestWorld, "of several lines the one that asks for most gets the device") {
    KitRequest wanted = request(accepted, {LineKind::laptop, LineKind::laptop});
    wanted.lines[1].memory_gb = 8;
    store.write([&](Transaction& tx) { return tx.write_requests().update_request(wanted); });
    const Device device = device_in(DeviceState::wiped);
    record(step(device.tag, DeviceEvent::inspection,
                {{"grade", "B"},
                 {"os", "Linux Mint 22"},
                 {"locks_off", "yes"},
                 {"accessories", "1"},
                 {"memory", "8"}}));
    record(reservation(device, wanted));
    CHECK(story(wanted) == "accepted: waiting reserved");
}

}  // namespace kitbank
