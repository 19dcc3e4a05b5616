#include "server/usecase/requests/fail_delivery.h"

#include <doctest/doctest.h>

#include "tests/support/handover_world.h"

namespace kitbank {
namespace {

struct DeliveryWorld : HandoverWorld {
    FailDelivery failed(const Ready& of, FailedItems items, Role role = Role::hub_staff) {
        return {crypto.make_uuid(), caller(role), of.request.reference, items, "nobody at home"};
    }
    std::vector<RequestNote> notes(const KitRequest& of) {
        std::vector<RequestNote> rows;
        store.read([&](Reader& reader) { rows = reader.requests().notes_of(of.id); });
        return rows;
    }
};

}  // namespace

TEST_CASE_FIXTURE(DeliveryWorld, "what could not be delivered goes back to stock") {
    const Ready of = ready();
    REQUIRE(code_of(fail_delivery(failed(of, FailedItems::stock), ports)) == "done");
    CHECK(story(of.request) == "accepted: waiting");
    CHECK(device_now(of.device).standing.state == DeviceState::ready);
    REQUIRE(notes(of.request).size() == 1);
    CHECK(notes(of.request)[0].for_staff_only);
    CHECK(dump().find("nobody at home") == std::string::npos);
}

TEST_CASE_FIXTURE(DeliveryWorld, "or stays set aside for another try") {
    const Ready of = ready();
    REQUIRE(code_of(fail_delivery(failed(of, FailedItems::keep, Role::volunteer), ports)) ==
            "done");
    CHECK(story(of.request) == "ready: reserved");
    CHECK(device_now(of.device).standing.state == DeviceState::reserved);
    CHECK(notes(of.request).size() == 1);
}

TEST_CASE_FIXTURE(DeliveryWorld, "the same form again fails once") {
    const Ready of = ready();
    const FailDelivery command = failed(of, FailedItems::stock);
    REQUIRE(code_of(fail_delivery(command, ports)) == "done");
    const std::string after = dump();
    CHECK(code_of(fail_delivery(command, ports)) == "done");
    CHECK(dump() == after);
}

TEST_CASE_FIXTURE(DeliveryWorld, "who may not put items back leaves everything as it was") {
    const Ready of = ready();
    const Ready gone = ready();
    REQUIRE(code_of(hand_over(over(gone), ports)) == "done");
    const std::string before = dump();
    CHECK(code_of(fail_delivery(failed(of, FailedItems::stock, Role::volunteer), ports)) ==
          "forbidden");
    CHECK(code_of(fail_delivery(failed(of, FailedItems::keep, Role::referrer), ports)) ==
          "forbidden");
    CHECK(code_of(fail_delivery(failed(gone, FailedItems::keep), ports)) == "request_closed");
    FailDelivery silent = failed(of, FailedItems::keep);
    silent.words = " ";
    CHECK(fields_of(fail_delivery(silent, ports)) == "words");
    CHECK(dump() == before);
}

}  // namespace kitbank
