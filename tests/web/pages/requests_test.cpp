#include <doctest/doctest.h>

#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

using Answers = PageBrowser::Answers;

const std::vector<std::pair<std::string, Answers>> steps = {
    {"who", {{"name", "Sam Sample"}, {"phone", "07700 900456"}, {"postcode", "NE61 2EF"}}},
    {"uses", {{"uses", "school_work"}, {"uses", "banking"}}},
    {"kit", {{"kinds", "laptop"}, {"kinds", "data"}, {"allocation", "loan"}}},
    {"need",
     {{"need", "urgent"},
      {"household", "2"},
      {"needed_by-day", "1"},
      {"needed_by-month", "12"},
      {"needed_by-year", "2026"}}},
    {"access", {{"language", "en"}, {"access_needs", "captions"}}},
    {"eligibility",
     {{"criteria", "is_adult"},
      {"criteria", "low_income"},
      {"criteria", "lacks_away"},
      {"agreed_to_share", "yes"}}},
    {"collection", {{"delivery", "collect"}, {"hub", "NORTH"}, {"collector", "Kim Neighbour"}}}};

// Starts one; the address of its page.
std::string start(PageBrowser& browser, const Answers& how = {}) {
    browser.get("/requests/new");
    const Response started = browser.submit("/requests/new", how);
    REQUIRE(started.status == 303);
    const std::string location = location_of(started);
    return location.substr(0, location.find("/steps"));
}

// Fills in all steps, each leading to the next.
void fill_in(PageBrowser& browser, const std::string& url) {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string step = url + "/steps/" + steps[i].first;
        CHECK(browser.get(step).status == 200);
        const Response saved = browser.submit(step, steps[i].second);
        CAPTURE(steps[i].first);
        const std::string next = i + 1 < steps.size() ? "/steps/" + steps[i + 1].first : "/check";
        CHECK(location_of(saved) == url + next);
    }
}

std::string send(PageBrowser& browser) {
    const std::string url = start(browser);
    fill_in(browser, url);
    browser.get(url + "/check");
    REQUIRE(location_of(browser.submit(url + "/check", {})) == url + "?done=sent");
    return url;
}

}  // namespace

TEST_CASE("a referrer asks step by step, checks and sends, and sees how it stands") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::referrer);
    CHECK(has(browser.get("/"), "Ask for kit"));
    const std::string url = start(browser);
    CHECK(has(browser.get(url), "0 of 7 steps are done."));
    fill_in(browser, url);
    const Response check = browser.get(url + "/check");
    CHECK(has(check, "Sam Sample"));
    CHECK(has(check, "School work, Banking and paying bills"));
    CHECK(has(check, "1 December 2026"));
    CHECK(has(check, "NORTH hub"));
    CHECK(has(check, url + "/steps/uses?to=check"));
    CHECK(location_of(browser.submit(url + "/check", {})) == url + "?done=sent");
    const Response shown = browser.get(url + "?done=sent");
    CHECK(has(shown, "The request was sent."));
    CHECK(has(shown, "Received"));
    CHECK(has(shown, "Laptop"));
    CHECK_FALSE(has(shown, "Sam Sample"));
    CHECK(has(browser.get("/"), "The scheme looks at it."));
    CHECK(location_of(browser.get(url + "/check")) == url);
}

TEST_CASE("a step comes back with what was typed, and can wait") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::referrer);
    const std::string url = start(browser);
    const std::string need = url + "/steps/need";
    browser.get(need);
    const Response refused = browser.submit(need, {{"need", "urgent"},
                                                   {"household", "many"},
                                                   {"needed_by-day", "1"},
                                                   {"needed_by-month", "11"},
                                                   {"needed_by-year", "2026"}});
    CHECK(refused.status == 422);
    CHECK(has(refused, "many"));
    CHECK(has(refused, "This day is in the past."));
    browser.get(url + "/steps/who");
    const Response later =
        browser.submit(url + "/steps/who", {{"phone", "07700 900456"}, {"later", "yes"}});
    CHECK(location_of(later) == "/requests/mine?done=kept");
    CHECK(has(browser.get("/requests/mine?done=kept"), "is kept for 30 days"));
    CHECK(has(browser.get(url + "/steps/who"), "+447700900456"));
    CHECK(browser.get(url + "/steps/health").status == 404);

    browser.get(url + "/check");
    const Response early = browser.submit(url + "/check", {});
    CHECK(early.status == 422);
    CHECK(has(early, "href=\"#uses\""));
    browser.get(url + "/removal");
    CHECK(location_of(browser.submit(url + "/removal", {})) == "/requests/mine?done=removed");
    CHECK(browser.get(url).status == 404);
}

