#include "scanner-client/terminal/local_time.h"

#include <array>
#include <ctime>

namespace kitbank::scanner {

std::string local_time(Instant instant) {
    const std::time_t seconds =
        std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(instant));
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 64> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), " %B, %H:%M", &local);
    return std::to_string(local.tm_mday) + std::string{text.data(), size};
}

}  // namespace kitbank::scanner
