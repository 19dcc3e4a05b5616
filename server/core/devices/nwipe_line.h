#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/devices/wipe_evidence.h"

// One line of an nwipe log, of each kind that matters: what nwipe_log.cpp puts together. Views point
// into the text of the log.
namespace kitbank::nwipe {

std::string_view trim(std::string_view text);
std::string_view before(std::string_view text, std::string_view mark);
std::string_view after(std::string_view text, std::string_view mark);  // empty without the mark
bool contains(std::string_view text, std::string_view part);

// A whole number from 0 to 2^63 - 1 and nothing else but spaces.
std::optional<std::uint64_t> parse_count(std::string_view text);

// Text to keep: trimmed, at most 200 bytes, control characters as '?'.
std::string field(std::string_view text);

struct Line {
    std::optional<LocalTime> at;  // empty in the tables
    std::string_view level;       // empty for the throughput line and the tables
    std::string_view text;        // untrimmed in a table, where the first column is the flag
};

Line read_line(std::string_view raw);

// The first device that a text names, without its folder, as in "Verified pass 1 of 1 on '/dev/sda'."
std::string_view device_of(std::string_view text);

// Found /dev/sda,  ATA, WDC WD3200LPVX-6,  320 GB, S/N=WD-WXC1A14S2591
struct FoundLine {
    std::string_view device, bus, model, serial;
};

std::optional<FoundLine> read_found(std::string_view text);

// ! device | a | b | c, bars in the last cell included
struct Row {
    bool flagged = false;
    std::string_view device;
    std::vector<std::string_view> cells;
};

std::optional<Row> read_row(std::string_view text, std::size_t cells_max);

// Total Throughput  494 MB/s, Fill With Zeros, 1R+NB+VL
struct ThroughputLine {
    std::string_view method, verification;
};

std::optional<ThroughputLine> read_throughput(std::string_view text);

MediumType type_of_bus(std::string_view bus);
WipeMethod kind_of_method(std::string_view label);
WipeStatus parse_status(std::string_view text);
WipeEnding parse_ending(std::string_view text);

}  // namespace kitbank::nwipe
