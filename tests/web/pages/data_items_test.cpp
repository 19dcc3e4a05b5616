#include <doctest/doctest.h>

#include "tests/support/living_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

struct ItemPages : LivingWorld {
    explicit ItemPages(Role role = Role::volunteer) { browser.sign_in(role); }

    static std::string url(const DataItem& item) { return "/data/items/" + item.reference; }
    Response see(const DataItem& item) { return browser.get(url(item)); }
    // Opens the form and sends it filled.
    Response take(const DataItem& item, const std::string& step, PageBrowser::Answers answers) {
        CHECK(browser.get(url(item) + "/" + step).status == 200);
        return browser.submit(url(item) + "/" + step, std::move(answers));
    }
    std::string scan(const std::string& code) {
        return location_of(browser.get("/scan?code=" + code));
    }

    PageBrowser browser{*this};
};

const PageBrowser::Answers started{{"day-day", "21"}, {"day-month", "11"}, {"day-year", "2026"}};

}  // namespace

TEST_CASE("a SIM's page says whether it may be given, and what to do next") {
    ItemPages pages;
    const DataItem shelf = pages.stock("2027-01-31");
    const Response page = pages.see(shelf);
    CHECK(has(page, "Yes, it may be given"));
    CHECK(has(page, "It must be started by 31 January 2027."));
    CHECK(has(page, "Give it to somebody"));
    const Response out = pages.see(pages.given());
    CHECK(has(out, "It is out: given"));
    CHECK(has(out, "Record that it is started"));
    CHECK(has(out, "/data/issues/D-"));
    CHECK(has(out, "Received"));
    CHECK(pages.browser.get("/data/items/8944110000000009999").status == 404);
}

TEST_CASE("a SIM is started from its page; a day that cannot be comes back as typed") {
    ItemPages pages;
    const DataItem item = pages.given();
    CHECK(has(pages.browser.get(ItemPages::url(item) + "/activation"), "value=\"2026\""));
    const Response wrong =
        pages.browser.submit(ItemPages::url(item) + "/activation",
                             {{"day-day", "31"}, {"day-month", "11"}, {"day-year", "2026"}});
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Write a real date."));
    CHECK(has(wrong, "value=\"31\""));
    const Response done = pages.take(item, "activation", started);
    CHECK(location_of(done) == ItemPages::url(item) + "?done=activation");
    CHECK(has(pages.see(item), "Its last day is 20 November 2027."));
}

TEST_CASE("a faulty SIM is swapped, and each page leads to the other") {
    ItemPages pages;
    const DataItem old = pages.given();
    const DataItem other = pages.stock();
    const Response missing = pages.take(old, "swap", {{"reason", "faulty"}});
    CHECK(has(missing, "Scan or type the new one."));
    const Response done =
        pages.take(old, "swap", {{"replacement", other.reference}, {"reason", "faulty"}});
    CHECK(location_of(done) == ItemPages::url(other) + "?done=swap");
    CHECK(has(pages.see(other), "Instead of"));
    CHECK(has(pages.see(old), "It does not work"));
    CHECK(pages.story(old) == "void: replaced");
}

TEST_CASE("a pack comes back only unopened") {
    ItemPages pages;
    const DataItem item = pages.given();
    CHECK(has(pages.take(item, "handback", {}), "Look at the pack first."));
    CHECK(has(pages.take(item, "handback", {{"is_unopened", "no"}}), "An opened pack"));
    CHECK(location_of(pages.take(item, "handback", {{"is_unopened", "yes"}})) ==
          ItemPages::url(item) + "?done=handback");
    CHECK(has(pages.see(item), "Brought back unopened"));
}

TEST_CASE("a SIM is recorded as lost, and found again") {
    ItemPages pages;
    const DataItem item = pages.stock();
    CHECK(has(pages.take(item, "void", {}), "Say what is wrong with it."));
    pages.take(item, "void", {{"reason", "lost"}, {"words", "the van was broken into"}});
    const Response page = pages.see(item);
    CHECK(has(page, "It is lost: the van was broken into"));
    CHECK(has(page, "It was found again"));
    pages.take(item, "recovery", {});
    CHECK(pages.story(item) == "in_stock");
}

