// What no call takes, tried on every row of the table: nothing changes and the sentence is clear.
#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

std::string address_of(const Route& route) {
    std::string address(route.pattern);
    for (const auto& [place, value] : {std::pair{"{tag}", "KB7F3K9Q2X"}, std::pair{"{batch}", "1"},
                                       std::pair{"{id}", "00000000-0000-4000-8000-000000000001"}}) {
        if (const auto at = address.find(place); at != std::string::npos) {
            address.replace(at, std::string(place).size(), value);
        }
    }
    return address;
}

Ask ask_of(const Route& route, std::string body = {}) {
    Ask ask{.method = std::string(name_of(route.method)),
            .target = address_of(route),
            .body = std::move(body)};
    if (!route.body.media_types.empty()) ask.type = route.body.media_types.front();
    return ask;
}

std::vector<const Route*> api_rows(bool reads_json) {
    std::vector<const Route*> rows;
    for (const Route& route : routes()) {
        if (!is_api_path(route.pattern)) continue;
        const auto& types = route.body.media_types;
        if (!reads_json || (types.size() == 1 && types.front() == "application/json")) {
            rows.push_back(&route);
        }
    }
    return rows;
}

TEST_CASE("no row that is not public answers without a token, or with a false one") {
    ApiWorld api;
    for (const Route* route : api_rows(false)) {
        if (route->access.is_public()) continue;
        CAPTURE(route->pattern);
        Ask ask = ask_of(*route, "{}");
        for (const char* token : {"", "Bearer nobody", "Basic bm9ib2R5"}) {
            if (*token != '\0') ask.headers["Authorization"] = token;
            const Answer answer = api.send(ask);
            CHECK(answer.status == 401);
            CHECK(answer.code() == "unauthenticated");
            CHECK(answer.headers.at("WWW-Authenticate") == "Bearer");
        }
    }
}

TEST_CASE("every row refuses every role that lacks its permission") {
    ApiWorld api;
    int refused = 0;
    for (const Route* route : api_rows(false)) {
        for (const Role role : all_roles()) {
            if (route->access.is_public() || route->access.admits(role)) continue;
            CAPTURE(route->pattern);
            CAPTURE(name_of(role));
            const Answer answer = api.call(role, ask_of(*route, "{}"));
            CHECK(answer.status == 403);
            CHECK(answer.code() == "forbidden");
            ++refused;
        }
    }
    CHECK(refused > 15);
}

TEST_CASE("a revoked token is refused at once") {
    ApiWorld api;
    const auto created =
        create_token({"Lost scanner", Role::hub_staff, "", "NORTH"}, api.world.ports);
    REQUIRE(created);
    const Ask ask{.target = "/api/v1/hubs",
                  .headers = {{"Authorization", "Bearer " + created->secret}}};
    CHECK(api.send(ask).status == 200);
    REQUIRE(revoke_token(created->id, api.world.ports));
    CHECK(api.send(ask).status == 401);
}

TEST_CASE("every call that changes something asks for a request id that is a UUID") {
    ApiWorld api;
    for (const Route* route : api_rows(false)) {
        if (is_safe(route->method) || route->body.has_ids_inside) continue;
        CAPTURE(route->pattern);
        for (const char* key : {"", "1", "not-a-uuid", "00000000-0000-4000-8000-00000000000"}) {
            Ask ask = ask_of(*route, "{}");
            ask.headers["Idempotency-Key"] = key;
            const Answer answer = api.call(Role::manager, ask);
            CHECK(answer.status == 400);
            CHECK(answer.code() == "request_id_missing");
        }
    }
}

TEST_CASE("JSON that is not strict is refused by every call that reads it, and changes nothing") {
    const std::vector<std::string> bad_bodies = {"",
                                                 "{",
                                                 "[]",
                                                 "null",
                                                 "1",
                                                 R"({"a": 1, "a": 2})",
                                                 R"({"count": 18446744073709551616})",
                                                 R"({"count": 1e400})",
                                                 R"({"count": 1.5})",
                                                 R"({"make": "a\u0000b"})",
                                                 "{\"make\": \"\xFF\"}",
                                                 "\xEF\xBB\xBF{\"make\": 1",
                                                 R"({"a": "\ud800"})",
                                                 std::string(40, '[') + std::string(40, ']'),
                                                 R"({"count": 3} trailing)"};
    ApiWorld api;
    api.token(Role::manager);
    const auto before = api.get("/api/v1/devices", Role::manager).body;
    const std::string rows = api.world.dump();
    for (const Route* route : api_rows(true)) {
        for (const std::string& body : bad_bodies) {
            CAPTURE(route->pattern);
            CAPTURE(body);
            const Answer answer = api.call(Role::manager, ask_of(*route, body));
            CHECK(answer.status == 400);
            CHECK(answer.code() == "malformed");
            CHECK_FALSE(answer.json()["detail"].get<std::string>().empty());
        }
    }
    CHECK(api.world.dump() == rows);
    CHECK(api.get("/api/v1/devices", Role::manager).body == before);
}

TEST_CASE("a body of another media type is refused before it is read") {
    ApiWorld api;
    for (const Route* route : api_rows(false)) {
        if (is_safe(route->method)) continue;
        CAPTURE(route->pattern);
        Ask ask = ask_of(*route, "{}");
        ask.type = "text/html";
        CHECK(api.call(Role::manager, ask).status == 415);
        ask.type = "";
        CHECK(api.call(Role::manager, ask).code() == "unsupported_media_type");
    }
}

TEST_CASE("a body over the row's limit is refused") {
    ApiWorld api;
    for (const Route* route : api_rows(false)) {
        if (is_safe(route->method)) continue;
        CAPTURE(route->pattern);
        const Ask ask = ask_of(*route, std::string(route->body.bytes_max + 1, ' '));
        const Answer answer = api.call(Role::manager, ask);
        CHECK(answer.status == 413);
        CHECK(answer.code() == "too_large");
    }
}

TEST_CASE(
    "a database that is gone is a 503 that says when to try again, on every row that asks it") {
    ApiWorld api;
    api.get("/api/v1/hubs", Role::manager);
    for (const Route* route : api_rows(false)) {
        if (route->access.is_public()) continue;
        CAPTURE(route->pattern);
        api.world.store.fail_next(RefusalCode::unavailable);
        const Answer answer = api.call(Role::manager, ask_of(*route, "{}"));
        CHECK(answer.status == 503);
        CHECK(answer.code() == "unavailable");
        CHECK(answer.json()["retry"] == true);
        CHECK(answer.headers.at("Retry-After") == "5");
        CHECK(answer.json()["reference"] == "REFERENCE0");
    }
}

TEST_CASE("an unknown address is 404 and a known one of another method 405, both as problems") {
    ApiWorld api;
    CHECK(api.get("/api/v1/nothing").code() == "not_found");
    const Answer answer = api.call(Role::manager, {.method = "DELETE", .target = "/api/v1/hubs"});
    CHECK(answer.status == 405);
    CHECK(answer.code() == "method_not_allowed");
    CHECK(answer.headers.at("Allow") == "POST, GET, HEAD");
}

TEST_CASE("a parameter that a call does not know is named, never ignored") {
    ApiWorld api;
    const Answer answer = api.get("/api/v1/devices?state=ready&order=serial&state=wiped");
    CHECK(answer.status == 422);
    CHECK(answer.fields() == "state order state");
}

}  // namespace
}  // namespace kitbank::web
