#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const Json robin = {{"name", "Robin Example"},
                    {"phone", "07700 900456"},
                    {"email", "robin@example.org"},
                    {"postcode", "NE61 2EF"}};

std::string enter(ApiWorld& api) {
    const Answer added = api.post("/api/v1/residents", robin);
    REQUIRE(added.status == 201);
    return added.json().at("reference");
}

}  // namespace

TEST_CASE("a resident is entered, found, read for a reason and erased") {
    ApiWorld api;
    const std::string reference = enter(api);
    const std::string url = "/api/v1/residents/" + reference;
    const Answer shown = api.get(url);
    CHECK(shown.status == 200);
    CHECK(shown.json().at("hub") == "NORTH hub");
    CHECK(shown.body.find("Robin") == std::string::npos);

    const Answer found = api.post("/api/v1/residents/searches", {{"phone", "+447700900456"}});
    REQUIRE(found.json().at("items").size() == 1);
    CHECK(found.json().at("items")[0].at("reference") == reference);
    const Answer read = api.post(url + "/readings", {{"reason", "contact"}, {"fields", {"name"}}});
    CHECK(read.status == 200);
    CHECK(read.json().at("fields") == Json({{"name", "Robin Example"}}));
    const Answer changed = api.post(url, {{"phone", "07700 900999"}, {"remove", {"email"}}});
    CHECK(changed.json().at("version") == 2);

    const Answer readings = api.get(url + "/readings", Role::manager);
    REQUIRE(readings.json().at("items").size() == 2);
    CHECK(readings.json().at("items")[0].at("reason") == "contact");
    CHECK(readings.json().at("items")[0].at("name") == "Test scanner");
    CHECK(readings.json().at("total") == 2);

    const Answer hold =
        api.post(url + "/holds", {{"kind", "complaint"}, {"words", "wrote"}}, Role::manager);
    REQUIRE(hold.status == 201);
    CHECK(api.post(url + "/erasure", Json::object(), Role::manager).code() == "hold_in_force");
    const std::string id = hold.json().at("id");
    CHECK(api.post(url + "/holds/" + id + "/lift", {{"words", "done"}}, Role::manager).status ==
          200);
    CHECK(api.get(url + "/holds").json().at("items").size() == 1);
    const Answer all = api.post(url + "/export", {{"words", "S-1"}}, Role::manager);
    CHECK(all.json().at("fields").at("phone") == "+447700900999");
    CHECK(all.json().at("readings").size() == 3);
    CHECK(api.post(url + "/erasure", Json::object(), Role::manager).status == 200);
    CHECK(api.post(url + "/readings", {{"reason", "contact"}}).status == 410);
    CHECK(api.get("/api/v1/residents").json().at("items").empty());
}

TEST_CASE("a resident out of reach answers with the same bytes as one that is not there") {
    ApiWorld api;
    const std::string reference = enter(api);
    for (const char* call : {"/readings", ""}) {
        const std::string theirs = "/api/v1/residents/" + reference + call;
        const std::string nobody = std::string{"/api/v1/residents/R-00000000"} + call;
        const Json body =
            *call == '\0' ? Json{{"phone", "07700 900999"}} : Json{{"reason", "contact"}};
        const Answer there = api.post(theirs, body, Role::referrer);
        const Answer gone = api.post(nobody, body, Role::referrer);
        CHECK(there.code() == "resident_not_found");
        CHECK(there.body == gone.body);
        CHECK(there.headers == gone.headers);
    }
    CHECK(api.get("/api/v1/residents/" + reference, Role::referrer).code() == "resident_not_found");
    CHECK(api.get("/api/v1/residents/" + reference, Role::admin).code() == "forbidden");
    CHECK(api.get("/api/v1/residents", Role::referrer).json().at("items").empty());
}

TEST_CASE("the same person twice is named by reference, unless they are someone else") {
    ApiWorld api;
    const std::string reference = enter(api);
    Json twin = {{"name", "R"}, {"email", "ROBIN@example.org"}};
    const Answer noticed = api.post("/api/v1/residents", twin);
    CHECK(noticed.status == 409);
    CHECK(noticed.code() == "resident_exists");
    CHECK(noticed.body.find(reference) != std::string::npos);
    twin["is_someone_else"] = true;
    CHECK(api.post("/api/v1/residents", twin).status == 201);
}

TEST_CASE("what one account has seen is asked by moments") {
    ApiWorld api;
    enter(api);
    api.post("/api/v1/residents/searches", {{"email", "robin@example.org"}});
    const Answer readings =
        api.get("/api/v1/readings?actor=token:1&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z",
                Role::manager);
    CHECK(readings.status == 200);
    CHECK(api.get("/api/v1/readings?actor=&from=x&to=y", Role::manager).fields() ==
          "actor from to");
    CHECK(api.get("/api/v1/readings?actor=a", Role::hub_staff).code() == "forbidden");
}

TEST_CASE("wrong fields are named, and no answer repeats what was typed") {
    ApiWorld api;
    const Answer wrong = api.post(
        "/api/v1/residents",
        {{"phone", "canary"}, {"email", "canary"}, {"postcode", "canary"}, {"notes", "canary"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.body.find("canary") == std::string::npos);
    const std::string reference = enter(api);
    const std::string url = "/api/v1/residents/" + reference;
    CHECK(api.post(url + "/readings", {{"reason", "canary"}}).fields() == "reason");
    CHECK(api.post(url + "/readings", {{"reason", "search"}}).fields() == "reason");
    CHECK(api.post(url + "/readings", {{"reason", "request"}, {"fields", {"canary"}}}).fields() ==
          "fields");
    CHECK(api.post(url, {{"remove", "name"}}).fields() == "remove");
    CHECK(api.post(url + "/holds", {{"kind", "x"}, {"words", "y"}}, Role::manager).fields() ==
          "kind");
}

}  // namespace kitbank::web
