#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/databank/iccid.h"
#include "server/core/names.h"

// What becomes of each line of a list of SIMs or vouchers: a scan, a pasted list, a file. The same rules for all of them, and
// every line that is not received has a sentence that says what to do.
namespace kitbank {

enum class LineFate : std::uint8_t {
    ready,  // will be received
    received,
    here_already,
    repeated,      // stands in the list before
    doubtful,      // a person should look at it and confirm it
    swap_suspect,  // 09 and 90 changed places, most likely
    other_network,
    malformed,
};
inline constexpr std::array<std::string_view, 8> line_fate_names = {
    "ready",    "received",     "here_already",  "repeated",
    "doubtful", "swap_suspect", "other_network", "malformed"};
constexpr std::string_view name_of(LineFate fate) {
    return line_fate_names[static_cast<std::size_t>(fate)];
}
constexpr std::optional<LineFate> parse_line_fate(std::string_view name) {
    return parse_name<LineFate>(line_fate_names, name);
}
// "Will be received", as pages say it.
std::string_view label_of(LineFate fate);

// One line as it was given. `phone` is the SIM's telephone number, when the list has one.
struct TypedLine {
    int line = 0;  // where it stands, from 1
    std::string text = {};
    std::string phone = {};
};

struct IntakeLine {
    int line = 0;
    // For people: the number, or the beginning of what was typed. Of a voucher a mask, and after it was received its
    // reference.
    std::string shown = {};
    std::string reference = {};  // a SIM's whole number; a voucher's once it is received
    LineFate fate = LineFate::ready;
    std::string sentence = {};  // empty for `ready` and `received`
    std::string phone = {};     // canonical
    std::string code = {};      // of a voucher: a secret, never shown
    friend bool operator==(const IntakeLine&, const IntakeLine&) = default;
};

// What a person has looked at and wants received all the same.
struct Confirmed {
    bool doubtful = false;
    bool swapped = false;
};

// `network` is that of the bundle. `beside` are numbers that came just before: a single scan stands out of them, too. What is
// here already is the store's to say (mark_here_already).
std::vector<IntakeLine> judge_sims(std::span<const TypedLine> lines,
                                   std::span<const Network> networks, std::string_view network,
                                   Confirmed confirmed, std::span<const std::string> beside = {});
std::vector<IntakeLine> judge_vouchers(std::span<const TypedLine> lines);

// Lines that wait for nothing but to be looked up.
bool may_be_received(const IntakeLine& line);
void mark_here_already(IntakeLine& line);

// A voucher's code without spaces at its ends: 6 to 64 printable signs. For comparing two spellings of one: capitals, and
// nothing but letters and digits.
std::optional<std::string> voucher_code(std::string_view text);
std::string comparable_code(std::string_view code);
// "•••• 7Q": enough to find it on the paper, too little to use it.
std::string masked_code(std::string_view code);

// Numbers as somebody pasted them: one a line, or with commas or semicolons between. Empty ones are left out; `line` counts
// the others. At most `most` and one more.
std::vector<TypedLine> pasted_lines(std::string_view text, std::size_t most);

}  // namespace kitbank
