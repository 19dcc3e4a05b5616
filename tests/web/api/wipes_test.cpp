#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

std::string dell_log() {
    std::ifstream file{KITBANK_SOURCE_DIR "/tests/core/fixtures/nwipe/v042_two_disks.txt",
                       std::ios::binary};
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

// The Dell of the log, taken in before it was wiped.
std::string receive_dell(ApiWorld& api, const std::string& serial = "3FBJ6P2") {
    RecordEvent intake = api.world.intake(api.world.printed_label(), serial);
    intake.at = parse_instant("2026-03-01T09:00:00Z");
    return api.world.record(intake).tag.text;
}

Answer upload(ApiWorld& api, const std::string& query, const std::string& content,
              const std::string& key = "") {
    return api.call(Role::volunteer,
                    {.method = "POST",
                     .target = "/api/v1/wipe-evidence" + query,
                     .body = content,
                     .type = "text/plain; charset=utf-8",
                     .headers = {{"Idempotency-Key", key.empty() ? api.new_id() : key}}});
}

TEST_CASE("a good log is accepted, wipes the device it names, and comes back byte for byte") {
    ApiWorld api;
    const std::string tag = receive_dell(api);
    const Answer answer = upload(api, "?file_name=log.txt", dell_log());
    REQUIRE(answer.status == 200);
    const Json verdict = answer.json();
    CHECK(verdict["accepted"] == true);
    CHECK(verdict["reasons"] == Json::array());
    REQUIRE(verdict["media"].size() == 2);
    CHECK(verdict["media"][0]["serial"] == "WD-WXC1A14S2591");
    CHECK(verdict["media"][0]["accepted"] == true);
    CHECK(verdict["event"] == "wipe");
    CHECK(verdict["device"]["tag"] == tag);
    CHECK(verdict["device"]["state"] == "wiped");
    CHECK(verdict["device"]["wipe"]["evidence"] == verdict["evidence"]);
    const Answer file =
        api.get("/api/v1/wipe-evidence/" + verdict["evidence"].get<std::string>() + "/file");
    CHECK(file.status == 200);
    CHECK(file.body == dell_log());
    CHECK(file.headers.at("Content-Disposition").starts_with("attachment"));
}

TEST_CASE("a log of another machine is understood, refused with its reason, and kept") {
    ApiWorld api;
    const std::string tag = receive_dell(api, "OTHER1234");
    const Answer answer = upload(api, "?tag=" + tag, dell_log());
    REQUIRE(answer.status == 200);
    CHECK(answer.json()["accepted"] == false);
    CHECK(answer.json()["reasons"][0]["code"] == "other_machine");
    CHECK(answer.json()["event"].is_null());
    CHECK(api.get("/api/v1/devices/" + tag).json()["state"] == "received");
}

TEST_CASE("what is no log is a 422, and nothing is stored") {
    ApiWorld api;
    const std::string tag = receive_dell(api);
    api.call(Role::volunteer, {.target = "/api/v1/hubs"});
    const std::string rows = api.world.dump();
    for (const std::string& content :
         {std::string("Dear Sir"), std::string("\xFF\xFE\x00x", 4), std::string(1000, 'a')}) {
        const Answer answer = upload(api, "?tag=" + tag, content);
        CHECK(answer.status == 422);
        CHECK(answer.code() == "report_not_understood");
    }
    CHECK(api.world.dump() == rows);
}

TEST_CASE("the tag and the parameters of an upload are checked") {
    ApiWorld api;
    CHECK(upload(api, "?tag=KB00000000", dell_log()).code() == "tag_malformed");
    CHECK(upload(api, "?device=1", dell_log()).fields() == "device");
    CHECK(upload(api, "?file_name=" + std::string(256, 'a'), dell_log()).fields() == "file_name");
    CHECK(upload(api, "?file_name=a%0Ab", dell_log()).fields() == "file_name");
    const std::string tag = receive_dell(api);
    CHECK(upload(api, "?tag=" + tag + "&zone=Mars/Olympus", dell_log()).status == 422);
}

TEST_CASE("the same upload again is answered again, and another file under its id refused") {
    ApiWorld api;
    const std::string tag = receive_dell(api);
    const std::string key = api.new_id();
    const Answer first = upload(api, "?tag=" + tag, dell_log(), key);
    REQUIRE(first.status == 200);
    const std::string rows = api.world.dump();
    CHECK(upload(api, "?tag=" + tag, dell_log(), key).json()["evidence"] ==
          first.json()["evidence"]);
    CHECK(upload(api, "?tag=" + tag, dell_log() + "\n", key).code() == "request_id_reused");
    CHECK(api.world.dump() == rows);
}

TEST_CASE("a file that nobody uploaded is not found") {
    ApiWorld api;
    for (const char* id : {"x", "00000000-0000-4000-8000-000000000001"}) {
        const Answer answer = api.get(std::string("/api/v1/wipe-evidence/") + id + "/file");
        CHECK(answer.status == 404);
        CHECK(answer.code() == "evidence_not_found");
    }
}

}  // namespace
}  // namespace kitbank::web
