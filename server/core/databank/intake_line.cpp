#include "server/core/databank/intake_line.h"

#include <algorithm>
#include <map>

#include "server/core/residents/contact.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::size_t shown_max = 24;
constexpr std::size_t code_min = 6;
constexpr std::size_t code_max = 64;
constexpr std::size_t masked_from = 8;

bool is_letter_or_digit(char sign) {
    return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
           (sign >= 'A' && sign <= 'Z');
}

bool is_printable(char sign) { return sign >= ' ' && sign <= '~'; }

// The beginning of what was typed, as plain signs.
std::string beginning_of(std::string_view text) {
    std::string shown;
    for (const char sign : text.substr(0, shown_max)) shown += is_printable(sign) ? sign : '?';
    return text.size() > shown_max ? shown + "..." : shown;
}

void refuse(IntakeLine& line, LineFate fate, std::string sentence) {
    line.fate = fate;
    line.sentence = std::move(sentence);
}

const Network* find_network(std::span<const Network> networks, std::string_view code) {
    const auto found = std::ranges::find(networks, code, &Network::code);
    return found == networks.end() ? nullptr : &*found;
}

void judge_number(IntakeLine& line, const std::string& text, std::span<const Network> networks,
                  std::string_view network, bool is_confirmed) {
    const Result<ReadIccid> read = read_iccid(text, networks, network);
    if (!read) {
        const Result<ReadIccid> elsewhere = read_iccid(text, networks);
        const bool is_another =
            elsewhere && !elsewhere->network.empty() && elsewhere->network != network;
        return refuse(line, is_another ? LineFate::other_network : LineFate::malformed,
                      read.refusal().detail);
    }
    line.reference = line.shown = read->digits;
    if (is_confirmed) return;
    const Network* chosen = find_network(networks, network);
    if (read->is_doubtful) {
        refuse(line, LineFate::doubtful, doubt_of(*read));
    } else if (read->network.empty() && chosen && !chosen->numbers.empty()) {
        refuse(line, LineFate::doubtful,
               "No card of " + chosen->name +
                   " that is known here begins like this. Compare it with the card, and confirm it "
                   "if it is the same.");
    }
}

void judge_phone(IntakeLine& line, const std::string& text) {
    if (trimmed(text).empty() || line.reference.empty()) return;
    if (const auto phone = canonical_phone(text)) {
        line.phone = *phone;
        return;
    }
    line.reference.clear();
    refuse(line, LineFate::malformed,
           "The telephone number beside it cannot be read. Correct it, or leave it empty.");
}

void mark_repeated(std::vector<IntakeLine>& lines) {
    std::map<std::string, int, std::less<>> first;
    for (IntakeLine& line : lines) {
        const std::string key = line.code.empty() ? line.reference : comparable_code(line.code);
        if (key.empty()) continue;
        const auto [at, is_new] = first.emplace(key, line.line);
        if (is_new) continue;
        refuse(line, LineFate::repeated,
               "It is on line " + std::to_string(at->second) + " already. Nothing needs doing.");
    }
}

// A card whose number ends in zeros is believed beside its neighbours.
void believe_zeros(std::vector<IntakeLine>& lines) {
    std::vector<std::string> numbers;
    for (const IntakeLine& line : lines) numbers.push_back(line.reference);
    const std::vector<bool> stand = stand_in_run(numbers);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        IntakeLine& line = lines[at];
        const bool is_doubtful = line.fate == LineFate::doubtful;
        if (!is_doubtful || !stand[at] || !line.reference.ends_with("0000")) continue;
        if (!has_luhn_digit(line.reference)) continue;
        line.fate = LineFate::ready;
        line.sentence.clear();
    }
}

void mark_swapped(std::vector<IntakeLine>& lines, std::span<const std::string> beside) {
    std::vector<std::string> numbers;
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].reference.empty() || lines[at].fate == LineFate::repeated) continue;
        numbers.push_back(lines[at].reference);
        places.push_back(at);
    }
    numbers.insert(numbers.end(), beside.begin(), beside.end());
    for (const SwapSuspect& suspect : swap_suspects(numbers)) {
        if (suspect.index >= places.size()) continue;
        IntakeLine& line = lines[places[suspect.index]];
        if (line.fate != LineFate::ready) continue;
        refuse(line, LineFate::swap_suspect,
               "It stands out of the numbers beside it, and with 09 and 90 changed it would be " +
                   suspect.instead + ". Look at the card, and scan it again.");
    }
}

