#include "server/core/devices/nwipe_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace kitbank::nwipe {

constexpr std::size_t field_length_max = 200;

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view before(std::string_view text, std::string_view mark) {
    return text.substr(0, text.find(mark));
}

std::string_view after(std::string_view text, std::string_view mark) {
    const auto at = text.find(mark);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + mark.size());
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
    const std::string_view digits = trim(text);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    if (!whole || value > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
        return std::nullopt;
    return value;
}

std::string field(std::string_view text) {
    text = trim(text);
    std::size_t length = std::min(text.size(), field_length_max);
    const auto inside_character = [&] {
        return length < text.size() && (text[length] & 0xc0) == 0x80;
    };
    while (length > 0 && inside_character()) --length;
    std::string kept{text.substr(0, length)};
    std::replace_if(
        kept.begin(), kept.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; }, '?');
    return kept;
}

namespace {

std::optional<unsigned> number_at(std::string_view text, std::size_t at, std::size_t count) {
    unsigned value = 0;
    const char* const begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + count, value);
    if (error != std::errc{} || end != begin + count) return std::nullopt;
    return value;
}

// YYYY/MM/DD HH:MM:SS
std::optional<LocalTime> parse_stamp(std::string_view text) {
    constexpr std::string_view shape = "0000/00/00 00:00:00";
    if (text.size() != shape.size()) return std::nullopt;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        if (shape[i] != '0' && text[i] != shape[i]) return std::nullopt;
    }
    const auto year = number_at(text, 0, 4), month = number_at(text, 5, 2),
               day = number_at(text, 8, 2);
    const auto hour = number_at(text, 11, 2), minute = number_at(text, 14, 2),
               second = number_at(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
    const Date date{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                    std::chrono::day{*day}};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return std::chrono::local_days{date} + std::chrono::hours{*hour} +
           std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

bool is_level(std::string_view text) {
    constexpr std::array<std::string_view, 7> levels = {"debug", "info",  "notice", "warning",
                                                        "error", "fatal", "sanity"};
    return std::find(levels.begin(), levels.end(), text) != levels.end();
}

}  // namespace

Line read_line(std::string_view raw) {
    const auto close = raw.find(']');
    if (raw.empty() || raw.front() != '[' || close == std::string_view::npos) return {{}, {}, raw};
    const auto at = parse_stamp(raw.substr(1, close - 1));
    if (!at) return {{}, {}, raw};
    const std::string_view rest = trim(raw.substr(close + 1));
    const std::string_view level = before(rest, ": ");
    if (!is_level(level) || level.size() == rest.size()) return {at, {}, rest};
    return {at, level, trim(rest.substr(level.size() + 1))};
}

std::string_view device_of(std::string_view text) {
    const auto at = text.find("/dev/");
    if (at == std::string_view::npos) return {};
    std::string_view name = text.substr(at);
    name = name.substr(0, name.find_first_of(" ,'\""));
    while (!name.empty() && (name.back() == '.' || name.back() == ':')) name.remove_suffix(1);
    return name.substr(name.rfind('/') + 1);
}

std::optional<FoundLine> read_found(std::string_view text) {
    constexpr std::string_view mark = ", S/N=";
    const auto serial = text.rfind(mark);
    if (serial == std::string_view::npos) return std::nullopt;
    const std::string_view head = text.substr(0, serial);
    const auto device = head.find(','), size = head.rfind(',');
    const auto bus = head.find(',', device + 1);
    if (device == std::string_view::npos || bus == std::string_view::npos || bus >= size)
        return std::nullopt;
    return FoundLine{
        device_of(head.substr(0, device)), trim(head.substr(device + 1, bus - device - 1)),
        trim(head.substr(bus + 1, size - bus - 1)), trim(text.substr(serial + mark.size()))};
}

std::optional<Row> read_row(std::string_view text, std::size_t cells_max) {
    if (text.empty() || !contains(text, "|") || contains(text, "Device |")) return std::nullopt;
    Row row;
    row.flagged = text.front() == '!';
    const std::string_view head = before(text, "|");
    row.device = trim(row.flagged ? head.substr(1) : head);
    row.device = row.device.substr(row.device.rfind('/') + 1);
    std::string_view rest = after(text, "|");
    while (row.cells.size() + 1 < cells_max && contains(rest, "|")) {
        row.cells.push_back(trim(before(rest, "|")));
        rest = after(rest, "|");
    }
    row.cells.push_back(trim(rest));
    return row.device.empty() ? std::nullopt : std::optional{row};
}

std::optional<ThroughputLine> read_throughput(std::string_view text) {
    const auto first = text.find(", "), last = text.rfind(", "), code = text.rfind('+');
    if (first == last || code == std::string_view::npos || code < last) return std::nullopt;
    return ThroughputLine{trim(text.substr(first + 2, last - first - 2)), text.substr(code + 1)};
}

MediumType type_of_bus(std::string_view bus) {
    if (contains(bus, "NVME")) return MediumType::nvme;
    if (contains(bus, "MMC")) return MediumType::emmc;
    return contains(bus, "SSD") ? MediumType::ssd : MediumType::unknown;
}

namespace {

// The label without the (R) or (S) of a reverse or scatter wipe, runs of spaces as one.
std::string method_label(std::string_view text) {
    std::string label;
    for (const char c : trim(text)) {
        if (c != ' ' || label.empty() || label.back() != ' ') label.push_back(c);
    }
    const bool suffixed = label.ends_with(" (R)") || label.ends_with(" (S)");
    return suffixed ? label.substr(0, label.size() - 4) : label;
}

}  // namespace

WipeMethod kind_of_method(std::string_view text) {
    constexpr std::array<std::string_view, 10> writing = {
        "DoD 5220.22-M",         "DoD Short",       "Gutmann Wipe",   "RCMP TSSIT OPS-II",
        "PRNG Stream",           "Fill With Zeros", "Fill With Ones", "HMG IS5 Enhanced",
        "Bruce Schneier 7-Pass", "BMB21-2019"};
    const std::string label = method_label(text);
    if (std::find(writing.begin(), writing.end(), label) != writing.end())
        return WipeMethod::writing;
    return label.starts_with("Verify ") ? WipeMethod::verify_only : WipeMethod::unknown;
}

WipeStatus parse_status(std::string_view text) {
    if (text == "Erased") return WipeStatus::erased;
    if (contains(text, "FAIL")) return WipeStatus::failed;
    if (contains(text, "ABORTED")) return WipeStatus::aborted;
    return text == "INSANITY" ? WipeStatus::insanity : WipeStatus::not_wiped;
}

WipeEnding parse_ending(std::string_view text) {
    if (text == "Nwipe successfully completed. See summary table for details.")
        return WipeEnding::completed;
    if (text.starts_with("Nwipe exited with errors")) return WipeEnding::errors;
    return text.starts_with("Nwipe was aborted by the user") ? WipeEnding::aborted
                                                             : WipeEnding::missing;
}

}  // namespace kitbank::nwipe
