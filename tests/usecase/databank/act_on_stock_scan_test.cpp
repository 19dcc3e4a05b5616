#include "server/usecase/databank/act_on_stock_scan.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/count_stock.h"
#include "tests/support/scanning_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(ScanningWorld, "counting opens a count, and what is seen twice counts once") {
    tell(receipt(number(1)));
    const TellStockScan seen = wish(scan(StockScanEvent::sim_count, number(1)));
    CHECK(told(seen) == "applied");
    const ToldStockScan again = tell(wish(scan(StockScanEvent::sim_count, number(1))));
    CHECK(again.note == "Counted before. ");
    const ToldStockScan unknown = tell(wish(scan(StockScanEvent::sim_count, number(2))));
    CHECK(unknown.note == "Number 2. Nobody has received it.");
    CHECK(state_of(number(2)) == ItemState::none);
}

TEST_CASE_FIXTURE(ScanningWorld, "what was seen before a count was closed is not of the next one") {
    tell(receipt(number(1)));
    const TellStockScan late = scan(StockScanEvent::sim_count, number(1));
    const auto open = open_count({crypto.make_uuid(), scanner_at(north), "NORTH"}, ports);
    REQUIRE(open);
    AddToCount seen{crypto.make_uuid(), scanner_at(north), open->reference, {number(1)}, {}};
    REQUIRE(add_to_count(seen, ports));
    clock.advance(std::chrono::hours{1});
    REQUIRE(close_count({crypto.make_uuid(), scanner_at(north), open->reference}, ports));
    CHECK(told(late) == "conflict step_out_of_order");
    clock.advance(std::chrono::hours{1});
    CHECK(told(scan(StockScanEvent::sim_count, number(1))) == "applied");
}

TEST_CASE_FIXTURE(ScanningWorld, "an unknown packet and an unknown request are refused as such") {
    CHECK(told(wish(scan(StockScanEvent::consignment_arrival, "C-00000000"))) ==
          "refused consignment_not_found");
    tell(receipt(number(1)));
    CHECK(told(wish(scan(StockScanEvent::sim_issue, number(1), {{"request", "nonsense"}}))) ==
          "refused request_not_found");
    CHECK(told(wish(scan(StockScanEvent::sim_issue, number(1), {{"request", "Q-00000000"}}))) ==
          "refused request_not_found");
}

TEST_CASE_FIXTURE(ScanningWorld, "a receipt at another hub than before is another receipt") {
    tell(receipt(number(1)));
    TellStockScan there = receipt(number(1));
    there.caller = scanner_at(south);
    there.hub = "SOUTH";
    CHECK(told(there) == "conflict sim_exists");
    CHECK(held_at_north() == 1);
    CHECK(held_at(AccountKind::hub, south) == 0);
    CHECK(told(wish(scan(StockScanEvent::sim_receipt, number(2), {{"bundle", "NO-SUCH"}}))) !=
          "applied");
}

}  // namespace kitbank
