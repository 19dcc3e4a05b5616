#include "server/core/registers/entry.h"

#include <cstdio>

namespace kitbank {
namespace {

char letter_of(Register book) { return book == Register::complaints ? 'C' : 'S'; }

std::optional<int> number_in(std::string_view digits, std::size_t least, std::size_t most) {
    if (digits.size() < least || digits.size() > most) return std::nullopt;
    int value = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    return value;
}

}  // namespace

std::string format(const EntryNumber& number) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%c-%04d-%04d", letter_of(number.book), number.year,
                  number.number);
    return text.data();
}

std::optional<EntryNumber> parse_entry_number(Register book, std::string_view text) {
    if (text.size() < 11 || (text[0] & ~0x20) != letter_of(book)) return std::nullopt;
    if (text[1] != '-' || text[6] != '-') return std::nullopt;
    const auto year = number_in(text.substr(2, 4), 4, 4);
    const auto number = number_in(text.substr(7), 4, 7);
    if (!year || !number || *number == 0) return std::nullopt;
    return EntryNumber{book, *year, *number};
}

}  // namespace kitbank
