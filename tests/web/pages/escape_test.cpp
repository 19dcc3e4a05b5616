#include <doctest/doctest.h>

#include <array>

#include "embedded/page_template.h"
#include "server/web/page.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

constexpr std::array payloads = {
    "<script>alert(1)</script>",        "\"><img src=x onerror=alert(1)>",
    "' autofocus onfocus=alert(1) x='", "</textarea><script>alert(2)</script>",
    "{{%AUTOESCAPE}}{{CSRF}}",          "</title><script>alert(3)</script>",
};

// The payloads as HTML would have them if they were not made harmless.
void check_harmless(const std::string& html) {
    for (const auto* const broken :
         {"<script>alert", "<img src=x", "onfocus=alert(1) x='", "</textarea><script"}) {
        CHECK(html.find(broken) == std::string::npos);
    }
}

}  // namespace

TEST_CASE("every template begins with the auto-escape line and is read at start") {
    CHECK(page_template::all().size() > 20);
    for (const auto& text : page_template::all()) {
        CAPTURE(text.path);
        CHECK(text.text.rfind("{{%AUTOESCAPE context=\"HTML\"}}", 0) == 0);
    }
    load_templates();
}

TEST_CASE("every template can be expanded, also with nothing given") {
    for (const auto& text : page_template::all()) {
        CAPTURE(text.path);
        Page page(text.path, "Title");
        CHECK(page.html().find("</html>") != std::string::npos);
    }
}

TEST_CASE("a template that does not exist is an exception, not an empty page") {
    CHECK_THROWS_AS(Page("no/such.tpl", "Title").html(), std::runtime_error);
}

TEST_CASE("an address that is a script is never a link") {
    Page page("problems/problem.tpl", "Title");
    page.main().set("GO_URL", "javascript:alert(1)").set("GO_TEXT", "Go");
    CHECK(page.html().find("javascript:") == std::string::npos);
}

TEST_CASE("what is typed into any field of receiving a device comes back as text") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    for (const std::string payload : payloads) {
        CAPTURE(payload);
        browser.get("/devices/new");
        PageBrowser::Answers answers;
        for (const std::string name :
             {"tag", "kind", "make", "model", "serial", "hub", "shelf", "donor", "medium-1-serial",
              "medium-1-model", "medium-1-type"}) {
            answers.emplace_back(name, payload);
        }
        const auto refused = browser.submit("/devices", answers);
        CHECK(refused.status >= 400);
        check_harmless(refused.body);
    }
}

TEST_CASE("what is recorded of a device is text on every page that shows it") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    for (const std::string payload : payloads) {
        CAPTURE(payload);
        browser.get("/devices/new");
        const auto received = browser.submit("/devices", {{"kind", "laptop"},
                                                          {"make", payload},
                                                          {"model", payload},
                                                          {"donor", payload},
                                                          {"shelf", payload},
                                                          {"medium-1-serial", "Z0BPC1TRP6W1"},
                                                          {"medium-1-model", payload},
                                                          {"hub", "NORTH"}});
        REQUIRE(received.status == 303);
        const auto device = location_of(received).substr(0, location_of(received).find('?'));
        check_harmless(browser.get(device).body);
        check_harmless(browser.get(device + "/wipe").body);
        check_harmless(browser.get(device + "/label").body);
        check_harmless(browser.get(device + "/loss").body);
    }
    check_harmless(browser.get("/devices").body);
}

TEST_CASE("what stands in an address is text on the page that answers it") {
    World world;
    PageBrowser browser(world);
    browser.sign_in(Role::hub_staff);
    const std::string typed = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for (const std::string& target : std::vector<std::string>{
             "/devices?q=" + typed, "/devices?state=" + typed, "/devices?hub=" + typed,
             "/devices?q=x&cursor=" + typed, "/labels/1?stock=" + typed, "/devices/" + typed,
             "/t/" + typed, "/problems/" + typed, "/sign-in?then=" + typed}) {
        CAPTURE(target);
        check_harmless(browser.get(target).body);
    }
    browser.cookie.clear();
    check_harmless(browser.get("/sign-in?then=%2F" + typed).body);
}

}  // namespace kitbank::web
