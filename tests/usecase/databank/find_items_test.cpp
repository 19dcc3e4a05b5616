#include "server/usecase/databank/find_items.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/change_item.h"
#include "tests/support/living_world.h"

namespace kitbank {
namespace {

struct FindWorld : LivingWorld {
    std::vector<std::string> list(ItemFilter filter, Role role = Role::volunteer) {
        std::vector<std::string> references;
        for (int page = 0; page < 20; ++page) {
            const Result<ItemPage> found = list_items(caller(role), filter, ports);
            REQUIRE(found);
            for (const DataItem& item : found->items) references.push_back(item.reference);
            filter.cursor = found->next;
            if (found->next.empty()) break;
        }
        return references;
    }
    // "activation swap handback void"
    std::string next(const DataItem& item, Role role = Role::volunteer) {
        const Result<ItemView> view = look_at_item(caller(role), item.reference, ports);
        REQUIRE(view);
        std::string words;
        for (const ItemVerb verb : view->next) {
            words += (words.empty() ? "" : " ") + std::string{name_of(verb)};
        }
        return words;
    }
};

using References = std::vector<std::string>;

}  // namespace

TEST_CASE_FIXTURE(FindWorld, "items come newest first, page by page") {
    References expected;
    for (int i = 0; i < 5; ++i) expected.insert(expected.begin(), stock().reference);
    ItemFilter filter;
    filter.limit = 2;
    CHECK(list(filter) == expected);
}

TEST_CASE_FIXTURE(FindWorld,
                  "a number is found by its printed end, and a voucher by its reference") {
    const DataItem sim = stock();
    const DataItem voucher = stock("", &vouchers);
    ItemFilter filter;
    filter.text = sim.reference.substr(12, 3) + " " + sim.reference.substr(15);
    CHECK(list(filter) == References{sim.reference});
    filter.text = "v " + voucher.reference.substr(2);
    CHECK(list(filter) == References{voucher.reference});
    CHECK(items_like(caller(Role::volunteer), sim.reference.substr(12), ports) ==
          References{sim.reference});
    stock();
    CHECK(items_like(caller(Role::volunteer), "894411", ports).size() == 2);
    CHECK(items_like(caller(Role::referrer), sim.reference, ports).empty());
}

TEST_CASE_FIXTURE(FindWorld, "worklists hold what wants attention, the most urgent first") {
    const DataItem later = stock("2027-01-15");
    const DataItem sooner = stock("2026-12-15");
    stock("2027-06-01");
    stock();
    const DataItem unstarted = given();
    const DataItem in_use = given();
    REQUIRE(activate_item(
        {crypto.make_uuid(), caller(Role::volunteer), in_use.reference, *parse_date("2026-11-21")},
        ports));
    CHECK(list({ItemList::stale}) == References{sooner.reference, later.reference});
    CHECK(list({ItemList::unstarted}) == References{unstarted.reference});
    CHECK(list({ItemList::ending}).empty());
    go_to("2027-11-15T09:00:00Z");
    CHECK(list({ItemList::ending}) == References{in_use.reference});
}

TEST_CASE_FIXTURE(FindWorld, "another hub's items are on no list and have no page") {
    const Hub south = open_hub("SOUTH");
    const DataItem theirs = stock("", nullptr, south.id);
    CHECK(list({}).empty());
    CHECK(code_of(look_at_item(caller(Role::volunteer), theirs.reference, ports)) ==
          "sim_not_found");
    ItemFilter filter;
    filter.hub = "SOUTH";
    CHECK(code_of(list_items(caller(Role::volunteer), filter, ports)) == "hub_not_found");
    filter.hub = "";
    filter.cursor = theirs.reference;
    CHECK(fields_of(list_items(caller(Role::volunteer), filter, ports)) == "cursor");
    CHECK(list({}, Role::manager) == References{theirs.reference});
    CHECK(code_of(list_items(caller(Role::referrer), {}, ports)) == "forbidden");
}

TEST_CASE_FIXTURE(FindWorld, "what may be done next follows from state and role") {
    CHECK(next(stock()) == "give void");
    CHECK(next(stock(), Role::manager) == "give void write_off");
    CHECK(next(stock(), Role::admin) == "write_off");
    CHECK(next(given()) == "activation swap handback void");
    const DataItem voucher = give(stock("", &vouchers));
    CHECK(next(voucher) == "activation swap handback void");
    CHECK(next(voucher, Role::manager) == "activation swap handback void showing");
    const DataItem lost = stock();
    REQUIRE(void_item(
        {crypto.make_uuid(), caller(Role::volunteer), lost.reference, VoidReason::lost, "", {}},
        ports));
    CHECK(next(lost) == "recovery");
    const DataItem past = stock("2026-11-30");
    go_to("2026-12-01T09:00:00Z");
    CHECK(next(past) == "void");
}

TEST_CASE_FIXTURE(FindWorld, "a page knows the item's history and who had it") {
    const DataItem item = given();
    const Result<ItemView> view = look_at_item(caller(Role::volunteer), item.reference, ports);
    REQUIRE(view);
    REQUIRE(view->history.size() == 2);
    CHECK(view->history.front().event == ItemEvent::receipt);
    CHECK(view->history.back().event == ItemEvent::issue);
    CHECK(view->history.back().hub_code == "NORTH");
    REQUIRE(view->issue);
    CHECK(view->issue->item == item.id);
    CHECK(view->hindrance->code == RefusalCode::sim_given);
}

}  // namespace kitbank
