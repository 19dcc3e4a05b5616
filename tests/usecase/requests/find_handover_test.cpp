#include "server/usecase/requests/find_handover.h"

#include <doctest/doctest.h>

#include "tests/support/handover_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(HandoverWorld, "the counter sees the request, its items and the texts") {
    const Ready of = ready();
    const Result<ReadyRequest> found =
        ready_request(caller(Role::volunteer), of.request.reference, ports);
    REQUIRE(code_of(found) == "done");
    REQUIRE(found->items.size() == 1);
    CHECK(found->items[0].tag == of.device.tag);
    CHECK(found->texts.size() == 2);
    CHECK(found->texts[0].language == Language::en);
    CHECK(found->due == Date{std::chrono::year{2026} / 12 / 19});
    CHECK(code_of(ready_request(caller(Role::referrer), of.request.reference, ports)) ==
          "forbidden");
    Caller south = caller(Role::volunteer);
    south.hub = open_hub("SOUTH");
    CHECK(code_of(ready_request(south, of.request.reference, ports)) == "request_not_found");
}

TEST_CASE_FIXTURE(HandoverWorld, "an item leads to its request") {
    const Ready of = ready();
    const Caller volunteer = caller(Role::volunteer);
    CHECK(*request_of_item(volunteer, of.device.tag, ports) == of.request.reference);
    CHECK(code_of(request_of_item(volunteer, device_in(DeviceState::ready).tag, ports)) ==
          "request_not_found");
    CHECK(code_of(request_of_item(volunteer, device_in(DeviceState::reserved).tag, ports)) ==
          "request_not_found");
    CHECK(code_of(request_of_item(volunteer, printed_label(), ports)) == "tag_unclaimed");
}

TEST_CASE_FIXTURE(HandoverWorld, "a handover is within reach as its request is") {
    const Ready of = ready();
    const Result<Handover> done = hand_over(over(of), ports);
    REQUIRE(code_of(done) == "done");
    const auto seen = [&](const Caller& by) {
        return code_of(show_handover(by, done->reference, ports));
    };
    CHECK(seen(caller(Role::volunteer)) == "done");
    CHECK(seen(caller(Role::manager)) == "done");
    CHECK(seen(caller(Role::admin)) == "forbidden");
    CHECK(seen(unbound(Role::referrer)) == "not_found");
    CHECK(seen(elsewhere(Role::manager, found_organisation("Others"))) == "not_found");
    CHECK(handovers_of(caller(Role::volunteer), of.request.reference, ports)->size() == 1);
    CHECK(code_of(handovers_of(unbound(Role::referrer), of.request.reference, ports)) ==
          "request_not_found");
}

TEST_CASE_FIXTURE(HandoverWorld, "the worklist has what nobody has signed for") {
    const Ready one = ready();
    record(loan(one.device, one.request));
    REQUIRE(code_of(hand_over(over(ready()), ports)) == "done");
    const auto waiting = handovers_unsigned(caller(Role::volunteer), ports);
    REQUIRE(waiting->size() == 1);
    CHECK(waiting->front().request_reference == one.request.reference);
    Caller south = caller(Role::volunteer);
    south.hub = open_hub("SOUTH");
    CHECK(handovers_unsigned(south, ports)->empty());
    CHECK(code_of(handovers_unsigned(caller(Role::referrer), ports)) == "forbidden");
}

TEST_CASE_FIXTURE(HandoverWorld, "the pick list has what is ready at the hub, the soonest first") {
    const Ready later = ready();
    Ready soon = ready();
    soon.request.needed_by = Date{std::chrono::year{2026} / 12 / 1};
    store.write([&](Transaction& tx) { return tx.write_requests().update_request(soon.request); });
    request(RequestState::accepted);
    const auto picks = pick_list(caller(Role::volunteer), "", ports);
    REQUIRE(code_of(picks) == "done");
    REQUIRE(picks->size() == 2);
    CHECK(picks->front().request.reference == soon.request.reference);
    REQUIRE(picks->back().items.size() == 1);
    CHECK(picks->back().items[0].tag == later.device.tag);
    open_hub("SOUTH");
    CHECK(code_of(pick_list(caller(Role::volunteer), "SOUTH", ports)) == "forbidden");
    CHECK(code_of(pick_list(caller(Role::volunteer), "NOWHERE", ports)) == "hub_not_found");
    CHECK(pick_list(unbound(Role::manager), "SOUTH", ports)->empty());
    CHECK(pick_list(unbound(Role::manager), "", ports)->size() == 2);
    CHECK(code_of(pick_list(caller(Role::referrer), "", ports)) == "forbidden");
}

TEST_CASE_FIXTURE(HandoverWorld, "what came back tells the request it closes") {
    const Ready of = ready();
    CHECK_FALSE(request_behind(caller(Role::volunteer), of.device, ports));
    record(loan(of.device, of.request));
    record(
        step(of.device.tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "1"}}));
    const auto behind = request_behind(caller(Role::volunteer), of.device, ports);
    REQUIRE(behind);
    CHECK(behind->reference == of.request.reference);
    CHECK(behind->state == RequestState::closed);
    CHECK_FALSE(request_behind(caller(Role::admin), of.device, ports));
}

}  // namespace kitbank
