#include <doctest/doctest.h>

#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

// Kit that a referrer asked for and that is out on loan, all through the doors of the API.
struct LendingApi : ApiWorld {
    // "/api/v1/requests/Q-..." of one that was accepted.
    std::string accepted() {
        const Answer asked = post("/api/v1/requests",
                                  {{"name", "Robin Example"},
                                   {"phone", "07700 900456"},
                                   {"is_someone_else", true},
                                   {"postcode", "NE61 2EF"},
                                   {"uses", {"banking"}},
                                   {"kinds", {"laptop"}},
                                   {"allocation", "loan"},
                                   {"need", "important"},
                                   {"household", 1},
                                   {"language", "en"},
                                   {"criteria", {"is_adult", "low_income", "lacks_at_home"}},
                                   {"agreed_to_share", true},
                                   {"delivery", "collect"},
                                   {"hub", "NORTH"}},
                                  Role::referrer);
        if (asked.status != 201) throw std::runtime_error(asked.body);
        const std::string url =
            "/api/v1/requests/" + asked.json().at("reference").get<std::string>();
        const Answer taken = post(url + "/acceptance", Json::object());
        if (taken.status >= 300) throw std::runtime_error(taken.body);
        return url;
    }
    static std::string reference_of(const std::string& url) {
        return url.substr(url.rfind('/') + 1);
    }
    Device ready_laptop() {
        Evidence evidence{{"grade", "B"},
                          {"os", "Linux Mint 22"},
                          {"locks_off", "yes"},
                          {"memory", "8"},
                          {"accessories", "1"}};
        return world.record(world.step(world.device_in(DeviceState::wiped).tag,
                                       DeviceEvent::inspection, std::move(evidence)));
    }
    Device set_aside(const std::string& url) {
        return world.record(world.step(ready_laptop().tag, DeviceEvent::reservation,
                                       {{"request", reference_of(url)}}));
    }
    Device lend(const std::string& url) {
        return world.record(world.step(set_aside(url).tag, DeviceEvent::loan,
                                       {{"recipient", "R-1"},
                                        {"agreement", "H-1"},
                                        {"accessories", "2"},
                                        {"request", reference_of(url)}}));
    }
};

}  // namespace

TEST_CASE("loans are listed with their due days, and renewed by whoever asked") {
    LendingApi api;
    const std::string url = api.accepted();
    const Device device = api.lend(url);
    const Json loan = api.get("/api/v1/loans").json().at("items").at(0);
    CHECK(loan.at("tag") == device.tag.text);
    CHECK(loan.at("request") == LendingApi::reference_of(url));
    CHECK(loan.at("due") == "2026-12-19");
    CHECK(loan.at("overdue_days") == -28);
    CHECK(loan.at("renewals") == 0);
    CHECK(api.get("/api/v1/loans?due=overdue").json().at("items").empty());

    const Answer renewed = api.post(url + "/renewal", Json::object(), Role::referrer);
    REQUIRE(renewed.status == 200);
    CHECK(renewed.json().at("items").at(0).at("due") == "2027-01-16");
    CHECK(api.post(url + "/renewal", Json::object(), Role::referrer).code() == "renewal_limit");
    CHECK(api.post(url + "/renewal", {{"due", "2027-12-01"}}).fields() == "due");
    CHECK(api.post(url + "/renewal", Json::object(), Role::admin).status == 403);

    api.world.clock.advance(std::chrono::days{57});
    const Answer overdue = api.get("/api/v1/loans?due=overdue&hub=NORTH");
    CHECK(overdue.json().at("items").at(0).at("overdue_days") == 1);
    CHECK(api.post(url + "/renewal", Json::object()).code() == "renewal_late");
}

