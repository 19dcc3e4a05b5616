#pragma once
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <mutex>
#include <string>

namespace kitbank {

// Makes connections that another thread can break off, so that a server stops at once although a job
// waits for the network. Only looking up the host's name cannot be broken off.
class Dialler {
  public:
    // Tries each address of the host. Throws Poco::Exception when none answers in time. Reading and
    // writing on the socket wait as long at most.
    Poco::Net::StreamSocket dial(const std::string& host, std::uint16_t port,
                                 std::chrono::milliseconds timeout);
    // Breaks off what is under way, now and ever after.
    void interrupt();

  private:
    void keep(const Poco::Net::StreamSocket& socket);
    bool is_interrupted();
    void connect(Poco::Net::StreamSocket& socket, const Poco::Net::SocketAddress& address,
                 std::chrono::milliseconds timeout);

    std::mutex mutex_;
    Poco::Net::StreamSocket socket_;  // the newest
    bool interrupted_ = false;
};

}  // namespace kitbank
