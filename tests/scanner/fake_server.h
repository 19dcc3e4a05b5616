#pragma once
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

// A web server of a few lines for the scanner's tests: one connection at a time on loopback, each
// request answered by the test with the very bytes to send.
namespace kitbank::scanner::test {

struct Asked {
    std::string method;
    std::string path;
    std::string head;
    std::string body;

    std::string header(const std::string& name) const {
        const auto at = head.find("\r\n" + name + ": ");
        if (at == std::string::npos) return "";
        const auto from = at + name.size() + 4;
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

inline std::string http(int status, const std::string& body,
                        const std::string& type = "application/json") {
    return "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: " + type +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

inline std::string problem(int status, const std::string& code, bool retry = false) {
    return http(status,
                R"({"code":")" + code + R"(","detail":"A sentence.","retry":)" +
                    (retry ? "true" : "false") + "}",
                "application/problem+json");
}

// An answer that ends before its stated length.
inline std::string cut_short(int status, const std::string& body) {
    return "HTTP/1.1 " + std::to_string(status) +
           " X\r\nX-Cut: yes\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size() + 1) + "\r\n\r\n" + body;
}

constexpr const char* hang = "hang";   // no answer while the test lasts
constexpr const char* close_now = "";  // the connection ends without an answer

class FakeServer {
  public:
    using Handler = std::function<std::string(const Asked&)>;

    explicit FakeServer(Handler handler)
        : handler_(std::move(handler)), listener_(socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            listen(listener_, 16) != 0 ||
            getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port to listen on");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }

    ~FakeServer() {
        stop_ = true;
        thread_.join();
        close(listener_);
    }

    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    std::vector<Asked> asked() const {
        const std::lock_guard lock{mutex_};
        return asked_;
    }

  private:
    bool readable(int file) const {
        while (!stop_) {
            pollfd poll_file{file, POLLIN, 0};
            if (poll(&poll_file, 1, 20) > 0) return true;
        }
        return false;
    }

    void serve() {
        while (readable(listener_)) {
            const int connection = accept(listener_, nullptr, nullptr);
            while (answer_one(connection)) {
            }
            close(connection);
        }
    }

    bool answer_one(int connection) {
        std::string bytes;
        std::size_t whole = std::string::npos;
        while (bytes.size() < whole) {
            char piece[65536];
            if (!readable(connection)) return false;
            const auto count = recv(connection, piece, sizeof piece, 0);
            if (count <= 0) return false;
            bytes.append(piece, static_cast<std::size_t>(count));
            const auto end = bytes.find("\r\n\r\n");
            if (end == std::string::npos) continue;
            const auto at = bytes.find("Content-Length: ");
            whole = end + 4 + (at < end ? std::stoul(bytes.substr(at + 16)) : 0);
        }
        return respond(connection, bytes);
    }

    bool respond(int connection, const std::string& bytes) {
        const auto end = bytes.find("\r\n\r\n");
        const auto space = bytes.find(' ');
        Asked request{bytes.substr(0, space),
                      bytes.substr(space + 1, bytes.find(' ', space + 1) - space - 1),
                      bytes.substr(0, end + 2), bytes.substr(end + 4)};
        std::string answer;
        {
            const std::lock_guard lock{mutex_};
            asked_.push_back(request);
            answer = handler_(request);
        }
        if (answer == hang) {
            while (!stop_) usleep(10000);
            return false;
        }
        if (answer == close_now) return false;
        return send(connection, answer.data(), answer.size(), MSG_NOSIGNAL) ==
                   static_cast<ssize_t>(answer.size()) &&
               answer.find("X-Cut: yes") == std::string::npos;
    }

    Handler handler_;
    int listener_;
    int port_ = 0;
    std::atomic<bool> stop_{false};
    mutable std::mutex mutex_;
    std::vector<Asked> asked_;
    std::thread thread_;
};

}  // namespace kitbank::scanner::test
