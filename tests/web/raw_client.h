#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kitbank::web {

// A client that sends exactly the bytes it is told to, well formed or not.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port) : descriptor_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        open_ = ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(descriptor_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    bool is_open() const { return open_; }
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    void finish_sending() { ::shutdown(descriptor_, SHUT_WR); }

    // Everything that comes until the server closes, or until nothing came for `quiet`.
    std::string read_all(std::chrono::milliseconds quiet = std::chrono::milliseconds(3000)) {
        std::string all;
        while (read_some(all, quiet)) {
        }
        return all;
    }
    // Reads until the text has come; false when the connection ended or was quiet before.
    bool read_until(std::string& all, std::string_view text,
                    std::chrono::milliseconds quiet = std::chrono::milliseconds(3000)) {
        while (all.find(text) == std::string::npos) {
            if (!read_some(all, quiet)) return false;
        }
        return true;
    }
    bool was_closed() const { return closed_; }

  private:
    bool read_some(std::string& all, std::chrono::milliseconds quiet) {
        pollfd entry{descriptor_, POLLIN, 0};
        if (::poll(&entry, 1, static_cast<int>(quiet.count())) <= 0) return false;
        char bytes[16384];
        const auto count = ::recv(descriptor_, bytes, sizeof bytes, 0);
        closed_ = count <= 0;
        if (closed_) return false;
        all.append(bytes, static_cast<std::size_t>(count));
        return true;
    }

    int descriptor_;
    bool open_ = false;
    bool closed_ = false;
};

// The statuses of all answers in a stream, found by walking it by Content-Length.
inline std::vector<int> statuses_in(std::string_view stream) {
    std::vector<int> statuses;
    while (stream.starts_with("HTTP/1.1 ")) {
        statuses.push_back(std::stoi(std::string(stream.substr(9, 3))));
        const auto head_end = stream.find("\r\n\r\n");
        if (head_end == std::string_view::npos) break;
        const auto head = stream.substr(0, head_end);
        std::size_t body = 0;
        if (const auto at = head.find("Content-Length: "); at != std::string_view::npos) {
            body = std::stoul(std::string(head.substr(at + 16, 9)));
        }
        stream.remove_prefix(std::min(head_end + 4 + body, stream.size()));
    }
    return statuses;
}

}  // namespace kitbank::web
