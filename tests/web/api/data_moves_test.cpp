#include <doctest/doctest.h>

#include "server/core/databank/iccid.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

// Two hubs of ours, and SIMs of O2 on the shelves of NORTH.
struct MovesApi : ApiWorld {
    MovesApi() {
        world.open_hub("SOUTH");
        bundle.organisation = world.organisation;
        bundle.code = "O2-25";
        bundle.network = "o2";
        bundle.name = "O2 25 GB for 12 months";
        bundle.gb_per_month = 25;
        bundle.months = 12;
        bundle.valid_from = *parse_date("2026-01-01");
        world.store.write([&](Transaction& tx) {
            bundle.id = tx.write_stock().insert_bundle(bundle);
            return true;
        });
        south = "Bearer " + token(Role::volunteer, "SOUTH");
    }
    std::string number() {
        const std::string count = std::to_string(++numbers);
        const std::string digits = "894411" + std::string(12 - count.size(), '0') + count;
        for (char check = '0';; ++check) {
            if (has_luhn_digit(digits + check)) return digits + check;
        }
    }
    std::vector<std::string> receive(int count) {
        std::vector<DataItem> items(static_cast<std::size_t>(count));
        std::vector<std::string> numbers_received;
        for (DataItem& item : items) {
            item.organisation = world.organisation;
            item.reference = number();
            item.bundle = bundle.id;
            item.gb_per_month = bundle.gb_per_month;
            item.months = bundle.months;
            numbers_received.push_back(item.reference);
        }
        MoveItems move;
        move.organisation = world.organisation;
        move.hub = world.north.id;
        move.actor = "operator";
        world.store.write(
            [&](Transaction& tx) { return bool{receive_items(move, items, tx, world.ports)}; });
        return numbers_received;
    }
    Answer at_south(const std::string& target, const Json& body) {
        return call(Role::volunteer, {.method = "POST",
                                      .target = target,
                                      .body = body.dump(),
                                      .headers = {{"Authorization", south}}});
    }
    // "/api/v1/data/consignments/C-..." of a new packet to SOUTH.
    std::string packet() {
        const Answer opened = post("/api/v1/data/consignments", {{"to", "SOUTH"}}, Role::volunteer);
        REQUIRE(opened.status == 201);
        return "/api/v1/data/consignments/" + opened.json().at("reference").get<std::string>();
    }

    Bundle bundle;
    std::string south;
    int numbers = 0;
};

}  // namespace

TEST_CASE("a packet goes from hub to hub by the API, and what is missing is settled") {
    MovesApi api;
    const auto sims = api.receive(4);
    const std::string url = api.packet();
    CHECK(api.post(url + "/contents", {{"codes", {sims[0], sims[1]}}}).json().at("added") == 2);
    CHECK(api.post(url + "/contents", {{"first", sims[0]}, {"last", sims[2]}}).json().at("items") ==
          3);
    CHECK(api.post(url + "/contents", {{"bundle", "O2-25"}, {"next", 2}}).code() == "stock_short");
    CHECK(api.post(url + "/contents", Json::object()).fields() == "codes");
    CHECK(api.post(url + "/contents", {{"codes", {7}}}).fields() == "codes");
    CHECK(api.post(url + "/removal", {{"codes", {sims[2]}}}).json().at("items") == 2);
    CHECK(api.post(url + "/contents", {{"codes", {sims[2]}}}).json().at("items") == 3);
    CHECK(api.at_south(url + "/arrival", Json::object()).code() == "step_out_of_order");
    CHECK(api.post(url + "/dispatch", Json::object()).json().at("state") == "on_its_way");
    CHECK(api.post(url + "/cancellation", Json::object()).code() == "step_out_of_order");

    const std::string stray = api.number();
    const Answer arrived = api.at_south(url + "/arrival", {{"counted", {sims[0], stray}}});
    REQUIRE(arrived.status == 200);
    CHECK(arrived.json().at("state") == "arrived");
    CHECK(arrived.json().at("missing_numbers") == Json{sims[1], sims[2]});
    CHECK(arrived.json().at("extra").at(0).at("number") == stray);
    const Json shown = api.get(url).json();
    CHECK(shown.at("contents").size() == 3);
    CHECK(shown.at("contents").at(1).at("fate") == "missing");
    CHECK(shown.at("extra").size() == 1);
    CHECK(api.at_south(url + "/found", {{"codes", {sims[1]}}}).json().at("missing") == 1);
    CHECK(api.at_south(url + "/lost", {{"reason", "torn"}}).status == 403);
    CHECK(api.post(url + "/lost", {{"reason", ""}}, Role::manager).fields() == "reason");
    CHECK(api.post(url + "/lost", {{"reason", "torn"}}, Role::manager).json().at("state") ==
          "closed");
    CHECK(api.get("/api/v1/data/consignments").json().at("items").empty());
    CHECK(api.get("/api/v1/data/consignments?over=true").json().at("items").size() == 1);
    CHECK(api.get("/api/v1/data/consignments?over=maybe").fields() == "over");
    CHECK(api.get("/api/v1/data/consignments/C-00000000").code() == "consignment_not_found");
}

