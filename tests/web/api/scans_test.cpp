#include "server/web/api/scans.h"

#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

Json scan(ApiWorld& api, const std::string& tag, const std::string& event, Json evidence = {}) {
    if (evidence.is_null()) evidence = Json::object();
    evidence["id"] = api.new_id();
    evidence["at"] = "2026-11-21T09:00:01Z";
    evidence["tag"] = tag;
    evidence["event"] = event;
    return evidence;
}

Json delivery(Json events) {
    const std::size_t count = events.size();
    return {{"scanner", "scan-1"}, {"count", count}, {"events", std::move(events)}};
}

Answer deliver(ApiWorld& api, const Json& body) { return api.post("/api/v1/scans", body); }

Json intake(ApiWorld& api, const std::string& serial) {
    return scan(api, api.world.printed_label().text, "intake",
                {{"kind", "laptop"}, {"make", "Dell"}, {"model", "Vostro"}, {"serial", serial}});
}

TEST_CASE("a delivery is judged event by event, in order, and counted") {
    ApiWorld api;
    const Device ready = api.world.device_in(DeviceState::ready);
    api.world.clock.advance(std::chrono::hours(1));
    Json loan = scan(api, ready.tag.text, "loan",
                     {{"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", 1}});
    loan["at"] = "2026-11-21T09:30:00Z";
    const Json wrong_tag = scan(api, "KB00000000", "move");
    const Json unknown_event = scan(api, ready.tag.text, "explode");
    const Json first = intake(api, "SERIAL-A");
    const Answer answer = deliver(api, delivery({first, loan, wrong_tag, unknown_event, first}));
    REQUIRE(answer.status == 200);
    const Json body = answer.json();
    CHECK(body["received"] == 5);
    CHECK(body["applied"] == 1);
    CHECK(body["conflict"] == 1);
    CHECK(body["refused"] == 2);
    CHECK(body["duplicate"] == 1);
    CHECK(body["results"][0]["id"] == first["id"]);
    CHECK(body["results"][0]["state"] == "received");
    CHECK_FALSE(body["results"][0].contains("problem"));
    CHECK(body["results"][1]["outcome"] == "conflict");
    CHECK(body["results"][1]["problem"]["status"] == 409);
    CHECK(body["results"][2]["problem"]["code"] == "tag_malformed");
    CHECK(body["results"][3]["problem"]["code"] == "invalid_fields");
    CHECK(body["results"][3]["problem"]["fields"][0]["field"] == "events[3].event");
    CHECK(body["results"][4]["outcome"] == "duplicate");
}

TEST_CASE("the same delivery again changes nothing and tells the same states") {
    ApiWorld api;
    const Json body = delivery({intake(api, "SERIAL-A"), intake(api, "SERIAL-B")});
    const Answer first = deliver(api, body);
    REQUIRE(first.json()["applied"] == 2);
    const std::string rows = api.world.dump();
    const Answer again = deliver(api, body);
    CHECK(again.json()["duplicate"] == 2);
    CHECK(again.json()["results"][0]["state"] == "received");
    CHECK(api.world.dump() == rows);
}

TEST_CASE("an id that comes again with other content is refused by itself") {
    ApiWorld api;
    const Json first = intake(api, "SERIAL-A");
    REQUIRE(deliver(api, delivery({first})).json()["applied"] == 1);
    Json other = first;
    other["make"] = "HP";
    const Json body = deliver(api, delivery({other, intake(api, "SERIAL-B")})).json();
    CHECK(body["refused"] == 1);
    CHECK(body["applied"] == 1);
    CHECK(body["results"][0]["problem"]["code"] == "request_id_reused");
}

TEST_CASE("a delivery that is not whole is refused whole") {
    ApiWorld api;
    deliver(api, delivery({intake(api, "SERIAL-X")}));
    const Json good = intake(api, "SERIAL-A");
    const std::string rows = api.world.dump();
    Json short_count = delivery({good});
    short_count["count"] = 2;
    CHECK(deliver(api, short_count).fields() == "count");
    CHECK(deliver(api, {{"scanner", "s"}, {"count", 0}, {"events", Json::array()}}).fields() ==
          "events");
    CHECK(deliver(api, {{"count", 1}, {"events", Json::array({good})}}).fields() == "scanner");
    Json named = delivery({good});
    named["scanner"] = "scan\n1";
    CHECK(deliver(api, named).fields() == "scanner");
    named["scanner"] = std::string(65, 's');
    CHECK(deliver(api, named).fields() == "scanner");
    CHECK(deliver(api, Json::object()).fields() == "scanner events count");
    Json extra = delivery({good});
    extra["hub"] = "NORTH";
    CHECK(deliver(api, extra).fields() == "hub");
    Json nameless = good;
    nameless.erase("id");
    CHECK(deliver(api, delivery({good, nameless})).fields() == "events[1].id");
    CHECK(deliver(api, delivery({good, "x"})).fields() == "events[1]");
    Json late = delivery({good});
    late["sent_at"] = "now";
    CHECK(deliver(api, late).fields() == "sent_at");
    CHECK(api.world.dump() == rows);
}

TEST_CASE("501 events are too many and 500 are not") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::received);
    Json events = Json::array();
    for (int i = 0; i < 500; ++i)
        events.push_back(scan(api, device.tag.text, "move", {{"shelf", "A1"}}));
    CHECK(deliver(api, delivery(events)).json()["received"] == 500);
    events.push_back(events[0]);
    CHECK(deliver(api, delivery(events)).fields() == "events");
}

TEST_CASE("a delivery cut at any byte changes nothing") {
    ApiWorld api;
    const std::string whole = delivery({intake(api, "SERIAL-A")}).dump();
    api.get("/api/v1/hubs");
    const std::string rows = api.world.dump();
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const Answer answer =
            api.call(Role::hub_staff,
                     {.method = "POST", .target = "/api/v1/scans", .body = whole.substr(0, cut)});
        CHECK(answer.status == 400);
    }
    CHECK(api.world.dump() == rows);
}

TEST_CASE("the error of the scanner's clock is taken off its times") {
    ApiWorld api;
    Json event = intake(api, "SERIAL-A");
    event["at"] = "2026-11-21T04:00:00Z";
    Json body = delivery({event});
    body["sent_at"] = "2026-11-21T04:30:00Z";  // five hours behind, half an hour after the scan
    api.world.clock.advance(std::chrono::minutes(30));
    REQUIRE(deliver(api, body).json()["applied"] == 1);
    const Json items =
        api.get("/api/v1/devices/" + event["tag"].get<std::string>() + "/history").json()["items"];
    CHECK(items[0]["at"].get<std::string>().starts_with("2026-11-21T09:00:00"));
    CHECK(items[0]["scanner"] == "scan-1");
}

TEST_CASE("a scan that its sender may not make is refused and the rest applied") {
    ApiWorld api;
    const Device device = api.world.device_in(DeviceState::wiped);
    const Json wish = scan(api, device.tag.text, "wipe_void", {{"reason", "Wrong disk"}});
    const Json body =
        api.post("/api/v1/scans", delivery({wish, intake(api, "SERIAL-A")}), Role::volunteer)
            .json();
    CHECK(body["refused"] == 1);
    CHECK(body["applied"] == 1);
    CHECK(body["results"][0]["problem"]["code"] == "forbidden");
}

}  // namespace
}  // namespace kitbank::web
