#include "server/web/wire.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace kitbank::web {
namespace {

constexpr std::size_t read_bytes = 16 * 1024;
constexpr std::size_t gentle_bytes_max = 256 * 1024;
constexpr auto gentle_time_max = std::chrono::seconds(1);
constexpr auto send_time_least = std::chrono::seconds(30);
constexpr std::size_t send_bytes_per_second = 1024;

// Waits until the socket is ready for `events`; false when the deadline passed first.
bool wait_for(int descriptor, short events, SteadyClock::time_point deadline) {
    while (true) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - SteadyClock::now());
        if (left.count() <= 0) return false;
        pollfd poll_entry{descriptor, events, 0};
        const int ready = ::poll(&poll_entry, 1, static_cast<int>(left.count()));
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return true;  // the next call on the socket will say why
    }
}

Wire::Got append(std::string& into, const char* bytes, ssize_t count) {
    if (count <= 0) return Wire::Got::closed;
    into.append(bytes, static_cast<std::size_t>(count));
    return Wire::Got::bytes;
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK; }

// Drops `count` bytes from the front of the two parts.
void advance(std::array<iovec, 2>& parts, std::size_t count) {
    for (iovec& part : parts) {
        const std::size_t step = std::min(count, part.iov_len);
        part.iov_base = static_cast<char*>(part.iov_base) + step;
        part.iov_len -= step;
        count -= step;
    }
}

}  // namespace

Wire::Wire(int descriptor, std::chrono::seconds idle) : descriptor_(descriptor) {
    const int on = 1;
    ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const timeval wait{idle.count(), 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
}

Wire::Got Wire::receive_first(std::string& into) {
    std::array<char, read_bytes> bytes;
    while (true) {
        const ssize_t count = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && would_block()) return Got::late;
        return append(into, bytes.data(), count);
    }
}

Wire::Got Wire::receive(std::string& into, std::size_t bytes_max,
                        SteadyClock::time_point deadline) {
    std::array<char, read_bytes> bytes;
    const std::size_t wanted = std::min(bytes_max, bytes.size());
    while (true) {
        if (SteadyClock::now() >= deadline) return Got::late;
        const ssize_t count = ::recv(descriptor_, bytes.data(), wanted, MSG_DONTWAIT);
        if (count >= 0) return append(into, bytes.data(), count);
        if (errno == EINTR) continue;
        if (!would_block()) return Got::closed;
        if (!wait_for(descriptor_, POLLIN, deadline)) return Got::late;
    }
}

bool Wire::send(std::string_view first, std::string_view second) {
    std::array<iovec, 2> parts{iovec{const_cast<char*>(first.data()), first.size()},
                               iovec{const_cast<char*>(second.data()), second.size()}};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    const auto begun = SteadyClock::now();
    std::size_t sent = 0;
    while (sent < first.size() + second.size()) {
        const ssize_t count = ::sendmsg(descriptor_, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count >= 0) {
            sent += static_cast<std::size_t>(count);
            advance(parts, static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            if (!would_block()) return false;
            const auto earned = std::chrono::seconds(sent / send_bytes_per_second);
            if (!wait_for(descriptor_, POLLOUT, begun + send_time_least + earned)) return false;
        }
    }
    return true;
}

void Wire::close_gently() {
    ::shutdown(descriptor_, SHUT_WR);
    const auto deadline = SteadyClock::now() + gentle_time_max;
    std::string dropped;
    while (dropped.size() < gentle_bytes_max &&
           receive(dropped, read_bytes, deadline) == Got::bytes) {
    }
}

}  // namespace kitbank::web
