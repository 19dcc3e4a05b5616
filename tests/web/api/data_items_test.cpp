#include <doctest/doctest.h>

#include "tests/support/living_world.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

struct ItemApi : ApiWorld {
    static std::string url(const DataItem& item) { return "/api/v1/data/items/" + item.reference; }

    StockBench bench{world};
};

}  // namespace

TEST_CASE("items are listed page by page, and found by the end of their number") {
    ItemApi api;
    const DataItem first = api.bench.stock("2026-12-10");
    const DataItem second = api.bench.stock();
    const Json page = api.get("/api/v1/data/items").json();
    CHECK(page.at("total") == 2);
    CHECK(page.at("next").is_null());
    REQUIRE(page.at("items").size() == 2);
    CHECK(page.at("items").at(0).at("reference") == second.reference);
    const Json found = api.get("/api/v1/data/items?q=" + first.reference.substr(12)).json();
    CHECK(found.at("items").at(0).at("reference") == first.reference);
    CHECK(found.at("items").at(0).at("activate_by") == "2026-12-10");
    CHECK(api.get("/api/v1/data/items?list=stale").json().at("items").size() == 1);
    CHECK(api.get("/api/v1/data/items?state=lent").fields() == "state");
    CHECK(api.get("/api/v1/data/items?colour=red").status == 422);
    CHECK(api.get("/api/v1/data/items", Role::referrer).code() == "forbidden");
}

TEST_CASE("an item says what may be done with it next, and what happened to it") {
    ItemApi api;
    const DataItem item = api.bench.given();
    const Json row = api.get(ItemApi::url(item)).json();
    CHECK(row.at("state") == "issued");
    CHECK(row.at("next") == Json{"activation", "swap", "handback", "void"});
    CHECK(row.at("hindrance") == "sim_given");
    CHECK(row.at("issue").get<std::string>().starts_with("D-"));
    const Json history = api.get(ItemApi::url(item) + "/history").json().at("items");
    REQUIRE(history.size() == 2);
    CHECK(history.at(0).at("event") == "receipt");
    CHECK(history.at(1).at("event") == "issue");
    CHECK(history.at(1).at("hub") == "NORTH");
    CHECK(api.get("/api/v1/data/items/8944110000000009999").code() == "sim_not_found");
}

TEST_CASE("an item is started, brought back, voided and found again through one address") {
    ItemApi api;
    const auto send = [&](const DataItem& item, const Json& body) {
        return api.post(ItemApi::url(item) + "/events", body);
    };
    const DataItem in_use = api.bench.given();
    CHECK(send(in_use, {{"event", "activation"}, {"day", "21 November"}}).fields() == "day");
    const Answer active = send(in_use, {{"event", "activation"}, {"day", "2026-11-21"}});
    CHECK(active.json().at("ends_on") == "2027-11-20");
    CHECK(send(in_use, {{"event", "handback"}, {"is_unopened", true}}).code() ==
          "item_not_possible");
    const DataItem pack = api.bench.given();
    CHECK(send(pack, {{"event", "handback"}, {"is_unopened", true}}).json().at("state") ==
          "in_stock");
    CHECK(send(pack, {{"event", "void"}}).fields() == "reason");
    CHECK(send(pack, {{"event", "void"}, {"reason", "lost"}, {"words", "van broken into"}})
              .json()
              .at("void_reason") == "lost");
    CHECK(send(pack, {{"event", "recovery"}}).json().at("state") == "in_stock");
    CHECK(send(pack, {{"event", "end"}}).fields() == "event");
    CHECK(send(pack, {{"event", "void"}, {"reason", "lost"}, {"state", "ended"}}).status == 422);
}

