#include "server/core/residents/contact.h"

#include <algorithm>
#include <array>

#include "server/core/text.h"

namespace kitbank {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }
char lowered(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char raised(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The digits, with a + in front when it was there; nothing when other signs are among them.
std::optional<std::string> dialled(std::string_view text) {
    std::string digits;
    for (const char c : trimmed(text)) {
        if (is_digit(c) || (c == '+' && digits.empty())) {
            digits += c;
        } else if (!is_one_of(c, " -.()/")) {
            return std::nullopt;
        }
    }
    return digits;
}

// A letter of the outward part by its place, as the Post Office gives them out.
bool is_area(std::string_view outward) {
    constexpr std::string_view never_first = "QVX";
    constexpr std::string_view never_second = "IJZ";
    constexpr std::string_view third = "ABCDEFGHJKPSTUW";
    constexpr std::string_view fourth = "ABEHMNPRVWXY";
    if (!is_upper(outward[0]) || is_one_of(outward[0], never_first)) return false;
    const bool two_letters = outward.size() > 1 && is_upper(outward[1]);
    if (two_letters && is_one_of(outward[1], never_second)) return false;
    const std::string_view rest = outward.substr(two_letters ? 2 : 1);
    if (rest.empty() || rest.size() > 2 || !is_digit(rest[0])) return false;
    if (rest.size() == 1 || is_digit(rest[1])) return true;
    return is_one_of(rest[1], two_letters ? fourth : third);
}

bool is_inward(std::string_view inward) {
    const auto is_letter = [](char c) { return is_upper(c) && !is_one_of(c, "CIKMOV"); };
    return is_digit(inward[0]) && is_letter(inward[1]) && is_letter(inward[2]);
}

}  // namespace

std::optional<std::string> canonical_phone(std::string_view text) {
    std::optional<std::string> digits = dialled(text);
    if (!digits) return std::nullopt;
    std::string number = *digits;
    if (number.starts_with("00")) number = "+" + number.substr(2);
    if (number.starts_with("0")) number = "+44" + number.substr(1);
    if (number.starts_with("44") && number.size() == 12) number = "+" + number;
    if (number.starts_with("+440")) number.erase(3, 1);  // +44 (0)7700...
    if (!number.starts_with("+")) return std::nullopt;
    if (number.starts_with("+44")) {
        const bool is_right = (number.size() == 12 || number.size() == 13) && number[3] != '0' &&
                              number[3] != '4' && number[3] != '6';
        return is_right ? std::optional{number} : std::nullopt;
    }
    const bool is_right = number.size() >= 9 && number.size() <= 16 && number[1] != '0';
    return is_right ? std::optional{number} : std::nullopt;
}

std::string spoken_phone(std::string_view canonical) {
    std::string number{canonical};
    if (!number.starts_with("+44") || number.size() != 13) return number;
    return "0" + number.substr(3, 4) + " " + number.substr(7);
}

std::optional<std::string> canonical_postcode(std::string_view text) {
    std::string code;
    for (const char c : trimmed(text)) {
        if (c != ' ') code += raised(c);
    }
    if (code.size() < 5 || code.size() > 7) return std::nullopt;
    const std::string outward = code.substr(0, code.size() - 3);
    const std::string inward = code.substr(code.size() - 3);
    const bool is_right = code == "GIR0AA" || (is_area(outward) && is_inward(inward));
    return is_right ? std::optional{outward + " " + inward} : std::nullopt;
}

std::optional<std::string> canonical_mail(std::string_view text) {
    std::string address{trimmed(text)};
    std::ranges::transform(address, address.begin(), lowered);
    const std::size_t at = address.find('@');
    const bool is_right = at != std::string::npos && at > 0 && at + 1 < address.size() &&
                          address.find('@', at + 1) == std::string::npos &&
                          address.find(' ') == std::string::npos && address.size() <= 254 &&
                          !has_control_characters(address, false);
    return is_right ? std::optional{std::move(address)} : std::nullopt;
}

std::string comparable_name(std::string_view text) {
    std::string name;
    for (const char c : text) {
        const char low = lowered(c);
        const bool is_kept =
            (low >= 'a' && low <= 'z') || is_digit(low) || static_cast<unsigned char>(low) >= 0x80U;
        if (is_kept) name += low;
    }
    return name;
}

}  // namespace kitbank
