#include <doctest/doctest.h>

#include "tests/support/moves_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

std::string path_of(const Response& sent) {
    const std::string url = location_of(sent);
    return url.substr(0, url.find('?'));
}

// A packet with this in it, on its way to the hub where people of these pages work.
std::string packet_to_north(MovesWorld& world, PageBrowser& browser,
                            const std::vector<std::string>& sims) {
    browser.sign_in(Role::manager);
    browser.get("/data/consignments/new");
    const std::string url =
        path_of(browser.submit("/data/consignments/new", {{"from", "SOUTH"}, {"to", "NORTH"}}));
    std::string codes;
    for (const std::string& sim : sims) codes += sim + "\n";
    browser.get(url);
    REQUIRE(browser.submit(url + "/contents", {{"codes", codes}}).status == 303);
    browser.get(url);
    REQUIRE(browser.submit(url + "/dispatch", {}).status == 303);
    CHECK(world.on_shelf(world.south) == 0);
    return url;
}

}  // namespace

TEST_CASE("a volunteer packs by scans, and sends what is in the packet") {
    MovesWorld world;
    PageBrowser browser{world};
    const auto sims = world.receive(world.north, 3);
    browser.sign_in(Role::volunteer);
    CHECK(has(browser.get("/data/consignments"), "No packet is being packed"));
    CHECK_FALSE(has(browser.get("/data/consignments/new"), "From which hub?"));
    CHECK(has(browser.submit("/data/consignments/new", {{"to", ""}}), "Choose the hub that gets"));
    const Response begun = browser.submit("/data/consignments/new", {{"to", "SOUTH"}});
    REQUIRE(begun.status == 303);
    const std::string url = path_of(begun);
    CHECK(has(browser.get(location_of(begun)), "The packet is begun"));
    const Response wrong = browser.submit(url + "/contents", {{"codes", sims[0] + "\nsoap"}});
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Line 2:"));
    CHECK(has(wrong, sims[0]));  // what was typed
    CHECK(browser.submit(url + "/contents", {{"codes", sims[0] + "\n" + sims[1]}}).status == 303);
    browser.get(url + "/more");
    CHECK(browser.submit(url + "/more", {{"bundle", "O2-25"}, {"next", "7"}}).status == 409);
    CHECK(browser.submit(url + "/more", {{"bundle", "O2-25"}, {"next", "1"}}).status == 303);
    world.give(world.north, sims[0]);
    const Response gone = browser.get(url);
    CHECK(has(gone, "1 of them left the shelf"));
    CHECK_FALSE(has(gone, "Send it to"));
    CHECK(browser.submit(url + "/dispatch", {}).status == 409);
    CHECK(browser.submit(url + "/removal", {}).status == 303);
    CHECK(has(browser.get(url), "Send it to SOUTH"));
    CHECK(browser.submit(url + "/dispatch", {}).status == 303);
    CHECK(has(browser.get(url), "takes it in when it is there"));
    const Response label = browser.get(url + "/label");
    CHECK(has(label, "QR code of C-"));
    CHECK(has(label, "O2-25 for 12 months"));
    CHECK(has(browser.get("/data/consignments"), "On its way"));
}

TEST_CASE("a packet is received by its code, whole or counted") {
    MovesWorld world;
    PageBrowser browser{world};
    PageBrowser manager{world};
    const auto sims = world.receive(world.south, 3);
    const std::string url = packet_to_north(world, manager, sims);
    const std::string reference = url.substr(url.rfind('/') + 1);
    browser.sign_in(Role::volunteer);
    browser.get("/data/arrivals");
    const Response found =
        browser.submit("/data/arrivals", {{"packet", "HTTPS://KIT.EXAMPLE.ORG/Q/" + reference}});
    CHECK(path_of(found) == url);
    CHECK(path_of(browser.get("/q/" + reference)) == url);
    CHECK(has(browser.get(url), "with all 3 in it"));
    CHECK(has(browser.get(url + "/arrival"), "There should be 3"));
    CHECK(browser.submit(url + "/arrival", {{"counted", ""}}).status == 422);
    CHECK(browser.submit(url + "/arrival", {{"counted", sims[0] + "\n" + sims[1]}}).status == 303);
    const Response counted = browser.get(url);
    CHECK(has(counted, "Arrived, something missing"));
    CHECK(has(counted, url + "/found"));
    CHECK_FALSE(has(counted, url + "/lost"));
    manager.get(url + "/lost");
    CHECK(manager.submit(url + "/lost", {{"reason", "torn"}}).status == 422);
    CHECK(manager.submit(url + "/lost", {{"codes", sims[2]}, {"reason", "torn"}}).status == 303);
    CHECK(has(manager.get(url), "was lost"));
    CHECK(world.on_shelf(world.north) == 2);
}

