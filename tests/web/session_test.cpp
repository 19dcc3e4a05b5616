#include "server/web/session.h"

#include <doctest/doctest.h>

#include "server/web/csrf.h"
#include "tests/web/api_world.h"

namespace kitbank::web {
namespace {

Request with_headers(std::initializer_list<std::pair<const char*, std::string>> headers) {
    Request request;
    request.host = "localhost:8080";
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    return request;
}

bool passes(const Request& request, const std::string& given, const std::string& secret) {
    Fields form;
    form.add(std::string(csrf_field), given);
    Session session;
    session.csrf = secret;
    return !check_form(request, form, session);
}

TEST_CASE("a form is acted on only with the session's own secret") {
    const Request request = with_headers({});
    CHECK(passes(request, "right", "right"));
    CHECK_FALSE(passes(request, "wrong", "right"));
    CHECK_FALSE(passes(request, "", "right"));
    CHECK_FALSE(passes(request, "", ""));
    CHECK_FALSE(passes(request, "righ", "right"));
    CHECK_FALSE(passes(request, "rightt", "right"));
}

TEST_CASE("a form sent from another site is refused, secret or not") {
    CHECK(passes(with_headers({{"origin", "http://localhost:8080"}}), "s", "s"));
    CHECK(passes(with_headers({{"sec-fetch-site", "same-origin"}}), "s", "s"));
    for (const char* origin : {"https://localhost:8080", "http://localhost", "null",
                               "http://example.org", "http://localhost:8080.example.org"}) {
        CHECK_FALSE(passes(with_headers({{"origin", origin}}), "s", "s"));
    }
    for (const char* site : {"cross-site", "same-site", ""}) {
        CHECK_FALSE(passes(with_headers({{"sec-fetch-site", site}}), "s", "s"));
    }
}

TEST_CASE("signing in needs no secret, but comes from here") {
    CHECK_FALSE(check_form(with_headers({}), {}, std::nullopt));
    const auto refusal =
        check_form(with_headers({{"sec-fetch-site", "cross-site"}}), {}, std::nullopt);
    REQUIRE(refusal);
    CHECK(refusal->code == RefusalCode::form_expired);
}

TEST_CASE("the cookie is for the server only, and tied to TLS where there is TLS") {
    WebSettings plain;
    CHECK(session_cookie("secret", plain) == "kitbank=secret; Path=/; HttpOnly; SameSite=Lax");
    WebSettings tls;
    tls.behind_tls = true;
    CHECK(session_cookie("secret", tls) ==
          "__Host-kitbank=secret; Path=/; HttpOnly; SameSite=Lax; Secure");
    CHECK(ended_session_cookie(tls).find("Max-Age=0") != std::string::npos);
}

TEST_CASE("only a path of this server is a place to go after signing in") {
    for (const char* good : {"/", "/devices?state=ready", "/t/KB7F3K9Q2X"})
        CHECK(is_local_path(good));
    for (const char* bad : {"", "//example.org", "https://example.org", "devices", "/\\example.org",
                            "/a\r\nSet-Cookie: x", "/a b", "/caf\xC3\xA9"}) {
        CHECK_FALSE(is_local_path(bad));
    }
}

TEST_CASE("a bearer token is read from its header only, whatever the case of the word") {
    ApiWorld api;
    const std::string token = api.token(Role::manager);
    for (const char* word : {"Bearer ", "bearer ", "BEARER "}) {
        const auto caller =
            find_bearer(with_headers({{"authorization", word + token}}), api.world.ports);
        REQUIRE(caller);
        CHECK(caller->role == Role::manager);
    }
    const std::vector<std::string> bad_headers{token,
                                               "Basic " + token,
                                               "Bearer",
                                               "Bearer ",
                                               "Bearer  " + token,
                                               "Bearer " + token + "x",
                                               "Bearer " + std::string(5000, 'a')};
    for (const std::string& bad : bad_headers) {
        CHECK_FALSE(find_bearer(with_headers({{"authorization", bad}}), api.world.ports));
    }
    CHECK_FALSE(find_bearer(with_headers({{"cookie", "kitbank=" + token}}), api.world.ports));
}

}  // namespace
}  // namespace kitbank::web
