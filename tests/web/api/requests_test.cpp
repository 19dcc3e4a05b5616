#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

Json robin() {
    return {{"name", "Robin Example"},
            {"phone", "07700 900456"},
            {"postcode", "NE61 2EF"},
            {"uses", {"school_work"}},
            {"kinds", {"laptop", "data"}},
            {"allocation", "loan"},
            {"need", "important"},
            {"household", 3},
            {"safeguarding", true},
            {"language", "en"},
            {"criteria", {"is_adult", "low_income", "lacks_at_home"}},
            {"agreed_to_share", true},
            {"delivery", "collect"},
            {"hub", "NORTH"},
            {"collector", "Kim Neighbour"}};
}

Json with(Json body, const std::string& field, Json value) {
    body[field] = std::move(value);
    return body;
}

}  // namespace

TEST_CASE("a program asks for kit in one call, and nothing of the resident comes back") {
    ApiWorld api;
    const Answer asked = api.post("/api/v1/requests", with(robin(), "door", "phone"));
    REQUIRE(asked.status == 201);
    const Json request = asked.json();
    CHECK(request.at("state") == "submitted");
    CHECK(request.at("is_open") == true);
    CHECK(request.at("door") == "phone");
    CHECK(request.at("hub") == "NORTH");
    CHECK(request.at("area") == "NE61");
    CHECK(request.at("lines").size() == 2);
    CHECK(request.at("lines")[0].at("memory_gb") == 8);
    CHECK(request.at("criteria") == Json({"is_adult", "low_income", "lacks_at_home"}));
    CHECK(request.at("steps") == Json({"acceptance", "query", "refusal", "notes", "cancellation"}));
    CHECK(request.contains("worker"));
    CHECK_FALSE(request.contains("answers"));
    CHECK(asked.body.find("Robin") == std::string::npos);
    CHECK(asked.body.find("900456") == std::string::npos);

    const std::string url = "/api/v1/requests/" + request.at("reference").get<std::string>();
    CHECK(api.get(url).json().at("reference") == request.at("reference"));
    const Answer seen = api.get(url, Role::volunteer);
    CHECK(seen.status == 200);
    CHECK(seen.json().at("steps").empty());
    CHECK(seen.json().at("collector").is_null());
    CHECK_FALSE(seen.json().contains("worker"));
    const Answer listed = api.get("/api/v1/requests");
    REQUIRE(listed.json().at("items").size() == 1);
    CHECK(api.get("/api/v1/requests?state=closed").json().at("items").empty());
    CHECK(api.get("/api/v1/requests?state=nowhere").fields() == "state");
    CHECK(api.get("/api/v1/requests?sort=name").fields() == "sort");
}

TEST_CASE("a draft is kept, changed, sent and answered for") {
    ApiWorld api;
    Json some = {{"draft", true}, {"name", "R.E."}};
    const Answer kept = api.post("/api/v1/requests", some, Role::referrer);
    REQUIRE(kept.status == 201);
    CHECK(kept.json().at("state") == "draft");
    CHECK(kept.json().at("answers").at("name") == "R.E.");
    CHECK(kept.json().at("steps") == Json({"change", "submission", "removal"}));
    const std::string url = "/api/v1/requests/" + kept.json().at("reference").get<std::string>();
    CHECK(api.get(url, Role::manager).code() == "request_not_found");
    const Answer lacking = api.post(url + "/submission", Json::object(), Role::referrer);
    CHECK(lacking.status == 422);
    CHECK(lacking.fields().find("agreed_to_share") != std::string::npos);

    Json rest = robin();
    rest.erase("name");
    const Answer changed = api.post(url, rest, Role::referrer);
    REQUIRE(changed.status == 200);
    CHECK(changed.json().at("answers").at("name") == "R.E.");
    CHECK(changed.json().at("answers").at("household") == 3);
    CHECK(changed.json().at("answers").at("safeguarding") == true);
    CHECK(api.post(url, {{"version", 1}, {"household", 2}}, Role::referrer).code() == "changed");
    CHECK(api.post(url, {{"health", "asthma"}}, Role::referrer).fields() == "health");
    const Answer sent = api.post(url + "/submission", Json::object(), Role::referrer);
    REQUIRE(sent.status == 200);
    CHECK(sent.json().at("steps") == Json({"notes", "cancellation"}));
    CHECK_FALSE(sent.json().contains("worker"));

    const Answer noted = api.post(url + "/notes", {{"words", "Prefers mornings"}}, Role::referrer);
    REQUIRE(noted.status == 201);
    CHECK(noted.json().at("notes")[0].at("words") == "Prefers mornings");
    CHECK(api.post(url + "/answers", {{"words", "Yes"}}, Role::referrer).code() ==
          "request_closed");
    CHECK(api.post(url + "/again", Json::object(), Role::referrer).code() == "request_closed");
    const Answer cancelled = api.post(url + "/cancellation", Json::object(), Role::referrer);
    REQUIRE(cancelled.status == 200);
    CHECK(cancelled.json().at("state") == "cancelled");
    const Answer again = api.post(url + "/again", Json::object(), Role::referrer);
    REQUIRE(again.status == 201);
    CHECK(again.json().at("answers").at("resident") == sent.json().at("resident"));
    const std::string draft = "/api/v1/requests/" + again.json().at("reference").get<std::string>();
    CHECK(api.post(draft + "/removal", Json::object(), Role::referrer).status == 200);
    CHECK(api.get(draft, Role::referrer).code() == "request_not_found");
}

TEST_CASE("what is refused says why, and who may not ask is told so") {
    ApiWorld api;
    CHECK(api.post("/api/v1/requests", with(robin(), "needed_by", "2026-11-20")).fields() ==
          "needed_by");
    const Answer young =
        api.post("/api/v1/requests", with(robin(), "criteria", {"low_income", "lacks_away"}));
    CHECK(young.code() == "not_eligible");
    CHECK(young.fields() == "criteria");
    CHECK(api.post("/api/v1/requests", with(robin(), "uses", "school_work")).fields() == "uses");
    CHECK(api.post("/api/v1/requests", with(robin(), "door", "window")).fields() == "door");
    CHECK(api.post("/api/v1/requests", with(robin(), "door", "phone"), Role::referrer).fields() ==
          "door");
    CHECK(api.post("/api/v1/requests", robin(), Role::volunteer).status == 403);
    CHECK(api.get("/api/v1/requests", Role::admin).status == 403);
    REQUIRE(api.post("/api/v1/requests", robin()).status == 201);
    const Answer twin = api.post("/api/v1/requests", robin());
    CHECK(twin.status == 409);
    CHECK(twin.code() == "resident_exists");
    CHECK(api.post("/api/v1/requests", with(robin(), "is_someone_else", true)).status == 201);
}

}  // namespace kitbank::web
