#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

Json reset_body() {
    return {{"operator", "Tom Achebe"},
            {"verifier", "Idris Bowen"},
            {"confirmed",
             {"account_signed_out", "storage_encrypted", "cards_removed", "welcome_screen_shown"}}};
}

std::string tablet(ApiWorld& api) {
    const Json device = {
        {"kind", "tablet"}, {"make", "Samsung"}, {"model", "Tab A8"}, {"hub", "NORTH"}};
    return "/api/v1/devices/" +
           api.post("/api/v1/devices", device).json()["tag"].get<std::string>();
}

TEST_CASE("a factory reset with its whole checklist and a second person is a wipe") {
    ApiWorld api;
    const std::string path = tablet(api);
    const Answer answer = api.post(path + "/factory-resets", reset_body());
    CHECK(answer.status == 200);
    CHECK(answer.json()["accepted"] == true);
    CHECK(answer.json()["device"]["state"] == "wiped");
    CHECK(answer.json()["level"] == "clear");
}

TEST_CASE("a reset that is not whole is refused and leaves the device as it was") {
    ApiWorld api;
    const std::string path = tablet(api);
    Json short_list = reset_body();
    short_list["confirmed"].erase(0);
    CHECK(api.post(path + "/factory-resets", short_list).code() == "checklist_incomplete");
    Json alone = reset_body();
    alone["verifier"] = "tom achebe ";
    CHECK(api.post(path + "/factory-resets", alone).code() == "verifier_is_operator");
    Json unknown = reset_body();
    unknown["confirmed"].push_back("prayed");
    CHECK(api.post(path + "/factory-resets", unknown).fields() == "confirmed");
    Json wrong_type = reset_body();
    wrong_type["confirmed"] = {1, 2};
    CHECK(api.post(path + "/factory-resets", wrong_type).status == 422);
    CHECK(api.post(path + "/factory-resets", reset_body(), Role::referrer).status == 403);
    CHECK(api.get(path).json()["state"] == "received");
    CHECK(api.get(path).json()["version"] == 1);
}

}  // namespace
}  // namespace kitbank::web
