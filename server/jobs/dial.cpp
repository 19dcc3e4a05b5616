#include "server/jobs/dial.h"

#include <Poco/Net/DNS.h>
#include <Poco/Net/NetException.h>

#include <algorithm>

namespace kitbank {

using Poco::Net::SocketAddress;
using Poco::Net::StreamSocket;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds slice{200};

Poco::Timespan span_of(milliseconds duration) {
    return std::chrono::microseconds{duration}.count();
}

}  // namespace

StreamSocket Dialler::dial(const std::string& host, std::uint16_t port, milliseconds timeout) {
    const auto addresses = Poco::Net::DNS::resolve(host).addresses();
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        StreamSocket socket;
        try {
            connect(socket, SocketAddress{addresses[i], port}, timeout);
        } catch (const Poco::Exception&) {
            if (i + 1 == addresses.size() || is_interrupted()) throw;
            continue;
        }
        socket.setReceiveTimeout(span_of(timeout));
        socket.setSendTimeout(span_of(timeout));
        keep(socket);
        return socket;
    }
    throw Poco::Net::HostNotFoundException{host};
}

void Dialler::connect(StreamSocket& socket, const SocketAddress& address, milliseconds timeout) {
    socket.connectNB(address);
    const auto end = std::chrono::steady_clock::now() + timeout;
    constexpr int wanted = Poco::Net::Socket::SELECT_WRITE | Poco::Net::Socket::SELECT_ERROR;
    while (!socket.poll(span_of(slice), wanted)) {
        if (is_interrupted()) throw Poco::Net::ConnectionAbortedException{"the server stops"};
        if (std::chrono::steady_clock::now() > end) throw Poco::TimeoutException{"no connection"};
    }
    if (socket.impl()->socketError() != 0) throw Poco::Net::ConnectionRefusedException{};
    socket.setBlocking(true);
}

// Interrupted between the connection and here, it is broken off here.
void Dialler::keep(const StreamSocket& socket) {
    const std::scoped_lock lock{mutex_};
    if (interrupted_) throw Poco::Net::ConnectionAbortedException{"the server stops"};
    socket_ = socket;
}

bool Dialler::is_interrupted() {
    const std::scoped_lock lock{mutex_};
    return interrupted_;
}

void Dialler::interrupt() {
    const std::scoped_lock lock{mutex_};
    interrupted_ = true;
    try {
        socket_.shutdown();
    } catch (const Poco::Exception&) {
        return;  // it is closed already, or never was
    }
}

}  // namespace kitbank
