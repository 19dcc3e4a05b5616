#include <doctest/doctest.h>

#include "server/usecase/databank/record_stock_scans.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

TEST_CASE("a scan of a SIM card that was set aside waits on the page until somebody closes it") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    TellStockScan lost;
    lost.id = world.crypto.make_uuid();
    lost.caller = world.caller(Role::hub_staff);
    lost.event = StockScanEvent::sim_void;
    lost.subject = "8944110000000001238";
    lost.hub = "NORTH";
    lost.source = "BER-1";
    lost.facts = {{"reason", "lost"}, {"words", "<b>van</b>"}};
    REQUIRE(record_stock_scans({&lost, 1}, world.ports)[0].outcome == ScanOutcome::conflict);
    CHECK(has(browser.get("/"), "Conflicts to settle"));
    const Response page = browser.get("/conflicts");
    CHECK(has(page, "Scans of SIM cards"));
    CHECK(has(page, "8944 1100 0000 0001 238"));
    CHECK(has(page, "with scanner BER-1"));
    CHECK(has(page, "It is recorded by itself once the card is here"));
    CHECK_FALSE(has(page, "<b>van</b>"));
    const std::string place = "/conflicts/sims/" + format(lost.id);
    CHECK(has(page, place));
    // Tried again, it is still nobody's card.
    CHECK(browser.submit(place, {{"action", "try"}}).status == 404);
    CHECK(browser.submit(place, {{"action", "close"}}).status == 303);
    CHECK_FALSE(has(browser.get("/conflicts"), "Scans of SIM cards"));
    CHECK(browser.submit(place, {{"action", "close"}}).status == 404);
    CHECK(browser.submit("/conflicts/sims/nonsense", {{"action", "close"}}).status == 404);
}

}  // namespace
}  // namespace kitbank::web
