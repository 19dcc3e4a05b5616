#include "server/web/api/devices.h"

#include <doctest/doctest.h>

#include <set>

#include "server/usecase/devices/find_devices.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

const Json dell{{"kind", "laptop"},
                {"make", "Dell"},
                {"model", "Vostro 5581"},
                {"serial", "3fbj6p2"},
                {"donor", "Example Council"},
                {"media",
                 {{{"serial", "WD-WXC1A14S2591"},
                   {"model", "WDC WD3200LPVX"},
                   {"bytes", 320072933376},
                   {"type", "hdd"}}}}};

Json with(Json body, const std::string& name, const Json& value) {
    body[name] = value;
    return body;
}

std::string address(const Device& device) { return "/api/v1/devices/" + device.tag.text; }

TEST_CASE("a device is received with a drawn tag, and read back as it was answered") {
    ApiWorld api;
    const Answer received = api.post("/api/v1/devices", dell);
    REQUIRE(received.status == 201);
    const Json device = received.json();
    CHECK(device["tag"].get<std::string>().size() == 10);
    CHECK(device["kind"] == "laptop");
    CHECK(device["serial"] == "3FBJ6P2");
    CHECK(device["state"] == "received");
    CHECK(device["custody"] == Json{{"holder", "hub"}, {"hub", "NORTH"}, {"reference", nullptr}});
    CHECK(device["media"][0]["bytes"] == 320072933376);
    CHECK(device["wipe"].is_null());
    CHECK(device["hindrance"]["code"] == "wipe_missing");
    CHECK(device["version"] == 1);
    CHECK(received.headers.at("Location") == "/api/v1/devices/" + device["tag"].get<std::string>());
    const Answer shown = api.get(received.headers.at("Location"));
    CHECK(shown.json() == device);
    CHECK(shown.headers.at("ETag") == "\"1\"");
}

TEST_CASE("a printed label is claimed at intake, however it is typed") {
    ApiWorld api;
    const Tag label = api.world.printed_label();
    std::string typed = label.text.substr(0, 4) + "-" + label.text.substr(4);
    for (char& c : typed) c = static_cast<char>(std::tolower(c));
    const Answer received = api.post("/api/v1/devices", with(dell, "tag", typed));
    CHECK(received.status == 201);
    CHECK(received.json()["tag"] == label.text);
    const Answer again =
        api.post("/api/v1/devices", with(with(dell, "serial", "OTHER1234"), "tag", label.text));
    CHECK(again.status == 409);
}

TEST_CASE("a pledge is a device that is not here yet") {
    ApiWorld api;
    const Answer pledged = api.post("/api/v1/devices", with(dell, "expected", true));
    CHECK(pledged.status == 201);
    CHECK(pledged.json()["state"] == "expected");
    CHECK(pledged.json()["custody"]["holder"] == "donor");
}

TEST_CASE("everything wrong with a new device is named at once, and nothing is stored") {
    ApiWorld api;
    api.get("/api/v1/hubs");
    const std::string rows = api.world.dump();
    const Answer answer = api.post(
        "/api/v1/devices",
        {{"kind", "toaster"}, {"model", 7}, {"colour", "red"}, {"donor", std::string(101, 'x')}});
    CHECK(answer.status == 422);
    CHECK(answer.code() == "invalid_fields");
    const std::string fields = " " + answer.fields() + " ";
    for (const char* field : {" kind ", " make ", " colour ", " donor "}) {
        CAPTURE(field);
        CHECK(fields.find(field) != std::string::npos);
    }
    CHECK(api.world.dump() == rows);
}

TEST_CASE("fields of a wrong type are named with their place") {
    ApiWorld api;
    Json body = dell;
    body["media"] = {{{"serial", 5}}, "disk", {{"serial", "S1"}, {"type", "tape"}, {"size", 1}}};
    body["expected"] = "yes";
    body["at"] = "yesterday";
    body["make"] = Json::array();
    const Answer answer = api.post("/api/v1/devices", body);
    CHECK(answer.status == 422);
    CHECK(answer.fields() ==
          "expected at media[0].serial media[1] media[2].type media[2].size make");
}

TEST_CASE("a serial that is a filler, or here already, is refused") {
    ApiWorld api;
    const Answer filler =
        api.post("/api/v1/devices", with(dell, "serial", "To be filled by O.E.M."));
    CHECK(filler.status == 422);
    CHECK(filler.code() == "serial_placeholder");
    REQUIRE(api.post("/api/v1/devices", dell).status == 201);
    const Answer twice = api.post("/api/v1/devices", dell);
    CHECK(twice.status == 409);
    CHECK(twice.code() == "serial_exists");
}

