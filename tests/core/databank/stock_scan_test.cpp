#include "server/core/databank/stock_scan.h"

#include <doctest/doctest.h>

using namespace kitbank;
using enum StockScanEvent;

TEST_CASE("each scan of data stock brings its facts and no others") {
    const auto whole = check_stock_scan(
        sim_receipt, {{"bundle", " O2-25 "}, {"batch", ""}, {"activate_by", "2027-01-31"}});
    REQUIRE(whole);
    CHECK(*whole == Evidence{{"bundle", "O2-25"}, {"activate_by", "2027-01-31"}});
    CHECK(check_stock_scan(sim_count, {}));
    CHECK(check_stock_scan(consignment_arrival, {}));
    const auto wrong = check_stock_scan(sim_receipt, {{"batch", std::string(101, 'x')},
                                                      {"activate_by", "31/01/2027"},
                                                      {"confirmed", "perhaps"},
                                                      {"request", "Q-7K3M9QXZ"}});
    REQUIRE_FALSE(wrong);
    std::string fields;
    for (const FieldFault& fault : wrong.refusal().fields) fields += fault.field + " ";
    CHECK(fields == "request bundle batch activate_by confirmed ");
}

TEST_CASE("a card is void for one of the reasons that there are") {
    CHECK(check_stock_scan(sim_void, {{"reason", "lost"}}));
    CHECK_FALSE(check_stock_scan(sim_void, {}));
    CHECK_FALSE(check_stock_scan(sim_void, {{"reason", "eaten"}}));
    CHECK_FALSE(check_stock_scan(sim_void, {{"reason", "written_off"}}));
    CHECK_FALSE(check_stock_scan(sim_void, {{"reason", "lost"}, {"words", "a\nb"}}));
    CHECK_FALSE(check_stock_scan(sim_swap, {{"reason", "faulty"}}));
}

TEST_CASE("every event has its name and its word") {
    for (std::size_t at = 0; at < stock_scan_names.size(); ++at) {
        const auto event = static_cast<StockScanEvent>(at);
        CHECK(parse_stock_scan(name_of(event)) == event);
        CHECK_FALSE(happened(event).empty());
    }
    CHECK_FALSE(parse_stock_scan("loan"));
}
