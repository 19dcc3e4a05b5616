#include <doctest/doctest.h>

#include "server/usecase/requests/ports.h"
#include "tests/support/lending_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

using enum RequestState;

// The same request with whoever is signed in here as the one who asked.
KitRequest asked_by(LendingWorld& world, const std::string& actor, RequestState state) {
    KitRequest row = world.request(state);
    row.entered_by = actor;
    world.store.write([&](Transaction& tx) { return tx.write_requests().update_request(row); });
    return world.now(row);
}

// Who signed in last, as rows name them.
std::string actor_of(LendingWorld& world, Role role) {
    std::string actor;
    world.store.read([&](Reader& reader) {
        const auto person = reader.accounts().person_by_email(
            "robin." + std::string{name_of(role)} + "@example.org");
        if (person) actor = "person:" + std::to_string(person->id.value);
    });
    return actor;
}

}  // namespace

TEST_CASE("the worklist of overdue loans leads to each step") {
    LendingWorld world;
    PageBrowser browser{world};
    const Device device = world.lend(world.asked(accepted));
    browser.sign_in(Role::volunteer);
    CHECK(has(browser.get("/loans"), "Nothing is overdue."));
    CHECK(has(browser.get("/loans?due=any"), "Due in 28 days"));
    world.clock.advance(std::chrono::days{31});
    browser.sign_in(Role::hub_staff);
    const Response home = browser.get("/");
    CHECK(has(home, "Overdue loans"));
    const Response overdue = browser.get("/loans");
    CHECK(has(overdue, "3 days overdue"));
    CHECK(has(overdue, "/devices/" + device.tag.text + "/handback"));
    CHECK(has(overdue, "/devices/" + device.tag.text + "/loss"));
    CHECK_FALSE(has(overdue, "/renewal"));  // it is too late
}

TEST_CASE("taking back shows what went out, and says what is missing") {
    LendingWorld world;
    PageBrowser browser{world};
    const Device device = world.lend(world.asked(accepted));
    const std::string url = "/devices/" + device.tag.text;
    browser.sign_in(Role::hub_staff);
    const Response form = browser.get(url + "/handback");
    CHECK(has(form, "1 accessory went out with it."));
    CHECK(has(form, "wipe bench"));
    const Response sent = browser.submit(
        url + "/handback", {{"hub", "NORTH"}, {"condition", "good"}, {"accessories", "0"}});
    REQUIRE(sent.status == 303);
    const Response back = browser.get(location_of(sent));
    CHECK(has(back, "Missing: 1 accessory."));
    CHECK(has(back, "must be wiped again"));
}

TEST_CASE("a time is chosen by the day, cancelled, and recorded as missed") {
    LendingWorld world;
    world.open_on_tuesdays();
    PageBrowser browser{world};
    const KitRequest wanted = world.asked(accepted);
    world.set_aside(wanted);
    const std::string url = "/requests/" + wanted.reference;
    browser.sign_in(Role::hub_staff);
    CHECK(has(browser.get(url), "Choose a time"));
    const Response times = browser.get(url + "/appointment");
    CHECK(has(times, "Tuesday 24 November 2026"));
    CHECK(has(times, "9:30am"));
    CHECK(browser.submit(url + "/appointment", {}).status == 422);
    const Response booked = browser.submit(url + "/appointment", {{"at", "2026-11-24T09:30:00Z"}});
    CHECK(location_of(booked) == url + "?done=booked");
    const Response shown = browser.get(url);
    CHECK(has(shown, "Tuesday 24 November 2026, 9:30am"));
    CHECK_FALSE(has(browser.get(url + "/appointment"), "value=\"2026-11-24T09:30:00Z\""));
    CHECK(has(browser.get("/appointments?day=2026-11-24"), wanted.reference));
    CHECK(has(browser.get("/appointments?day=2026-11-25"), "Nobody has an appointment"));

    world.clock.advance(std::chrono::days{3} + std::chrono::hours{1});
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/"), "Appointments today"));
    const Response today = browser.get("/appointments");
    const auto at = today.body.find("/appointments/");
    REQUIRE(at != std::string::npos);
    const std::string miss = today.body.substr(at, today.body.find('"', at) - at);
    REQUIRE(miss.ends_with("/miss"));
    browser.get(miss);
    CHECK(browser.submit(miss, {}).status == 422);
    const Response missed = browser.submit(miss, {{"keep_reserved", "no"}});
    REQUIRE(missed.status == 303);
    CHECK(has(browser.get(location_of(missed)), "Nobody came"));
    CHECK(world.story(wanted) == "accepted: waiting");
}

