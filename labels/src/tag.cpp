#include "labels/tag.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace labels {
namespace {

constexpr std::string_view alphabet_37 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
constexpr std::string_view alphabet_32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t prefix_length = 2;
constexpr std::size_t symbols_drawn = 7;
constexpr int draws_max = 1000;  // 5 in 37 draws are thrown away

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_symbol(char c) { return alphabet_32.find(c) != std::string_view::npos; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

char folded(char c) {
    if (c == 'I' || c == 'L') return '1';
    return c == 'O' ? '0' : c;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view without_aim_mark(std::string_view text) {
    return text.size() > 3 && text.front() == ']' ? text.substr(3) : text;
}

std::string_view last_segment(std::string_view text) {
    text = text.substr(0, text.find_first_of("?#"));
    while (!text.empty() && text.back() == '/') text.remove_suffix(1);
    const auto slash = text.rfind('/');
    return slash == std::string_view::npos ? text : text.substr(slash + 1);
}

std::string plain(std::string_view segment) {
    std::string text;
    for (char c : segment) {
        if (c == '-' || c == ' ') continue;
        const char letter = upper(c);
        text += text.size() < prefix_length ? letter : folded(letter);
    }
    return text;
}

bool looks_like_a_tag(std::string_view text) {
    return text.size() > prefix_length && is_prefix(text.substr(0, prefix_length)) &&
           std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c); });
}

TagReading failed(TagFault fault) { return {{}, fault}; }

}  // namespace

TagReading read_tag(std::string_view scanned) {
    if (scanned.size() > scan_bytes_max) return failed(TagFault::too_long);
    const std::string_view text = without_aim_mark(trimmed(scanned));
    if (text.empty()) return failed(TagFault::nothing_read);
    std::string tag = plain(last_segment(text));
    if (is_canonical_tag(tag)) return {std::move(tag), std::nullopt};
    if (!looks_like_a_tag(tag)) return failed(TagFault::not_a_tag);
    if (tag.size() == tag_length) return failed(TagFault::wrong_character);
    const bool one_off = tag.size() + 1 == tag_length || tag.size() == tag_length + 1;
    return failed(one_off ? TagFault::wrong_length : TagFault::not_a_tag);
}

std::optional<std::string> parse_tag(std::string_view scanned) {
    TagReading reading = read_tag(scanned);
    if (reading.fault) return std::nullopt;
    return std::move(reading.tag);
}

bool is_canonical_tag(std::string_view tag) {
    return tag.size() == tag_length && is_prefix(tag.substr(0, prefix_length)) &&
           std::ranges::all_of(tag.substr(prefix_length), is_symbol) && mod_37_2_valid(tag);
}

bool is_prefix(std::string_view prefix) {
    return prefix.size() == prefix_length && std::ranges::all_of(prefix, is_letter);
}

std::string draw_tag(std::string_view prefix, const RandomBytes& random_bytes) {
    if (!is_prefix(prefix)) throw std::invalid_argument("a tag's prefix is two letters A to Z");
    std::array<std::uint8_t, symbols_drawn> bytes{};
    for (int draw = 0; draw < draws_max; ++draw) {
        random_bytes(bytes);
        std::string tag{prefix};
        for (std::uint8_t byte : bytes) tag += alphabet_32[byte % alphabet_32.size()];
        tag += *mod_37_2_check(tag);
        if (is_symbol(tag.back())) return tag;
    }
    throw std::runtime_error("the source of random bytes repeats itself");
}

std::string printed_form(std::string_view tag) {
    if (tag.size() != tag_length) return std::string{tag};
    return std::string{tag.substr(0, 4)} + '-' + std::string{tag.substr(4, 4)} + '-' +
           std::string{tag.substr(8)};
}

std::optional<char> mod_37_2_check(std::string_view payload) {
    std::size_t sum = 0;
    for (char c : payload) {
        const auto value = alphabet_37.find(c);
        if (value >= 36) return std::nullopt;
        sum = (sum + value) * 2 % 37;
    }
    return alphabet_37[(38 - sum) % 37];
}

bool mod_37_2_valid(std::string_view text) {
    if (text.size() < 2) return false;
    return mod_37_2_check(text.substr(0, text.size() - 1)) == text.back();
}

std::string_view sentence(TagFault fault) {
    switch (fault) {
        case TagFault::nothing_read:
            return "Nothing was read. Scan the label again.";
        case TagFault::too_long:
            return "This is too long to be a tag. Scan one label at a time.";
        case TagFault::not_a_tag:
            return "This is not one of our tags. A tag is ten characters, like KB7F-3K9Q-2X.";
        case TagFault::wrong_length:
            return "A tag has ten characters. Check for one that is missing or typed twice.";
        case TagFault::wrong_character:
            return "At least one character of this tag is wrong. Scan it again, or compare it with "
                   "the label.";
    }
    throw std::logic_error("unknown tag fault");
}

}  // namespace labels
