#include <doctest/doctest.h>

#include "server/usecase/registers/ports.h"
#include "tests/web/pages/page_browser.h"

// Today is Saturday 21 November 2026.
namespace kitbank::web {
namespace {

const PageBrowser::Answers complaint = {{"received-day", "2"},
                                        {"received-month", "11"},
                                        {"received-year", "2026"},
                                        {"how", "email"},
                                        {"person", "Robin Example"},
                                        {"resident", ""},
                                        {"matter", "They <waited> long.\nNobody rang."},
                                        {"category", "waiting"},
                                        {"nation", "england_and_wales"}};

PageBrowser::Answers day(const std::string& name, const std::string& day) {
    return {{name + "-day", day}, {name + "-month", "11"}, {name + "-year", "2026"}};
}

PageBrowser::Answers with(PageBrowser::Answers answers, std::string name, std::string value) {
    answers.emplace_back(std::move(name), std::move(value));
    return answers;
}

Response act(PageBrowser& browser, const std::string& url, const PageBrowser::Answers& answers) {
    CHECK(browser.get(url).status == 200);
    return browser.submit(url, answers);
}

std::string record(PageBrowser& browser, const std::string& register_url,
                   const PageBrowser::Answers& answers) {
    browser.get(register_url + "/new");
    const auto answer = browser.submit(register_url, answers);
    REQUIRE(answer.status == 303);
    const std::string url = location_of(answer);
    return url.substr(0, url.find('?'));
}

}  // namespace

TEST_CASE("a complaint is recorded, acknowledged, answered and closed on its pages") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/organisation"), "href=\"/complaints\""));
    const std::string url = record(browser, "/complaints", complaint);
    CHECK(url == "/complaints/C-2026-0001");
    const auto fresh = browser.get(url + "?done=receipt");
    CHECK(has(fresh, "Recorded as C-2026-0001."));
    CHECK(has(fresh, "They &lt;waited&gt; long.\nNobody rang."));
    CHECK(has(fresh, "Acknowledge it by 2 December 2026, in 11 days"));
    CHECK(has(fresh, "Written into the register"));
    CHECK(has(browser.get("/complaints"), "Waiting too long"));

    CHECK(location_of(act(browser, url + "/acknowledgement", day("acknowledged", "5"))) ==
          url + "?done=acknowledgement");
    CHECK(has(browser.get(url), "Acknowledged: answer it without undue delay"));
    act(browser, url + "/note", {{"note", "Rang them."}});
    CHECK(has(browser.get(url), "Rang them."));
    act(browser, url + "/answer", with(day("answered", "20"), "outcome", "upheld"));
    CHECK(has(browser.get(url), "Upheld"));
    act(browser, url + "/closure", {{"lessons", "Ring sooner."}});
    CHECK(has(browser.get(url), "Ring sooner."));
    CHECK_FALSE(has(browser.get("/complaints"), "C-2026-0001"));
    CHECK(has(browser.get("/complaints?all=yes"), "C-2026-0001"));
    act(browser, url + "/reopening", {{"reason", "They wrote again."}});
    CHECK(has(browser.get("/complaints"), "C-2026-0001"));
}

TEST_CASE("a refused register form comes back as it was typed with each mistake at its field") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    browser.get("/complaints/new");
    const auto refused = browser.submit("/complaints", {{"received-day", "31"},
                                                        {"received-month", "2"},
                                                        {"received-year", "2026"},
                                                        {"how", "phone"},
                                                        {"nation", "scotland"},
                                                        {"matter", "Typed\n</textarea> text"}});
    CHECK(refused.status == 422);
    CHECK(has(refused, "Typed\n&lt;/textarea&gt; text"));
    CHECK(has(refused, "<a href=\"#received-day\">"));
    CHECK(has(refused, "<a href=\"#person\">"));
    CHECK(has(refused, "<a href=\"#category\">"));
    CHECK(has(refused, "<option value=\"scotland\" selected>"));
}

TEST_CASE("a register form that is sent twice records once") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    browser.get("/complaints/new");
    CHECK(location_of(browser.submit("/complaints", complaint)) ==
          location_of(browser.submit("/complaints", complaint)));
    CHECK_FALSE(has(browser.get("/complaints"), "C-2026-0002"));
}

