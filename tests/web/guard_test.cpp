#include "server/web/guard.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace kitbank::web {
namespace {

// The status the guard answers for these bytes; 200 when it lets them through, 0 when it wants
// more.
int status_for(const std::string& bytes) {
    std::size_t scanned = 0;
    const auto length = head_length(bytes, scanned);
    if (!length) return status_of(length.fault().code);
    if (length.value() == 0) return 0;
    const auto head = parse_head(std::string_view(bytes).substr(0, length.value()), {});
    return head ? 200 : status_of(head.fault().code);
}

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}
std::string with(const std::string& headers) {
    return "POST /a HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

Head head_of(const std::string& bytes) {
    auto head = parse_head(bytes, {});
    REQUIRE(head);
    return head.value();
}

struct Attempt {
    std::string what;
    std::string bytes;
    int status;
};

// clang-format off
const std::vector<Attempt> attempts = {
    {"a plain request", get("/"), 200},
    {"a request with a query", get("/devices?q=a%20b&state=ready"), 200},
    {"HTTP/1.0 with a Host", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", 200},
    {"a Host with a port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n", 200},
    {"a Host in capitals", "GET / HTTP/1.1\r\nHost: LOCALHOST\r\n\r\n", 200},
    {"a Host that is an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 200},
    {"half a head", "GET / HTTP/1.1\r\nHost: localhost\r\n", 0},
    {"an encoded word is only text", with("X-T: =?UTF-8?B?YQ0KU2V0LUNvb2tpZTogcHduPTE=?=\r\nContent-Length: 0\r\n"), 200},

    {"a bare LF", "GET / HTTP/1.1\nHost: localhost\n\n", 400},
    {"a bare LF in the headers", "GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400},
    {"a bare CR in a value", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n", 400},
    {"an empty line first", "\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"a TLS hello", std::string("\x16\x03\x01\x02\x00\x01", 6), 400},
    {"a junk line among the headers", "GET / HTTP/1.1\r\nHost: localhost\r\njunk\r\n\r\n", 400},
    {"a folded header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n", 400},
    {"a space before the colon", with("Content-Length : 0\r\n"), 400},
    {"a coding with a space before the colon", with("Transfer-Encoding : chunked\r\n"), 400},
    {"a header without a name", with(": x\r\n"), 400},
    {"a header name that is no token", with("X(y): z\r\n"), 400},
    {"a NUL in a value", with(std::string("X: a\0b\r\n", 8)), 400},
    {"a value that is not UTF-8", with("X: \xC0\xAF\r\n"), 400},

    {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
    {"no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 400},
    {"two Hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400},
    {"a foreign Host", "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", 421},
    {"a Host that begins well", "GET / HTTP/1.1\r\nHost: localhost.example.org\r\n\r\n", 421},
    {"a Host with a user", "GET / HTTP/1.1\r\nHost: localhost@example.org\r\n\r\n", 400},
    {"an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
    {"a Host with a bad port", "GET / HTTP/1.1\r\nHost: localhost:x\r\n\r\n", 400},

    {"TRACE", "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    {"CONNECT", "CONNECT / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    {"OPTIONS", "OPTIONS / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
    {"a method nobody knows", "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
    {"a method in small letters", "get / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"HTTP/2 spoken at once", "PRI * HTTP/2.0\r\n\r\n", 505},
    {"HTTP/0.9", "GET /\r\n\r\n", 400},
    {"a version that is none", "GET / HTTP/1.x\r\nHost: localhost\r\n\r\n", 400},
    {"two spaces", "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
    {"a tab as space", "GET\t/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},

    {"the absolute form", get("http://localhost/"), 400},
    {"a target without slash", get("devices"), 400},
    {"the asterisk", get("*"), 400},
    {"a fragment", get("/a#b"), 400},
    {"an encoded NUL", get("/a%00b"), 400},
    {"an encoded line end", get("/a%0d%0ab"), 400},
    {"an overlong slash", get("/%c0%af"), 400},
    {"an overlong slash of three bytes", get("/%e0%80%af"), 400},
    {"a surrogate", get("/%ed%a0%80"), 400},
    {"half an escape", get("/a%2"), 400},
    {"an escape that is none", get("/a%zz"), 400},
    {"dot segments", get("/a/../b"), 400},
    {"encoded dot segments", get("/a/%2e%2E/b"), 400},
    {"a single dot", get("/a/./b"), 400},
    {"an encoded slash", get("/a%2fb"), 400},
    {"a backslash", get("/a\\b"), 400},
    {"an encoded backslash", get("/a%5cb"), 400},
    {"an empty segment", get("//example.org"), 400},
    {"raw UTF-8 in the target", get("/caf\xC3\xA9"), 400},
    {"a NUL in the query", get("/?a=%00"), 400},
    {"a query that is not UTF-8", get("/?a=%ff"), 400},
    {"a target of 8,193 characters", get("/" + std::string(8192, 'a')), 414},
    {"a target without end", "GET /" + std::string(9000, 'a'), 414},
    {"65 headers", [] { std::string lines; for (int i = 0; i < 64; ++i) lines += "X" + std::to_string(i) + ": y\r\n"; return with(lines); }(), 431},
    {"a header line of 9,000 bytes", with("X: " + std::string(9000, 'y') + "\r\n"), 431},
    {"headers without end", with("X: y\r\n").substr(0, 40) + std::string(41000, 'y'), 431},

    {"a POST without length", with(""), 411},
    {"a chunked POST", with("Transfer-Encoding: chunked\r\n"), 411},
    {"gzip, chunked", with("Transfer-Encoding: gzip, chunked\r\n"), 501},
    {"chunked twice", with("Transfer-Encoding: chunked, chunked\r\n"), 501},
    {"an encoded coding", with("Transfer-Encoding: =?UTF-8?B?Y2h1bmtlZA==?=\r\n"), 501},
    {"a length and a coding", with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400},
    {"a length with a comma", with("Content-Length: 1,0\r\n"), 400},
    {"the same length as a list", with("Content-Length: 5, 5\r\n"), 400},
    {"a length with a plus", with("Content-Length: +5\r\n"), 400},
    {"a length with a minus", with("Content-Length: -5\r\n"), 400},
    {"a hexadecimal length", with("Content-Length: 0x5\r\n"), 400},
    {"a length with a space", with("Content-Length: 1 0\r\n"), 400},
    {"an empty length", with("Content-Length:\r\n"), 400},
    {"two lengths", with("Content-Length: 5\r\nContent-Length: 6\r\n"), 400},
    {"two equal lengths", with("Content-Length: 5\r\nContent-Length: 5\r\n"), 400},
    {"a length of ten digits", with("Content-Length: 1000000000\r\n"), 413},
    {"a GET with a body", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n", 400},
    {"a packed body", with("Content-Length: 5\r\nContent-Encoding: gzip\r\n"), 415},
    {"another expectation", with("Content-Length: 5\r\nExpect: 200-ok\r\n"), 417},
};
// clang-format on

TEST_CASE("the guard lets plain requests through and refuses everything of two meanings") {
    for (const Attempt& attempt : attempts) {
        CAPTURE(attempt.what);
        CHECK(status_for(attempt.bytes) == attempt.status);
    }
}

TEST_CASE("an address is decoded exactly once") {
    const Head head = head_of(get("/t/a%2541/?q=%2541+b&q=2"));
    CHECK(head.segments == std::vector<std::string>{"t", "a%41", ""});
    CHECK(head.query.text("q") == "%41 b");
    CHECK(head.query.all("q").size() == 2);
}

TEST_CASE("a connection stays by HTTP/1.1 and ends when the client says so") {
    CHECK(head_of(get("/")).keep_alive);
    CHECK_FALSE(head_of("GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").keep_alive);
    CHECK_FALSE(
        head_of("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: x, CLOSE\r\n\r\n").keep_alive);
    CHECK(
        head_of("GET / HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n").keep_alive);
}

TEST_CASE("a head is found however it is cut") {
    const std::string whole = get("/devices") + "rest";
    for (std::size_t cut = 0; cut + 4 < whole.size(); ++cut) {
        std::size_t scanned = 0;
        const auto early = head_length(std::string_view(whole).substr(0, cut), scanned);
        REQUIRE(early);
        CHECK(early.value() == 0);
        const auto later = head_length(whole, scanned);
        REQUIRE(later);
        CHECK(later.value() == whole.size() - 4);
    }
}

TEST_CASE("every cut of a good request is incomplete, never refused and never taken") {
    const std::string whole = with("Content-Length: 5\r\nContent-Type: text/plain\r\n");
    for (std::size_t cut = 0; cut < whole.size(); ++cut)
        CHECK(status_for(whole.substr(0, cut)) == 0);
    CHECK(status_for(whole) == 200);
}

TEST_CASE("a cookie sent in two lines is one list, and a name sent twice has no value") {
    Request request;
    static_cast<Head&>(request) = head_of(
        "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: a=1; b=2\r\nCookie: c=3; b=4\r\n\r\n");
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("c") == "3");
    CHECK_FALSE(request.cookie("b"));
    CHECK_FALSE(request.cookie("d"));
}

TEST_CASE("every fault has a status of its kind and letters of its own") {
    CHECK(status_of(FaultCode::internal) == 500);
    CHECK(std::string(name_of(FaultCode::wrong_host)) == "wrong_host");
}

}  // namespace
}  // namespace kitbank::web
