#include <doctest/doctest.h>

#include "tests/support/request_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

struct Desk : RequestWorld {
    PageBrowser browser{*this};

    explicit Desk(Role role = Role::hub_staff) { browser.sign_in(role); }
    KitRequest ask(std::vector<LineKind> kinds = {LineKind::laptop}) {
        return request(RequestState::submitted, std::move(kinds));
    }
    static std::string page_of(const KitRequest& row) { return "/requests/" + row.reference; }
    // Shows the form at that place and sends it.
    Response fill_in(const std::string& place, const PageBrowser::Answers& answers) {
        REQUIRE(browser.get(place).status == 200);
        return browser.submit(place.substr(0, place.find('?')), answers);
    }
};

}  // namespace

TEST_CASE("staff see the queue with its reasons, and today's page counts what to decide") {
    RequestWorld world;
    const KitRequest row = world.request(RequestState::submitted);
    world.clock.advance(std::chrono::days{2});
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    CHECK(has(browser.get("/"), "Requests to decide"));
    const Response queue = browser.get("/requests");
    CHECK(has(queue, row.reference));
    CHECK(has(queue, "Waiting for 2 days (2)"));
    CHECK(has(queue, "1 To decide"));
    CHECK(has(queue, "Accept those chosen"));
    CHECK_FALSE(has(browser.get("/requests?state=accepted"), row.reference));
    CHECK(has(browser.get("/requests?kind=laptop&order=oldest"), row.reference));
    CHECK(has(browser.get("/requests?kind=tablet"), "No request matches."));
    CHECK(browser.get("/requests?state=nowhere").status == 422);
    CHECK(browser.get("/requests?after=Q-00000000").status == 422);
}

TEST_CASE("a referrer has their own requests, and volunteers see a queue they do not decide") {
    Desk referrer{Role::referrer};
    CHECK(location_of(referrer.browser.get("/requests")) == "/requests/mine");
    Desk volunteer{Role::volunteer};
    const KitRequest row = volunteer.ask();
    CHECK(has(volunteer.browser.get("/requests"), row.reference));
    CHECK_FALSE(has(volunteer.browser.get("/requests"), "Accept those chosen"));
    CHECK_FALSE(has(volunteer.browser.get(Desk::page_of(row)), "In the queue"));
}

TEST_CASE("many are accepted from the list, and the answer names each") {
    Desk desk;
    const KitRequest one = desk.ask();
    const KitRequest two = desk.ask();
    const KitRequest closed = desk.request(RequestState::closed);
    desk.browser.get("/requests");
    const Response done = desk.browser.submit(
        "/requests/acceptances",
        {{"request", one.reference}, {"request", two.reference}, {"request", closed.reference}});
    CHECK(done.status == 200);
    CHECK(has(done, "What was accepted"));
    CHECK(has(done, closed.reference));
    CHECK(desk.now(one).state == RequestState::accepted);
    CHECK(desk.now(two).state == RequestState::accepted);
    desk.browser.get("/requests");
    CHECK(desk.browser.submit("/requests/acceptances", {}).status == 422);
}

TEST_CASE("a request is queried, held, handed on and declined from its page") {
    Desk desk;
    const KitRequest row = desk.ask({LineKind::laptop, LineKind::data});
    const std::string url = Desk::page_of(row);
    const Response page = desk.browser.get(url);
    CHECK(has(page, "In the queue"));
    CHECK(has(page, "Nobody works on it yet."));
    CHECK(desk.fill_in(url + "/query", {{"words", ""}}).status == 422);
    CHECK(location_of(desk.fill_in(url + "/query", {{"words", "Which charger?"}})) ==
          url + "?done=queried");
    CHECK(desk.now(row).state == RequestState::queried);
    CHECK(location_of(desk.fill_in(url + "/hold", {{"reason", "waits for a charger"}})) ==
          url + "?done=held");
    CHECK(has(desk.browser.get(url), "On hold: waits for a charger"));
    CHECK(location_of(desk.browser.submit(url + "/release-of-hold", {})) == url + "?done=released");
    CHECK(desk.fill_in(url + "/worker", {{"worker", "somebody"}}).status == 422);
    CHECK(location_of(desk.fill_in(url + "/worker", {{"worker", "nobody"}})) ==
          url + "?done=assigned");
    CHECK(desk.now(row).worker.empty());
    CHECK(location_of(desk.fill_in(url + "/drop?line=2", {{"line", "2"}})) ==
          url + "?done=dropped");
    CHECK(desk.now(row).lines[1].state == LineState::dropped);
    CHECK(desk.fill_in(url + "/refusal", {{"words", "Sorry."}}).status == 422);
    CHECK(location_of(desk.fill_in(url + "/refusal", {{"reason", "no_kit"}})) ==
          url + "?done=declined");
    CHECK(has(desk.browser.get(url), "The scheme has no such kit"));
    CHECK(desk.browser.get(url + "/query").status == 409);
}

TEST_CASE("something else is agreed on, and the request is accepted") {
    Desk desk;
    const KitRequest row = desk.ask();
    const std::string url = Desk::page_of(row);
    CHECK(desk.fill_in(url + "/substitute?line=1", {{"line", "1"}}).status == 422);
    CHECK(
        location_of(desk.fill_in(url + "/substitute?line=1",
                                 {{"line", "1"}, {"kind", "tablet"}, {"agreed_by", "referrer"}})) ==
        url + "?done=agreed");
    CHECK(desk.now(row).lines[0].substitute == LineKind::tablet);
    desk.browser.get(url);
    CHECK(location_of(desk.browser.submit(url + "/acceptance", {})) == url + "?done=accepted");
    CHECK(desk.now(row).state == RequestState::accepted);
}

TEST_CASE("another request of the same person is pointed at") {
    Desk desk;
    const KitRequest one = desk.ask();
    const KitRequest two = desk.ask();
    CHECK(has(desk.browser.get(Desk::page_of(one)), "May be the same person"));
    CHECK(has(desk.browser.get(Desk::page_of(one)), two.reference));
}

TEST_CASE("a manager sets points and limits") {
    Desk desk{Role::manager};
    CHECK(has(desk.browser.get("/organisation"), "Who is served first"));
    const std::string points = "/organisation/priorities";
    CHECK(desk.fill_in(points, {{"need", "1001"}}).status == 422);
    CHECK(location_of(desk.fill_in(points, {{"need", "10"},
                                            {"waiting", "2"},
                                            {"household", "0"},
                                            {"safeguarding", "50"},
                                            {"deadline", "5"}})) == points + "?done=saved");
    const std::string caps = "/organisation/caps";
    CHECK(desk.fill_in(caps + "/new", {{"scope", "person"}, {"most", "0"}, {"days", "0"}}).status ==
          422);
    CHECK(location_of(desk.fill_in(
              caps + "/new",
              {{"scope", "person"}, {"kind", "laptop"}, {"most", "1"}, {"days", "365"}})) == caps);
    CHECK(has(desk.browser.get(caps), "At most 1 laptop for one person in 365 days."));
    CHECK(location_of(desk.browser.submit(
              caps, {{"scope", "person"}, {"kind", "laptop"}, {"days", "365"}})) == caps);
    CHECK(has(desk.browser.get(caps), "There are no limits."));
}

}  // namespace kitbank::web