TEST_CASE("the page of an access request tells how its last day is worked out") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    auto answers = complaint;
    answers.erase(answers.end() - 2);  // the category
    answers[5].second = "r-7f3k9q2x";
    answers.emplace_back("identity_needed", "yes");
    const std::string url = record(browser, "/subject-access", answers);
    CHECK(url == "/subject-access/S-2026-0001");
    const auto waiting = browser.get(url);
    CHECK(has(waiting, "Waiting to know who is asking"));
    CHECK(has(waiting, "href=\"/residents/R-7F3K9Q2X/export\""));

    act(browser, url + "/identity", day("identity_confirmed", "9"));
    CHECK(has(browser.get(url), "Answer by 9 December 2026, in 18 days"));
    act(browser, url + "/clarification", with(day("asked", "11"), "about_information", "yes"));
    CHECK(has(browser.get(url), "The clock stands still"));
    act(browser, url + "/clarification_arrival", day("arrived", "13"));
    CHECK(has(browser.get(url), "The clock stood still for 2 days"));
    act(browser, url + "/extension", with(day("extension_told", "20"), "ground", "complex"));
    CHECK(has(browser.get(url), "Answer by 11 February 2027"));
    const auto refused =
        act(browser, url + "/answer", with(day("answered", "20"), "outcome", "partly"));
    CHECK(refused.status == 422);
    CHECK(has(refused, "<a href=\"#rights_told\">"));
    auto answered = with(day("answered", "20"), "outcome", "partly");
    answered = with(answered, "reason", "Someone else is named in it.");
    CHECK(act(browser, url + "/answer", with(answered, "rights_told", "yes")).status == 303);
    CHECK(has(browser.get(url), "in time."));
    CHECK_FALSE(has(browser.get("/subject-access"), "S-2026-0001"));
}

TEST_CASE("an extension that was told too late comes back with the day it was due") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    auto answers = complaint;
    answers[1].second = "9";
    answers.erase(answers.end() - 2);
    const std::string url = record(browser, "/subject-access", answers);
    const auto refused =
        act(browser, url + "/extension", with(day("extension_told", "20"), "ground", "numerous"));
    CHECK(refused.status == 422);
    CHECK(has(refused, "by 2 October 2026"));
}

TEST_CASE("pages of the registers are only for their keepers, and have nothing for strangers") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    record(browser, "/complaints", complaint);
    CHECK(browser.get("/complaints/C-2026-0009").status == 404);
    CHECK(browser.get("/complaints/S-2026-0001").status == 404);
    CHECK(browser.get("/complaints/C-2026-0001/escape").status == 404);
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer, Role::admin}) {
        PageBrowser other(world);
        other.sign_in(role);
        CHECK_FALSE(has(other.get("/organisation"), "href=\"/complaints\""));
        for (const char* url : {"/complaints", "/complaints/new", "/complaints/C-2026-0001",
                                "/complaints/C-2026-0001/note", "/subject-access", "/monitoring"}) {
            CHECK_MESSAGE(other.get(url).status == 403, url);
        }
    }
}

TEST_CASE("the monitoring form counts what was chosen and comes back empty") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    CHECK(has(browser.get("/organisation"), "href=\"/monitoring/give\""));
    const auto form = browser.get("/monitoring/give");
    CHECK(has(form, "Prefer not to say"));
    CHECK_FALSE(has(form, "href=\"/monitoring\""));
    const auto given = browser.submit("/monitoring/give", {{"religion", "sikh"}});
    CHECK(location_of(given) == "/monitoring/give?done=yes");
    CHECK_FALSE(has(browser.get(location_of(given)), "checked"));
    CHECK(world.dump().find("religion | sikh | 1") != std::string::npos);
    CHECK(browser.submit("/monitoring/give", {{"religion", "other words"}}).status == 422);
}

TEST_CASE("the monitoring report hides small numbers and shows only quarters that are over") {
    World world;
    world.clock.advance(std::chrono::hours{24 * 60});  // 20 January 2027
    world.store.write([&](Transaction& tx) {
        for (int i = 0; i < 24; ++i) {
            tx.write_registers().count_answer({world.organisation, parse_date("2026-11-01").value(),
                                               "religion", i < 22 ? "hindu" : "sikh"});
        }
        return true;
    });
    PageBrowser browser(world);
    browser.sign_in(Role::manager);
    const auto report = browser.get("/monitoring");
    CHECK(report.status == 200);
    CHECK(has(report, "October to December 2026"));
    CHECK(has(report, "Hindu</th><td class=\"govuk-table__cell govuk-table__cell--numeric\">20<"));
    CHECK(
        has(report, "Sikh</th><td class=\"govuk-table__cell govuk-table__cell--numeric\">hidden<"));
    CHECK_FALSE(has(report, ">25<"));
    CHECK(has(report, "Too few answers to show any."));
    CHECK(browser.get("/monitoring?quarter=2027-Q1").status == 422);
    CHECK(has(browser.get("/monitoring?quarter=2026-Q3"), "href=\"/monitoring?quarter=2026-Q4\""));
}

TEST_CASE("everyone is told how to complain") {
    World world;
    WebSettings settings;
    settings.scheme_name = "Northshire Kit Bank";
    settings.contact = "Alnwick library, 07700 900123";
    PageBrowser browser(world, settings);
    const auto page = browser.get("/complain");
    CHECK(page.status == 200);
    CHECK(has(page, "Contact Alnwick library, 07700 900123"));
    CHECK(has(page, "within 30 days"));
    CHECK(has(browser.get("/sign-in"), "href=\"/complain\""));
}

}  // namespace kitbank::web
