#include "server/web/http_server.h"

#include <doctest/doctest.h>

#include <Poco/AutoPtr.h>
#include <Poco/Channel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>

#include <algorithm>
#include <memory>
#include <thread>

#include "tests/web/echo_server.h"
#include "tests/web/raw_client.h"

namespace kitbank::web {
namespace {

using namespace std::chrono_literals;

const std::string get_a = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string get_last = "GET /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

std::string post(const std::string& path, const std::string& body, const std::string& more = {}) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string exchange(std::uint16_t port, const std::string& bytes) {
    RawClient client(port);
    client.send(bytes);
    client.finish_sending();
    return client.read_all();
}

class RememberedLog : public Poco::Channel {
  public:
    void log(const Poco::Message& message) override { lines.push_back(message.getText()); }
    std::vector<std::string> lines;
};

TEST_CASE("requests of a pipeline are answered in order, each once") {
    EchoServer echo;
    const auto stream = exchange(echo.port(), get_a + post("/echo", "hello") + get_last);
    CHECK(statuses_in(stream) == std::vector<int>{200, 200, 200});
    CHECK(echo.handler.seen() == std::vector<std::string>{"/a", "/echo", "/last"});
    CHECK(stream.find("\r\n\r\nhello") != std::string::npos);
}

TEST_CASE("every answer carries the security headers, a date and no server name") {
    EchoServer echo;
    for (const std::string& bytes :
         {get_last, std::string("nonsense\r\n\r\n"), post("/throw", "")}) {
        const auto stream = exchange(echo.port(), bytes);
        for (const char* header :
             {"\r\nDate: ", "\r\nX-Content-Type-Options: nosniff\r\n", "frame-ancestors 'none'",
              "\r\nReferrer-Policy: same-origin\r\n", "\r\nCache-Control: no-store\r\n"}) {
            CAPTURE(header);
            CHECK(stream.find(header) != std::string::npos);
        }
        CHECK(stream.find("\r\nServer:") == std::string::npos);
        CHECK(stream.find("Strict-Transport") == std::string::npos);
        CHECK(stream.find("unsafe-inline") == std::string::npos);
    }
}

TEST_CASE("HSTS is sent behind TLS") {
    HttpSettings settings;
    settings.behind_tls = true;
    EchoServer echo(settings);
    CHECK(exchange(echo.port(), get_last).find("Strict-Transport-Security: max-age=63072000") !=
          std::string::npos);
}

TEST_CASE("HEAD is answered without a body and with its length") {
    EchoServer echo;
    const auto stream = exchange(
        echo.port(), "HEAD /four HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(stream.find("Content-Length: 5\r\n") != std::string::npos);
    CHECK(stream.ends_with("\r\n\r\n"));
}

TEST_CASE("a request hidden in the body of a refused one is never run") {
    EchoServer echo;
    const std::string hidden = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (const char* path : {"/refused", "/small", "/throw-early"}) {
        const auto stream = exchange(echo.port(), post(path, hidden));
        CHECK(statuses_in(stream).size() == 1);
        CHECK(stream.find("Connection: close\r\n") != std::string::npos);
    }
    CHECK(echo.handler.answers == 0);
}

TEST_CASE("a body too large is refused before it is read") {
    EchoServer echo;
    RawClient client(echo.port());
    client.send("POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n");
    CHECK(statuses_in(client.read_all()) == std::vector<int>{413});
    CHECK(echo.handler.answers == 0);
}

TEST_CASE("a cut body never reaches the handler, wherever it is cut") {
    EchoServer echo;
    const std::string whole = post("/echo", std::string(40, 'x'));
    for (std::size_t cut = 1; cut < whole.size(); ++cut)
        exchange(echo.port(), whole.substr(0, cut));
    CHECK(echo.handler.answers == 0);
    CHECK(statuses_in(exchange(echo.port(), whole)) == std::vector<int>{200});
    CHECK(echo.handler.answers == 1);
}

TEST_CASE("a request that comes byte by byte is read like any other") {
    EchoServer echo;
    RawClient client(echo.port());
    for (const char c : post("/echo", "slowly", "Connection: close\r\n")) client.send({&c, 1});
    CHECK(client.read_all().ends_with("slowly"));
}

TEST_CASE("100 Continue is sent only when the body is wanted") {
    EchoServer echo;
    const std::string expect = "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    RawClient wanted(echo.port());
    wanted.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + expect);
    std::string stream;
    REQUIRE(wanted.read_until(stream, "HTTP/1.1 100 Continue\r\n\r\n"));
    wanted.send("hello");
    CHECK(wanted.read_all().ends_with("hello"));

    RawClient unwanted(echo.port());
    unwanted.send("POST /refused HTTP/1.1\r\nHost: localhost\r\n" + expect);
    CHECK(statuses_in(unwanted.read_all()) == std::vector<int>{401});
}

TEST_CASE("an exception is a 500 with a reference, logged once, and the next request is served") {
    const Poco::AutoPtr<RememberedLog> log(new RememberedLog);
    Poco::Logger::get("http").setChannel(log);
    EchoServer echo;
    const auto stream = exchange(echo.port(), post("/throw", "") + get_last);
    CHECK(statuses_in(stream) == std::vector<int>{500, 200});
    CHECK(stream.find("broken") == std::string::npos);
    REQUIRE(log->lines.size() == 1);
    CHECK(log->lines[0].find("POST /throw: broken") != std::string::npos);
    CHECK(stream.find(log->lines[0].substr(0, 10)) != std::string::npos);

    exchange(echo.port(), "GET /throw-early HTTP/1.1\r\nHost: localhost\r\n\r\n");
    REQUIRE(log->lines.size() == 2);
    CHECK(log->lines[1].find_first_of("\r\n") == std::string::npos);
    CHECK(echo.server.figures().exceptions_total == 2);
    Poco::Logger::get("http").setChannel(nullptr);
}

TEST_CASE("a handler cannot write a header that breaks out of its line") {
    EchoServer echo;
    const auto stream = exchange(
        echo.port(), "GET /split HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(statuses_in(stream) == std::vector<int>{500});
    CHECK(stream.find("Set-Cookie") == std::string::npos);
}

TEST_CASE("200 slow connections hold nobody up, and are ended by the deadline") {
    HttpSettings settings;
    settings.limits.head = 2s;
    settings.limits.body = 2s;
    EchoServer echo(settings);
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<RawClient>(echo.port()));
        slow.back()->send(i % 2 == 0 ? "GET /a HT" : post("/echo", "").substr(0, 45) + "9\r\n\r\n");
    }
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i) CHECK(statuses_in(exchange(echo.port(), get_last)).size() == 1);
    CHECK(std::chrono::steady_clock::now() - begun < 1s);
    for (int round = 0; round < 5; ++round) {
        std::this_thread::sleep_for(500ms);
        for (const auto& client : slow) client->send("X");  // a byte now and then buys no time
    }
    for (const auto& client : slow) {
        client->read_all(1500ms);
        CHECK(client->was_closed());
    }
}

