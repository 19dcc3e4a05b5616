#include <doctest/doctest.h>

#include "server/core/partners/one_time_code.h"
#include "server/usecase/partners/link.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/second_factor.h"
#include "tests/support/letters.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

using namespace std::chrono_literals;

const std::string email = "robin@example.org";
const std::string password = "correct horse battery";

// Robin and a browser at the sign-in page.
struct Desk {
    explicit Desk(Role role = Role::hub_staff) : browser(world) {
        REQUIRE(add_person({email, "Robin Example", role, "", "NORTH", password}, world.ports));
    }
    // Whoever is signed in is not shown the page: the browser forgets its cookies first.
    Response sign_in(const std::string& with = password) {
        browser.cookie.clear();
        browser.get("/sign-in");
        return browser.submit("/sign-in",
                              {{"email", email}, {"password", with}, {"then", "/devices"}});
    }
    // The app's secret, from the half that the browser's cookie names.
    std::string secret() {
        const auto at = browser.cookie.find("kitbank-half=") + 13;
        const auto end = browser.cookie.find(';', at);
        return find_half_sign_in(browser.cookie.substr(at, end - at), world.ports)->secret;
    }
    std::string code(const std::string& of) {
        return one_time_code(of, one_time_step(world.clock.now()));
    }
    // Signs in and sets the app up; its secret.
    std::string set_up() {
        CHECK(location_of(sign_in()) == "/sign-in/set-up?then=%2Fdevices");
        browser.get("/sign-in/set-up?then=%2Fdevices");
        const std::string made = secret();
        codes = browser.submit("/sign-in/set-up", {{"code", code(made)}, {"then", "/devices"}});
        world.clock.advance(1min);
        return made;
    }

    World world;
    PageBrowser browser;
    Response codes;
};

