#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/databank/network.h"
#include "server/core/result.h"

// The number on a SIM card (ITU-T E.118): "89", country, issuer, account, and mostly a Luhn digit; 19 digits, or 20 with what a
// card's memory has room for. Kept as its digits alone; spaces, hyphens and a filling F at the end are dropped.
namespace kitbank {

bool has_luhn_digit(std::string_view digits);

// What was read of a card, and what a person should look at before it is believed.
struct ReadIccid {
    std::string digits;   // the whole number
    std::string network;  // code; empty when no row has its prefix
    // Luhn misses, or the end is all zeros, as a spreadsheet leaves it: a scan of 19 digits is most likely wrong and should be made again, one of 20 may have no check digit
    // (the samples of one network have none). Either is taken when a person confirms it.
    bool is_doubtful = false;
    bool is_completed = false;  // only its printed end was given
    // The network says that its numbers end in no check digit.
    bool has_check_digit = true;
    friend bool operator==(const ReadIccid&, const ReadIccid&) = default;
};

// Why it is doubtful, and what to do, in two sentences.
std::string doubt_of(const ReadIccid& read);

// As scanned or typed; `network`, when somebody chose it, says which prefix a printed end is completed with, and must be that
// of the whole number. Refuses with `iccid_malformed`, each time saying what to do: no digits, too short or long, a
// number of another country, one of another network, an end that several networks could have (name the
// network), a spreadsheet's "8.94E+18".
Result<ReadIccid> read_iccid(std::string_view text, std::span<const Network> networks,
                             std::string_view network = {});

// A run of consecutive cards: from the first number to the last, both with their check digits. The account numbers between are
// counted up and each gets its own check digit (where the network has none, the whole numbers are counted). At most
// `range_max`. Refuses with `iccid_malformed` when the ends do not belong together, or one of them is doubtful: what is counted
// from a wrong number is wrong a thousand times.
inline constexpr std::size_t range_max = 5'000;
Result<std::vector<std::string>> iccid_range(const ReadIccid& first, const ReadIccid& last);

// Of each, whether the card before or after it is among them, too. Truncated numbers stand apart; one in ten thousand cards does
// end in zeros.
std::vector<bool> stand_in_run(std::span<const std::string> numbers);

// Luhn does not see 09 written as 90. Of numbers that come together, those which stand out of the run of the others but would
// stand in it with such a pair swapped: index, and the number it would be. Standing in a run is: between two that are there,
// or beside one while nothing is near where it stands now.
struct SwapSuspect {
    std::size_t index = 0;
    std::string instead;
    friend bool operator==(const SwapSuspect&, const SwapSuspect&) = default;
};
std::vector<SwapSuspect> swap_suspects(std::span<const std::string> numbers);

}  // namespace kitbank
