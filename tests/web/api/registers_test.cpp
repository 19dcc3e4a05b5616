#include <doctest/doctest.h>

#include "tests/web/api_world.h"

// Today is Saturday 21 November 2026.
namespace kitbank::web {
namespace {

const Json complaint = {{"received", "2026-11-02"},     {"how", "email"},
                        {"nation", "scotland"},         {"person", "Robin Example"},
                        {"matter", "Waited for weeks"}, {"category", "waiting"}};

Json request() {
    Json body = complaint;
    body.erase("category");
    body["identity_needed"] = true;
    return body;
}

Answer post(ApiWorld& api, const std::string& target, const Json& body, Role role = Role::manager) {
    return api.post(target, body, role);
}

}  // namespace

TEST_CASE("programs keep the register of complaints") {
    ApiWorld api;
    const Answer recorded = post(api, "/api/v1/complaints", complaint);
    REQUIRE(recorded.status == 201);
    CHECK(recorded.json().at("number") == "C-2026-0001");
    CHECK(recorded.json().at("version") == 1);
    CHECK(recorded.body.find("Robin") == std::string::npos);
    const std::string url = "/api/v1/complaints/C-2026-0001";
    CHECK(post(api, url + "/acknowledgement", {{"acknowledged", "2026-11-05"}}).status == 200);
    CHECK(post(api, url + "/acknowledgement", {{"acknowledged", "2026-11-05"}}).code() ==
          "step_out_of_order");
    CHECK(post(api, url + "/note", {{"note", "Rang them"}}).status == 200);
    const Json opened = api.get(url, Role::manager).json();
    CHECK(opened.at("person") == "Robin Example");
    CHECK(opened.at("matter") == "Waited for weeks");
    CHECK(opened.at("acknowledged") == "2026-11-05");
    CHECK(opened.at("notes").at(0).at("text") == "Rang them");
    CHECK(opened.at("deadline").at("clock") == "met");
    const Answer list = api.get("/api/v1/complaints", Role::manager);
    CHECK(list.json().at("items").size() == 1);
    CHECK(list.body.find("Robin") == std::string::npos);
}

TEST_CASE("programs keep the register of subject access requests") {
    ApiWorld api;
    REQUIRE(post(api, "/api/v1/subject-access-requests", request()).status == 201);
    const std::string url = "/api/v1/subject-access-requests/S-2026-0001";
    CHECK(api.get(url, Role::manager).json().at("deadline").at("due").is_null());
    CHECK(post(api, url + "/identity", {{"identity_confirmed", "2026-11-03"}}).status == 200);
    CHECK(post(api, url + "/clarification", {{"asked", "2026-11-09"}, {"about_information", true}})
              .status == 200);
    const Json opened = api.get(url, Role::manager).json();
    CHECK(opened.at("deadline").at("clock") == "stopped");
    CHECK(opened.at("clarifications").at(0).at("about_information") == true);
    CHECK(opened.at("deadline").at("steps").size() > 2);
    const Json listed = api.get("/api/v1/subject-access-requests?all=yes", Role::manager).json();
    CHECK(listed.at("items").at(0).at("deadline").at("due") == "2026-12-15");
}

TEST_CASE("a body that a register does not take is refused with its fields") {
    ApiWorld api;
    Json odd = complaint;
    odd["how"] = 7;
    odd["matter"] = Json::array();
    const Answer refused = post(api, "/api/v1/complaints", odd);
    CHECK(refused.status == 422);
    CHECK(refused.fields() == "how matter");
    Json extra = complaint;
    extra["age"] = "44";
    CHECK(post(api, "/api/v1/complaints", extra).fields() == "age");
    CHECK(post(api, "/api/v1/complaints", Json::array()).status == 400);
    CHECK(post(api, "/api/v1/complaints/C-2026-0001/note", {{"note", "x"}}).code() ==
          "entry_not_found");
    CHECK(post(api, "/api/v1/complaints/nonsense/note", {{"note", "x"}}).status == 404);
    CHECK(api.get("/api/v1/complaints?all=no", Role::manager).status == 422);
    CHECK(api.get("/api/v1/complaints?page=2", Role::manager).status == 422);
    REQUIRE(post(api, "/api/v1/complaints", complaint).status == 201);
    CHECK(post(api, "/api/v1/complaints/C-2026-0001/nonsense", Json::object()).status == 404);
}

TEST_CASE("monitoring answers are counted and reported for quarters that are over") {
    ApiWorld api;
    const Answer given = post(api, "/api/v1/monitoring-answers", {{"religion", "sikh"}});
    CHECK(given.status == 200);
    CHECK(given.json().at("counted") == 1);
    CHECK(post(api, "/api/v1/monitoring-answers", {{"religion", "x"}}).fields() == "religion");
    const Answer report = api.get("/api/v1/monitoring?quarter=2026-Q3", Role::manager);
    CHECK(report.status == 200);
    CHECK(report.json().at("questions").size() == 4);
    CHECK(report.json().at("questions").at(0).at("total").is_null());
    CHECK(api.get("/api/v1/monitoring?quarter=2026-Q4", Role::manager).status == 422);
}

TEST_CASE("only keepers of the registers come through their calls") {
    ApiWorld api;
    REQUIRE(post(api, "/api/v1/complaints", complaint).status == 201);
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer, Role::admin}) {
        CHECK(api.get("/api/v1/complaints", role).status == 403);
        CHECK(api.get("/api/v1/complaints/C-2026-0001", role).status == 403);
        CHECK(api.get("/api/v1/subject-access-requests", role).status == 403);
        CHECK(api.get("/api/v1/monitoring", role).status == 403);
        CHECK(api.post("/api/v1/complaints", complaint, role).status == 403);
    }
    CHECK(api.post("/api/v1/monitoring-answers", {{"religion", "sikh"}}, Role::volunteer).status ==
          403);
}

}  // namespace kitbank::web