TEST_CASE("a code is shown once to a manager, and the page lists who has seen it") {
    ItemPages pages{Role::manager};
    const DataItem item = pages.give(pages.stock("", &pages.vouchers));
    CHECK(has(pages.see(item), "Nobody yet."));
    CHECK(has(pages.take(item, "code", {{"reason", ""}}), "Say why"));
    const Response shown = pages.take(item, "code", {{"reason", "the paper got lost"}});
    CHECK(shown.status == 200);
    CHECK(has(shown, "CODE1"));
    const Response page = pages.see(item);
    CHECK_FALSE(has(page, "CODE1"));
    CHECK(has(page, "the paper got lost"));
    ItemPages others{Role::hub_staff};
    CHECK(others.browser.get(ItemPages::url(item) + "/code").status == 403);
}

TEST_CASE("stock is written off by a manager, a number a line") {
    ItemPages pages{Role::manager};
    const DataItem one = pages.stock();
    const DataItem two = pages.stock();
    CHECK(has(pages.browser.get("/data/write-offs?item=" + one.reference), one.reference));
    CHECK(has(pages.browser.submit("/data/write-offs", {{"items", one.reference}}),
              "Say why it is written off."));
    const Response done = pages.browser.submit(
        "/data/write-offs",
        {{"items", one.reference + "\r\n\r\n " + two.reference}, {"words", "water damage"}});
    CHECK(location_of(done) == "/data/items?state=void");
    CHECK(pages.story(two) == "void");
}

TEST_CASE("lists narrow to what wants attention, and keep the question in their address") {
    ItemPages pages;
    const DataItem soon = pages.stock("2026-12-01");
    const DataItem late = pages.stock("2027-12-01");
    const DataItem out = pages.given();
    const Response stale = pages.browser.get("/data/items?list=stale");
    CHECK(has(stale, soon.reference));
    CHECK_FALSE(has(stale, late.reference));
    CHECK(has(stale, "start it by 1 December 2026"));
    CHECK(has(pages.browser.get("/"), "SIMs going stale"));
    CHECK(has(pages.browser.get("/data/items?list=unstarted"), out.reference));
    CHECK(has(pages.browser.get("/data/items?list=expired"), "Nothing has expired."));
    CHECK(has(pages.browser.get("/data/items?q=1234567"), "Nothing matches."));
    CHECK(pages.browser.get("/data/items?state=lent").status == 422);
    for (int i = 0; i < 60; ++i) pages.stock();
    CHECK(has(pages.browser.get("/data/items?state=in_stock"), "state=in_stock&amp;cursor="));
}

TEST_CASE("a scan on any page leads to the card, in whatever spelling") {
    ItemPages pages;
    const DataItem sim = pages.stock();
    const DataItem voucher = pages.stock("", &pages.vouchers);
    CHECK(pages.scan(sim.reference) == ItemPages::url(sim));
    CHECK(pages.scan(sim.reference + "F") == ItemPages::url(sim));
    CHECK(pages.scan(sim.reference.substr(6, 5) + "+" + sim.reference.substr(11)) ==
          ItemPages::url(sim));
    CHECK(pages.scan(voucher.reference) == ItemPages::url(voucher));
    CHECK(pages.scan("8944110000000009999") == "/data/items?q=8944110000000009999");
    CHECK(pages.scan("C-7K3M9QXZ") == "/data/consignments/C-7K3M9QXZ");
    CHECK(pages.scan("D-7K3M9QXZ") == "/data/issues/D-7K3M9QXZ");
    CHECK(pages.scan("Dell") == "/devices?q=Dell");
    pages.stock();
    CHECK(pages.scan("100000000000") == "/devices?q=100000000000");
}

TEST_CASE("reminders are changed by a manager") {
    ItemPages pages{Role::manager};
    CHECK(has(pages.browser.get("/data/reminders"), "60 30 7"));
    CHECK(has(
        pages.browser.submit("/data/reminders",
                             {{"stale_days", "60 soon"}, {"ending_days", "7"}, {"version", "0"}}),
        "Write up to 6 numbers of days"));
    const Response saved = pages.browser.submit(
        "/data/reminders", {{"stale_days", "7 21"}, {"ending_days", "3"}, {"version", "0"}});
    const Response shown = pages.browser.get(location_of(saved));
    CHECK(has(shown, "21 7"));
    CHECK(has(shown, "govuk-notification-banner--success"));
    CHECK(has(shown, "The reminders are saved."));
    CHECK_FALSE(has(pages.browser.get("/data/reminders"), "are saved"));
}

}  // namespace kitbank::web
