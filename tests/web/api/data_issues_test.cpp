#include <doctest/doctest.h>

#include "tests/support/living_world.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const std::string url = "/api/v1/data/issues";

struct IssueApi : ApiWorld {
    Json body(const DataItem& item, const std::string& phone = "07700 900723") {
        return {{"item", item.reference},
                {"phone", phone},
                {"criteria", {"is_adult", "low_income", "lacks_at_home"}},
                {"area", "LS1"},
                {"terms_told", true}};
    }

    StockBench bench{world};
};

}  // namespace

TEST_CASE("a SIM is given to a walk-in, shown and listed, and nobody is named") {
    IssueApi api;
    const DataItem sim = api.bench.stock("2027-01-31");
    const Answer given = api.post(url, api.body(sim));
    REQUIRE(given.status == 201);
    const Json row = given.json();
    CHECK(row.at("item") == sim.reference);
    CHECK(row.at("gigabytes") == 300);
    CHECK(row.at("criteria") == Json{"is_adult", "low_income", "lacks_at_home"});
    CHECK(row.at("outcome") == "issued");
    CHECK(row.at("resident").is_null());
    CHECK(row.at("sooner").is_null());
    CHECK_FALSE(row.contains("code"));
    CHECK(given.body.find("900723") == std::string::npos);
    const std::string reference = row.at("reference").get<std::string>();
    CHECK(api.get(url + "/" + reference).json().at("area") == "LS1");
    const Json list = api.get(url).json();
    REQUIRE(list.at("items").size() == 1);
    CHECK(list.at("items").at(0).at("reference") == reference);
    CHECK(list.at("next").is_null());
    CHECK(api.get(url + "?outcome=active").json().at("items").empty());
    CHECK(api.get(url + "?outcome=lent").fields() == "outcome");
    CHECK(api.get(url + "/D-ZZZZZZZZ").code() == "issue_not_found");
}

TEST_CASE("what may not be given is refused, with the field that is wrong") {
    IssueApi api;
    const DataItem sim = api.bench.stock();
    Json young = api.body(sim);
    young["criteria"] = {"low_income", "lacks_away"};
    CHECK(api.post(url, young).code() == "not_eligible");
    young["criteria"] = {"tall"};
    CHECK(api.post(url, young).fields() == "criteria");
    Json nobody = api.body(sim);
    nobody.erase("phone");
    CHECK(api.post(url, nobody).fields() == "phone");
    Json more = api.body(sim);
    more["colour"] = "red";
    CHECK(api.post(url, more).status == 422);
    REQUIRE(api.post(url, api.body(sim)).status == 201);
    CHECK(api.post(url, api.body(sim, "07700 900724")).code() == "sim_given");
    CHECK(api.post(url, api.body(api.bench.stock(), "+447700900723")).code() == "limit_reached");
    CHECK(api.post(url, api.body(sim), Role::referrer).code() == "forbidden");
}

TEST_CASE("a voucher's code comes with the first answer alone") {
    IssueApi api;
    const DataItem voucher = api.bench.stock("", &api.bench.vouchers);
    const Ask ask{.method = "POST",
                  .target = url,
                  .body = api.body(voucher).dump(),
                  .headers = {{"Idempotency-Key", "0190b1f0-0000-7000-8000-00000000d001"}}};
    const Answer first = api.call(Role::hub_staff, ask);
    CHECK(first.json().at("code").get<std::string>().starts_with("CODE"));
    const Answer again = api.call(Role::hub_staff, ask);
    CHECK(again.status == 201);
    CHECK_FALSE(again.json().contains("code"));
}

TEST_CASE("more than the limit is asked and decided through the API") {
    IssueApi api;
    REQUIRE(api.post(url, api.body(api.bench.stock())).status == 201);
    const std::string overrides = "/api/v1/data/overrides";
    CHECK(api.post(overrides, {{"phone", "07700 900723"}}).fields() == "reason");
    const Answer asked =
        api.post(overrides, {{"phone", "07700 900723"}, {"reason", "It was stolen"}});
    REQUIRE(asked.status == 201);
    CHECK(asked.json().at("had_items") == 1);
    const std::string one = overrides + "/" + asked.json().at("reference").get<std::string>();
    CHECK(api.post(one, {{"allowed", true}}).code() == "forbidden");
    CHECK(api.post(one, Json::object(), Role::manager).fields() == "allowed");
    CHECK(api.post(one, {{"allowed", true}}, Role::manager).json().at("state") == "allowed");
    CHECK(api.get(overrides + "?state=allowed").json().at("items").size() == 1);
    CHECK(api.get(overrides + "?state=maybe").fields() == "state");
    const Answer second = api.post(url, api.body(api.bench.stock()));
    REQUIRE(second.status == 201);
    CHECK(second.json().at("over_limit") == true);
    CHECK(api.get(one).json().at("issue") == second.json().at("reference"));
}

TEST_CASE("rules for giving are read by all who give, and set by managers") {
    IssueApi api;
    const std::string limits = "/api/v1/data/limits";
    CHECK(api.get(limits, Role::volunteer).json().at("is_house_limit") == true);
    const Json rule{{"unit", "gigabytes"}, {"most", 300}, {"days", 90}};
    CHECK(api.post(limits, rule).code() == "forbidden");
    CHECK(api.post(limits, rule, Role::manager).json().at("limits").at(0) == rule);
    CHECK(api.post(limits, {{"most", 20'000}, {"days", 0}}, Role::manager).fields() == "most days");
    const Json gate{{"hub", "NORTH"}, {"question", "They have a card"}, {"walk_ins_only", true}};
    CHECK(api.post("/api/v1/data/gates", gate, Role::manager).json().at("gates").at(0) == gate);
    CHECK(api.post(url, api.body(api.bench.stock())).fields() == "gate_confirmed");
    CHECK(api.get("/api/v1/data/second-bundles").json().at("items").empty());
    CHECK(api.get("/api/v1/data/second-bundles").json().at("next").is_null());
    CHECK(api.get("/api/v1/data/second-bundles?page=2").status == 422);
    CHECK(api.get("/api/v1/data/second-bundles?cursor=D-00000000").code() == "issue_not_found");
}

TEST_CASE("what is not set aside cannot be put back") {
    IssueApi api;
    const DataItem sim = api.bench.stock();
    const std::string release = "/api/v1/data/items/" + sim.reference + "/release";
    CHECK(api.post(release, Json::object()).code() == "item_not_possible");
    CHECK(api.post("/api/v1/requests/Q-ZZZZZZZZ/data", {{"item", sim.reference}}).code() ==
          "request_not_found");
}

}  // namespace kitbank::web
