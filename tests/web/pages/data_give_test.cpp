#include <doctest/doctest.h>

#include "server/usecase/databank/limits.h"
#include "tests/support/giving_world.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

using Answers = PageBrowser::Answers;

struct GivePages : GivingWorld {
    explicit GivePages(Role role = Role::volunteer) { browser.sign_in(role); }

    // The page of that step, sent with what is known so far and what is typed on it.
    Response go(const std::string& step, const Answers& typed) {
        Answers answers = known;
        answers.emplace_back("step", step);
        for (const auto& each : typed) {
            answers.push_back(each);
            if (each.first != "go") known.push_back(each);
        }
        return browser.submit("/data/give", answers);
    }

    PageBrowser browser{*this};
    Answers known;
};

const Answers eligible_answers{
    {"criteria", "is_adult"}, {"criteria", "low_income"}, {"criteria", "lacks_away"}};

}  // namespace

TEST_CASE("a walk-in is given a SIM in four pages") {
    GivePages pages;
    const DataItem late = pages.stock("2027-09-30");
    const DataItem sim = pages.stock("2027-01-31");
    CHECK(has(pages.browser.get("/data/give"), "Who is it for?"));
    const Response why = pages.go("who", {{"phone", "07700 900723"}});
    CHECK(has(why, "May they have it?"));
    CHECK(has(why, "value=\"07700 900723\""));
    const Response item = pages.go("why", eligible_answers);
    CHECK(has(item, "Take the first to expire"));
    CHECK(has(item, "Start it by 31 January 2027"));
    CHECK_FALSE(has(item, "30 September 2027"));
    const Response check = pages.go("item", {{"item", sim.reference}});
    CHECK(has(check, "Yes, this one may go"));
    CHECK_FALSE(has(check, "expires sooner"));
    const Response done = pages.go("check", {{"terms_told", "yes"}});
    REQUIRE(location_of(done).starts_with("/data/issues/D-"));
    const Response receipt = pages.browser.get(location_of(done));
    CHECK(has(receipt, "It is given."));
    CHECK(has(receipt, "O2-25 bundle"));
    CHECK(has(receipt, "25 GB a month for 12 months"));
    CHECK(has(receipt, "12 months after it is started"));
    CHECK_FALSE(has(receipt, "900723"));
    CHECK(pages.story(sim) == "issued: issued");
    CHECK(pages.story(late) == "in_stock");
    CHECK(has(pages.browser.get("/data/issues"), "O2-25 bundle"));
}

TEST_CASE("each page says what is wrong, and keeps what was typed") {
    GivePages pages;
    const DataItem late = pages.stock("2027-09-30");
    pages.stock("2027-01-31");
    pages.browser.get("/data/give");
    const Response nobody = pages.go("who", {{"name", "Sam"}});
    CHECK(nobody.status == 422);
    CHECK(has(nobody, "Give a phone number, an e-mail address, or a name and a postcode."));
    CHECK(has(nobody, "value=\"Sam\""));
    pages.go("who", {{"phone", "07700 900724"}});
    const Response young =
        pages.go("why", {{"criteria", "low_income"}, {"criteria", "lacks_away"}});
    CHECK(has(young, "The first two must be so."));
    const Response only_two = pages.go("why", {{"criteria", "is_adult"}});
    CHECK_FALSE(has(only_two, "The first two must be so."));
    CHECK(has(pages.go("item", {}), "Scan the one you give."));
    CHECK(has(pages.go("item", {{"item", "8944110000000001238"}}), "has been received"));
    pages.known.pop_back();
    CHECK(has(pages.go("item", {{"item", late.reference}}), "Another one expires sooner"));
    const Response back = pages.go("check", {{"go", "back"}});
    CHECK(has(back, "Which one do you give?"));
    CHECK(has(back, "value=\"07700 900724\""));
    const Response why = pages.go("item", {{"go", "back"}});
    CHECK(has(why, "May they have it?"));
    CHECK(has(why, "checked"));
}