TEST_CASE("whoever asked renews on the page of the request") {
    LendingWorld world;
    PageBrowser browser{world};
    browser.sign_in(Role::referrer);
    const KitRequest wanted = asked_by(world, actor_of(world, Role::referrer), accepted);
    world.lend(wanted);
    const std::string url = "/requests/" + wanted.reference;
    const Response page = browser.get(url);
    CHECK(has(page, "Due back on 19 December 2026. Due in 28 days."));
    CHECK(has(page, "It would then be due on 16 January 2027."));
    const Response renewed = browser.submit(url + "/renewal", {});
    CHECK(location_of(renewed) == url + "?done=renewed");
    const Response after = browser.get(url + "?done=renewed");
    CHECK(has(after, "The loan is renewed."));
    CHECK(has(after, "as often as the rule allows"));
    CHECK(browser.submit(url + "/renewal", {}).status == 409);
}

TEST_CASE("a manager sets the terms and a hub's times by forms") {
    LendingWorld world;
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/organisation"), "/organisation/lending"));
    browser.get("/organisation/lending");
    const PageBrowser::Answers terms{{"loan_days", "21"},      {"renewal_days", "14"},
                                     {"renewals_max", "2"},    {"remind_before", "3"},
                                     {"remind_after", "1 x"},  {"lost_after_days", "70"},
                                     {"reservation_days", "7"}};
    const Response refused = browser.submit("/organisation/lending", terms);
    CHECK(refused.status == 422);
    CHECK(has(refused, "1 x"));
    PageBrowser::Answers right = terms;
    right[4].second = "1 7";
    CHECK(location_of(browser.submit("/organisation/lending", right)) ==
          "/organisation?done=rules");
    CHECK(has(browser.get("/organisation/lending"), "value=\"21\""));

    CHECK(has(browser.get("/hubs/NORTH"), "/hubs/NORTH/times"));
    browser.get("/hubs/NORTH/times/new");
    const PageBrowser::Answers tuesday{
        {"weekday", "2"}, {"from", "9:00"}, {"to", "16:00"}, {"minutes", "30"}, {"places", "2"}};
    PageBrowser::Answers wrong = tuesday;
    wrong[1].second = "nine";
    CHECK(browser.submit("/hubs/NORTH/times/new", wrong).status == 422);
    CHECK(browser.submit("/hubs/NORTH/times/new", tuesday).status == 303);
    const Response times = browser.get("/hubs/NORTH/times?done=changed");
    CHECK(has(times, "Tuesday 09:00 to 16:00"));
    browser.get("/hubs/NORTH/closed-days");
    const Response closed = browser.submit(
        "/hubs/NORTH/closed-days", {{"day-day", "25"}, {"day-month", "12"}, {"day-year", "2026"}});
    CHECK(has(browser.get(location_of(closed)), "25 December 2026"));
}

TEST_CASE("a session is counted by one button") {
    LendingWorld world;
    PageBrowser browser{world};
    browser.sign_in(Role::volunteer);
    const Device device = world.device_in(DeviceState::in_shared_use);
    const std::string url = "/devices/" + device.tag.text;
    CHECK(has(browser.get(url), "Count one more session"));
    CHECK(location_of(browser.submit(url + "/sessions", {})) == url + "?done=session");
    CHECK(has(browser.get(url + "?done=session"), "One more session is counted."));
    CHECK(has(browser.get("/shared-use"), "1 session"));
    CHECK_FALSE(has(browser.get("/devices/" + world.device_in(DeviceState::ready).tag.text),
                    "Count one more session"));
}

}  // namespace kitbank::web
