#include "server/core/databank/scanned_code.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "server/core/databank/iccid.h"
#include "server/core/reference.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::size_t aim_mark = 3;  // "]Q1"
constexpr std::size_t imei_body = 14;
constexpr std::size_t imei_whole = 15;
constexpr std::size_t imei_with_software = 16;
constexpr std::size_t shortest_end = 9;  // fewer digits than any card prints

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_separator(char letter) { return letter == ' ' || letter == '-' || letter == '/'; }

// Digits in groups, as typed; empty when there is anything else in the text. A card's number may be filled up with F.
std::vector<std::string> groups_of(std::string_view text) {
    while (text.size() > 1 && (text.back() == 'F' || text.back() == 'f')) text.remove_suffix(1);
    std::vector<std::string> groups(1);
    for (const char letter : text) {
        if (is_separator(letter)) {
            if (!groups.back().empty()) groups.emplace_back();
        } else if (is_digit(letter)) {
            groups.back() += letter;
        } else {
            return {};
        }
    }
    if (groups.back().empty()) groups.pop_back();
    return groups;
}

std::string joined(const std::vector<std::string>& groups) {
    return std::accumulate(groups.begin(), groups.end(), std::string{});
}

// The last part of an address or path, without query and fragment.
std::string_view last_part(std::string_view text) {
    text = text.substr(0, text.find_first_of("?#"));
    while (text.ends_with('/')) text.remove_suffix(1);
    const auto slash = text.rfind('/');
    return slash == std::string_view::npos ? text : text.substr(slash + 1);
}

struct ReferenceKind {
    char letter;
    CodeKind kind;
};
constexpr ReferenceKind reference_kinds[] = {
    {'Q', CodeKind::request}, {'C', CodeKind::consignment}, {'V', CodeKind::voucher}};

std::optional<ScannedCode> read_reference(std::string_view text) {
    if (text.size() < 2 || text[1] != '-') return std::nullopt;
    for (const auto& [letter, kind] : reference_kinds) {
        if (text[0] != letter && text[0] != letter - 'A' + 'a') continue;
        if (auto reference = parse_reference(letter, text)) return ScannedCode{kind, *reference};
    }
    return std::nullopt;
}

ScannedCode unclear(std::string sentence) {
    ScannedCode code;
    code.kind = CodeKind::unclear;
    code.sentence = std::move(sentence);
    return code;
}

ScannedCode read_sim(std::string_view digits, std::span<const Network> networks,
                     std::string_view network) {
    // An end is completed only for the network that a person chose.
    const bool is_cut = digits.size() < 19 && network.empty();
    const Result<ReadIccid> read =
        read_iccid(digits, is_cut ? std::span<const Network>{} : networks, network);
    if (!read) return unclear(sentence_of(read.refusal()));
    ScannedCode code{CodeKind::sim, read->digits, read->network, read->is_doubtful};
    if (read->is_doubtful) code.sentence = doubt_of(*read);
    return code;
}

// The row of the chosen network that prints so many digits; nothing when it prints no such end.
const NumberRow* row_printed_as(std::size_t digits, std::span<const Network> networks,
                                std::string_view network) {
    const auto chosen = std::ranges::find(networks, network, &Network::code);
    if (network.empty() || chosen == networks.end()) return nullptr;
    for (const NumberRow& row : chosen->numbers) {
        const int printed = std::accumulate(row.printed.begin(), row.printed.end(), 0);
        if (printed > 0 && static_cast<std::size_t>(printed) == digits) return &row;
    }
    return nullptr;
}

bool is_grouped_as(const std::vector<std::string>& groups, const NumberRow& row) {
    return groups.size() > 1 &&
           std::ranges::equal(groups, row.printed, [](const std::string& group, int digits) {
               return static_cast<int>(group.size()) == digits;
           });
}

ScannedCode read_short(const std::vector<std::string>& groups, std::span<const Network> networks,
                       std::string_view network) {
    const std::string digits = joined(groups);
    const NumberRow* row = row_printed_as(digits.size(), networks, network);
    const auto imei = read_imei(digits);
    if (row != nullptr && imei && !is_grouped_as(groups, *row)) {
        return unclear("These " + std::to_string(digits.size()) +
                       " digits can be a device's IMEI or the end of a SIM card's number. Scan "
                       "the card's barcode, or type " +
                       row->prefix + " in front of them.");
    }
    if (row != nullptr) return read_sim(digits, networks, network);
    if (imei) return {CodeKind::imei, *imei};
    if (digits.size() == imei_whole) {
        return unclear(
            "These are 15 digits as of a device's IMEI, and the last does not agree with the "
            "others: scan it again. If they are the end of a SIM card's number, choose its "
            "network, or scan the card's barcode.");
    }
    return read_sim(digits, networks, network);
}

bool is_scientific(std::string_view text) {
    return text.size() > 2 && is_digit(text.front()) &&
           text.find_first_of("eE") != std::string_view::npos &&
           text.find_first_not_of("0123456789.,eE+") == std::string_view::npos;
}

ScannedCode read_number(const std::vector<std::string>& groups, std::span<const Network> networks,
                        std::string_view network) {
    const std::string digits = joined(groups);
    const bool is_whole = digits.size() == 19 || digits.size() == 20;
    if ((is_whole && digits.starts_with("89")) || digits.starts_with("8944"))
        return read_sim(digits, networks, network);
    if (digits.size() >= imei_body && digits.size() <= imei_with_software)
        return read_short(groups, networks, network);
    if (digits.size() < shortest_end) return {};
    ScannedCode code = read_sim(digits, networks, network);
    if (code.kind == CodeKind::unclear && network.empty()) code.kind = CodeKind::other;
    return code;
}

}  // namespace

ScannedCode read_code(std::string_view scanned, std::span<const Network> networks,
                      std::string_view network) {
    std::string_view text = trimmed(scanned);
    if (text.starts_with(']') && text.size() > aim_mark) text.remove_prefix(aim_mark);
    if (const auto groups = groups_of(text); !groups.empty())
        return read_number(groups, networks, network);
    if (is_scientific(text)) return read_sim(text, networks, network);
    return read_reference(last_part(text)).value_or(ScannedCode{});
}

std::optional<std::string> read_imei(std::string_view text) {
    std::string digits = joined(groups_of(trimmed(text)));
    const bool has_length = digits.size() >= imei_body && digits.size() <= imei_with_software &&
                            digits.find_first_not_of('0') != std::string::npos;
    if (!has_length) return std::nullopt;
    if (digits.size() == imei_whole)
        return has_luhn_digit(digits) ? std::optional{digits} : std::nullopt;
    digits.resize(imei_body);
    for (char check = '0'; check <= '9'; ++check) {
        if (has_luhn_digit(digits + check)) return digits + check;
    }
    return std::nullopt;
}

std::string in_fours(std::string_view digits) {
    std::string text;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && at % 4 == 0) text += ' ';
        text += digits[at];
    }
    return text;
}

std::string spoken(const ScannedCode& code, std::span<const Network> networks) {
    switch (code.kind) {
        case CodeKind::sim: {
            const auto known = std::ranges::find(networks, code.network, &Network::code);
            return "SIM card " + in_fours(code.text) +
                   (known == networks.end() ? "" : ", " + known->name);
        }
        case CodeKind::imei:
            return "device with IMEI " + in_fours(code.text);
        case CodeKind::request:
            return "request " + code.text;
        case CodeKind::consignment:
            return "consignment " + code.text;
        case CodeKind::voucher:
            return "voucher " + code.text;
        case CodeKind::other:
        case CodeKind::unclear:
            break;
    }
    return "";
}

}  // namespace kitbank
