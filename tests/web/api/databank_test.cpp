#include <doctest/doctest.h>

#include "server/usecase/databank/move_items.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const Json o2_bundle{{"code", "O2-25"},           {"network", "o2"}, {"name", "O2 25 GB"},
                     {"gb_per_month", 25},        {"months", 12},    {"calls_included", true},
                     {"valid_from", "2026-01-01"}};

// Bundles come through the API, cards through the ledger's one way.
struct DataApi : ApiWorld {
    Answer add_bundle(Json body = o2_bundle) {
        return post("/api/v1/data/bundles", body, Role::manager);
    }
    void receive(int count) {
        MoveItems move{world.organisation, {}};
        move.actor = world.caller(Role::hub_staff).actor;
        move.hub = world.north.id;
        move.words = "box 4";
        world.ports.store.write([&](Transaction& tx) {
            const auto bundle =
                tx.stock().bundle(world.organisation, "O2-25", *parse_date("2026-11-21"));
            std::vector<DataItem> items;
            for (int each = 0; each < count; ++each) {
                DataItem& item = items.emplace_back();
                item.organisation = world.organisation;
                item.reference = "89441177777" + std::to_string(10'000'000 + ++cards);
                item.bundle = bundle->id;
                item.gb_per_month = bundle->gb_per_month;
                item.months = bundle->months;
            }
            return bool{receive_items(move, items, tx, world.ports)};
        });
    }
    Json items(const std::string& target, Role role = Role::hub_staff) {
        const Answer answer = get(target, role);
        CHECK(answer.status == 200);
        return answer.json().at("items");
    }
    int cards = 0;
};

}  // namespace

TEST_CASE("networks are listed for everybody of a hub, and written by a manager") {
    DataApi api;
    const Json house = api.items("/api/v1/data/networks");
    REQUIRE(house.size() == 4);
    CHECK(house.at(1).at("code") == "o2");
    CHECK(house.at(1).at("is_own") == false);
    CHECK(house.at(1).at("numbers").at(0).at("printed") == Json({5, 4, 4}));
    const Json card{
        {"prefix", "894411"}, {"digits", 19}, {"printed", {5, 4, 4}}, {"has_check_digit", true}};
    Json own{{"code", "o2"},
             {"name", "O2"},
             {"numbers", Json::array({card})},
             {"activation", "Put the card in."},
             {"help", "07700 900202"}};
    const Answer changed = api.post("/api/v1/data/networks", own, Role::manager);
    CAPTURE(changed.body);
    CHECK(changed.status == 200);
    CHECK(changed.json().at("is_own") == true);
    CHECK(api.items("/api/v1/data/networks").at(1).at("help") == "07700 900202");
    own["numbers"][0]["printed"] = {5, 4};
    CHECK(api.post("/api/v1/data/networks", own, Role::manager).fields() == "numbers");
    own["numbers"][0]["colour"] = "blue";
    CHECK(api.post("/api/v1/data/networks", own, Role::manager).fields() == "numbers[0].colour");
    own["numbers"] = Json::array({7});
    CHECK(api.post("/api/v1/data/networks", own, Role::manager).fields() == "numbers");
    CHECK(api.post("/api/v1/data/networks", own).status == 403);
    CHECK(api.get("/api/v1/data/networks", Role::referrer).status == 403);
}

TEST_CASE("bundles are added in versions and ended") {
    DataApi api;
    const Answer added = api.add_bundle();
    CHECK(added.status == 201);
    CHECK(added.json().at("version") == 1);
    CHECK(added.json().at("kind") == "sim");
    CHECK(added.json().at("valid_to").is_null());
    Json next = o2_bundle;
    next["gb_per_month"] = 30;
    CHECK(api.add_bundle(next).fields() == "valid_from");
    next["valid_from"] = "2026-12-01";
    CHECK(api.add_bundle(next).json().at("version") == 2);
    const Json bundles = api.items("/api/v1/data/bundles");
    REQUIRE(bundles.size() == 2);
    CHECK(bundles.at(1).at("valid_to") == "2026-11-30");
    CHECK(bundles.at(1).at("gb_per_month") == 25);
    const auto end = [&](const Json& body) {
        return api.post("/api/v1/data/bundles/O2-25/end", body, Role::manager);
    };
    CHECK(end({{"last", "2027-03-31"}}).json().at("valid_to") == "2027-03-31");
    CHECK(end({{"last", "31.3.2027"}}).fields() == "last");
    CHECK(end(Json::object()).fields() == "last");
    CHECK(
        api.post("/api/v1/data/bundles/NONE/end", {{"last", "2027-03-31"}}, Role::manager).status ==
        404);
    CHECK(api.add_bundle({{"code", "O2-25"}, {"kind", "card"}}).fields() == "kind valid_from");
    CHECK(api.post("/api/v1/data/bundles", o2_bundle).status == 403);
}

TEST_CASE("stock, balances and a statement say the same of a hub") {
    DataApi api;
    api.add_bundle();
    api.receive(3);
    const Json shelf = api.items("/api/v1/data/stock").at(0);
    CHECK(shelf.at("hub") == "NORTH");
    CHECK(shelf.at("items") == 3);
    CHECK(shelf.at("gigabytes") == 900);
    CHECK(shelf.at("least") == 0);
    CHECK_FALSE(shelf.contains("account"));
    const Json held = api.items("/api/v1/data/balances").at(0);
    CHECK(held.at("account") == "hub");
    CHECK(held.at("items") == 3);
    CHECK(api.items("/api/v1/data/balances?at=2026-11-20").empty());
    CHECK(api.items("/api/v1/data/balances?at=2026-11-21").size() == 1);
    CHECK(api.get("/api/v1/data/balances?at=today").fields() == "at");
    const Json statement = api.get("/api/v1/data/statement").json();
    CHECK(statement.at("hub") == "NORTH");
    CHECK(statement.at("closing") == Json({{"items", 3}, {"gigabytes", 900}}));
    CHECK(statement.at("next").is_null());
    const Json line = statement.at("items").at(0);
    CHECK(line.at("event") == "receipt");
    CHECK(line.at("items") == 3);
    CHECK(line.at("items_after") == 3);
    CHECK(line.at("words") == "box 4");
    CHECK(line.at("bundle") == "O2-25");
}

TEST_CASE("a statement goes on where it ended, and refuses what it does not know") {
    DataApi api;
    api.add_bundle();
    for (int each = 0; each < 3; ++each) api.receive(1);
    const std::string url = "/api/v1/data/statement?limit=2";
    const Json first = api.get(url).json();
    CHECK(first.at("items").size() == 2);
    const std::string next = first.at("next");
    const Json second = api.get(url + "&cursor=" + next).json();
    CHECK(second.at("items").size() == 1);
    CHECK(second.at("items").at(0).at("items_after") == 1);
    CHECK(api.get(url + "&cursor=12").code() == "malformed");
    CHECK(api.get("/api/v1/data/statement?account=bank").fields() == "account");
    CHECK(api.get("/api/v1/data/statement?account=network").code() == "forbidden");
    CHECK(api.get("/api/v1/data/statement?account=transit&consignment=C-00000000", Role::hub_staff)
              .code() == "forbidden");
    CHECK(api.get("/api/v1/data/statement?bundle=NONE").code() == "bundle_not_found");
    CHECK(api.get("/api/v1/data/statement?hub=NEVER").code() == "hub_not_found");
    CHECK(api.get("/api/v1/data/statement?from=2026-11-22&to=2026-11-21").fields() == "to");
    CHECK(api.get("/api/v1/data/statement?page=2").status == 422);
}

}  // namespace kitbank::web
