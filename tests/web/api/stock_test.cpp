#include "server/web/api/stock.h"

#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

TEST_CASE("a hub is opened by a manager and listed") {
    ApiWorld api;
    const Answer opened =
        api.post("/api/v1/hubs", {{"code", "south"}, {"name", "South hub"}, {"address", nullptr}},
                 Role::manager);
    CHECK(opened.status == 201);
    CHECK(opened.json()["code"] == "SOUTH");
    CHECK(opened.json()["id"] == "SOUTH");
    CHECK(opened.json()["address"].is_null());
    const Json list = api.get("/api/v1/hubs").json();
    CHECK(list["items"].size() == 2);
    CHECK(list["next"].is_null());
}

TEST_CASE("a hub's code is unique, and its fields are checked") {
    ApiWorld api;
    const Answer taken =
        api.post("/api/v1/hubs", {{"code", "NORTH"}, {"name", "Again"}}, Role::manager);
    CHECK(taken.status == 409);
    CHECK(taken.code() == "hub_code_taken");
    CHECK(taken.fields() == "code");
    const Answer wrong =
        api.post("/api/v1/hubs", {{"code", "!"}, {"colour", "red"}}, Role::manager);
    CHECK(wrong.status == 422);
    CHECK(wrong.fields() == "colour");
    CHECK(api.post("/api/v1/hubs", {{"code", "!"}}, Role::manager).fields() == "code name");
    CHECK(api.post("/api/v1/hubs", {{"code", 5}, {"name", "x"}}, Role::manager).fields() == "code");
}

}  // namespace
}  // namespace kitbank::web
