#pragma once
#include <array>
#include <string>
#include <vector>

#include "server/usecase/databank/intake_items.h"

// SIMs or vouchers that come in at a hub, by scan, by range or as a pasted list; files are in stock_files.h. Each line has its own
// fate: one wrong number holds up no other.
namespace kitbank {

inline constexpr std::size_t received_at_once_max = range_max;

struct ReceiveStock {
    Uuid id;
    Caller caller;
    IntakeTold told = {};
    std::vector<std::string> numbers = {};  // as scanned or typed; of vouchers their codes
    // In place of numbers: the first and the last card of a run.
    std::string first = {};
    std::string last = {};
    // What a person has looked at: doubtful numbers, and those that look misread, are received too.
    bool confirm = false;
    std::optional<Instant> happened_at = {};  // as the scanner had it; empty: now
};

struct ReceivedStock {
    std::vector<IntakeLine> lines;  // in their order; without codes
    std::string hub_code = {};
    std::string hub_name = {};
    std::string bundle_code = {};
    std::string bundle_name = {};
};

using FateCounts = std::array<std::int64_t, line_fate_names.size()>;
FateCounts count_fates(std::span<const IntakeLine> lines);

// Where it would go, before the first number is read.
Result<IntakePlace> plan_receipt(const Caller& caller, const IntakeTold& told, Ports& ports);

// Refuses as a whole what concerns all of them: the place, the batch, the date, a range that is none (`iccid_malformed`).
Result<ReceivedStock> receive_stock(const ReceiveStock& command, Ports& ports);

}  // namespace kitbank
