#include "server/web/api/labels.h"

#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

Json print(ApiWorld& api, int count) {
    const Answer answer = api.post("/api/v1/tags", {{"count", count}});
    REQUIRE(answer.status == 201);
    return answer.json();
}

std::string folder(const Json& batch) {
    return "/api/v1/tags/" + batch["batch"].get<std::string>() + "/";
}

TEST_CASE("a batch of new tags is drawn once, however often it is asked for") {
    ApiWorld api;
    const Ask ask{.method = "POST",
                  .target = "/api/v1/tags",
                  .body = R"({"count": 21})",
                  .headers = {{"Idempotency-Key", api.new_id()}}};
    const Answer first = api.call(Role::hub_staff, ask);
    CHECK(first.status == 201);
    CHECK(first.json()["tags"].size() == 21);
    CHECK(api.call(Role::hub_staff, ask).body == first.body);
    Ask other = ask;
    other.body = R"({"count": 22})";
    CHECK(api.call(Role::hub_staff, other).code() == "request_id_reused");
}

TEST_CASE("a batch has 1 to 1,000 tags") {
    ApiWorld api;
    for (const char* body : {"{}", R"({"count": 0})", R"({"count": -1})", R"({"count": 1001})",
                             R"({"count": "21"})", R"({"count": true})", R"({"count": null})"}) {
        CAPTURE(body);
        const Answer answer =
            api.call(Role::hub_staff, {.method = "POST", .target = "/api/v1/tags", .body = body});
        CHECK(answer.status == 422);
        CHECK(answer.fields() == "count");
    }
    CHECK(api.post("/api/v1/tags", {{"count", 1}, {"prefix", "KB"}}).fields() == "prefix");
}

TEST_CASE("a batch comes as a sheet, as ZPL, and each label as a picture") {
    ApiWorld api;
    const Json batch = print(api, 2);
    const std::string tag = "?tag=" + batch["tags"][1].get<std::string>();
    const Answer sheet = api.get(folder(batch) + "sheet.pdf?stock=L7159&start=3&dx=0.5&dy=-1");
    CHECK(sheet.status == 200);
    CHECK(sheet.headers.at("Content-Type") == "application/pdf");
    CHECK(sheet.body.starts_with("%PDF-"));
    CHECK(api.get(folder(batch) + "sheet.pdf").body.starts_with("%PDF-"));
    const Answer roll = api.get(folder(batch) + "labels.zpl?stock=2x1in-203dpi");
    CHECK(roll.headers.at("Content-Type") == "application/zpl");
    CHECK(roll.body.find("^GFA") != std::string::npos);
    CHECK(api.get(folder(batch) + "label.png" + tag).body.starts_with("\x89PNG"));
    CHECK(api.get(folder(batch) + "label.svg" + tag).body.find("<svg") != std::string::npos);
}

TEST_CASE("what a printer cannot do is named by its parameter") {
    ApiWorld api;
    const Json batch = print(api, 2);
    const std::string tag = batch["tags"][0];
    const auto fields = [&](const std::string& target) {
        const Answer answer = api.get(folder(batch) + target);
        CHECK(answer.status == 422);
        return answer.fields();
    };
    CHECK(fields("sheet.pdf?stock=L9999") == "stock");
    CHECK(fields("sheet.pdf?start=0") == "start");
    CHECK(fields("sheet.pdf?start=22") == "start");
    CHECK(fields("sheet.pdf?start=x") == "start");
    for (const char* bad : {"dx=11", "dx=x", "dx=1e3", "dx=nan", "dx=", "dx=1,5", "dx=0x1"}) {
        CAPTURE(bad);
        CHECK(fields(std::string("sheet.pdf?") + bad) == "dx");
    }
    CHECK(fields("sheet.pdf?color=red") == "color");
    CHECK(fields("labels.zpl?stock=huge") == "stock");
    CHECK(fields("label.png?tag=" + tag + "&dpi=9000") == "dpi");
    CHECK(api.get(folder(batch) + "label.png?tag=KB00000000").code() == "tag_malformed");
    CHECK(api.get(folder(batch) + "label.png").code() == "tag_malformed");
}

TEST_CASE("a label of another batch, and a batch of another organisation, are not found") {
    ApiWorld api;
    const Json batch = print(api, 1);
    const Json other = print(api, 1);
    const Answer stray =
        api.get(folder(batch) + "label.png?tag=" + other["tags"][0].get<std::string>());
    CHECK(stray.status == 404);
    for (const char* id : {"99", "x", "-1", "99999999999999999999"}) {
        CHECK(api.get(std::string("/api/v1/tags/") + id + "/sheet.pdf").code() ==
              "batch_not_found");
    }
    api.world.found_organisation("Southshire Kit Bank");
    const auto created =
        create_token({"Elsewhere", Role::manager, "Southshire Kit Bank", ""}, api.world.ports);
    REQUIRE(created);
    const Answer foreign = api.send({.target = folder(batch) + "sheet.pdf",
                                     .headers = {{"Authorization", "Bearer " + created->secret}}});
    CHECK(foreign.code() == "batch_not_found");
}

}  // namespace
}  // namespace kitbank::web
