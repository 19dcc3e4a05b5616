#include "server/usecase/requests/propose_allocation.h"

#include <doctest/doctest.h>

#include "tests/support/allocation_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AllocationWorld, "a run proposes what is ready for what waits, and says why") {
    const KitRequest first = request(RequestState::accepted);
    const KitRequest second = request(RequestState::accepted);
    request(RequestState::submitted);
    const Device device = device_in(DeviceState::ready);
    const AllocationRun done = run();
    CHECK(done.state == RunState::done);
    CHECK(done.lines == 2);
    CHECK(done.devices == 1);
    CHECK(done.proposed == 1);
    const AllocationView shown = view();
    REQUIRE(shown.proposed.size() == 1);
    CHECK(shown.proposed[0].reference == first.reference);
    CHECK(shown.proposed[0].tag == device.tag);
    CHECK(shown.proposed[0].proposal.travel_km == 0);
    CHECK(shown.proposed[0].proposal.why == north.name + " itself has a ready laptop.");
    REQUIRE(shown.unserved.size() == 1);
    CHECK(shown.unserved[0].reference == second.reference);
    CHECK(shown.unserved[0].proposal.why ==
          "The only ready laptop goes to what comes before it in the queue.");
    // Nothing is set aside before somebody accepts.
    CHECK(story(first) == "accepted: waiting");
}

TEST_CASE_FIXTURE(AllocationWorld, "a run asked for twice with one id is one run") {
    request(RequestState::accepted);
    device_in(DeviceState::ready);
    const ProposeAllocation command{crypto.make_uuid(), caller(Role::manager)};
    const Result<AllocationRun> first = propose_allocation(command, ports);
    const std::string before = dump();
    const Result<AllocationRun> again = propose_allocation(command, ports);
    REQUIRE(first);
    REQUIRE(again);
    CHECK(*again == *first);
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(AllocationWorld, "a newer run takes the place of the one before") {
    const KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    run();
    const ShownProposal older = proposal_for(wanted);
    run();
    CHECK(state_of(older) == ProposalState::superseded);
    CHECK(code_of(accept(older)) == "changed");
    CHECK(code_of(accept(proposal_for(wanted))) == "done");
}

TEST_CASE_FIXTURE(AllocationWorld,
                  "a large run waits for the job, and whoever asks again waits with it") {
    for (int count = 0; count <= lines_at_once_max; ++count) request(RequestState::accepted);
    const Device device = device_in(DeviceState::ready);
    const AllocationRun waiting = run();
    CHECK(waiting.state == RunState::waiting);
    CHECK(view().is_working);
    CHECK(run().handle == waiting.handle);
    CHECK(work_out_runs(ports) == 0);  // whoever asked may still be at it
    clock.advance(run_left_after);
    CHECK(work_out_runs(ports) == 1);
    CHECK_FALSE(view().is_working);
    REQUIRE(view().run);
    CHECK(view().run->handle == waiting.handle);
    CHECK(view().run->lines == lines_at_once_max + 1);
    REQUIRE(view().proposed.size() == 1);
    CHECK(view().proposed[0].tag == device.tag);
    CHECK(work_out_runs(ports) == 0);
}

TEST_CASE_FIXTURE(AllocationWorld, "only those who allocate ask for a run") {
    for (const Role role : {Role::volunteer, Role::referrer, Role::admin}) {
        CHECK(code_of(propose_allocation({crypto.make_uuid(), caller(role)}, ports)) ==
              "forbidden");
    }
    CHECK(propose_allocation({crypto.make_uuid(), caller(Role::hub_staff)}, ports));
}

TEST_CASE_FIXTURE(AllocationWorld, "nothing is half done when the store fails") {
    request(RequestState::accepted);
    device_in(DeviceState::ready);
    const std::string before = dump();
    store.fail_next(RefusalCode::busy);
    CHECK_THROWS_AS(run(), StoreFailure);
    CHECK(dump() == before);
}

}  // namespace kitbank