TEST_CASE("more than the limit is asked of a manager, and allowed") {
    GivePages pages;
    REQUIRE(code_of(give_data(pages.walk_in(pages.stock()), pages.ports)) == "done");
    pages.browser.get("/data/give");
    const Response limit = pages.go("who", {{"phone", "+44 7700 900723"}});
    CHECK(has(limit, "The limit is reached"));
    CHECK(has(limit, "Ask a manager"));
    CHECK(has(pages.go("limit", {}), "Say in a few words why."));
    const Response asked = pages.go("limit", {{"over_limit", "The first one is lost"}});
    REQUIRE(location_of(asked).starts_with("/data/overrides?asked=P-"));
    CHECK(has(pages.browser.get("/data/overrides"), "The first one is lost"));
    const std::string reference = location_of(asked).substr(22);
    const std::string url = "/data/overrides/" + reference;
    CHECK(pages.browser.get(url).status == 403);

    pages.browser.sign_in(Role::manager);
    CHECK(has(pages.browser.get("/data/overrides"), "Answer"));
    CHECK(has(pages.browser.get(url), "1 item and 300 GB"));
    CHECK(has(pages.browser.submit(url, {}), "Choose one."));
    CHECK(location_of(pages.browser.submit(url, {{"answer", "allowed"}})) == "/data/overrides");
    CHECK(has(pages.browser.get("/data/overrides"), "Good until 28 November 2026"));
    pages.browser.get("/data/give");
    pages.known.clear();
    CHECK(has(pages.go("who", {{"phone", "07700 900723"}, {"hub", "NORTH"}}), "May they have it?"));
}

TEST_CASE("a manager gives more with a reason of their own") {
    GivePages pages(Role::manager);
    REQUIRE(code_of(give_data(pages.walk_in(pages.stock()), pages.ports)) == "done");
    const DataItem second = pages.stock();
    pages.browser.get("/data/give");
    CHECK(has(pages.go("who", {{"phone", "07700 900723"}, {"hub", "NORTH"}}),
              "Go on with this reason"));
    CHECK(has(pages.go("limit", {{"over_limit", "Two children with school work"}}),
              "May they have it?"));
    pages.go("why", eligible_answers);
    pages.go("item", {{"item", second.reference}});
    const Response done = pages.go("check", {{"terms_told", "yes"}});
    CHECK(has(pages.browser.get(location_of(done)),
              "More than the limit: Two children with school work"));
}

TEST_CASE("for a request nothing is asked that the request has answered") {
    GivePages pages;
    const KitRequest of = pages.asked(RequestState::accepted);
    const DataItem sim = pages.stock();
    CHECK(has(pages.browser.get("/requests/" + of.reference), "Give the SIM or voucher"));
    CHECK(has(pages.browser.get("/data/give?request=" + of.reference), "Which one do you give?"));
    pages.known = {{"request", of.reference}};
    pages.go("item", {{"item", sim.reference}});
    const Response done = pages.go("check", {{"terms_told", "yes"}});
    CHECK(has(pages.browser.get(location_of(done)), of.reference));
    CHECK(pages.story(of) == "closed: ended");
    CHECK(has(pages.browser.get("/requests/" + of.reference), "Data given"));
    CHECK(has(pages.browser.get("/data/give?request=Q-ZZZZZZZZ"), "There is a problem"));
}

TEST_CASE("a voucher's code is on the page that follows, and on no other") {
    GivePages pages;
    const DataItem voucher = pages.stock("", &pages.vouchers);
    pages.browser.get("/data/give");
    pages.go("who", {{"phone", "07700 900723"}});
    pages.go("why", eligible_answers);
    pages.go("item", {{"item", voucher.reference}});
    const Response done = pages.go("check", {{"terms_told", "yes"}});
    CHECK(done.status == 200);
    CHECK(has(done, "this is the code"));
    CHECK(has(done, "CODE"));
    const DataIssue issue = pages.issues().front();
    CHECK_FALSE(has(pages.browser.get("/data/issues/" + issue.reference), "CODE1"));
    CHECK_FALSE(has(pages.browser.get("/data/items/" + voucher.reference), "CODE1"));
}