TEST_CASE("a packet that was not sent can be given up") {
    MovesApi api;
    CHECK(api.post(api.packet() + "/cancellation", Json::object()).json().at("state") ==
          "cancelled");
    CHECK(api.post("/api/v1/data/consignments", {{"to", "NORTH"}}).fields() == "to");
}

TEST_CASE("thresholds make the list of what to order") {
    MovesApi api;
    api.receive(5);
    const auto set = [&](const Json& body) {
        return api.post("/api/v1/data/thresholds", body, Role::manager);
    };
    CHECK(set({{"hub", "SOUTH"}, {"kind", "bundle"}, {"code", "O2-25"}, {"least", 3}}).status ==
          200);
    CHECK(set({{"hub", "NORTH"}, {"kind", "network"}, {"code", "o2"}, {"least", 4}}).status == 200);
    CHECK(set({{"hub", "NORTH"}, {"kind", "shelf"}, {"code", "o2"}}).fields() == "kind least");
    CHECK(api.get("/api/v1/data/thresholds", Role::manager).json().at("items").size() == 2);
    const Json list = api.get("/api/v1/data/reorder", Role::manager).json().at("items");
    REQUIRE(list.size() == 1);
    CHECK(list.at(0).at("hub") == "SOUTH");
    CHECK(list.at(0).at("short_by") == 3);
    CHECK(list.at(0).at("from").at(0) == Json{{"hub", "NORTH"}, {"spare", 5}});
    CHECK(api.get("/api/v1/data/reorder", Role::volunteer).json().at("items").empty());
    CHECK(api.post("/api/v1/data/thresholds", Json::object(), Role::volunteer).status == 403);
}

TEST_CASE("shelves are counted by the API, and a manager settles what is missing") {
    MovesApi api;
    const auto sims = api.receive(3);
    const Answer opened = api.post("/api/v1/data/counts", Json::object(), Role::volunteer);
    REQUIRE(opened.status == 201);
    const std::string url =
        "/api/v1/data/counts/" + opened.json().at("reference").get<std::string>();
    const Answer seen = api.post(url + "/numbers", {{"codes", {sims[0], sims[0]}}});
    CHECK(seen.json().at("added") == 1);
    CHECK(seen.json().at("lines").at(0).at("fate") == "seen");
    CHECK(api.get(url).json().at("progress").at(0) ==
          Json{{"bundle", "O2-25"}, {"expected", 3}, {"counted", 1}});
    CHECK(api.post(url + "/numbers", {{"codes", {"8.94E+18"}}}).fields() == "codes");
    CHECK(api.post(url + "/close", Json::object()).json().at("missing") == 2);
    CHECK(api.post(url + "/cancellation", Json::object()).code() == "step_out_of_order");
    CHECK(api.post(url + "/settlement", {{"outcome", "sold"}}, Role::manager).fields() ==
          "outcome");
    CHECK(api.post(url + "/settlement", {{"outcome", "left"}, {"codes", {sims[1]}}}, Role::manager)
              .json()
              .at("missing") == 1);
    CHECK(api.post(url + "/settlement", {{"outcome", "lost"}, {"reason", "stolen"}}, Role::manager)
              .json()
              .at("missing") == 0);
    CHECK(api.get("/api/v1/data/counts").json().at("items").size() == 1);
    CHECK(api.get("/api/v1/data/counts/K-00000000").code() == "not_found");
}

}  // namespace kitbank::web
