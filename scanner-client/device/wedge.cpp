#include "scanner-client/device/wedge.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "labels/tag.h"
#include "scanner-client/settings.h"

namespace kitbank::scanner {
namespace {

constexpr std::size_t read_bytes = 4096;

bool is_end_of_line(char c) { return c == '\r' || c == '\n'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }

}  // namespace

std::optional<std::string> Wedge::next() {
    std::string line;
    while (const auto byte = next_byte()) {
        if (is_end_of_line(*byte)) {
            if (!line.empty()) return line;
        } else if (!is_control(*byte) && line.size() <= labels::scan_bytes_max) {
            line += *byte;
        }
    }
    return line.empty() ? std::nullopt : std::optional{line};
}

std::optional<char> Wedge::next_byte() {
    if (used_ == buffer_.size()) {
        buffer_.resize(read_bytes);
        ssize_t count = -1;
        do {
            count = read(file_, buffer_.data(), buffer_.size());
        } while (count < 0 && errno == EINTR);
        if (count < 0)
            throw LocalTrouble(std::string{"Cannot read scans: "} + std::strerror(errno));
        buffer_.resize(static_cast<std::size_t>(count));
        used_ = 0;
        if (count == 0) return std::nullopt;
    }
    return buffer_[used_++];
}

}  // namespace kitbank::scanner
