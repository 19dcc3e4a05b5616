#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

std::string ask(ApiWorld& api, const Json& kinds = {"laptop"}) {
    const Answer asked =
        api.post("/api/v1/requests", {{"name", "Robin Example"},
                                      {"is_someone_else", true},
                                      {"uses", {"school_work"}},
                                      {"kinds", kinds},
                                      {"allocation", "loan"},
                                      {"need", "urgent"},
                                      {"household", 3},
                                      {"language", "en"},
                                      {"criteria", {"is_adult", "low_income", "lacks_at_home"}},
                                      {"agreed_to_share", true},
                                      {"delivery", "collect"},
                                      {"hub", "NORTH"}});
    CAPTURE(asked.body);
    REQUIRE(asked.status == 201);
    return asked.json().at("reference").get<std::string>();
}

std::string at(const std::string& reference, const std::string& step) {
    return "/api/v1/requests/" + reference + "/" + step;
}

}  // namespace

TEST_CASE("the queue says why each request stands where it stands") {
    ApiWorld api;
    const std::string reference = ask(api);
    const Answer queue = api.get("/api/v1/queue");
    REQUIRE(queue.status == 200);
    const Json row = queue.json().at("items").at(0);
    CHECK(row.at("reference") == reference);
    CHECK(row.at("priority") == 70);
    CHECK(row.at("reasons").at(0).at("words") == "Urgent");
    CHECK(row.at("reasons").at(1).at("points") == 10);
    CHECK(api.get("/api/v1/queue?state=ready&order=oldest").json().at("items").empty());
    CHECK(api.get("/api/v1/queue?order=newest").fields() == "order");
    CHECK(api.get("/api/v1/queue?worker=person:1").fields() == "worker");
    CHECK(api.get("/api/v1/queue", Role::referrer).status == 403);
}

TEST_CASE("requests are decided by programs, alone and many at once") {
    ApiWorld api;
    const std::string one = ask(api, {"laptop", "data"});
    const std::string two = ask(api);
    CHECK(api.post(at(one, "query"), {{"words", "Which charger?"}}).json().at("state") ==
          "queried");
    CHECK(api.post(at(one, "hold"), {{"reason", "a charger"}, {"until", "soon"}}).fields() ==
          "until");
    CHECK(api.post(at(one, "hold"), {{"reason", "a charger"}}).json().at("hold_reason") ==
          "a charger");
    CHECK(api.post(at(one, "release-of-hold"), Json::object()).json().at("hold_reason").is_null());
    CHECK(api.post(at(one, "worker"), {{"worker", "me"}}).status == 200);
    CHECK(api.post(at(one, "substitutes"),
                   {{"line", 1}, {"kind", "tablet"}, {"agreed_by", "resident"}})
              .json()
              .at("lines")
              .at(0)
              .at("substitute") == "tablet");
    CHECK(api.post(at(one, "drops"), {{"line", 2}}).json().at("lines").at(1).at("state") ==
          "dropped");
    const Answer many =
        api.post("/api/v1/requests/acceptances", {{"requests", {one, two, "Q-00000000"}}});
    REQUIRE(many.status == 200);
    CHECK(many.json().at("items").at(0).at("code").is_null());
    CHECK(many.json().at("items").at(2).at("code") == "request_not_found");
    CHECK(api.post(at(two, "acceptance"), Json::object()).code() == "request_closed");
    CHECK(api.post(at(two, "refusal"), {{"reason", "because"}}).fields() == "reason");
    CHECK(api.post(at(two, "refusal"), {{"reason", "no_kit"}}).json().at("state") == "declined");
    CHECK(api.post(at(one, "acceptance"), Json::object(), Role::volunteer).status == 403);
}

TEST_CASE("managers read and set the rules of the queue") {
    ApiWorld api;
    Json points = api.get("/api/v1/priority-rules", Role::manager).json();
    CHECK(points.at("waiting") == 1);
    points["waiting"] = 5;
    CHECK(api.post("/api/v1/priority-rules", points, Role::manager).json() == points);
    points.erase("need");
    CHECK(api.post("/api/v1/priority-rules", points, Role::manager).fields() == "need");
    CHECK(api.get("/api/v1/priority-rules").status == 403);
    const Json cap = {{"scope", "person"}, {"kind", "laptop"}, {"most", 1}, {"days", 365}};
    CHECK(api.post("/api/v1/request-caps", cap, Role::manager).json().at("items").size() == 1);
    CHECK(api.get("/api/v1/request-caps", Role::manager).json().at("items").at(0).at("words") ==
          "At most 1 laptop for one person in 365 days.");
    CHECK(api.post("/api/v1/request-caps", {{"scope", "town"}}, Role::manager).fields() ==
          "scope most");
}

}  // namespace kitbank::web