TEST_CASE("a packet for another hub says so to whoever scans it") {
    MovesWorld world;
    PageBrowser browser{world};
    world.open_hub("WEST");
    browser.sign_in(Role::manager);
    browser.get("/data/consignments/new");
    const std::string url =
        path_of(browser.submit("/data/consignments/new", {{"from", "SOUTH"}, {"to", "WEST"}}));
    browser.sign_in(Role::volunteer);
    browser.get("/data/arrivals");
    const Response wrong =
        browser.submit("/data/arrivals", {{"packet", url.substr(url.rfind('/') + 1)}});
    CHECK(wrong.status == 403);
    CHECK(has(wrong, "This packet is for WEST"));
    CHECK(browser.get(url).status == 404);
    browser.get("/data/arrivals");
    CHECK(browser.submit("/data/arrivals", {{"packet", "C-00000000"}}).status == 404);
}

TEST_CASE("a count is opened, scanned into, closed and settled") {
    MovesWorld world;
    PageBrowser browser{world};
    const auto sims = world.receive(world.north, 3);
    browser.sign_in(Role::volunteer);
    CHECK(has(browser.get("/data/counts"), "Nothing was counted yet."));
    browser.get("/data/counts/new");
    const Response opened = browser.submit("/data/counts/new", {});
    REQUIRE(opened.status == 303);
    const std::string url = path_of(opened);
    CHECK(has(browser.get(url), "0 of 3"));
    CHECK(browser.submit(url + "/numbers", {{"codes", "soap"}}).status == 422);
    CHECK(browser.submit(url + "/numbers", {{"codes", sims[0]}}).status == 303);
    CHECK(has(browser.get(url), "1 of 3"));
    CHECK(browser.submit(url + "/close", {}).status == 303);
    const Response closed = browser.get(url);
    CHECK(has(closed, "In the books, not seen: 2"));
    CHECK_FALSE(has(closed, url + "/missing"));
    browser.sign_in(Role::manager);
    CHECK(has(browser.get(url), url + "/missing"));
    browser.get(url + "/missing");
    CHECK(browser.submit(url + "/missing", {{"codes", sims[1]}}).status == 422);
    CHECK(browser.submit(url + "/missing", {{"codes", sims[1]}, {"outcome", "left"}}).status ==
          303);
    browser.get(url + "/missing");
    CHECK(browser
              .submit(url + "/missing",
                      {{"codes", sims[2]}, {"outcome", "lost"}, {"reason", "stolen"}})
              .status == 303);
    CHECK(has(browser.get(url), "Written off as lost: 1"));
    CHECK(world.on_shelf(world.north) == 2);
}

TEST_CASE("a manager sets what a hub should have, and sees what to order") {
    MovesWorld world;
    PageBrowser browser{world};
    world.receive(world.north, 40);
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/data/reorder"), "Every hub has what it should have."));
    browser.get("/data/thresholds/new");
    CHECK(browser.submit("/data/thresholds/new", {{"hub", "SOUTH"}}).status == 422);
    CHECK(browser
              .submit("/data/thresholds/new",
                      {{"hub", "SOUTH"}, {"of", "bundle O2-25"}, {"least", "10"}})
              .status == 303);
    CHECK(has(browser.get("/data/thresholds"), "At least 10"));
    const Response list = browser.get("/data/reorder");
    CHECK(has(list, "10 to order or move"));
    CHECK(has(list, "NORTH hub has 40 and no least of its own"));
    browser.sign_in(Role::volunteer);
    CHECK(has(browser.get("/data/reorder"), "Every hub has what it should have."));
}

TEST_CASE("what a hub should have of a network stands on the first page as well") {
    MovesWorld world;
    PageBrowser browser{world};
    world.receive(world.north, 40);
    browser.sign_in(Role::manager);
    CHECK_FALSE(has(browser.get("/data"), "All of O2"));
    const auto set = [&](const std::string& hub, const std::string& least) {
        browser.get("/data/thresholds/new");
        const Response done = browser.submit(
            "/data/thresholds/new", {{"hub", hub}, {"of", "network o2"}, {"least", least}});
        REQUIRE(done.status == 303);
    };
    set("NORTH", "50");
    const Response page = browser.get("/data");
    CHECK(has(page, "All of O2"));
    CHECK(has(page, "Low: there should be 50"));
    CHECK(has(page, "40 in stock"));
    CHECK_FALSE(has(page, "SOUTH hub"));
    set("NORTH", "40");
    CHECK_FALSE(has(browser.get("/data"), "Low: there should be"));
    CHECK(has(browser.get("/data"), "There should be 40"));
    set("SOUTH", "1000");
    CHECK(has(browser.get("/data"), "SOUTH hub"));  // which has nothing at all
    CHECK(has(browser.get("/data"), "Low: there should be 1,000"));
    browser.sign_in(Role::volunteer);
    CHECK_FALSE(has(browser.get("/data"), "SOUTH hub"));
}

}  // namespace kitbank::web
