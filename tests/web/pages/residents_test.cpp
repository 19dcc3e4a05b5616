#include <doctest/doctest.h>

#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

const PageBrowser::Answers sam = {{"name", "Sam Sample"},
                                  {"phone", "07700 900456"},
                                  {"email", "sam@example.org"},
                                  {"postcode", "NE61 2EF"}};

// Enters somebody; the address of their page.
std::string enter(PageBrowser& browser) {
    browser.get("/residents/new");
    const Response entered = browser.submit("/residents", sam);
    REQUIRE(entered.status == 303);
    const std::string location = location_of(entered);
    return location.substr(0, location.find('?'));
}

}  // namespace

TEST_CASE("the page of a resident asks why before it shows anything") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    const std::string url = enter(browser);
    const Response shown = browser.get(url + "?done=entered");
    CHECK(has(shown, "The resident was entered"));
    CHECK_FALSE(has(shown, "Sam"));
    CHECK(has(browser.submit(url, {}), "Choose why you need to see this."));
    browser.get(url);
    const Response unsaid = browser.submit(url, {{"reason", "other"}});
    CHECK(unsaid.status == 422);
    CHECK_FALSE(has(unsaid, "Sam"));
    const Response read = browser.submit(url, {{"reason", "contact"}, {"words", "kit is ready"}});
    CHECK(read.status == 200);
    CHECK(has(read, "Sam Sample"));
    CHECK(has(read, "07700 900456"));
    CHECK(read.body.find("<title>Resident R-") != std::string::npos);
    const Response seen = browser.get(url + "/readings");
    CHECK(has(seen, "Seen 1 time"));
    CHECK(has(seen, "To contact them: kit is ready"));
}

TEST_CASE("somebody is found exactly, and the search is in no address") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    const std::string url = enter(browser);
    CHECK(has(browser.get("/residents"), url));
    const Response found = browser.submit("/residents/search", {{"phone", "0044 7700 900456"}});
    CHECK(found.status == 200);
    CHECK(has(found, "1 resident found."));
    CHECK(has(browser.submit("/residents/search", {{"phone", "07700 900999"}}),
              "Nobody in your reach matches."));
    CHECK(browser.submit("/residents/search", {{"name", "Sam"}}).status == 422);
}

TEST_CASE("the same person twice comes back with a question") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    const std::string url = enter(browser);
    browser.get("/residents/new");
    const Response asked = browser.submit("/residents", sam);
    CHECK(asked.status == 409);
    CHECK(has(asked, "Yes, this is someone else"));
    CHECK(has(asked, url.substr(url.rfind('/') + 1)));
    PageBrowser::Answers again = sam;
    again.emplace_back("is_someone_else", "yes");
    CHECK(browser.submit("/residents", again).status == 303);
}

TEST_CASE("a change shows nothing of what is there") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    const std::string url = enter(browser);
    CHECK_FALSE(has(browser.get(url + "/change"), "Sam"));
    CHECK(browser.submit(url + "/change", {{"phone", "x"}}).status == 422);
    const Response changed =
        browser.submit(url + "/change", {{"phone", "07700 900999"}, {"remove", "email"}});
    CHECK(location_of(changed) == url + "?done=changed");
    browser.get(url);
    const Response read = browser.submit(url, {{"reason", "contact"}});
    CHECK(has(read, "07700 900999"));
    CHECK_FALSE(has(read, "sam@example.org"));
}

TEST_CASE("holds, export and erasure are a manager's, and erasing asks twice") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    const std::string url = enter(browser);
    browser.get(url + "/hold");
    CHECK(browser.submit(url + "/hold", {{"words", "wrote"}}).status == 422);
    CHECK(location_of(browser.submit(url + "/hold", {{"kind", "complaint"}, {"words", "wrote"}})) ==
          url + "?done=held");
    CHECK(has(browser.get(url), "A complaint: placed by you"));

    const std::string reference = url.substr(url.rfind('/') + 1);
    const auto erase = [&] {
        browser.get(url + "/erase");
        CHECK(browser.submit(url + "/erase", {}).status == 422);
        const Response last = browser.submit(url + "/erase", {{"sure", "yes"}});
        CHECK(has(last, "This is the last step"));
        CHECK(browser.submit(url + "/erase", {{"step", "last"}, {"reference", "R-00000000"}})
                  .status == 422);
        return browser.submit(url + "/erase", {{"step", "last"}, {"reference", reference}});
    };
    CHECK(has(erase(), "on hold"));
    const std::string lift = browser.get(url + "/lift").body;
    const std::string mark = "name=\"hold\" type=\"radio\" value=\"";
    const std::string hold = lift.substr(lift.find(mark) + mark.size(), 36);
    CHECK(location_of(browser.submit(url + "/lift", {{"hold", hold}, {"words", "settled"}})) ==
          url + "?done=lifted");

    browser.get(url + "/export");
    CHECK(browser.submit(url + "/export", {}).status == 422);
    const Response page = browser.submit(url + "/export", {{"format", "page"}});
    CHECK(has(page, "What we keep about you"));
    CHECK(has(page, "Sam Sample"));
    const Response file = browser.submit(url + "/export", {{"format", "json"}});
    CHECK(has(file, "\"email\": \"sam@example.org\""));
    CHECK(location_of(erase()) == url + "?done=erased");
    const Response gone = browser.get(url);
    CHECK(has(gone, "was erased on"));
    CHECK_FALSE(has(gone, "Why do you need to see this?"));

    browser.sign_in(Role::hub_staff);
    const std::string other = enter(browser);
    for (const char* place : {"/hold", "/lift", "/erase", "/export", "/readings"}) {
        CHECK(browser.get(other + place).status == 403);
    }
}

}  // namespace kitbank::web