TEST_CASE("a swap has each reason that is described, and no other") {
    ItemApi api;
    const auto swap = [&](const char* reason) {
        const DataItem old = api.bench.given();
        const DataItem other = api.bench.stock();
        return api.post(ItemApi::url(old) + "/events",
                        {{"event", "swap"}, {"reason", reason}, {"replacement", other.reference}});
    };
    for (const char* reason : {"faulty", "wrong_sim", "damaged", "recalled"}) {
        CAPTURE(reason);
        CHECK(swap(reason).status == 200);
    }
    CHECK(swap("lost").fields() == "reason");
    CHECK(swap("written_off").fields() == "reason");
}

TEST_CASE("a swap answers with the new one and its issue, and a new voucher with its code") {
    ItemApi api;
    const auto swap = [&](const DataItem& old, const DataItem& other) {
        return api
            .post(ItemApi::url(old) + "/events",
                  {{"event", "swap"}, {"reason", "faulty"}, {"replacement", other.reference}})
            .json();
    };
    const DataItem other = api.bench.stock();
    const Json swapped = swap(api.bench.given(), other);
    CHECK(swapped.at("state") == "void");
    CHECK(swapped.at("replacement") == other.reference);
    CHECK(swapped.at("issue").get<std::string>().starts_with("D-"));
    CHECK_FALSE(swapped.contains("code"));
    const DataItem voucher = api.bench.give(api.bench.stock("", &api.bench.vouchers));
    const Json with_code = swap(voucher, api.bench.stock("", &api.bench.vouchers));
    CHECK(with_code.at("code").get<std::string>().starts_with("CODE"));
}

TEST_CASE("a code is shown again to a manager, with a reason, and nowhere else") {
    ItemApi api;
    const DataItem item = api.bench.give(api.bench.stock("", &api.bench.vouchers));
    const std::string url = ItemApi::url(item);
    const Json why{{"reason", "the paper got lost"}};
    CHECK(api.post(url + "/showings", why).code() == "forbidden");
    CHECK(api.post(url + "/showings", Json::object(), Role::manager).fields() == "reason");
    const Answer shown = api.post(url + "/showings", why, Role::manager);
    CHECK(shown.json().at("code").get<std::string>().starts_with("CODE"));
    const Json showings = api.get(url + "/showings").json().at("items");
    REQUIRE(showings.size() == 1);
    CHECK(showings.at(0).at("reason") == "the paper got lost");
    for (const char* const part : {"", "/history", "/showings"}) {
        CHECK(api.get(url + part, Role::manager).body.find("CODE1") == std::string::npos);
    }
    CHECK(api.get("/api/v1/data/items", Role::manager).body.find("CODE1") == std::string::npos);
}

TEST_CASE("stock is written off in a list, all or none") {
    ItemApi api;
    const DataItem one = api.bench.stock();
    const DataItem out = api.bench.given();
    const auto send = [&](const Json& items, Role role = Role::manager) {
        return api.post("/api/v1/data/write-offs", {{"items", items}, {"words", "water damage"}},
                        role);
    };
    CHECK(send({one.reference}, Role::hub_staff).code() == "forbidden");
    CHECK(send({one.reference, out.reference}).code() == "item_not_possible");
    CHECK(send(Json::array()).fields() == "items");
    CHECK(send({7}).fields() == "items");
    CHECK(send({one.reference}).json().at("items").at(0).at("state") == "void");
}

TEST_CASE("reminders are the house's until they are changed") {
    ItemApi api;
    Json rule = api.get("/api/v1/data/reminders", Role::manager).json();
    CHECK(rule == Json{{"stale_days", {60, 30, 7}}, {"ending_days", 7}, {"version", 0}});
    rule["stale_days"] = {14};
    CHECK(api.post("/api/v1/data/reminders", rule, Role::manager).json().at("version") == 1);
    CHECK(api.post("/api/v1/data/reminders", rule, Role::manager).code() == "changed");
    CHECK(api.post("/api/v1/data/reminders", {{"stale_days", {14}}}, Role::manager).fields() ==
          "ending_days version");
    CHECK(api.get("/api/v1/data/reminders").code() == "forbidden");
}

}  // namespace kitbank::web