TEST_CASE("who cannot be helped is told so at the step that asks") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::referrer);
    const std::string url = start(browser);
    const std::string step = url + "/steps/eligibility";
    browser.get(step);
    const Response refused = browser.submit(
        step, {{"criteria", "low_income"}, {"criteria", "lacks_away"}, {"agreed_to_share", "yes"}});
    CHECK(refused.status == 422);
    CHECK(has(refused, "They must be 18 or over."));
}

TEST_CASE("the same person twice is asked about before it is sent") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    const std::string first = start(browser, {{"door", "phone"}});
    fill_in(browser, first);
    browser.get(first + "/check");
    browser.submit(first + "/check", {});
    const std::string second = start(browser, {{"door", "walk_in"}});
    fill_in(browser, second);
    browser.get(second + "/check");
    const Response asked = browser.submit(second + "/check", {});
    CHECK(asked.status == 409);
    CHECK(has(asked, "Is it the same person?"));
    const std::string mark = "name=\"twin\" type=\"radio\" value=\"";
    const std::string twin =
        asked.body.substr(asked.body.find(mark) + mark.size(), std::string{"R-7K3M9QXZ"}.size());
    CHECK(location_of(browser.submit(second + "/check", {{"twin", twin}})) ==
          second + "?done=sent");
    CHECK(has(browser.get(second), twin));
}

TEST_CASE("a note, a cancellation and asking again") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::referrer);
    const std::string url = send(browser);
    browser.get(url + "/note");
    CHECK(browser.submit(url + "/note", {}).status == 422);
    CHECK(location_of(browser.submit(url + "/note", {{"words", "Prefers mornings"}})) ==
          url + "?done=noted");
    CHECK(has(browser.get(url), "Prefers mornings"));
    CHECK(browser.get(url + "/answer").status == 409);
    browser.get(url + "/cancel");
    CHECK(location_of(browser.submit(url + "/cancel", {{"words", "Moved away"}})) ==
          url + "?done=cancelled");
    CHECK(has(browser.get(url), "Ask again for the same person"));
    const std::string again = location_of(browser.submit(url + "/again", {}));
    CHECK(again != url);
    CHECK(has(browser.get(again), "6 of 7 steps are done."));
}

TEST_CASE("staff print a paper form, and its code opens the record") {
    World world;
    WebSettings settings;
    settings.address = "https://kit.example.org";
    PageBrowser browser{world, settings};
    browser.sign_in(Role::hub_staff);
    CHECK(browser.get("/requests/new").status == 200);
    CHECK(browser.submit("/requests/new", {}).status == 422);
    const std::string url = start(browser, {{"door", "paper"}});
    CHECK(has(browser.get(url), "Print this as a paper form"));
    const Response paper = browser.get(url + "/paper");
    const std::string reference = url.substr(url.rfind('/') + 1);
    CHECK(has(paper, reference));
    CHECK(has(paper, "Looking for work, Universal Credit"));
    CHECK(has(paper, "NORTH hub"));
    CHECK(location_of(browser.get("/Q/" + reference)) == url);
    CHECK(location_of(browser.get("/q/Q-00000000")) == "/requests/Q-00000000");
    CHECK(browser.get("/requests/Q-00000000").status == 404);
    browser.cookie.clear();
    const std::string known = location_of(browser.get("/Q/" + reference));
    CHECK(known.starts_with("/sign-in"));
    CHECK(location_of(browser.get("/Q/Q-00000000")).starts_with("/sign-in"));
}

TEST_CASE("staff see who asked and may note for staff alone") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    const std::string url = start(browser, {{"door", "phone"}});
    fill_in(browser, url);
    browser.get(url + "/check");
    browser.submit(url + "/check", {});
    const Response shown = browser.get(url);
    CHECK(has(shown, "By phone"));
    CHECK(has(shown, "Kim Neighbour"));
    browser.get(url + "/note");
    browser.submit(url + "/note", {{"words", "Call first"}, {"for_staff_only", "yes"}});
    CHECK(has(browser.get(url), "For staff only."));
}

}  // namespace kitbank::web
