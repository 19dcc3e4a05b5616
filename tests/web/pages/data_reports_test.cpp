#include <doctest/doctest.h>

#include "tests/support/giver.h"
#include "tests/web/pages/page_browser.h"

// Today is Saturday 21 November 2026.
namespace kitbank::web {
namespace {

struct GivenPages {
    GivenPages() {
        Giver giver{world.ports, world.organisation};
        const BundleId sims = giver.bundle("VF-40", "vodafone", 40);
        for (int i = 0; i < 12; ++i) giver.give(sims, world.north.id);
    }

    World world;
    PageBrowser browser{world};
};

}  // namespace

TEST_CASE("a manager sees figures with a chart of them, and takes them along as files") {
    GivenPages pages;
    pages.browser.sign_in(Role::manager);
    const Response page = pages.browser.get("/data/reports?by=hub&from=2026-11-01");
    CHECK(page.status == 200);
    CHECK(has(page, "1 November 2026 to 21 November 2026"));
    CHECK(has(page, "<rect width=\"100\" height=\"1\">"));
    CHECK(has(page, "2,880"));  // gigabytes
    CHECK(has(page, "value=\"2026-11-01\""));
    CHECK(has(page, "/data/reports?format=csv&amp;by=hub&amp;from=2026-11-01"));
    const Response csv = pages.browser.get("/data/reports?format=csv&by=hub&from=2026-11-01");
    CHECK(csv.content_type == "text/csv; charset=utf-8");
    CHECK(csv.body.find("NORTH hub,12,0,2880,") != std::string::npos);
    CHECK(pages.browser.get("/data/reports?format=xlsx").body.starts_with("PK"));
    CHECK(has(pages.browser.get("/data/reports?from=2025-01-01&to=2025-01-31"),
              "Nothing was given in this time."));
}

TEST_CASE("what cannot be asked comes back with what was typed and what is wrong") {
    GivenPages pages;
    pages.browser.sign_in(Role::manager);
    const Response page = pages.browser.get("/data/reports?from=31.3.2026&by=area");
    CHECK(page.status == 422);
    CHECK(has(page, "Write the day like 2026-03-31."));
    CHECK(has(page, "value=\"31.3.2026\""));
    CHECK(has(page, "<option value=\"area\" selected>"));
    CHECK(pages.browser.get("/data/reports?format=csv&from=x").status == 422);
    CHECK(pages.browser.get("/data/reports?figures=public&to=2026-11-21").status == 422);
    CHECK(pages.browser.get("/data/reports/foi?to=2026-11-21").status == 422);
    CHECK(pages.browser.get("/data/reports/network?network=moon").status == 422);
    CHECK(pages.browser.get("/data/reports/network").status == 200);
}

TEST_CASE("the table for the public and the report for a network are pages of their own") {
    GivenPages pages;
    pages.world.clock.advance(std::chrono::days{20});
    pages.browser.sign_in(Role::manager);
    const Response foi = pages.browser.get("/data/reports/foi?from=2026-11-01&to=2026-11-30");
    CHECK(has(foi, "Kitbank scheme, 1 November 2026 to 30 November 2026"));
    CHECK(has(foi, ">10</td>"));
    CHECK(has(foi, "hidden"));
    CHECK(has(foi, "They are 18 or over"));
    CHECK_FALSE(has(foi, ">12<"));
    const Response network = pages.browser.get("/data/reports/network?network=vodafone");
    CHECK(has(network, "Approved purpose."));
    CHECK(has(network, "Received from the network"));
    CHECK(has(network, "NORTH hub"));
    CHECK(has(network, "November 2026"));
}

TEST_CASE("volunteers and referrers have no reports") {
    for (const Role role : {Role::volunteer, Role::referrer}) {
        GivenPages pages;
        pages.browser.sign_in(role);
        for (const char* url : {"/data/reports", "/data/reports/foi", "/data/reports/network"}) {
            CHECK(pages.browser.get(url).status == 403);
        }
    }
}

}  // namespace kitbank::web
