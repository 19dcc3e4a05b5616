#include "scanner-client/printer/printer.h"

#include <Poco/Exception.h>
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "scanner-client/settings.h"

namespace kitbank::scanner {
namespace {

constexpr int connect_seconds_max = 5;
constexpr int write_seconds_max = 30;  // a printer that is out of labels stops taking bytes

[[noreturn]] void fail(const std::string& what) {
    throw LocalTrouble(what + ": " + std::strerror(errno) + ".");
}

void write_all(int file, const std::string& bytes, const std::string& name) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = write(file, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("Cannot write " + name);
        done += static_cast<std::size_t>(count);
    }
}

Poco::Net::SocketAddress address_of(const std::string& text) {
    const bool has_port = text.find(':') != std::string::npos && text.back() != ']';
    return has_port ? Poco::Net::SocketAddress{text}
                    : Poco::Net::SocketAddress{text, static_cast<Poco::UInt16>(raw_port)};
}

void send_all(Poco::Net::StreamSocket& socket, const std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto rest = static_cast<int>(std::min<std::size_t>(bytes.size() - done, 65536));
        done += static_cast<std::size_t>(socket.sendBytes(bytes.data() + done, rest));
    }
}

}  // namespace

void write_to_file(const std::string& path, const std::string& bytes) {
    if (path == "-") return write_all(STDOUT_FILENO, bytes, "the labels");
    const std::string beside = path + ".new";
    const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) fail("Cannot write " + path);
    try {
        write_all(file, bytes, path);
    } catch (...) {
        close(file);
        unlink(beside.c_str());
        throw;
    }
    if (close(file) != 0 || std::rename(beside.c_str(), path.c_str()) != 0)
        fail("Cannot write " + path);
}

void write_to_device(const std::string& path, const std::string& bytes) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) fail("Cannot open the printer " + path);
    try {
        write_all(file, bytes, "to the printer " + path);
    } catch (...) {
        close(file);
        throw;
    }
    if (close(file) != 0) fail("Cannot write to the printer " + path);
}

void write_to_port(const std::string& address, const std::string& bytes) {
    try {
        Poco::Net::StreamSocket socket;
        socket.connect(address_of(address), Poco::Timespan(connect_seconds_max, 0));
        socket.setSendTimeout(Poco::Timespan(write_seconds_max, 0));
        send_all(socket, bytes);
        socket.shutdownSend();
    } catch (const Poco::Exception& fault) {
        throw LocalTrouble("The printer " + address +
                           " did not take the labels: " + fault.displayText() + ".");
    }
}

}  // namespace kitbank::scanner