TEST_CASE("a list of loans takes no other words") {
    LendingApi api;
    CHECK(api.get("/api/v1/loans?due=later").fields() == "due");
    CHECK(api.get("/api/v1/loans?state=on_loan").fields() == "state");
    CHECK(api.get("/api/v1/loans?hub=NOWHERE").code() == "hub_not_found");
    CHECK(api.get("/api/v1/loans?cursor=KB123").fields() == "cursor");
    CHECK(api.get("/api/v1/loans", Role::referrer).status == 403);
    CHECK(api.post("/api/v1/requests/Q-00000000/renewal", Json::object()).code() ==
          "request_not_found");
}

TEST_CASE("the terms are read and set by their names") {
    LendingApi api;
    Json terms = api.get("/api/v1/lending-terms", Role::manager).json();
    CHECK(terms.at("loan_days") == 28);
    CHECK(terms.at("remind_before") == Json({7, 1}));
    CHECK(terms.at("version") == 0);
    terms["loan_days"] = 21;
    terms["remind_before"] = {1, 3};
    CHECK(api.post("/api/v1/lending-terms", terms).status == 403);
    const Answer set = api.post("/api/v1/lending-terms", terms, Role::manager);
    REQUIRE(set.status == 200);
    CHECK(set.json().at("remind_before") == Json({3, 1}));
    CHECK(set.json().at("version") == 1);
    CHECK(api.post("/api/v1/lending-terms", terms, Role::manager).code() == "changed");
    terms["version"] = 1;
    terms["loan_days"] = 0;
    terms["remind_after"] = {61};
    terms.erase("lost_after_days");
    const Answer refused = api.post("/api/v1/lending-terms", terms, Role::manager);
    CHECK(refused.status == 422);
    CHECK(refused.fields().find("loan_days") != std::string::npos);
    CHECK(refused.fields().find("lost_after_days") != std::string::npos);
    terms["loan_days"] = 21;
    terms["lost_after_days"] = 70;
    CHECK(api.post("/api/v1/lending-terms", terms, Role::manager).fields() == "remind_after");
}

TEST_CASE("sessions of kit in shared use are counted, and told by month") {
    LendingApi api;
    const Device device = api.world.device_in(DeviceState::in_shared_use);
    const std::string url = "/api/v1/devices/" + device.tag.text + "/sessions";
    CHECK(api.post(url, Json::object(), Role::volunteer).json().at("sessions_today") == 1);
    CHECK(api.post(url, {{"sessions", 4}}).json().at("sessions_today") == 5);
    CHECK(api.post(url, {{"sessions", 0}}).fields() == "sessions");
    const Device ready = api.world.device_in(DeviceState::ready);
    CHECK(api.post("/api/v1/devices/" + ready.tag.text + "/sessions", Json::object()).code() ==
          "event_not_allowed");
    const Json month = api.get("/api/v1/shared-use").json().at("items").at(0);
    CHECK(month.at("month") == "2026-11-01");
    CHECK(month.at("sessions") == 5);
}

TEST_CASE("a return of what was never lent says so, by the same door as any other step") {
    LendingApi api;
    const Device device = api.world.device_in(DeviceState::ready);
    const Answer refused =
        api.post("/api/v1/devices/" + device.tag.text + "/events",
                 {{"event", "handback"}, {"condition", "good"}, {"accessories", 0}});
    CHECK(refused.status == 409);
    CHECK(refused.code() == "not_on_loan");
}

