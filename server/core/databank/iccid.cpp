#include "server/core/databank/iccid.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

namespace kitbank {
namespace {

constexpr std::size_t text_max = 64;
constexpr std::size_t zeros_of_a_spreadsheet = 4;  // it keeps 15 digits of 19
constexpr std::uint64_t near = 10;

// Spaces and dashes as people and printers write them, also those outside ASCII.
constexpr std::array<std::string_view, 14> separators = {
    " ",      "\t",     "\r",     "\n",     "-",      "\u00A0", "\u2007",
    "\u2009", "\u202F", "\u2010", "\u2011", "\u2012", "\u2013", "\uFEFF"};

Refusal malformed(std::string detail) {
    return {RefusalCode::iccid_malformed, std::move(detail), {}};
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string without_separators(std::string_view text) {
    std::string rest;
    while (!text.empty()) {
        const auto found = std::ranges::find_if(
            separators, [&](std::string_view separator) { return text.starts_with(separator); });
        if (found == separators.end()) {
            rest += text.front();
            text.remove_prefix(1);
        } else {
            text.remove_prefix(found->size());
        }
    }
    return rest;
}

// "8.94E+18": what is left of a number that a spreadsheet took for a quantity.
bool is_scientific(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    return e != std::string_view::npos && e > 0 && is_digit(text.front()) &&
           std::ranges::all_of(text, [](char letter) {
               return is_digit(letter) ||
                      std::string_view{"eE+.,"}.find(letter) != std::string_view::npos;
           });
}

std::string shown(char letter) {
    const bool is_plain = letter > ' ' && letter <= '~';
    return is_plain ? "\"" + std::string{letter} + "\"" : "a sign that is no digit";
}

Result<std::string> read_digits(std::string_view text) {
    if (text.size() > text_max) {
        return malformed(
            "This is too long for the number of one SIM card. Give one number at a time.");
    }
    std::string digits = without_separators(text);
    if (digits.empty())
        return malformed("There is no number. Scan the card's barcode, or type it.");
    if (is_scientific(digits)) {
        return malformed(
            "A spreadsheet has shortened this number, and its last digits are lost. Set the column "
            "to text, enter the numbers again from their source, and save it anew.");
    }
    while (digits.size() > 1 && (digits.back() == 'F' || digits.back() == 'f')) digits.pop_back();
    const auto odd = std::ranges::find_if_not(digits, is_digit);
    if (odd != digits.end()) {
        return malformed("A SIM card's number has digits alone, and this holds " + shown(*odd) +
                         ". Scan the card's barcode, or type the digits again.");
    }
    return digits;
}

std::size_t printed_digits(const NumberRow& row) {
    return static_cast<std::size_t>(std::accumulate(row.printed.begin(), row.printed.end(), 0));
}

struct Match {
    const Network* network = nullptr;
    const NumberRow* row = nullptr;
};

// The row with the longest prefix among those of this length.
Match match_of(std::string_view digits, std::span<const Network> networks) {
    Match best;
    for (const Network& network : networks) {
        for (const NumberRow& row : network.numbers) {
            if (digits.size() != static_cast<std::size_t>(row.digits)) continue;
            if (!digits.starts_with(row.prefix)) continue;
            if (!best.row || best.row->prefix.size() < row.prefix.size()) best = {&network, &row};
        }
    }
    return best;
}

const Network* find_network(std::span<const Network> networks, std::string_view code) {
    const auto found = std::ranges::find(networks, code, &Network::code);
    return found == networks.end() ? nullptr : &*found;
}

bool ends_in_zeros(std::string_view digits) {
    return digits.substr(digits.size() - zeros_of_a_spreadsheet).find_first_not_of('0') ==
           std::string_view::npos;
}

ReadIccid reading_of(std::string digits, const Match& match, bool is_completed) {
    ReadIccid read;
    read.digits = std::move(digits);
    read.is_completed = is_completed;
    if (match.network) {
        read.network = match.network->code;
        read.has_check_digit = match.row->has_check_digit;
    }
    read.is_doubtful = read.has_check_digit
                           ? !has_luhn_digit(read.digits) || ends_in_zeros(read.digits)
                           : ends_in_zeros(read.digits);
    return read;
}

// A number of another length than the chosen network's cards with this beginning have.
std::optional<Refusal> check_length(std::string_view digits, const Network& chosen) {
    const NumberRow* begins = nullptr;
    for (const NumberRow& row : chosen.numbers) {
        if (!digits.starts_with(row.prefix)) continue;
        if (digits.size() == static_cast<std::size_t>(row.digits)) return std::nullopt;
        if (!begins || begins->prefix.size() < row.prefix.size()) begins = &row;
    }
    if (!begins) return std::nullopt;
    return malformed("A number of " + chosen.name + " that begins with " + begins->prefix +
                     " has " + std::to_string(begins->digits) + " digits, and this one has " +
                     std::to_string(digits.size()) + ". Scan it again.");
}

Result<ReadIccid> read_whole(std::string digits, std::span<const Network> networks,
                             const Network* chosen) {
    if (!digits.starts_with("8944")) {
        return malformed(
            "This is the number of a SIM card of another country: a British one begins with 8944. "
            "Put the card aside and ask the network.");
    }
    if (chosen) {
        if (auto refusal = check_length(digits, *chosen)) return *refusal;
    }
    const Match match = match_of(digits, networks);
    if (chosen && match.network && match.network->code != chosen->code) {
        return malformed("This is a number of " + match.network->name + ", and you chose " +
                         chosen->name + ". Receive it under a bundle of " + match.network->name +
                         ".");
    }
    return reading_of(std::move(digits), match, false);
}

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string lengths_printed(std::string_view digits, const Network* chosen) {
    std::string text = "This has " + std::to_string(digits.size()) +
                       " digits, and a SIM card's number has 19 or 20";
    std::set<std::string> printed;
    if (chosen) {
        for (const NumberRow& row : chosen->numbers) {
            if (!row.printed.empty()) printed.insert(std::to_string(printed_digits(row)));
        }
    }
    if (!printed.empty()) text += "; " + chosen->name + " prints the last " + listed(printed);
    return text + ". Scan the barcode, or type every digit that is printed, line after line.";
}

// Only the end of the number is printed: whose is it?
Result<ReadIccid> complete(const std::string& digits, std::span<const Network> networks,
                           const Network* chosen) {
    if (digits.starts_with("8944")) {
        return malformed(
            "This number was cut off after " + std::to_string(digits.size()) +
            " digits of 19 or 20. Scan it again, and hold the scanner still until it beeps.");
    }
    std::vector<Match> matches;
    std::set<std::string> names;
    for (const Network& network : networks) {
        if (chosen && network.code != chosen->code) continue;
        for (const NumberRow& row : network.numbers) {
            const bool fits =
                !row.printed.empty() && printed_digits(row) == digits.size() &&
                row.prefix.size() + digits.size() == static_cast<std::size_t>(row.digits);
            if (!fits) continue;
            matches.push_back({&network, &row});
            names.insert(network.name);
        }
    }
    if (matches.empty()) return malformed(lengths_printed(digits, chosen));
    if (matches.size() > 1) {
        return malformed(names.size() > 1
                             ? "This is the end of a number, and several networks print it so: " +
                                   listed(names) + ". Choose the network, or scan the barcode."
                             : "This is the end of a number, and " + *names.begin() +
                                   " has several beginnings for it. Scan the barcode.");
    }
    return reading_of(matches.front().row->prefix + digits, matches.front(), true);
}

std::uint64_t number_of(std::string_view digits) {
    std::uint64_t number = 0;
    for (const char digit : digits) number = number * 10 + static_cast<std::uint64_t>(digit - '0');
    return number;
}

int luhn_sum(std::string_view digits) {
    int sum = 0;
    bool is_doubled = false;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        const int value = (*digit - '0') * (is_doubled ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
        is_doubled = !is_doubled;
    }
    return sum;
}

std::string with_check_digit(const std::string& payload) {
    const int missing = (10 - luhn_sum(payload + '0') % 10) % 10;
    return payload + static_cast<char>('0' + missing);
}

// Without the check digit: what counts up from card to card. At most 19 digits, so it fits.
std::uint64_t account_of_card(std::string_view digits) {
    return number_of(digits.substr(0, digits.size() - 1));
}

bool is_whole_number(std::string_view digits) {
    return (digits.size() == 19 || digits.size() == 20) && std::ranges::all_of(digits, is_digit);
}

// How the other numbers lie around one account number.
class Neighbours {
  public:
    explicit Neighbours(std::span<const std::string> numbers) {
        for (const std::string& digits : numbers) {
            if (is_whole_number(digits)) ++accounts_[account_of_card(digits)];
        }
    }
    [[nodiscard]] bool has(std::uint64_t account) const { return accounts_.contains(account); }
    [[nodiscard]] bool is_between(std::uint64_t account) const {
        return has(account - 1) && has(account + 1);
    }
    [[nodiscard]] bool is_beside(std::uint64_t account) const {
        return has(account - 1) || has(account + 1);
    }
    // Nothing else within `near` of what is itself there.
    [[nodiscard]] bool is_alone(std::uint64_t account) const {
        const auto from = accounts_.lower_bound(account - std::min(account, near));
        const auto to = accounts_.upper_bound(account + near);
        return std::distance(from, to) == 1;
    }

  private:
    std::map<std::uint64_t, int> accounts_;
};

}  // namespace

bool has_luhn_digit(std::string_view digits) {
    return digits.size() > 1 && std::ranges::all_of(digits, is_digit) && luhn_sum(digits) % 10 == 0;
}

std::string doubt_of(const ReadIccid& read) {
    if (!read.is_doubtful) return "";
    if (ends_in_zeros(read.digits)) {
        return "It ends in zeros, as a spreadsheet leaves a long number whose end is lost. Scan "
               "the "
               "card; if it is really printed like this, confirm it.";
    }
    if (read.digits.size() == 20) {
        return "The last digit does not agree with the others, though some numbers of 20 digits "
               "have no check digit. Compare it with the card, and confirm it if it is the same.";
    }
    return "The last digit does not agree with the others, so a digit is most likely wrong. Scan "
           "it "
           "again; if it is really printed like this, confirm it.";
}

Result<ReadIccid> read_iccid(std::string_view text, std::span<const Network> networks,
                             std::string_view network) {
    Result<std::string> digits = read_digits(text);
    if (!digits) return digits.refusal();
    const Network* chosen = find_network(networks, network);
    if (is_whole_number(*digits) && digits->starts_with("89")) {
        return read_whole(*digits, networks, chosen);
    }
    if (digits->size() > 20) {
        return malformed("This has " + std::to_string(digits->size()) +
                         " digits, and a SIM card's number has 19 or 20. Two scans may have run "
                         "together: scan it again.");
    }
    if (digits->size() >= 19) {
        return malformed(
            "A SIM card's number begins with 89, and this does not. It may be the number of "
            "something "
            "else: scan the barcode beside the letters ICCID or SIM.");
    }
    return complete(*digits, networks, chosen);
}

Result<std::vector<std::string>> iccid_range(const ReadIccid& first, const ReadIccid& last) {
    for (const ReadIccid* end : {&first, &last}) {
        if (end->is_doubtful) {
            return malformed("The number " + end->digits +
                             " is doubtful, and a range cannot be counted "
                             "from it. Scan it again, or give every number.");
        }
    }
    const bool counts_accounts = first.has_check_digit;
    if (first.digits.size() != last.digits.size() || first.network != last.network ||
        counts_accounts != last.has_check_digit) {
        return malformed("These two are not of one range: " + first.digits + " and " + last.digits +
                         ". Scan the first and the last card of one box.");
    }
    const std::size_t width = first.digits.size() - (counts_accounts ? 1 : 0);
    // Whole numbers of 20 digits would not fit: their first two are the same "89".
    const std::uint64_t from = number_of(std::string_view{first.digits}.substr(2, width - 2));
    const std::uint64_t to = number_of(std::string_view{last.digits}.substr(2, width - 2));
    if (to < from) {
        return malformed("The last number comes before the first. Give the lower one first.");
    }
    if (to - from >= range_max) {
        return malformed("From the first number to the last are " + std::to_string(to - from + 1) +
                         " cards, and one range holds " + std::to_string(range_max) +
                         " at most. Check both numbers, or give the range in parts.");
    }
    std::vector<std::string> numbers;
    for (std::uint64_t at = from; at <= to; ++at) {
        std::string counted = std::to_string(at);
        counted.insert(0, width - 2 - counted.size(), '0');
        counted.insert(0, "89");
        numbers.push_back(counts_accounts ? with_check_digit(counted) : counted);
    }
    return numbers;
}

std::vector<bool> stand_in_run(std::span<const std::string> numbers) {
    const Neighbours others{numbers};
    std::vector<bool> stand;
    for (const std::string& digits : numbers) {
        stand.push_back(is_whole_number(digits) && others.is_beside(account_of_card(digits)));
    }
    return stand;
}

std::vector<SwapSuspect> swap_suspects(std::span<const std::string> numbers) {
    const Neighbours others{numbers};
    std::vector<SwapSuspect> suspects;
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        const std::string& digits = numbers[index];
        if (!is_whole_number(digits) || others.is_beside(account_of_card(digits))) continue;
        const bool is_alone = others.is_alone(account_of_card(digits));
        for (std::size_t at = 4; at + 1 < digits.size(); ++at) {
            const std::string_view pair = std::string_view{digits}.substr(at, 2);
            if (pair != "09" && pair != "90") continue;
            std::string instead = digits;
            std::swap(instead[at], instead[at + 1]);
            const std::uint64_t account = account_of_card(instead);
            const bool fits = others.is_between(account) || (is_alone && others.is_beside(account));
            if (!fits || others.has(account)) continue;
            suspects.push_back({index, instead});
            break;
        }
    }
    return suspects;
}

}  // namespace kitbank