TEST_CASE("one address cannot take every connection") {
    HttpSettings settings;
    settings.limits.connections_per_address_max = 3;
    EchoServer echo(settings);
    std::vector<std::unique_ptr<RawClient>> held;
    for (int i = 0; i < 3; ++i) {
        held.push_back(std::make_unique<RawClient>(echo.port()));
        held.back()->send(get_a);
        std::string stream;
        REQUIRE(held.back()->read_until(stream, "\r\n\r\n/a"));
    }
    CHECK(statuses_in(exchange(echo.port(), get_a)) == std::vector<int>{503});
    held.clear();
    std::this_thread::sleep_for(200ms);
    CHECK(statuses_in(exchange(echo.port(), get_a)) == std::vector<int>{200});
}

TEST_CASE("a forwarded address is believed of a trusted proxy only") {
    const std::string ask =
        "GET /peer HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        "X-Forwarded-For: 198.51.100.1, 203.0.113.9\r\n\r\n";
    EchoServer plain;
    CHECK(exchange(plain.port(), ask).ends_with("127.0.0.1"));
    HttpSettings settings;
    settings.trusted_proxies = {"127.0.0.1"};
    EchoServer proxied(settings);
    CHECK(exchange(proxied.port(), ask).ends_with("203.0.113.9"));
}

TEST_CASE("a connection is closed after its last allowed request") {
    HttpSettings settings;
    settings.limits.requests_per_connection_max = 2;
    EchoServer echo(settings);
    CHECK(statuses_in(exchange(echo.port(), get_a + get_a + get_a)).size() == 2);
}

TEST_CASE("stopping ends idle connections at once and lets a request under way finish") {
    auto echo = std::make_unique<EchoServer>();
    RawClient idle(echo->port());
    idle.send(get_a);
    std::string first;
    REQUIRE(idle.read_until(first, "\r\n\r\n/a"));
    RawClient busy(echo->port());
    busy.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
    std::this_thread::sleep_for(50ms);
    const auto begun = std::chrono::steady_clock::now();
    echo->server.stop();
    CHECK(std::chrono::steady_clock::now() - begun < 3s);
    CHECK(busy.read_all().ends_with("/slow"));
    idle.read_all();
    CHECK(idle.was_closed());
}

TEST_CASE("a second server cannot take the same port") {
    EchoServer echo;
    HttpSettings settings;
    settings.port = echo.port();
    HttpServer second(settings, echo.handler);
    CHECK_THROWS(second.start());
}

TEST_CASE("many clients at once each get their own answer") {
    EchoServer echo;
    std::atomic<int> right = 0;
    std::vector<std::thread> clients;
    for (int c = 0; c < 16; ++c) {
        clients.emplace_back([&, c] {
            RawClient client(echo.port());
            for (int i = 0; i < 50; ++i) {
                const std::string body = std::to_string(c) + "-" + std::to_string(i) + "|";
                client.send(post("/echo", body));
                std::string stream;
                if (client.read_until(stream, "\r\n\r\n" + body)) ++right;
            }
        });
    }
    for (std::thread& client : clients) client.join();
    CHECK(right == 16 * 50);
}

}  // namespace
}  // namespace kitbank::web
