#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace kitbank::web {

using SteadyClock = std::chrono::steady_clock;

// A connected socket read and written under deadlines. It does not own the descriptor.
//
// Poco's receiveBytes() restarts its timeout with every byte, so that one byte in a while holds a
// thread for ever; here the deadline is for the whole thing waited for.
class Wire {
  public:
    enum class Got { bytes, closed, late };

    // `idle` is how long receive_first() waits.
    Wire(int descriptor, std::chrono::seconds idle);

    // Waits for the first bytes of a request. One system call when they are there already.
    Got receive_first(std::string& into);
    // Appends what has come, at most `bytes_max`, waiting until the deadline for at least one byte.
    Got receive(std::string& into, std::size_t bytes_max, SteadyClock::time_point deadline);
    // Sends both parts as one write where the socket takes it. False when the client is gone or
    // takes less than 1 KiB a second over half a minute.
    bool send(std::string_view first, std::string_view second);
    // Ends our side and drops what the client still sends, for a moment and up to 256 KiB, so that
    // it gets to read the answer instead of a reset.
    void close_gently();

  private:
    int descriptor_;
};

}  // namespace kitbank::web
