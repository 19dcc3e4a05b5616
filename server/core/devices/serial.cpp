#include "server/core/devices/serial.h"

#include <algorithm>
#include <array>

namespace kitbank {
namespace {

constexpr std::size_t redacted_machine_length = 15;
constexpr std::size_t redacted_medium_length = 20;

// In the spelling of `core_of`: letters and digits, upper case.
constexpr std::array<std::string_view, 38> placeholders = {
    "TOBEFILLEDBYOEM",
    "TOBEFILLEDBYOEMANUFACTURER",
    "TOBEFILLED",
    "FILLEDBYOEM",
    "DEFAULTSTRING",
    "DEFAULT",
    "NOTSPECIFIED",
    "NOTAPPLICABLE",
    "NOTAVAILABLE",
    "NOTPRESENT",
    "NOTSET",
    "NOTPROVIDED",
    "UNSPECIFIED",
    "UNKNOWN",
    "UNDEFINED",
    "NONE",
    "NULL",
    "NIL",
    "NA",
    "INVALID",
    "EMPTY",
    "BLANK",
    "OEM",
    "OEMDEFAULT",
    "DELL",
    "LENOVO",
    "TEST",
    "SERIAL",
    "SERIALNUMBER",
    "NOSERIAL",
    "NOSERIALNUMBER",
    "SYSTEMNAME",
    "SYSTEMSERIALNUMBER",
    "SYSTEMSERIAL",
    "CHASSISSERIALNUMBER",
    "BASEBOARDSERIALNUMBER",
    "BASEBOARDSERIAL",
    "NOASSETINFORMATION",
};

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_white(char c) { return (c >= 0 && c <= ' ') || c == 0x7f; }

// Letters, digits and anything that is not ASCII; upper case.
std::string core_of(std::string_view text) {
    std::string core;
    for (const char raw : text) {
        const char c = upper(raw);
        if (is_digit(c) || (c >= 'A' && c <= 'Z') || c < 0) core.push_back(c);
    }
    return core;
}

bool is_one_character(std::string_view text) {
    return text.find_first_not_of(text.front()) == std::string_view::npos;
}

// 0123456789, 123456789, 1234567890, 12345678: each digit one more than the last, 9 going on to 0.
bool is_counting_up(std::string_view text) {
    const auto follows = [](char a, char b) {
        return is_digit(a) && b == (a == '9' ? '0' : a + 1);
    };
    return text.size() >= serial_length_min && (text.front() == '0' || text.front() == '1') &&
           std::adjacent_find(text.begin(), text.end(),
                              [&](char a, char b) { return !follows(a, b); }) == text.end();
}

bool is_redacted(std::string_view canonical) {
    const bool length =
        canonical.size() == redacted_machine_length || canonical.size() == redacted_medium_length;
    return length && canonical.find_first_not_of('X') == std::string_view::npos;
}

}  // namespace

std::string canonical_serial(std::string_view text) {
    std::string serial;
    for (const char c : text) {
        if (!is_white(c)) serial.push_back(upper(c));
    }
    return serial;
}

bool is_placeholder_serial(std::string_view text) {
    const std::string core = core_of(text);
    return core.empty() || is_one_character(core) || is_counting_up(core) ||
           std::find(placeholders.begin(), placeholders.end(), core) != placeholders.end();
}

SerialKind kind_of_serial(std::string_view text) {
    const std::string serial = canonical_serial(text);
    if (serial.empty()) return SerialKind::absent;
    if (is_redacted(serial)) return SerialKind::redacted;
    if (is_placeholder_serial(serial)) return SerialKind::placeholder;
    const bool fits = serial.size() >= serial_length_min && serial.size() <= serial_length_max;
    return fits ? SerialKind::usable : SerialKind::wrong_length;
}

}  // namespace kitbank