TEST_CASE("a tag with a wrong character, unknown, foreign or withdrawn claims nothing") {
    ApiWorld api;
    const OrganisationId other = api.world.found_organisation("Southshire Kit Bank");
    std::string wrong = api.world.printed_label().text;
    wrong[5] = wrong[5] == '7' ? '8' : '7';
    const auto code_for = [&](const std::string& tag) {
        return api.post("/api/v1/devices", with(dell, "tag", tag)).code();
    };
    CHECK(code_for(wrong) == "tag_malformed");
    CHECK(code_for(api.world.crypto.draw_tag().text) == "tag_unknown");
    CHECK(code_for(api.world.printed_label_of(other).text) == "tag_unknown");
    CHECK(code_for(api.world.withdrawn_label().text) == "tag_void");
}

TEST_CASE("the same request again is answered again; with other content it is refused") {
    ApiWorld api;
    const Ask ask{.method = "POST",
                  .target = "/api/v1/devices",
                  .body = dell.dump(),
                  .headers = {{"Idempotency-Key", api.new_id()}}};
    const Answer first = api.call(Role::hub_staff, ask);
    REQUIRE(first.status == 201);
    const std::string rows = api.world.dump();
    const Answer repeat = api.call(Role::hub_staff, ask);
    CHECK(repeat.status == 201);
    CHECK(repeat.body == first.body);
    Ask other = ask;
    other.body = with(dell, "make", "HP").dump();
    const Answer reused = api.call(Role::hub_staff, other);
    CHECK(reused.status == 422);
    CHECK(reused.code() == "request_id_reused");
    CHECK(api.world.dump() == rows);
}

TEST_CASE("a tag in the address leads to the device or says why not") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::ready);
    CHECK(api.get(address(device)).json()["state"] == "ready");
    CHECK(api.get("/api/v1/devices/KB00000000").status == 422);
    CHECK(api.get("/api/v1/devices/" + api.world.crypto.draw_tag().text).code() == "tag_unknown");
    CHECK(api.get("/api/v1/devices/" + api.world.printed_label().text).code() == "tag_unclaimed");
    const OrganisationId other = api.world.found_organisation("Southshire Kit Bank");
    const auto created =
        create_token({"Elsewhere", Role::manager, "Southshire Kit Bank", ""}, api.world.ports);
    REQUIRE(created);
    const Ask foreign{.target = address(device),
                      .headers = {{"Authorization", "Bearer " + created->secret}}};
    const Answer answer = api.send(foreign);
    CHECK(answer.status == 404);
    CHECK(answer.code() == "tag_unknown");
    CHECK(other.value > 0);
}

TEST_CASE("an event is recorded with its evidence, numbers and flags as themselves or as text") {
    for (const Json& evidence :
         {Json{{"grade", "B"}, {"os", "Linux Mint 22"}, {"locks_off", true}, {"accessories", 2}},
          Json{{"grade", "B"},
               {"os", "Linux Mint 22"},
               {"locks_off", "yes"},
               {"accessories", "2"}}}) {
        ApiWorld api;
        const Device device = api.world.device_in(DeviceState::wiped);
        const Answer answer =
            api.post(address(device) + "/events", with(evidence, "event", "inspection"));
        REQUIRE(answer.status == 200);
        CHECK(answer.json()["state"] == "ready");
        CHECK(answer.json()["grade"] == "B");
        CHECK(answer.json()["hindrance"].is_null());
        const Json history = api.get(address(device) + "/history").json();
        const Json& last = history["items"].back();
        CHECK(last["event"] == "inspection");
        CHECK(
            last["evidence"] ==
            Json{{"grade", "B"}, {"os", "Linux Mint 22"}, {"locks_off", true}, {"accessories", 2}});
    }
}

TEST_CASE("an event that the state does not allow is a 409 that changes nothing") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::received);
    api.get(address(device));
    const std::string rows = api.world.dump();
    const Json loan{
        {"event", "loan"}, {"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", 1}};
    const Answer answer = api.post(address(device) + "/events", loan);
    CHECK(answer.status == 409);
    CHECK(answer.json()["retry"] == false);
    CHECK(api.world.dump() == rows);
}

TEST_CASE("an event that lacks evidence, or is no event, names the fields") {
    ApiWorld api;
    const std::string events = address(api.world.device_in(DeviceState::wiped)) + "/events";
    CHECK(api.post(events, Json::object()).fields() == "event");
    CHECK(api.post(events, {{"event", "explode"}}).fields() == "event");
    CHECK(api.post(events, {{"event", 5}}).fields() == "event event");
    const Answer bare = api.post(events, {{"event", "inspection"}, {"colour", "red"}});
    CHECK(bare.status == 422);
    for (const char* field : {"grade", "os", "locks_off", "accessories", "colour"}) {
        CHECK(bare.fields().find(field) != std::string::npos);
    }
    const Answer nested = api.post(events, {{"event", "repair"}, {"reason", {{"a", 1}}}});
    CHECK(nested.fields() == "reason");
    const Answer late = api.post(
        events, {{"event", "repair"}, {"reason", "Key stuck"}, {"at", "2031-01-01T00:00:00Z"}});
    CHECK(late.code() == "happens_in_future");
}

