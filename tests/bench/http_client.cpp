#include "tests/bench/http_client.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace kitbank::bench {
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr std::string_view length_field = "\r\nContent-Length: ";
constexpr std::string_view close_field = "\r\nConnection: close\r\n";

int connect_to(int port) {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval wait{30, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const void* generic = &address;
    if (::connect(descriptor, static_cast<const sockaddr*>(generic), sizeof address) != 0) {
        throw std::runtime_error(fmt::format("nobody answers on port {}", port));
    }
    return descriptor;
}

std::size_t number_at(const std::string& text, std::size_t place) {
    std::size_t number = 0;
    std::from_chars(text.data() + place, text.data() + text.size(), number);
    return number;
}

}  // namespace

HttpClient::HttpClient(int port, std::string token)
    : port_(port), descriptor_(connect_to(port)), token_(std::move(token)) {}

HttpClient::~HttpClient() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

HttpClient::HttpClient(HttpClient&& other) noexcept
    : port_(other.port_),
      descriptor_(std::exchange(other.descriptor_, -1)),
      token_(std::move(other.token_)) {}

Answer HttpClient::get(std::string_view target) {
    request_.clear();
    fmt::format_to(std::back_inserter(request_),
                   "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n\r\n", target,
                   token_);
    return exchange();
}

Answer HttpClient::post(std::string_view target, std::string_view request_id,
                        std::string_view json) {
    request_.clear();
    fmt::format_to(std::back_inserter(request_),
                   "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {}\r\n"
                   "Idempotency-Key: {}\r\nContent-Type: application/json\r\n"
                   "Content-Length: {}\r\n\r\n{}",
                   target, token_, request_id, json.size(), json);
    return exchange();
}

Answer HttpClient::exchange() {
    for (std::size_t sent = 0; sent < request_.size();) {
        const ssize_t count =
            ::send(descriptor_, request_.data() + sent, request_.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) throw std::runtime_error("the server closed the connection");
        sent += static_cast<std::size_t>(count);
    }
    received_.clear();
    std::size_t head = std::string::npos;
    while ((head = received_.find(end_of_head)) == std::string::npos) receive();
    const std::size_t length = received_.find(length_field);
    if (length > head) throw std::runtime_error("an answer without Content-Length");
    const std::size_t begin = head + end_of_head.size();
    const std::size_t end = begin + number_at(received_, length + length_field.size());
    while (received_.size() < end) receive();
    const auto status =
        static_cast<int>(number_at(received_, std::string_view("HTTP/1.1 ").size()));
    if (received_.find(close_field) < head) connect_anew();
    return {status, received_.substr(begin, end - begin)};
}

// A server may end a connection after so many requests; what that costs is its own.
void HttpClient::connect_anew() {
    ::close(std::exchange(descriptor_, -1));
    descriptor_ = connect_to(port_);
}

void HttpClient::receive() {
    std::array<char, 16 * 1024> bytes;
    const ssize_t count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (count <= 0) throw std::runtime_error("no whole answer from the server");
    received_.append(bytes.data(), static_cast<std::size_t>(count));
}

}  // namespace kitbank::bench
