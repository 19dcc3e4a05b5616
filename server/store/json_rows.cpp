#include "server/store/json_rows.h"

#include "server/store/moment.h"

namespace kitbank {

void JsonRows::put(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    text_ += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20) {
            text_ += "\\u00";
            text_ += digits[byte >> 4U];
            text_ += digits[byte & 15U];
            continue;
        }
        if (c == '"' || c == '\\') text_ += '\\';
        text_ += c;
    }
    text_ += '"';
}

void JsonRows::put(Instant instant) {
    text_ += '"';
    text_ += to_datetime(instant);
    text_ += '"';
}

void JsonRows::put(const Uuid& uuid) {
    put(std::string_view{format_hex(uuid.bytes.data(), uuid.bytes.size())});
}

}  // namespace kitbank