TEST_CASE("a hub's times, an appointment at nine in July, and one that nobody kept") {
    LendingApi api;
    const std::string hub = "/api/v1/hubs/NORTH";
    const Json tuesdays = {
        {"weekday", 2}, {"from", "09:00"}, {"to", "10:00"}, {"minutes", 30}, {"places", 1}};
    CHECK(api.post(hub + "/slot-rules", tuesdays).status == 403);
    const Answer rule = api.post(hub + "/slot-rules", tuesdays, Role::manager);
    REQUIRE(rule.status == 201);
    CHECK(rule.json().at("valid_from") == "2026-11-21");
    CHECK(api.get(hub + "/slot-rules").json().at("rules").size() == 1);
    Json wrong = tuesdays;
    wrong["from"] = "nine";
    CHECK(api.post(hub + "/slot-rules", wrong, Role::manager).fields() == "from");

    const Json july =
        api.get(hub + "/slots?from=2027-07-06&to=2027-07-06", Role::referrer).json().at("items");
    REQUIRE(july.size() == 2);
    CHECK(july[0].at("at") == "2027-07-06T08:00:00Z");
    CHECK(july[0].at("wall") == "2027-07-06T09:00");
    CHECK(api.get(hub + "/slots?from=2026-12-01&to=2026-11-01").fields() == "to");
    CHECK(api.get(hub + "/slots?from=tomorrow").fields() == "from");

    const std::string url = api.accepted();
    const Json nine = {{"at", "2026-11-24T09:00:00Z"}};
    CHECK(api.post(url + "/appointment", {{"at", "2026-11-17T09:00:00Z"}}).fields() == "at");
    CHECK(api.post(url + "/appointment", Json::object()).fields() == "at");
    const Answer booked = api.post(url + "/appointment", nine, Role::referrer);
    REQUIRE(booked.status == 201);
    CHECK(booked.json().at("state") == "booked");
    CHECK(api.post(api.accepted() + "/appointment", nine).code() == "slot_not_free");
    const Json day = api.get("/api/v1/appointments?day=2026-11-24").json().at("items");
    REQUIRE(day.size() == 1);
    CHECK(day[0].at("request") == LendingApi::reference_of(url));
    CHECK(api.get("/api/v1/appointments?day=2026-11-25").json().at("items").empty());
    CHECK(api.get("/api/v1/appointments?day=soon").fields() == "day");

    const std::string appointment =
        "/api/v1/appointments/" + booked.json().at("id").get<std::string>();
    CHECK(api.post(appointment + "/miss", Json::object()).code() == "happens_in_future");
    const Device device = api.set_aside(url);
    api.world.clock.advance(std::chrono::days{4});
    CHECK(api.post(appointment + "/miss", Json::object(), Role::referrer).status == 403);
    CHECK(api.post(appointment + "/miss", {{"keep_reserved", true}}).json().at("state") ==
          "missed");
    CHECK(api.get("/api/v1/devices/" + device.tag.text).json().at("state") == "reserved");
    CHECK(api.post(appointment + "/cancellation", Json::object()).code() ==
          "appointment_not_found");
}

TEST_CASE("a closed day offers nothing, and an appointment is cancelled by whoever asked") {
    LendingApi api;
    const std::string hub = "/api/v1/hubs/NORTH";
    const Json tuesdays = {
        {"weekday", 2}, {"from", "09:00"}, {"to", "10:00"}, {"minutes", 30}, {"places", 1}};
    const Answer rule = api.post(hub + "/slot-rules", tuesdays, Role::manager);
    const std::string url = api.accepted();
    const Answer booked =
        api.post(url + "/appointment", {{"at", "2026-11-24T09:00:00Z"}}, Role::referrer);
    const std::string appointment =
        "/api/v1/appointments/" + booked.json().at("id").get<std::string>();
    CHECK(api.post(appointment + "/cancellation", Json::object(), Role::referrer)
              .json()
              .at("state") == "cancelled");
    const Answer closed = api.post(hub + "/closed-days", {{"day", "2026-11-24"}}, Role::manager);
    CHECK(closed.json().at("closed_days") == Json({"2026-11-24"}));
    CHECK(api.get(hub + "/slots?from=2026-11-24&to=2026-11-24").json().at("items").empty());
    CHECK(api.post(hub + "/closed-days", {{"day", "2026-11-24"}, {"is_open", true}}, Role::manager)
              .json()
              .at("closed_days")
              .empty());
    const std::string removal =
        hub + "/slot-rules/" + rule.json().at("id").get<std::string>() + "/removal";
    CHECK(api.post(removal, Json::object(), Role::manager).json().at("rules").empty());
    CHECK(api.post(removal, Json::object(), Role::manager).status == 404);
}

}  // namespace kitbank::web
