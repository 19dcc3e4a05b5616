#include <doctest/doctest.h>

#include "tests/web/api_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

TEST_CASE("a label is withdrawn once, and never received with again") {
    ApiWorld api;
    const Json batch = api.post("/api/v1/tags", {{"count", 1}}).json();
    const std::string tag = batch["tags"][0];
    const std::string path = "/api/v1/tags/" + tag;
    CHECK(api.post(path + "/voids", Json::object()).fields() == "reason");
    CHECK(api.post(path + "/reprints", {{"reason", "smudged"}}).json()["state"] == "printed");
    CHECK(api.post(path + "/voids", {{"reason", "torn"}}, Role::referrer).status == 403);
    CHECK(api.post(path + "/voids", {{"reason", "torn"}}).json()["state"] == "void");
    CHECK(api.post(path + "/voids", {{"reason", "torn"}}).code() == "tag_void");
    CHECK(api.post(path + "/reprints", {{"reason", "again"}}).code() == "tag_void");
    const Json device = {
        {"kind", "laptop"}, {"make", "Dell"}, {"model", "Vostro"}, {"tag", tag}, {"hub", "NORTH"}};
    CHECK(api.post("/api/v1/devices", device).code() == "tag_void");
}

TEST_CASE("the tag of a device is not withdrawn under it") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::received);
    const Answer answer =
        api.post("/api/v1/tags/" + device.tag.text + "/voids", {{"reason", "torn"}});
    CHECK(answer.status == 409);
    CHECK(answer.code() == "tag_claimed");
}

TEST_CASE("a label is withdrawn on its page") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    const Tag tag = world.printed_label();
    browser.get("/labels/void");
    CHECK(browser.submit("/labels/void", {{"tag", "KB7F3K9Q2Y"}, {"reason", "torn"}}).status ==
          422);
    CHECK(browser.page.find("torn") != std::string::npos);
    CHECK(browser.submit("/labels/void", {{"tag", tag.text}, {"reason", ""}}).status == 422);
    const Response done = browser.submit("/labels/void", {{"tag", tag.text}, {"reason", "torn"}});
    CHECK(done.status == 303);
    CHECK(has(browser.get(location_of(done)), "The label is withdrawn."));
}

}  // namespace
}  // namespace kitbank::web
