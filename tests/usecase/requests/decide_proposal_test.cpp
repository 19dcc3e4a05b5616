#include "server/usecase/requests/decide_proposal.h"

#include <doctest/doctest.h>

#include "tests/support/allocation_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AllocationWorld, "an accepted proposal sets its device aside") {
    const KitRequest wanted = request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    REQUIRE(accept(shown));
    CHECK(state_of(shown) == ProposalState::accepted);
    CHECK(story(wanted) == "ready: reserved");
    CHECK(now(wanted).lines[0].device == device.id);
    CHECK(view().proposed.empty());
}

TEST_CASE_FIXTURE(AllocationWorld, "of two who accept the same proposal one is told") {
    const KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    CHECK(code_of(accept(shown)) == "done");
    const std::string before = dump();
    CHECK(code_of(accept(shown, Role::manager)) == "line_taken");
    CHECK(code_of(refuse(shown, "a crack")) == "line_taken");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AllocationWorld, "an acceptance sent again is answered again") {
    const KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    run();
    const AcceptProposal command{crypto.make_uuid(), caller(Role::hub_staff),
                                 proposal_for(wanted).proposal.id};
    const auto first = accept_proposal(command, ports);
    REQUIRE(first);
    const std::string before = dump();
    const auto again = accept_proposal(command, ports);
    REQUIRE(again);
    CHECK(*again == *first);
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AllocationWorld, "a device that was scanned elsewhere meanwhile is not given") {
    const KitRequest wanted = request(RequestState::accepted);
    const KitRequest other = request(RequestState::accepted, {LineKind::laptop});
    const Device device = device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    SUBCASE("set aside for another") {
        record(reservation(device, other));
        CHECK(code_of(accept(shown)) == "line_taken");
    }
    SUBCASE("sent to repair") {
        record(step(device.tag, DeviceEvent::repair, {{"reason", "a crack in the lid"}}));
        CHECK(code_of(accept(shown)) == "changed");
    }
    CHECK(story(wanted) == "accepted: waiting");
    CHECK(state_of(shown) == ProposalState::proposed);
}

TEST_CASE_FIXTURE(AllocationWorld, "a line that was served or dropped meanwhile gets nothing") {
    KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    SUBCASE("served by a scan") {
        record(reservation(device_in(DeviceState::ready), wanted));
        CHECK(code_of(accept(shown)) == "line_taken");
    }
    SUBCASE("cancelled") {
        wanted.state = RequestState::cancelled;
        store.write([&](Transaction& tx) { return tx.write_requests().update_request(wanted); });
        CHECK(code_of(accept(shown)) == "request_closed");
    }
    SUBCASE("asks for more memory now") {
        wanted.lines[0].memory_gb = 64;
        store.write([&](Transaction& tx) { return tx.write_requests().update_request(wanted); });
        CHECK(code_of(accept(shown)) == "does_not_fit");
    }
}

TEST_CASE_FIXTURE(AllocationWorld,
                  "a proposal reaches over hubs, for whoever reaches the request") {
    const Hub south = open_hub("SOUTH");
    const KitRequest wanted = request(RequestState::accepted);
    const Device device = ready_at(south);
    run();
    const ShownProposal shown = proposal_for(wanted);
    CHECK(shown.tag == device.tag);
    CHECK_FALSE(shown.proposal.travel_km);
    Caller at_south = caller(Role::hub_staff);
    at_south.hub = south;
    CHECK(code_of(accept_proposal({crypto.make_uuid(), at_south, shown.proposal.id}, ports)) ==
          "proposal_not_found");
    CHECK(view(at_south).proposed.empty());
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(accept_proposal({crypto.make_uuid(), stranger, shown.proposal.id}, ports)) ==
          "proposal_not_found");
    CHECK(code_of(accept(shown, Role::volunteer)) == "forbidden");
    CHECK(code_of(accept(shown)) == "done");
    CHECK(story(wanted) == "ready: reserved");
}

