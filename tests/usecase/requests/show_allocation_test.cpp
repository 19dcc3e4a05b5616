#include "server/usecase/requests/show_allocation.h"

#include <doctest/doctest.h>

#include "tests/support/allocation_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AllocationWorld, "a run is shown by hub, page by page") {
    for (int count = 0; count < proposal_page_size + 2; ++count) request(RequestState::accepted);
    run();
    AllocationView shown = view();
    REQUIRE(shown.counts.size() == 1);
    CHECK(shown.counts[0].code == "NORTH");
    CHECK(shown.counts[0].unserved == proposal_page_size + 2);
    CHECK(shown.unserved.size() == proposal_page_size);
    CHECK(shown.has_more_unserved);
    CHECK_FALSE(shown.has_more_proposed);
    ShowAllocation next{caller(Role::manager), "NORTH"};
    next.after_unserved = shown.unserved.back().proposal.position;
    const auto last = show_allocation(next, ports);
    REQUIRE(last);
    CHECK(last->unserved.size() == 2);
    CHECK_FALSE(last->has_more_unserved);
    CHECK(show_allocation({caller(Role::manager), ""}, ports)->unserved.empty());
    CHECK(code_of(show_allocation({caller(Role::manager), "SOUTH"}, ports)) == "hub_not_found");
    CHECK(code_of(show_allocation({caller(Role::volunteer), {}}, ports)) == "forbidden");
}

TEST_CASE_FIXTURE(AllocationWorld, "a proposal is found by those who reach its request") {
    const KitRequest wanted = request(RequestState::accepted);
    device_in(DeviceState::ready);
    CHECK_FALSE(view().run);
    run();
    const ShownProposal shown = proposal_for(wanted);
    CHECK(find_proposal(caller(Role::hub_staff), shown.proposal.id, ports));
    CHECK(code_of(find_proposal(caller(Role::volunteer), shown.proposal.id, ports)) == "forbidden");
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(find_proposal(stranger, shown.proposal.id, ports)) == "proposal_not_found");
}

}  // namespace kitbank
