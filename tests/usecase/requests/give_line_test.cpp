#include "server/usecase/requests/give_line.h"

#include <doctest/doctest.h>

#include "server/usecase/requests/work_on_request.h"
#include "tests/support/giving_world.h"

namespace kitbank {
namespace {

const std::vector<LineKind> laptop_and_data = {LineKind::laptop, LineKind::data};

}  // namespace

TEST_CASE_FIXTURE(GivingWorld, "a SIM goes with the laptop in one handover") {
    const KitRequest of = asked(RequestState::accepted, laptop_and_data);
    const Device device = device_for(of);
    HandOver command = over(of, device);
    const DataItem sim = stock();
    command.sims = {{sim.reference, 0, true, false}};
    const auto done = hand_over(command, ports);
    REQUIRE(code_of(done) == "done");
    CHECK(story(of) == "handed_over: handed_over ended");
    CHECK(story(sim) == "issued: issued");
    REQUIRE(issues().size() == 1);
    CHECK(issues().front().handover_reference == done->reference);
    CHECK(issues().front().line == 2);
    CHECK(code_of(hand_over(command, ports)) == "done");
    CHECK(issues().size() == 1);
    bring_back(device);
    CHECK(story(of) == "closed: ended ended");
}

TEST_CASE_FIXTURE(GivingWorld, "a SIM that may not be given stops the whole handover") {
    const KitRequest of = asked(RequestState::accepted, laptop_and_data);
    const Device device = device_for(of);
    const DataItem voucher = stock("", &vouchers);
    const DataItem past = stock("2026-11-01");
    const std::string before = dump();
    HandOver command = over(of, device);
    command.sims = {{past.reference, 0, true, false}};
    CHECK(code_of(hand_over(command, ports)) == "sim_past_date");
    command.sims = {{voucher.reference, 0, true, false}};
    CHECK(fields_of(hand_over(command, ports)) == "sims");
    CHECK((dump() == before));
}

TEST_CASE_FIXTURE(GivingWorld, "the SIM comes later, while the laptop is out") {
    const KitRequest of = asked(RequestState::accepted, laptop_and_data);
    const Device device = device_for(of);
    REQUIRE(code_of(hand_over(over(of, device), ports)) == "done");
    CHECK(story(of) == "handed_over: handed_over waiting");
    REQUIRE(code_of(give_data(for_request(stock(), of), ports)) == "done");
    CHECK(story(of) == "handed_over: handed_over ended");
    bring_back(device);
    CHECK(story(of) == "closed: ended ended");
}

TEST_CASE_FIXTURE(GivingWorld, "the SIM comes when the laptop is back: then the request closes") {
    const KitRequest of = asked(RequestState::accepted, laptop_and_data);
    const Device device = device_for(of);
    REQUIRE(code_of(hand_over(over(of, device), ports)) == "done");
    bring_back(device);
    CHECK(story(of) == "handed_over: ended waiting");
    REQUIRE(code_of(give_data(for_request(stock(), of), ports)) == "done");
    CHECK(story(of) == "closed: ended ended");
}

TEST_CASE_FIXTURE(GivingWorld, "the SIM comes first, and the laptop later") {
    const KitRequest of = asked(RequestState::accepted, laptop_and_data);
    REQUIRE(code_of(give_data(for_request(stock(), of), ports)) == "done");
    CHECK(story(of) == "accepted: waiting ended");
    const Device device = device_for(of);
    CHECK(story(of) == "ready: reserved ended");
    REQUIRE(code_of(hand_over(over(of, device), ports)) == "done");
    bring_back(device);
    CHECK(story(of) == "closed: ended ended");
}

TEST_CASE_FIXTURE(GivingWorld,
                  "data that nobody will get is dropped, before or after the laptop is back") {
    for (const bool is_back : {false, true}) {
        const KitRequest of = asked(RequestState::accepted, laptop_and_data);
        const Device device = device_for(of);
        REQUIRE(code_of(hand_over(over(of, device), ports)) == "done");
        if (is_back) bring_back(device);
        const DropLine drop{crypto.make_uuid(), caller(Role::hub_staff), of.reference, 2};
        REQUIRE(code_of(drop_line(drop, ports)) == "done");
        if (!is_back) {
            CHECK(story(of) == "handed_over: handed_over dropped");
            bring_back(device);
        }
        CHECK(story(of) == "closed: ended dropped");
        const DropLine again{crypto.make_uuid(), caller(Role::hub_staff), of.reference, 2};
        CHECK(code_of(drop_line(again, ports)) == "request_closed");
    }
}

TEST_CASE_FIXTURE(GivingWorld, "a SIM alone is handed over without an agreement") {
    const KitRequest of = asked(RequestState::accepted);
    HandOver command;
    command.id = crypto.make_uuid();
    command.caller = caller(Role::volunteer);
    command.request = of.reference;
    command.signed_how = SignedHow::not_needed;
    command.sims = {{stock().reference, 1, true, false}};
    CHECK(code_of(hand_over(command, ports)) == "done");
    CHECK(story(of) == "closed: ended");
}

}  // namespace kitbank
