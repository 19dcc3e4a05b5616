#include "server/usecase/databank/find_issues.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/set_aside_data.h"
#include "tests/support/giving_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(GivingWorld, "the counter proposes what expires first, of each bundle") {
    stock("2026-11-20");
    stock("2027-06-30");
    const DataItem first = stock("2027-01-31");
    const DataItem voucher = stock("", &vouchers);
    const auto counter = counter_for(caller(Role::volunteer), "", "", ports);
    REQUIRE(code_of(counter) == "done");
    CHECK(counter->hub.code == "NORTH");
    REQUIRE(counter->next.size() == 2);
    CHECK(counter->next.front().item.reference == first.reference);
    CHECK(counter->next.back().item.reference == voucher.reference);
    CHECK_FALSE(counter->gate);
    const KitRequest of = asked(RequestState::accepted);
    REQUIRE(code_of(set_aside_data(
                {crypto.make_uuid(), caller(Role::hub_staff), of.reference, first.reference},
                ports)) == "done");
    const auto again = counter_for(caller(Role::volunteer), "", of.reference, ports);
    REQUIRE(code_of(again) == "done");
    REQUIRE(again->set_aside.size() == 1);
    CHECK(again->set_aside.front().item.reference == first.reference);
    CHECK(again->next.front().item.reference != first.reference);
}

TEST_CASE_FIXTURE(GivingWorld, "what is scanned tells whether it may be given") {
    const DataItem late = stock("2027-06-30");
    const DataItem soon = stock("2027-01-31");
    const Caller volunteer = caller(Role::volunteer);
    const std::string spaced = late.reference.substr(0, 6) + " " + late.reference.substr(6);
    const auto found = scanned_item(volunteer, "", "", spaced, ports);
    REQUIRE(code_of(found) == "done");
    CHECK(found->item.reference == late.reference);
    CHECK(found->sooner == soon.reference);
    CHECK(found->network.name == "O2");
    CHECK(code_of(scanned_item(volunteer, "", "", "8944110000000001238", ports)) ==
          "sim_not_found");
    CHECK(code_of(scanned_item(volunteer, "", "", given().reference, ports)) == "sim_given");
}

TEST_CASE_FIXTURE(GivingWorld, "what was given is listed newest first, within reach") {
    REQUIRE(code_of(give_data(walk_in(stock(), "07700 900101"), ports)) == "done");
    const KitRequest of = asked(RequestState::accepted);
    REQUIRE(code_of(give_data(for_request(stock(), of), ports)) == "done");
    const Caller volunteer = caller(Role::volunteer);
    const auto all = list_issues(volunteer, {}, ports);
    REQUIRE(code_of(all) == "done");
    REQUIRE(all->size() == 2);
    CHECK(all->front().request_reference == of.reference);
    IssueList older;
    older.before = all->front().reference;
    CHECK(list_issues(volunteer, older, ports)->size() == 1);
    IssueList of_request;
    of_request.request = of.reference;
    CHECK(list_issues(volunteer, of_request, ports)->size() == 1);
    Caller south = volunteer;
    south.hub = open_hub("SOUTH");
    CHECK(list_issues(south, {}, ports)->empty());
    CHECK(code_of(issue_receipt(south, all->front().reference, ports)) == "issue_not_found");
    CHECK(issue_receipt(volunteer, all->front().reference, ports)->network.code == "o2");
    CHECK(code_of(list_issues(caller(Role::referrer), {}, ports)) == "forbidden");
}

}  // namespace kitbank
