#include "server/usecase/databank/settle_stock_scan.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/intake_ports.h"
#include "tests/support/scanning_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(ScanningWorld, "a scan that waits is closed by a named person and kept") {
    const TellStockScan lost = voiding(number(9));
    tell(lost);
    CHECK(count_open_stock_scans(caller(Role::manager), ports) == 1);
    CHECK(count_open_stock_scans(caller(Role::volunteer), ports) == 0);
    CHECK(code_of(close_stock_scan({caller(Role::volunteer), lost.id}, ports)) == "forbidden");
    const auto closed = close_stock_scan({caller(Role::manager), lost.id}, ports);
    REQUIRE(closed);
    CHECK(closed->closed_by == caller(Role::manager).actor);
    CHECK(waiting().empty());
    CHECK(code_of(close_stock_scan({caller(Role::manager), lost.id}, ports)) ==
          "conflict_not_found");
    CHECK(told(lost) == "duplicate");
    // It is not tried again either.
    tell(receipt(number(9)));
    CHECK(state_of(number(9)) == ItemState::in_stock);
}

TEST_CASE_FIXTURE(ScanningWorld,
                  "a scan is tried again by hand, and says what is still against it") {
    const KitRequest request = asked(RequestState::accepted);
    std::string odd = number(1);
    odd.back() = odd.back() == '9' ? '0' : static_cast<char>(odd.back() + 1);
    const TellStockScan gave = gift(odd, request);
    tell(gave);
    const SettleStockScan again{caller(Role::manager), gave.id};
    CHECK(code_of(retry_stock_scan(again, ports)) == "sim_not_found");
    CHECK(waiting().size() == 1);
    CHECK(code_of(retry_stock_scan({caller(Role::volunteer), gave.id}, ports)) == "forbidden");
    CHECK(code_of(retry_stock_scan({caller(Role::manager), id_of(1)}, ports)) ==
          "conflict_not_found");
    TellStockScan confirmed = receipt(odd);
    confirmed.facts["confirmed"] = "yes";
    CHECK(told(wish(confirmed)) == "applied");
    CHECK(waiting().empty());  // it was tried by itself
    CHECK(state_of(odd) == ItemState::issued);
}

TEST_CASE_FIXTURE(ScanningWorld,
                  "another organisation's scans do not exist, nor do those of another hub") {
    tell(voiding(number(9)));
    const Uuid id = waiting().front().scan.id;
    const OrganisationId others = found_organisation("Elsewhere");
    const Caller stranger = elsewhere(Role::manager, others);
    CHECK(read_open_stock_scans(stranger, ports).empty());
    CHECK(code_of(close_stock_scan({stranger, id}, ports)) == "conflict_not_found");
    CHECK(read_open_stock_scans(caller(Role::referrer), ports).empty());
    CHECK(waiting().size() == 1);
}

}  // namespace kitbank
