#include "scanner-client/random.h"

#include <sodium.h>

#include "scanner-client/settings.h"

namespace kitbank::scanner {
namespace {

void fill(std::uint8_t* bytes, std::size_t count) {
    if (sodium_init() < 0) throw LocalTrouble("This computer gives no random numbers.");
    randombytes_buf(bytes, count);
}

}  // namespace

Uuid new_uuid() {
    Uuid uuid;
    fill(uuid.bytes.data(), uuid.bytes.size());
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0FU) | 0x40U);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3FU) | 0x80U);
    return uuid;
}

std::string random_name() {
    std::array<std::uint8_t, 6> bytes{};
    fill(bytes.data(), bytes.size());
    return format_hex(bytes.data(), bytes.size());
}

}  // namespace kitbank::scanner
