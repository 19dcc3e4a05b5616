#include <doctest/doctest.h>

#include "tests/support/giver.h"
#include "tests/web/api_world.h"

// Today is Saturday 21 November 2026.
namespace kitbank::web {
namespace {

const std::string reports = "/api/v1/data/reports";

// Twelve SIMs at the hub NORTH, seven at SOUTH, one voucher at NORTH.
struct GivenApi : ApiWorld {
    GivenApi() {
        Giver giver{world.ports, world.organisation};
        const Hub south = world.open_hub("SOUTH");
        const BundleId sims = giver.bundle("VF-40", "vodafone", 40);
        for (int i = 0; i < 12; ++i) giver.give(sims, world.north.id);
        for (int i = 0; i < 7; ++i) giver.give(sims, south.id);
        giver.give(giver.bundle("O2-V", "o2", 15, ItemKind::voucher), world.north.id);
    }
};

// Every group of the answer by its first key, with its SIMs: "NORTH 12, SOUTH 7".
std::string items_of(const Json& report) {
    std::string text;
    for (const Json& item : report.at("items")) {
        text += (text.empty() ? "" : ", ") + item.at("group").at(0).at("key").get<std::string>() +
                " " + item.at("sims").dump();
    }
    return text;
}

}  // namespace

TEST_CASE("programs ask for what was given, by what they choose") {
    GivenApi api;
    const Json report = api.get(reports, Role::manager).json();
    CHECK(items_of(report) == "NORTH 12, SOUTH 7");
    CHECK(report.at("by") == Json::array({"hub"}));
    CHECK(report.at("from") == "2025-12-01");
    CHECK(report.at("to") == "2026-11-21");
    CHECK(report.at("figures") == "exact");
    CHECK(report.at("items").at(0).at("gigabytes") == 12 * 240 + 90);
    CHECK(report.at("total").at("vouchers") == 1);
    CHECK(items_of(api.get(reports + "?by=network&network=o2", Role::manager).json()) == "o2 0");
    CHECK(items_of(api.get(reports).json()) == "NORTH 12");  // the hub's own staff
    CHECK(api.get(reports + "?hub=SOUTH").status == 404);
    const Json months =
        api.get(reports + "?by=month&from=2026-10-01&to=2026-11-21", Role::manager).json();
    CHECK(items_of(months) == "2026-10 0, 2026-11 19");
}

TEST_CASE("what a report cannot be is refused with its field") {
    GivenApi api;
    const auto fields = [&](const std::string& query) {
        const Answer answer = api.get(reports + query, Role::manager);
        CHECK(answer.status == 422);
        return answer.fields();
    };
    CHECK(fields("?by=moon") == "by");
    CHECK(fields("?then=hub") == "then");
    CHECK(fields("?from=yesterday") == "from");
    CHECK(fields("?to=2020-01-01") == "to");
    CHECK(fields("?figures=all") == "figures");
    CHECK(fields("?format=ods") == "format");
    CHECK(fields("?colour=red") == "colour");
    CHECK(fields("?bundle=" + std::string(41, 'x')) == "bundle");
    CHECK(fields("?figures=public&to=2026-11-21") == "to");
    CHECK(fields("/network") == "network");
    CHECK(fields("/foi?from=2026-10-02") == "from");
    for (const Role role : {Role::volunteer, Role::referrer}) {
        for (const char* path : {"", "/foi", "/network?network=o2"}) {
            CHECK(api.get(reports + path, role).status == 403);
        }
    }
}

TEST_CASE("a report comes as CSV and as a workbook") {
    GivenApi api;
    const Answer csv = api.get(reports + "?format=csv&by=hub&then=month", Role::manager);
    CHECK(csv.headers.at("Content-Type") == "text/csv; charset=utf-8");
    CHECK(csv.headers.at("Content-Disposition") ==
          "attachment; filename=\"data-given-2025-12-01-to-2026-11-21.csv\"");
    CHECK(csv.body.starts_with("From,To,Hub,Month,SIMs given,Vouchers given,Gigabytes given,"));
    CHECK(csv.body.find("2026-11-01,2026-11-21,NORTH hub,November 2026,12,1,2970,") !=
          std::string::npos);
    const Answer book = api.get(reports + "?format=xlsx", Role::manager);
    CHECK(book.headers.at("Content-Type") ==
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    CHECK(book.body.starts_with("PK"));
    for (const char* path : {"/foi?format=xlsx", "/network?network=vodafone&format=xlsx"}) {
        CHECK(api.get(reports + path, Role::manager).body.starts_with("PK"));
    }
    const Answer use = api.get(reports + "/network?network=vodafone&format=csv", Role::manager);
    CHECK(use.body.find("2025-12-01,2026-11-21,SIMs given,19\r\n") != std::string::npos);
}

TEST_CASE("what may be published has nothing exact in it") {
    GivenApi api;
    api.world.clock.advance(std::chrono::days{20});
    const std::string november = "from=2026-11-01&to=2026-11-30";
    const Json shown = api.get(reports + "?figures=public&" + november, Role::manager).json();
    CHECK(items_of(shown) == "NORTH 10, SOUTH 5");
    CHECK(shown.at("items").at(0).at("vouchers").is_null());
    CHECK_FALSE(shown.at("items").at(0).contains("gigabytes"));
    CHECK(shown.at("total").at("sims") == 20);

    const Json foi = api.get(reports + "/foi?" + november, Role::manager).json();
    CHECK(foi.at("items").size() == 2);
    CHECK(foi.at("items").at(0).at("sims") == 10);
    CHECK(foi.at("items").at(1).at("devices").is_null());
    CHECK(foi.at("eligibility").at("one_of").size() == 3);
    CHECK_FALSE(foi.at("process").empty());
    const Answer csv = api.get(reports + "/foi?format=csv&" + november, Role::manager);
    CHECK(csv.body ==
          "From,To,Hub code,Hub,SIMs,Vouchers,Devices\r\n"
          "2026-11-01,2026-11-30,NORTH,NORTH hub,10,hidden,hidden\r\n"
          "2026-11-01,2026-11-30,SOUTH,SOUTH hub,5,hidden,hidden\r\n");
}

TEST_CASE("a network's report has its purpose, use, timeline and places") {
    GivenApi api;
    const Json report = api.get(reports + "/network?network=vodafone", Role::manager).json();
    CHECK(report.at("network_name") == "Vodafone");
    CHECK(report.at("received") == 19);
    CHECK(report.at("given").at("sims") == 19);
    CHECK(report.at("items").size() == 12);
    CHECK(report.at("hubs") == Json::array({"NORTH hub", "SOUTH hub"}));
    CHECK(report.at("areas").empty());
    CHECK(report.at("held").at(0).at("account") == "person");
    CHECK(api.get(reports + "/network?network=vodafone").json().at("received").is_null());
}

}  // namespace kitbank::web
