#include <doctest/doctest.h>

#include "tests/support/stock_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

struct StockPages : StockWorld {
    explicit StockPages(Role role = Role::manager) { browser.sign_in(role); }
    PageBrowser browser{*this};
};

const PageBrowser::Answers voucher_bundle{
    {"code", "VF-40"},          {"network", "vodafone"},    {"kind", "voucher"},
    {"name", "Vodafone 40 GB"}, {"gb_per_month", "40"},     {"months", "6"},
    {"valid_from-day", "1"},    {"valid_from-month", "12"}, {"valid_from-year", "2026"}};

}  // namespace

TEST_CASE("the data bank begins with what lies at the hub") {
    StockPages pages(Role::volunteer);
    CHECK(has(pages.browser.get("/data"), "Nothing yet."));
    pages.receive(pages.north, 3);
    pages.receive(pages.south, 1);
    const Response page = pages.browser.get("/data");
    CHECK(has(page, "3 SIMs, 900 GB"));
    CHECK_FALSE(has(page, "1 SIM, 300 GB"));
    CHECK(has(page, "href=\"/data\" aria-current=\"true\""));
    CHECK(has(pages.browser.get("/"), "href=\"/data\""));
    CHECK_FALSE(has(pages.browser.get("/data/bundles"), "/data/bundles/new"));
    CHECK(pages.browser.get("/data/bundles/new").status == 403);
}

TEST_CASE("a manager adds a network, and finds what was typed when it was wrong") {
    StockPages pages;
    pages.browser.get("/data/networks/new");
    const PageBrowser::Answers wrong{{"code", "lebara"},
                                     {"name", "Lebara"},
                                     {"numbers", "894415 19 5-4-5"},
                                     {"activation", "Put the card in."}};
    const Response refused = pages.browser.submit("/data/networks/new", wrong);
    CHECK(refused.status == 422);
    CHECK(has(refused, "must make 19 digits"));
    CHECK(has(refused, "894415 19 5-4-5"));
    PageBrowser::Answers right = wrong;
    right[2].second = "894415 19 5-4-4\r\n89441555 20 unchecked\r\n";
    CHECK(location_of(pages.browser.submit("/data/networks/new", right)) ==
          "/data/networks?done=saved");
    CHECK(has(pages.browser.get("/data/networks"), "To start a SIM: Put the card in."));
    const Response form = pages.browser.get("/data/networks/lebara");
    CHECK(has(form, "894415 19 5-4-4"));
    CHECK(has(form, "89441555 20 unchecked"));
    right[1].second = "Lebara UK";
    CHECK(pages.browser.submit("/data/networks/lebara", right).status == 303);
    CHECK(has(pages.browser.get("/data/networks"), "Lebara UK"));
    CHECK(pages.browser.get("/data/networks/none").status == 404);
}

TEST_CASE("a manager adds a bundle, changes it from a day on, and ends it") {
    StockPages pages;
    pages.browser.get("/data/bundles/new");
    PageBrowser::Answers wrong = voucher_bundle;
    wrong[4].second = "lots";
    const Response refused = pages.browser.submit("/data/bundles/new", wrong);
    CHECK(refused.status == 422);
    CHECK(has(refused, "Enter a whole number from 1 to 1000."));
    CHECK(has(refused, "value=\"lots\""));
    CHECK(location_of(pages.browser.submit("/data/bundles/new", voucher_bundle)) ==
          "/data/bundles?done=added");
    CHECK(has(pages.browser.get("/data/bundles"),
              "40 GB a month for 6 months, from 1 December 2026"));
    CHECK(has(pages.browser.get("/data/bundles/VF-40"), "value=\"Vodafone 40 GB\""));
    PageBrowser::Answers changed = voucher_bundle;
    changed[4].second = "50";
    CHECK(has(pages.browser.submit("/data/bundles/VF-40", changed), "A new version begins after"));
    changed[6].second = "2";
    CHECK(pages.browser.submit("/data/bundles/VF-40", changed).status == 303);
    const Response list = pages.browser.get("/data/bundles");
    CHECK(has(list, "VF-40 version 2"));
    CHECK(has(list, "from 1 December 2026 to 1 December 2026"));
    pages.browser.get("/data/bundles/VF-40/end");
    const PageBrowser::Answers last{{"last-day", "31"}, {"last-month", "3"}, {"last-year", "2027"}};
    CHECK(location_of(pages.browser.submit("/data/bundles/VF-40/end", last)) ==
          "/data/bundles?done=ended");
    CHECK(pages.browser.get("/data/bundles/NONE/end").status == 404);
}

TEST_CASE("a statement is read like a bank's, page by page and between days") {
    StockPages pages(Role::volunteer);
    for (int each = 0; each < 60; ++each) pages.receive(pages.north, 1);
    const Response first = pages.browser.get("/data/statement");
    CHECK(has(first, "On the shelf, "));
    CHECK(has(first, "60 items, 18,000 GB"));
    CHECK(has(first, "Received"));
    const std::string::size_type at = first.body.find("cursor=");
    REQUIRE(at != std::string::npos);
    const std::string cursor = first.body.substr(at, first.body.find('"', at) - at);
    const Response second = pages.browser.get("/data/statement?" + cursor);
    CHECK_FALSE(has(second, "Earlier ones"));
    CHECK(has(second, "300 GB"));
    const Response before =
        pages.browser.get("/data/statement?account=hub&from=2026-11-20&to=2026-11-20");
    CHECK(has(before, "Nothing moved in this time."));
    CHECK(has(before, "At the end of 20 November 2026"));
    pages.issue(pages.receive(pages.north, 1).front(), pages.north);
    CHECK(has(pages.browser.get("/data/statement"), ">-300 GB<"));
    const Response wrong = pages.browser.get("/data/statement?from=yesterday");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Write the day like 2026-03-31."));
    CHECK(has(wrong, "value=\"yesterday\""));
    CHECK(pages.browser.get("/data/statement?hub=SOUTH").status == 404);
    CHECK_FALSE(has(first, "Given by networks"));
}

TEST_CASE("what there was on a day is told by hub") {
    StockPages pages(Role::volunteer);
    pages.receive(pages.north, 2);
    CHECK(has(pages.browser.get("/data/balances"), "2 SIMs, 600 GB"));
    const Response before = pages.browser.get("/data/balances?at=2026-11-20");
    CHECK(has(before, "At the end of 20 November 2026"));
    CHECK(has(before, "There was nothing."));
    CHECK(pages.browser.get("/data/balances?at=x").status == 422);
}

}  // namespace kitbank::web
