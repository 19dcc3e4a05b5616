#include "server/core/text.h"

#include <algorithm>
#include <cstdint>

namespace kitbank {
namespace {

constexpr std::uint32_t not_utf8 = 0xFFFFFFFF;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Takes one code point off the front, or answers not_utf8.
std::uint32_t take_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                                           : 4;
    if (size == 0 || lead > 0xF4 || size > text.size()) return not_utf8;
    std::uint32_t point = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if (!is_continuation(text[i])) return not_utf8;
        point = point << 6U | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(size);
    const bool overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return overlong || surrogate || point > 0x10FFFF ? not_utf8 : point;
}

bool is_control(std::uint32_t point, bool breaks_allowed) {
    if (breaks_allowed && (point == '\n' || point == '\r' || point == '\t')) return false;
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == not_utf8;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (take_character(text) == not_utf8) return false;
    }
    return true;
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

bool has_control_characters(std::string_view text, bool breaks_allowed) {
    while (!text.empty()) {
        const std::uint32_t point = take_character(text);
        if (is_control(point, breaks_allowed)) return true;
    }
    return false;
}

}  // namespace kitbank
