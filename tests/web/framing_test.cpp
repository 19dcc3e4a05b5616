// Probes of request smuggling on a real socket (reliability.md F5, H1): whatever the framing, the
// number of answers with status 200 equals the number of requests that ran, and the request hidden
// behind a doubtful one never runs.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/web/echo_server.h"
#include "tests/web/raw_client.h"

namespace kitbank::web {
namespace {

const std::string hidden = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

// Framings that at least one real server or proxy has read in another way than its neighbour.
const std::vector<std::string> doubtful_framings = {
    "Content-Length: 1,0\r\n",
    "Content-Length: +5\r\n",
    "Content-Length: -5\r\n",
    "Content-Length: 5;\r\n",
    "Content-Length: 0x05\r\n",
    "Content-Length: 5 5\r\n",
    "Content-Length: 5, 5\r\n",
    "Content-Length: 5.0\r\n",
    "Content-Length: \"5\"\r\n",
    "Content-Length: \xD9\xA5\r\n",
    "Content-Length:\x0B"
    "5\r\n",
    "Content-Length: 18446744073709551621\r\n",
    "Content-Length\r\n",
    "Content-Length : 5\r\n",
    "Content-Length\t: 5\r\n",
    " Content-Length: 5\r\n",
    "X: y\r\n Content-Length: 5\r\n",
    "Content-Length: 5\r\nContent-Length: 0\r\n",
    "Content-Length: 0\r\nContent-Length: 5\r\n",
    "Content-Length: 5\r\ncontent-length: 5\r\n",
    "Content-Length: 5\nX: y\r\n",
    "Content-Length: 5\rX: y\r\n",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: Chunked\r\n",
    "Transfer-Encoding:chunked\r\n",
    "Transfer-Encoding: \tchunked\r\n",
    "Transfer-Encoding : chunked\r\n",
    "Transfer-Encoding: gzip, chunked\r\n",
    "Transfer-Encoding: chunked, identity\r\n",
    "Transfer-Encoding: identity\r\nContent-Length: 5\r\n",
    "Transfer-Encoding: identity, chunked\r\n",
    "Transfer-Encoding: xchunked\r\n",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n",
    "Transfer-Encoding: \"chunked\"\r\n",
    "Transfer-Encoding: =?UTF-8?B?Y2h1bmtlZA==?=\r\n",
    "Transfer-Encoding: chunked;x=y\r\n",
    "Transfer_Encoding: chunked\r\nContent-Length: five\r\n",
    "X: y\r\nTransfer-Encoding\r\n: chunked\r\n",
    "Content-Encoding: gzip\r\nContent-Length: 5\r\n",
    "Host: example.org\r\nContent-Length: 5\r\n",
    "Expect: 100-continue, 100-continue\r\nContent-Length: 5\r\n",
};

// Bodies that end early for a reader of chunks, or of a length, and then hide a request.
const std::vector<std::string> bodies = {
    "0\r\n\r\n" + hidden,
    "hello" + hidden,
    hidden,
    "5\r\nhello\r\n0\r\nX: y\r\n\r\n" + hidden,
};

TEST_CASE("no framing of two meanings runs anything, in any method, before any hidden request") {
    EchoServer echo;
    int cases = 0;
    for (const std::string& framing : doubtful_framings) {
        for (const std::string& body : bodies) {
            CAPTURE(framing);
            CAPTURE(body);
            RawClient client(echo.port());
            client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n" + body);
            client.finish_sending();
            const auto statuses = statuses_in(client.read_all());
            REQUIRE(statuses.size() == 1);
            CHECK(statuses[0] >= 400);
            CHECK(client.was_closed());
            ++cases;
        }
    }
    CHECK(cases >= 170);
    CHECK(echo.handler.plans == 0);
    CHECK(echo.handler.answers == 0);
    CHECK(echo.server.figures().faults_total == cases);
}

TEST_CASE("methods that carry no body do not hide one") {
    EchoServer echo;
    for (const char* method : {"GET", "HEAD", "TRACE", "CONNECT", "OPTIONS", "get", "GET\t"}) {
        for (const std::string& body : bodies) {
            RawClient client(echo.port());
            client.send(std::string(method) + " /echo HTTP/1.1\r\nHost: localhost\r\n" +
                        "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
            client.finish_sending();
            CHECK(statuses_in(client.read_all()).size() == 1);
        }
    }
    CHECK(echo.handler.answers == 0);
}

// A stream of good requests, cut into writes at random places.
TEST_CASE("good streams are answered request by request, however they are cut") {
    EchoServer echo;
    std::mt19937 random(20261122);
    int sent = 0;
    for (int round = 0; round < 60; ++round) {
        const int count = 1 + static_cast<int>(random() % 8);
        std::string stream;
        for (int i = 0; i < count; ++i) {
            // The body looks like a request, and is read as a body all the same.
            const std::string body = hidden.substr(0, random() % (hidden.size() + 1));
            stream += "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                      std::to_string(body.size()) + "\r\n\r\n" + body;
        }
        RawClient client(echo.port());
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t step = std::min<std::size_t>(1 + random() % 90, stream.size() - at);
            REQUIRE(client.send(std::string_view(stream).substr(at, step)));
            at += step;
        }
        client.finish_sending();
        CHECK(statuses_in(client.read_all()) ==
              std::vector<int>(static_cast<std::size_t>(count), 200));
        sent += count;
    }
    CHECK(echo.handler.answers == sent);
    CHECK(std::ranges::count(echo.handler.seen(), "/smuggled") == 0);
}

TEST_CASE("after a doubtful request nothing on its connection runs") {
    EchoServer echo;
    const std::string good =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nok";
    for (const std::string& framing : doubtful_framings) {
        RawClient client(echo.port());
        client.send(good + "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n" + good);
        client.finish_sending();
        const auto statuses = statuses_in(client.read_all());
        REQUIRE(statuses.size() == 2);
        CHECK(statuses[0] == 200);
        CHECK(statuses[1] >= 400);
    }
    CHECK(echo.handler.answers == static_cast<int>(doubtful_framings.size()));
}

// Seeded noise: a good request with one byte replaced, removed or doubled, behind it a good one.
TEST_CASE("a damaged request never makes more requests run than were answered with 200") {
    EchoServer echo;
    std::mt19937 random(7);
    const std::string good =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 12\r\nX-A: b\r\n\r\nGET /s "
        "HTTP/";
    int answered = 0;
    for (int round = 0; round < 300; ++round) {
        std::string stream = good;
        const std::size_t at = random() % good.size();
        switch (random() % 3) {
            case 0:
                stream[at] = static_cast<char>(random() % 256);
                break;
            case 1:
                stream.erase(at, 1);
                break;
            default:
                stream.insert(at, 1, stream[at]);
        }
        RawClient client(echo.port());
        client.send(stream + good);
        client.finish_sending();
        const auto statuses = statuses_in(client.read_all());
        answered += static_cast<int>(std::ranges::count(statuses, 200));
    }
    CHECK(echo.handler.answers == answered);
    for (const std::string& path : echo.handler.seen()) CHECK(path != "/s");
}

}  // namespace
}  // namespace kitbank::web