bool has_header(const Response& response, const std::string& name, std::string_view text) {
    for (const auto& [each, value] : response.headers) {
        if (each == name && value.find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("staff set an app up on their way in and see their recovery codes once") {
    Desk desk;
    CHECK(location_of(desk.sign_in()) == "/sign-in/set-up?then=%2Fdevices");
    CHECK(desk.browser.get("/devices").status == 303);  // half a sign-in is none
    const auto page = desk.browser.get("/sign-in/set-up?then=%2Fdevices");
    CHECK(page.status == 200);
    CHECK(has(page, "<svg class=\"kb-qr\""));
    CHECK(has(page, "Scan this picture"));
    const std::string secret = desk.secret();
    CHECK_FALSE(has(page, secret));
    const auto wrong = desk.browser.submit("/sign-in/set-up", {{"code", "000000"}});
    CHECK(wrong.status == 401);
    CHECK(has(wrong, "The code is not right"));
    const auto done =
        desk.browser.submit("/sign-in/set-up", {{"code", desk.code(secret)}, {"then", "/devices"}});
    CHECK(done.status == 200);
    CHECK(has(done, "Your recovery codes"));
    CHECK(has(done, "href=\"/devices\""));
    CHECK(has_header(done, "Set-Cookie", "kitbank-half=; "));
    CHECK(desk.browser.get("/devices").status == 200);
}

TEST_CASE("with an app a code is asked, which works once") {
    Desk desk;
    const std::string secret = desk.set_up();
    const std::string code = desk.code(secret);
    CHECK(location_of(desk.sign_in()) == "/sign-in/code?then=%2Fdevices");
    CHECK(desk.browser.get("/devices").status == 303);
    desk.browser.get("/sign-in/code?then=%2Fdevices");
    const auto in = desk.browser.submit("/sign-in/code", {{"code", code}, {"then", "/devices"}});
    CHECK(location_of(in) == "/devices");
    CHECK(has_header(in, "Set-Cookie", "kitbank-known="));
    desk.sign_in();
    desk.browser.get("/sign-in/code");
    const auto again = desk.browser.submit("/sign-in/code", {{"code", code}});
    CHECK(again.status == 401);
    CHECK_FALSE(has(again, "value=\"" + code));
}

TEST_CASE("the pages of the second half send back to the beginning when there is none") {
    Desk desk;
    for (const char* page : {"/sign-in/code", "/sign-in/set-up"}) {
        CHECK(location_of(desk.browser.get(page)) == "/sign-in?then=%2F");
        CHECK(location_of(desk.browser.post(page, {{"code", "123456"}})) == "/sign-in?then=%2F");
    }
}

TEST_CASE("too many attempts are refused with a time to come back") {
    Desk desk;
    for (int i = 0; i < 7; ++i) CHECK(desk.sign_in("not the password").status == 401);
    const auto refused = desk.sign_in();
    CHECK(refused.status == 429);
    CHECK(has_header(refused, "Retry-After", "300"));
    CHECK(has(refused, "Wait five minutes"));
    CHECK_FALSE(has(refused, password));
}

TEST_CASE("the account shows where one is signed in, and signs a browser out") {
    Desk desk(Role::referrer);
    desk.sign_in();
    PageBrowser other(desk.world);
    other.get("/sign-in");
    other.submit("/sign-in", {{"email", email}, {"password", password}});
    const auto page = desk.browser.get("/account");
    CHECK(page.status == 200);
    CHECK(has(page, "This browser"));
    const auto at = page.body.find("name=\"session\" value=\"") + 22;
    const std::string session = page.body.substr(at, page.body.find('"', at) - at);
    CHECK(session.size() == 64);
    CHECK(other.get("/account").status == 200);
    CHECK(location_of(desk.browser.submit("/account/sessions/end", {{"session", session}})) ==
          "/account?done=session");
    CHECK(other.get("/account").status == 303);
    CHECK(desk.browser.get("/account").status == 200);
}

TEST_CASE("a password is changed on its page, and the old cookie is of no use") {
    Desk desk(Role::referrer);
    desk.sign_in();
    const std::string old = desk.browser.cookie;
    desk.browser.get("/account/password");
    const auto wrong = desk.browser.submit(
        "/account/password", {{"old_password", "no"}, {"new_password", "seven green bottles"}});
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "The password is not right."));
    const auto done = desk.browser.submit(
        "/account/password", {{"old_password", password}, {"new_password", "seven green bottles"}});
    CHECK(location_of(done) == "/account?done=password");
    CHECK(desk.browser.get("/account").status == 200);
    desk.browser.cookie = old;
    CHECK(desk.browser.get("/account").status == 303);
}

TEST_CASE("asking for a link says the same for every address") {
    Desk desk;
    const auto ask = [&](const std::string& whom) {
        desk.browser.get("/sign-in/forgotten");
        return desk.browser.submit("/sign-in/forgotten", {{"email", whom}});
    };
    const auto known = ask(email);
    auto unknown = ask("sobin@example.org");
    CHECK(known.status == 200);
    unknown.body.replace(unknown.body.find("sobin"), 5, "robin");
    CHECK(known.body == unknown.body);
}

TEST_CASE("a link in a letter changes the password, by a form and not by being opened") {
    Desk desk(Role::referrer);
    REQUIRE_FALSE(
        wish_for_link(email, LinkPurpose::password, {"192.0.2.1", "", ""}, desk.world.ports));
    send_wished_links("http://kit.example.org", desk.world.ports);
    const std::string text = letters_posted(desk.world).front().text;
    const auto at = text.find("/sign-in/new-password?key=");
    const std::string target = text.substr(at, text.find('\n', at) - at);
    for (int i = 0; i < 2; ++i) CHECK(desk.browser.get(target).status == 200);
    const std::string key = target.substr(target.find('=') + 1);
    const auto done = desk.browser.submit("/sign-in/new-password",
                                          {{"key", key}, {"password", "seven green bottles"}});
    CHECK(location_of(done) == "/sign-in?done=password");
    CHECK(desk.browser.get(target).status == 404);
    CHECK(location_of(desk.sign_in("seven green bottles")) == "/devices");
}

TEST_CASE("a sign-in link is used by pressing its button") {
    Desk desk(Role::referrer);
    REQUIRE_FALSE(
        wish_for_link(email, LinkPurpose::sign_in, {"192.0.2.1", "", ""}, desk.world.ports));
    send_wished_links("http://kit.example.org", desk.world.ports);
    const std::string text = letters_posted(desk.world).front().text;
    const auto at = text.find("/sign-in/link?key=");
    const std::string target = text.substr(at, text.find('\n', at) - at);
    for (int i = 0; i < 3; ++i) CHECK(desk.browser.get(target).status == 200);
    CHECK(desk.browser.get("/account").status == 303);
    const std::string key = target.substr(target.find('=') + 1);
    desk.browser.get(target);
    CHECK(location_of(desk.browser.submit("/sign-in/link", {{"key", key}})) == "/");
    CHECK(desk.browser.get("/account").status == 200);
}

TEST_CASE("behind TLS every cookie of signing in is tied to this host") {
    World world;
    WebSettings settings;
    settings.behind_tls = true;
    PageBrowser browser(world, settings);
    REQUIRE(add_person({email, "Robin Example", Role::referrer, "", "", password}, world.ports));
    browser.get("/sign-in");
    const auto in = browser.submit("/sign-in", {{"email", email}, {"password", password}});
    int cookies = 0;
    for (const auto& [name, value] : in.headers) {
        if (name != "Set-Cookie") continue;
        ++cookies;
        CHECK(value.starts_with("__Host-kitbank"));
        for (const char* attribute : {"; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"})
            CHECK(value.find(attribute) != std::string::npos);
    }
    CHECK(cookies == 2);
}

}  // namespace kitbank::web
