#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "server/core/ids.h"

// A mobile network that gives data, and how its card numbers look. Rows of organisation 0 are the house's, from the cards
// seen so far (domain-rules 3.5); an organisation's own row of the same code takes its place, so that a new prefix needs
// no new version of Kitbank.
namespace kitbank {

// How the number of one of its cards begins and how it is printed. Many cards print only the end, in groups over two or
// three lines: `prefix` followed by what is printed is the whole number.
struct NumberRow {
    std::string prefix = {};        // digits: "894411"
    int digits = 19;                // of the whole number, 19 or 20
    std::vector<int> printed = {};  // groups as printed: 5, 4, 4; empty when the whole number is
    // Some issue no check digit: then none is looked for.
    bool has_check_digit = true;
    friend bool operator==(const NumberRow&, const NumberRow&) = default;
};

struct Network {
    OrganisationId organisation = {};  // 0: the house's own row
    std::string code = {};             // "o2": 1 to 16 of a-z 0-9 and hyphen
    std::string name = {};             // "O2"
    std::vector<NumberRow> numbers = {};
    // What whoever activates agrees to, in a few words with the address of the whole text. Networks ask that it is
    // told before the card is activated.
    std::string user_terms = {};
    // How to start a card, a step a line.
    std::string activation = {};
    std::string help = {};  // where to get help: a telephone number or an address
    bool is_retired = false;
    friend bool operator==(const Network&, const Network&) = default;
};

inline constexpr std::size_t network_text_max = 2'000;  // characters, of each of its texts
inline constexpr std::size_t number_rows_max = 20;

}  // namespace kitbank
