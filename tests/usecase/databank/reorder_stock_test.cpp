#include "server/usecase/databank/reorder_stock.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/deliveries.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct ReorderWorld : MovesWorld {
    Result<HubThreshold> set(const std::string& hub, std::int64_t least,
                             ThresholdKind kind = ThresholdKind::bundle,
                             const std::string& code = "O2-25") {
        return set_threshold({crypto.make_uuid(), manager(), hub, kind, code, least}, ports);
    }
};

}  // namespace

TEST_CASE_FIXTURE(ReorderWorld, "what is below its threshold, what comes, and who has more") {
    const auto sims = receive(north, 60);
    receive(south, 2);
    REQUIRE(set("NORTH", 20));
    REQUIRE(set("SOUTH", 10));
    auto list = list_reorder(manager(), ports);
    REQUIRE(list->size() == 1);
    CHECK(list->front().threshold.hub_code == "SOUTH");
    CHECK(list->front().stock == 2);
    CHECK(list->front().short_by == 8);
    CHECK(list->front().from == std::vector<SpareStock>{{north.code, north.name, 40, true}});

    const auto packet =
        open_consignment({crypto.make_uuid(), volunteer(north), "", "SOUTH"}, ports);
    REQUIRE(pack_items(
        {crypto.make_uuid(), volunteer(north), packet->reference, {sims.begin(), sims.begin() + 5}},
        ports));
    CHECK(list_reorder(manager(), ports)->front().coming == 0);  // only packed
    REQUIRE(send_consignment({crypto.make_uuid(), volunteer(north), packet->reference}, ports));
    list = list_reorder(manager(), ports);
    CHECK(list->front().coming == 5);
    CHECK(list->front().short_by == 3);
    REQUIRE(receive_consignment({crypto.make_uuid(), volunteer(south), packet->reference}, ports));
    CHECK(list_reorder(manager(), ports)->front().stock == 7);
}

TEST_CASE_FIXTURE(ReorderWorld, "a delivery that was announced is on its way until it is closed") {
    REQUIRE(set("SOUTH", 10));
    const auto delivery = announce_delivery(
        {crypto.make_uuid(), manager(), "SOUTH", "O2-25", 8, parse_date("2026-12-01"), ""}, ports);
    REQUIRE(delivery);
    CHECK(list_reorder(manager(), ports)->front().coming == 8);
    CHECK(list_reorder(manager(), ports)->front().short_by == 2);
    REQUIRE(close_delivery({crypto.make_uuid(), manager(), delivery->reference, "lost"}, ports));
    CHECK(list_reorder(manager(), ports)->front().coming == 0);
}

TEST_CASE_FIXTURE(ReorderWorld, "a network's threshold counts all its bundles") {
    receive(north, 3);
    receive_of(add_bundle("O2-40"), north, 4);
    REQUIRE(set("NORTH", 8, ThresholdKind::network, "o2"));
    const auto list = list_reorder(manager(), ports);
    REQUIRE(list->size() == 1);
    CHECK(list->front().name == "O2");
    CHECK(list->front().stock == 7);
    CHECK(list->front().short_by == 1);
}

TEST_CASE_FIXTURE(ReorderWorld, "a hub's people see their own shelf, and nobody else's") {
    receive(north, 60);
    REQUIRE(set("SOUTH", 10));
    REQUIRE(set("NORTH", 100));
    const auto list = list_reorder(volunteer(south), ports);
    REQUIRE(list->size() == 1);
    CHECK(list->front().from.empty());
    CHECK(list_thresholds(volunteer(south), ports)->size() == 1);
    CHECK(list_thresholds(manager(), ports)->size() == 2);
    CHECK(code_of(list_reorder(caller(Role::referrer), ports)) == "forbidden");
    CHECK(code_of(list_thresholds(caller(Role::referrer), ports)) == "forbidden");
}

TEST_CASE_FIXTURE(ReorderWorld, "a threshold is of something known, and zero takes it away") {
    CHECK(fields_of(set("NORTH", 5, ThresholdKind::bundle, "NONE")) == "code");
    CHECK(fields_of(set("NORTH", 5, ThresholdKind::network, "O2-25")) == "code");
    CHECK(fields_of(set("NOWHERE", 5)) == "hub");
    CHECK(fields_of(set("NORTH", -1)) == "least");
    CHECK(set("NORTH", 5));
    CHECK(set("NORTH", 6)->least == 6);
    CHECK(list_thresholds(manager(), ports)->front().threshold.least == 6);
    CHECK(set("NORTH", 0));
    CHECK(list_thresholds(manager(), ports)->empty());
    CHECK(code_of(set_threshold(
              {crypto.make_uuid(), volunteer(north), "NORTH", ThresholdKind::bundle, "O2-25", 5},
              ports)) == "forbidden");
}

}  // namespace kitbank