TEST_CASE("If-Match guards against a device that has moved on") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::wiped);
    const auto repair = [&](const std::string& match) {
        return api.call(Role::hub_staff, {.method = "POST",
                                          .target = address(device) + "/events",
                                          .body = R"({"event": "repair", "reason": "Key stuck"})",
                                          .headers = {{"If-Match", match}}});
    };
    CHECK(repair("\"1\"").status == 412);
    CHECK(repair("\"1\"").code() == "changed");
    for (const char* bad :
         {"2", "\"\"", "\"x\"", "W/\"2\"", "\"2\", \"3\"", "\"-2\"", "\"\xC2\xB2\""}) {
        CHECK(repair(bad).status == 400);
    }
    CHECK(repair("\"" + std::to_string(device.version) + "\"").status == 200);
}

TEST_CASE("an event that a role may not record is forbidden although the call is open to it") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::wiped);
    const Answer answer =
        api.post(address(device) + "/events", {{"event", "wipe_void"}, {"reason", "Wrong disk"}},
                 Role::volunteer);
    CHECK(answer.status == 403);
}

TEST_CASE("a history tells who, where, both times, evidence and the chain") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::on_loan);
    const Json items = api.get(address(device) + "/history").json()["items"];
    REQUIRE(items.size() == device.version);
    std::string previous(64, '0');
    for (std::size_t i = 0; i < items.size(); ++i) {
        CHECK(items[i]["seq"] == i + 1);
        CHECK(items[i]["previous"] == previous);
        CHECK(items[i]["actor"] == "person");  // the test's staff have no membership
        CHECK(items[i]["outcome"] == "applied");
        CHECK(items[i]["at"].get<std::string>().starts_with("2026-11-21T"));
        CHECK(items[i]["recorded_at"].get<std::string>().ends_with("Z"));
        previous = items[i]["hash"];
    }
    CHECK(items.front()["event"] == "intake");
    CHECK(items.back()["event"] == "loan");
    CHECK(items.back()["evidence"]["accessories"] == 1);
}

TEST_CASE("a list is paged by cursor, and narrowed by state, kind, hub and beginning") {
    ApiWorld api;
    std::set<std::string> made;
    for (int i = 0; i < 7; ++i) made.insert(api.world.device_in(DeviceState::received).tag.text);
    const Device wiped = api.world.device_in(DeviceState::wiped);
    std::set<std::string> seen;
    std::string cursor;
    for (int page = 0; page < 4; ++page) {
        const Json list = api.get("/api/v1/devices?limit=3&state=received" + cursor).json();
        CHECK(list["total"] == 7);
        for (const Json& device : list["items"]) {
            CHECK(seen.insert(device["tag"].get<std::string>()).second);
        }
        if (list["next"].is_null()) break;
        cursor = "&cursor=" + list["next"].get<std::string>();
    }
    CHECK(seen == made);
    const auto tags = [&](const std::string& query) {
        return api.get("/api/v1/devices?" + query).json()["items"].size();
    };
    CHECK(tags("kind=laptop&hub=NORTH") == 8);
    CHECK(tags("kind=phone") == 0);
    CHECK(tags("q=" + wiped.tag.text) == 1);
    CHECK(tags("q=" + wiped.serial) == 1);
    CHECK(api.get("/api/v1/devices?hub=NOWHERE").code() == "hub_not_found");
    CHECK(api.get("/api/v1/devices?state=broken&kind=toaster").fields() == "state kind");
    CHECK(api.get("/api/v1/devices?q=" + std::string(101, 'x')).fields() == "q");
    for (const char* bad : {"limit=0", "limit=201", "limit=x", "limit=", "limit=1e1", "cursor=-1",
                            "cursor=99999999999999999999", "cursor=17"}) {
        CAPTURE(bad);
        CHECK(api.get(std::string("/api/v1/devices?") + bad).status == 422);
    }
}

TEST_CASE("next is what the table allows this caller, and nothing else") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::wiped);
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::manager}) {
        std::set<std::string> expected;
        for (const DeviceEvent event : possible_events(device.standing, role)) {
            expected.emplace(name_of(event));
        }
        std::set<std::string> told;
        const Json next = api.get(address(device), role).json()["next"];
        for (const Json& event : next) told.insert(event.get<std::string>());
        CHECK(told == expected);
    }
}

}  // namespace
}  // namespace kitbank::web