TEST_CASE_FIXTURE(AllocationWorld, "another device is given instead") {
    const KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    const Device other = device_in(DeviceState::ready);
    const auto changed = change(shown, other.tag);
    REQUIRE(changed);
    CHECK(changed->proposal.state == ProposalState::changed);
    CHECK(changed->proposal.given == other.id);
    CHECK(changed->proposal.decided_by == caller(Role::hub_staff).actor);
    CHECK(now(wanted).lines[0].device == other.id);
}

TEST_CASE_FIXTURE(AllocationWorld,
                  "a device that does not fit is given only when that was agreed") {
    const KitRequest wanted = request(RequestState::accepted, {LineKind::tablet});
    const Device laptop = device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    CHECK(shown.proposal.state == ProposalState::unserved);
    CHECK(shown.proposal.why == "No hub has a ready tablet. A laptop is left over: would it do?");
    CHECK(code_of(accept(shown)) == "does_not_fit");
    CHECK(code_of(change(shown, laptop.tag)) == "does_not_fit");
    CHECK(story(wanted) == "accepted: waiting");
    REQUIRE(change(shown, laptop.tag, true));
    CHECK(story(wanted) == "ready: reserved");
    const RequestLine line = now(wanted).lines[0];
    CHECK(line.kind == LineKind::tablet);
    CHECK(line.substitute == LineKind::laptop);
    CHECK(line.substitute_agreed_by == caller(Role::hub_staff).actor);
}

TEST_CASE_FIXTURE(AllocationWorld, "what cannot be given is named") {
    const KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    CHECK(code_of(change(shown, Tag{"KB00000000"})) == "device_not_found");
    CHECK(code_of(change(shown, device_in(DeviceState::wiped).tag)) == "changed");
    CHECK(code_of(change(shown, ready_at(open_hub("SOUTH")).tag)) == "forbidden");
    CHECK(code_of(accept_proposal({crypto.make_uuid(), caller(Role::manager), crypto.make_uuid()},
                                  ports)) == "proposal_not_found");
}

TEST_CASE_FIXTURE(AllocationWorld, "a refused pair is not proposed again") {
    const KitRequest wanted = request(RequestState::accepted);
    const Device cracked = device_in(DeviceState::ready);
    run();
    const ShownProposal shown = proposal_for(wanted);
    CHECK(fields_of(refuse(shown, "  ")) == "reason");
    CHECK(fields_of(refuse(shown, std::string(201, 'a'))) == "reason");
    const auto refused = refuse(shown, " The screen is cracked ");
    REQUIRE(refused);
    CHECK(refused->proposal.reason == "The screen is cracked");
    CHECK(code_of(refuse(shown, "again")) == "changed");
    run();
    CHECK(proposal_for(wanted).proposal.why ==
          "No hub has a ready laptop but what was refused for it.");
    CHECK(code_of(refuse(proposal_for(wanted), "nothing")) == "proposal_not_found");
    const KitRequest other = request(RequestState::accepted);
    run();
    CHECK(proposal_for(other).tag == cracked.tag);
}

TEST_CASE_FIXTURE(AllocationWorld, "all of a hub are accepted at once, and what moved on is left") {
    const KitRequest one = request(RequestState::accepted);
    const KitRequest two = request(RequestState::accepted);
    const KitRequest three = request(RequestState::accepted);
    for (int count = 0; count < 3; ++count) device_in(DeviceState::ready);
    run();
    record(reservation(device_in(DeviceState::ready), two));
    const auto outcome = accept_at_hub({caller(Role::hub_staff), "NORTH"}, ports);
    REQUIRE(outcome);
    CHECK(outcome->accepted == 2);
    CHECK(outcome->left_alone == 0);
    CHECK_FALSE(outcome->has_more);
    CHECK(story(one) == "ready: reserved");
    CHECK(story(three) == "ready: reserved");
    CHECK(accept_at_hub({caller(Role::hub_staff), "NORTH"}, ports)->accepted == 0);
    CHECK(code_of(accept_at_hub({caller(Role::manager), "NOWHERE"}, ports)) == "hub_not_found");
    CHECK(code_of(accept_at_hub({caller(Role::referrer), "NORTH"}, ports)) == "forbidden");
}

}  // namespace kitbank
