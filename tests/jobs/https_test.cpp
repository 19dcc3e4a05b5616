#include "server/jobs/https.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <thread>

#include "server/usecase/partners/provider_client.h"

namespace kitbank {
namespace {

// Answers one connection on loopback with these bytes, slowly if told.
class OneAnswer {
  public:
    explicit OneAnswer(std::string bytes, std::chrono::milliseconds pause = {})
        : socket_(Poco::Net::SocketAddress{"127.0.0.1", 0}),
          thread_([this, bytes = std::move(bytes), pause] { answer(bytes, pause); }) {}
    ~OneAnswer() {
        stopping_ = true;
        thread_.join();
    }
    OneAnswer(const OneAnswer&) = delete;
    OneAnswer& operator=(const OneAnswer&) = delete;

    [[nodiscard]] std::string url() const {
        return "http://127.0.0.1:" + std::to_string(socket_.address().port()) + "/x";
    }

  private:
    void answer(const std::string& bytes, std::chrono::milliseconds pause) {
        if (!socket_.poll(Poco::Timespan{5, 0}, Poco::Net::Socket::SELECT_READ)) return;
        Poco::Net::StreamSocket to = socket_.acceptConnection();
        std::array<char, 4096> asked{};
        to.receiveBytes(asked.data(), static_cast<int>(asked.size()));
        try {
            for (std::size_t i = 0; i < bytes.size() && !stopping_; i += 1000) {
                to.sendBytes(bytes.data() + i,
                             static_cast<int>(std::min<std::size_t>(1000, bytes.size() - i)));
                std::this_thread::sleep_for(pause);
            }
        } catch (const Poco::Exception&) {
            return;  // the client went away
        }
    }

    Poco::Net::ServerSocket socket_;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

std::string ok(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("an answer is read to its end") {
    const OneAnswer server{ok("{\"a\": 1}")};
    const HttpsAnswer answer = https_get(server.url());
    CHECK(answer.status == 200);
    CHECK(answer.body == "{\"a\": 1}");
}

TEST_CASE("a redirect is not followed") {
    const OneAnswer elsewhere{ok("secret")};
    const OneAnswer server{"HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() +
                           "\r\nContent-Length: 0\r\n\r\n"};
    const HttpsAnswer answer = https_get(server.url());
    CHECK(answer.status == 302);
    CHECK(answer.body.empty());
}

TEST_CASE("an answer without end is cut off") {
    const OneAnswer server{ok(std::string(400'000, 'x'))};
    CHECK_THROWS_AS(https_get(server.url()), ProviderFailure);
}

TEST_CASE("an answer that drips is given up") {
    const OneAnswer server{ok(std::string(200'000, 'x')), std::chrono::milliseconds{50}};
    const auto began = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(https_get(server.url(), {1'000'000, std::chrono::milliseconds{200},
                                             std::chrono::milliseconds{400}}),
                    ProviderFailure);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{3});
}

TEST_CASE("a server that says nothing, nonsense or is not there is a failure") {
    const HttpsLimits quick{1'000, std::chrono::milliseconds{200}, std::chrono::milliseconds{400}};
    {
        const OneAnswer server{""};
        CHECK_THROWS_AS(https_get(server.url(), quick), ProviderFailure);
    }
    {
        const OneAnswer server{"nonsense\r\n\r\n"};
        CHECK_THROWS_AS(https_get(server.url(), quick), ProviderFailure);
    }
    CHECK_THROWS_AS(https_get("http://127.0.0.1:1/", quick), ProviderFailure);
}

TEST_CASE("only https is called, and loopback") {
    CHECK(may_be_called("https://id.example.org/a?b=c"));
    CHECK(may_be_called("http://127.0.0.1:4000/a"));
    CHECK(may_be_called("http://localhost:4000/a"));
    for (const std::string& url :
         {std::string{"http://id.example.org/"}, std::string{"ftp://id.example.org/"},
          std::string{"file:///etc/passwd"}, std::string{"http://169.254.169.254/latest"},
          std::string{"http://10.0.0.1/"}, std::string{"http://127.0.0.1.example.org/"},
          std::string{"https://user:password@id.example.org/"}, std::string{"https:///a"},
          std::string{"https://id.example.org/a b"}, std::string{"https://id.example.org/\r\nX: y"},
          std::string{}, "https://id.example.org/" + std::string(3'000, 'x')}) {
        CAPTURE(url);
        CHECK_FALSE(may_be_called(url));
    }
    CHECK_THROWS_AS(https_get("http://id.example.org/"), ProviderFailure);
}

}  // namespace kitbank
