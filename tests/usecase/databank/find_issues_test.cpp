#include "server/usecase/databank/find_issues.h"

#include <doctest/doctest.h>

#include <set>

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

TEST_CASE_FIXTURE(GivingWorld, "second bundles that are due come page by page, each once") {
    const Bundle first = add_bundle_before("O2-25");
    // On three days, so that many are over on the same one.
    for (int count = 0; count < 2 * issue_page_size + 7; ++count) {
        if (count % 40 == 0) clock.advance(std::chrono::days{1});
        started(first);
    }
    const Caller volunteer = caller(Role::volunteer);
    CHECK(second_bundles_due(volunteer, "", ports)->rows.empty());
    clock.advance(std::chrono::days{40});
    std::set<std::string> seen;
    std::vector<std::size_t> sizes;
    std::string after;
    Date until{};
    do {
        const auto page = second_bundles_due(volunteer, after, ports);
        REQUIRE(code_of(page) == "done");
        for (const SecondDue& each : page->rows) {
            CHECK(seen.insert(each.issue.reference).second);
            CHECK(until <= each.ends_on);
            until = each.ends_on;
        }
        sizes.push_back(page->rows.size());
        after = page->has_more ? page->rows.back().issue.reference : "";
    } while (!after.empty());
    CHECK(sizes == std::vector<std::size_t>{50, 50, 7});
    CHECK(code_of(second_bundles_due(volunteer, "D-00000000", ports)) == "issue_not_found");
}

TEST_CASE_FIXTURE(GivingWorld, "the next page goes on behind one that was followed meanwhile") {
    const Bundle first = add_bundle_before("O2-25");
    for (int count = 0; count < issue_page_size + 3; ++count) started(first);
    clock.advance(std::chrono::days{40});
    const Caller volunteer = caller(Role::volunteer);
    const auto page = second_bundles_due(volunteer, "", ports);
    REQUIRE(page->has_more);
    const std::string last = page->rows.back().issue.reference;
    GiveData next = walk_in(stock());
    next.follows = last;
    REQUIRE(code_of(give_data(next, ports)) == "done");
    const auto rest = second_bundles_due(volunteer, last, ports);
    REQUIRE(code_of(rest) == "done");
    CHECK(rest->rows.size() == 3);
    CHECK_FALSE(rest->has_more);
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
