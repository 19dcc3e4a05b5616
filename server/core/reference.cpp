#include "server/core/reference.h"

#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t symbol_count = 8;

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

char symbol_of(char typed) {
    const char c = upper(typed);
    if (c == 'O') return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::string drawn_reference(char kind, const Hash& random) {
    std::string reference{kind, '-'};
    for (std::size_t i = 0; i < symbol_count; ++i) reference += symbols[random[i] % symbols.size()];
    return reference;
}

std::optional<std::string> parse_reference(char kind, std::string_view text) {
    std::string_view typed = trimmed(text);
    if (typed.size() == symbol_count + 2 && upper(typed[0]) == kind && typed[1] == '-') {
        typed.remove_prefix(2);
    }
    if (typed.size() != symbol_count) return std::nullopt;
    std::string reference{kind, '-'};
    for (const char c : typed) {
        const char symbol = symbol_of(c);
        if (symbols.find(symbol) == std::string_view::npos) return std::nullopt;
        reference += symbol;
    }
    return reference;
}

bool is_request_reference(std::string_view text) {
    return text.starts_with("Q-") && parse_request_reference(text) == text;
}

}  // namespace kitbank