// "8.94E+18": a spreadsheet took the code for a quantity.
bool is_shortened(std::string_view code) {
    return code.find("E+") != std::string_view::npos &&
           code.find_first_not_of("0123456789E+.,") == std::string_view::npos;
}

void judge_code(IntakeLine& line, const std::string& text) {
    const std::optional<std::string> code = voucher_code(text);
    if (!code) {
        const std::size_t length = trimmed(text).size();
        return refuse(line, LineFate::malformed,
                      "This is no voucher code: it has " + std::to_string(length) +
                          " signs, and a code has 6 to 64 plain letters and digits. Look at the "
                          "network's list.");
    }
    line.shown = masked_code(*code);
    if (is_shortened(*code)) {
        return refuse(
            line, LineFate::malformed,
            "A spreadsheet has shortened this code, and its last digits are lost. Set the "
            "column to text, enter the codes again from their source, and save it anew.");
    }
    line.code = *code;
}

}  // namespace

std::string_view label_of(LineFate fate) {
    switch (fate) {
        case LineFate::ready:
            return "Will be received";
        case LineFate::received:
            return "Received";
        case LineFate::here_already:
            return "Here already";
        case LineFate::repeated:
            return "Twice in the list";
        case LineFate::doubtful:
            return "Look again";
        case LineFate::swap_suspect:
            return "Most likely misread";
        case LineFate::other_network:
            return "Another network";
        case LineFate::malformed:
            return "Not a number";
    }
    return "";
}

std::vector<IntakeLine> judge_sims(std::span<const TypedLine> lines,
                                   std::span<const Network> networks, std::string_view network,
                                   Confirmed confirmed, std::span<const std::string> beside) {
    std::vector<IntakeLine> judged;
    judged.reserve(lines.size());
    for (const TypedLine& typed : lines) {
        IntakeLine& line = judged.emplace_back();
        line.line = typed.line;
        line.shown = beginning_of(typed.text);
        judge_number(line, typed.text, networks, network, confirmed.doubtful);
        judge_phone(line, typed.phone);
    }
    mark_repeated(judged);
    believe_zeros(judged);
    if (!confirmed.swapped) mark_swapped(judged, beside);
    return judged;
}

std::vector<IntakeLine> judge_vouchers(std::span<const TypedLine> lines) {
    std::vector<IntakeLine> judged;
    judged.reserve(lines.size());
    for (const TypedLine& typed : lines) {
        IntakeLine& line = judged.emplace_back();
        line.line = typed.line;
        judge_code(line, typed.text);
    }
    mark_repeated(judged);
    return judged;
}

bool may_be_received(const IntakeLine& line) {
    return line.fate == LineFate::ready || line.fate == LineFate::doubtful ||
           line.fate == LineFate::swap_suspect;
}

void mark_here_already(IntakeLine& line) {
    refuse(line, LineFate::here_already,
           "It has been received before, and nothing changes. Open it to see where it is.");
}

std::optional<std::string> voucher_code(std::string_view text) {
    const std::string_view code = trimmed(text);
    if (code.size() < code_min || code.size() > code_max) return std::nullopt;
    if (!std::ranges::all_of(code, is_printable)) return std::nullopt;
    if (comparable_code(code).size() < code_min) return std::nullopt;
    return std::string{code};
}

std::string comparable_code(std::string_view code) {
    std::string plain;
    for (const char sign : code) {
        if (!is_letter_or_digit(sign)) continue;
        const bool is_small = sign >= 'a' && sign <= 'z';
        plain += is_small ? static_cast<char>(sign - 'a' + 'A') : sign;
    }
    return plain;
}

std::string masked_code(std::string_view code) {
    const std::string mask = "\u2022\u2022\u2022\u2022";
    if (code.size() < masked_from) return mask;
    return mask + " " + std::string{code.substr(code.size() - 2)};
}

std::vector<TypedLine> pasted_lines(std::string_view text, std::size_t most) {
    std::vector<TypedLine> lines;
    while (!text.empty() && lines.size() <= most) {
        const std::size_t end = text.find_first_of("\r\n,;");
        const std::string_view one = trimmed(text.substr(0, end));
        if (!one.empty())
            lines.push_back({static_cast<int>(lines.size()) + 1, std::string{one}, {}});
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

}  // namespace kitbank