TEST_CASE("a further question of the hub stands on its page, and is asked") {
    GivePages pages(Role::manager);
    CHECK(has(pages.browser.get("/data/limits"), "At most 1 SIM or voucher for one person"));
    CHECK(has(pages.browser.get("/data/limits"), "This is the usual limit"));
    pages.browser.get("/data/limits/new");
    CHECK(
        has(pages.browser.submit("/data/limits", {{"unit", "items"}, {"most", "x"}, {"days", "1"}}),
            "The limit is a whole number"));
    CHECK(location_of(pages.browser.submit("/data/limits",
                                           {{"unit", "items"}, {"most", "2"}, {"days", "365"}})) ==
          "/data/limits?done=saved");
    CHECK(has(pages.browser.get("/data/limits"), "At most 2 SIMs or vouchers"));
    pages.browser.get("/data/gates/new");
    CHECK(location_of(pages.browser.submit("/data/gates", {{"hub", "NORTH"},
                                                           {"question", "They receive a benefit"},
                                                           {"walk_ins_only", "yes"}})) ==
          "/data/limits?done=saved");
    CHECK(has(pages.browser.get("/data/limits"), "At NORTH, of those who walk in"));
    pages.browser.sign_in(Role::volunteer);
    pages.browser.get("/data/give");
    CHECK(has(pages.go("who", {{"phone", "07700 900723"}}), "They receive a benefit"));
    CHECK(has(pages.go("why", eligible_answers), "This must be so."));
}

TEST_CASE("a SIM is set aside for a request, and put back") {
    GivePages pages(Role::hub_staff);
    const KitRequest of = pages.asked(RequestState::accepted);
    const DataItem sim = pages.stock();
    const std::string url = "/requests/" + of.reference;
    pages.browser.get(url + "/data");
    CHECK(has(pages.browser.submit(url + "/data", {{"item", "8944110000000001238"}}),
              "has been received"));
    CHECK(location_of(pages.browser.submit(url + "/data", {{"item", sim.reference}})) == url);
    CHECK(has(pages.browser.get(url), "Set aside: O2-25 bundle"));
    CHECK(has(pages.browser.get("/data/give?request=" + of.reference), "Set aside for them"));
    pages.browser.get(url + "/data/release?item=" + sim.reference);
    CHECK(location_of(pages.browser.submit(url + "/data/release", {{"item", sim.reference}})) ==
          url);
    CHECK(pages.story(sim) == "in_stock");
}

TEST_CASE("the counter hands the SIM over with the laptop") {
    GivePages pages;
    const KitRequest of = pages.asked(RequestState::accepted, {LineKind::laptop, LineKind::data});
    const Device device = pages.device_for(of);
    const DataItem sim = pages.stock("2027-01-31");
    const std::string url = "/handover/" + of.reference;
    const Response counter = pages.browser.get(url + "?tag=" + device.tag.text);
    CHECK(has(counter, "The SIM that goes with it"));
    CHECK(has(counter, "Start it by 31 January 2027"));
    const Answers answers{{"tag", device.tag.text},
                          {"sim-2", sim.reference},
                          {"terms_told", "yes"},
                          {"collected_by", "resident"},
                          {"strokes", "100,300 120,80 180,320;240,200 500,210"},
                          {"count-0", "1"}};
    const Response done = pages.browser.submit(url, answers);
    REQUIRE(location_of(done).ends_with("/receipt"));
    const Response receipt = pages.browser.get(location_of(done));
    CHECK(has(receipt, "O2-25 bundle"));
    CHECK(has(receipt, "12 months after it is started"));
    CHECK(pages.story(of) == "handed_over: handed_over ended");
}

TEST_CASE("second bundles that are due are named by what was given, and nobody else") {
    GivePages pages;
    CHECK(has(pages.browser.get("/data/second-bundles"), "None is due."));
    const Bundle first = pages.add_bundle_before("O2-25");
    for (int count = 0; count < 51; ++count) pages.started(first);
    pages.clock.advance(std::chrono::days{40});
    pages.browser.sign_in(Role::hub_staff);
    const Response page = pages.browser.get("/data/second-bundles");
    CHECK(has(page, "The next ones"));
    const auto at = page.body.find("/data/second-bundles?after=");
    REQUIRE(at != std::string::npos);
    const Response rest = pages.browser.get(page.body.substr(at, page.body.find('"', at) - at));
    CHECK(has(rest, "Give O2-25"));
    CHECK_FALSE(has(rest, "The next ones"));
    pages.browser.sign_in(Role::referrer);
    CHECK(pages.browser.get("/data/second-bundles").status == 403);
    CHECK(pages.browser.get("/data/give").status == 403);
}

}  // namespace kitbank::web
