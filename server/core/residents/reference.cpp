#include "server/core/residents/reference.h"

#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t symbol_count = 8;

char symbol_of(char typed) {
    const char c = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    if (c == 'O') return '0';
    return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::string resident_reference(const Hash& random) {
    std::string reference = "R-";
    for (std::size_t i = 0; i < symbol_count; ++i) reference += symbols[random[i] % symbols.size()];
    return reference;
}

std::optional<std::string> parse_resident_reference(std::string_view text) {
    std::string_view typed = trimmed(text);
    if (typed.size() == symbol_count + 2 && (typed[0] == 'R' || typed[0] == 'r') &&
        typed[1] == '-') {
        typed.remove_prefix(2);
    }
    if (typed.size() != symbol_count) return std::nullopt;
    std::string reference = "R-";
    for (const char c : typed) {
        const char symbol = symbol_of(c);
        if (symbols.find(symbol) == std::string_view::npos) return std::nullopt;
        reference += symbol;
    }
    return reference;
}

}  // namespace kitbank
