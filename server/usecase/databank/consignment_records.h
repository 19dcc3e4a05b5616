#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/names.h"
#include "server/usecase/databank/records.h"

// The rows of what moves between hubs, of what a hub should have at least, and of counts of its shelves.
namespace kitbank {

using ConsignmentId = Id<struct ConsignmentRow>;
using StockCountId = Id<struct StockCountRow>;

// A packet from hub to hub. `arrived`: it is there, and something that should have been in it is not.
enum class ConsignmentState : std::uint8_t { open, on_its_way, arrived, closed, cancelled };
inline constexpr std::array<std::string_view, 5> consignment_state_names = {
    "open", "on_its_way", "arrived", "closed", "cancelled"};
inline constexpr std::array<std::string_view, 5> consignment_state_labels = {
    "Being packed", "On its way", "Arrived, something missing", "Arrived", "Cancelled"};
constexpr std::string_view name_of(ConsignmentState state) {
    return consignment_state_names[static_cast<std::size_t>(state)];
}
constexpr std::string_view label_of(ConsignmentState state) {
    return consignment_state_labels[static_cast<std::size_t>(state)];
}
constexpr std::optional<ConsignmentState> parse_consignment_state(std::string_view name) {
    return parse_name<ConsignmentState>(consignment_state_names, name);
}
constexpr bool is_under_way(ConsignmentState state) {
    return state == ConsignmentState::open || state == ConsignmentState::on_its_way ||
           state == ConsignmentState::arrived;
}

// What became of one item of a packet. `gone`: it was void or expired before the packet arrived.
enum class PackedFate : std::uint8_t { packed, arrived, missing, lost, gone };
inline constexpr std::array<std::string_view, 5> packed_fate_names = {"packed", "arrived",
                                                                      "missing", "lost", "gone"};
constexpr std::string_view name_of(PackedFate fate) {
    return packed_fate_names[static_cast<std::size_t>(fate)];
}
constexpr std::optional<PackedFate> parse_packed_fate(std::string_view name) {
    return parse_name<PackedFate>(packed_fate_names, name);
}

struct Consignment {
    ConsignmentId id = {};
    OrganisationId organisation = {};
    std::string reference = {};  // "C-7K3M9QXZ"
    HubId from = {};
    std::string from_code = {};
    std::string from_name = {};
    HubId to = {};
    std::string to_code = {};
    std::string to_name = {};
    ConsignmentState state = ConsignmentState::open;
    std::string opened_by = {};
    Instant opened_at = {};
    std::optional<Instant> sent_at = {};
    std::optional<Instant> arrived_at = {};
    Instant changed_at = {};
    std::int64_t items = 0;    // packed in it
    std::int64_t missing = 0;  // of them, not found at its arrival and not settled
    friend bool operator==(const Consignment&, const Consignment&) = default;
};

inline constexpr std::size_t packet_max = 500;  // items

struct PackedItem {
    DataItemId item = {};
    std::string reference = {};
    PackedFate fate = PackedFate::packed;
    friend bool operator==(const PackedItem&, const PackedItem&) = default;
};

// What was found in a packet and is none of its items.
struct ExtraItem {
    std::string number = {};
    std::string words = {};  // where the books had it then, and what to do
    friend bool operator==(const ExtraItem&, const ExtraItem&) = default;
};

struct ConsignmentQuery {
    OrganisationId organisation;
    std::optional<HubId> hub = {};  // from or to it
    bool is_under_way = true;       // or those that are over
    ConsignmentId before = {};      // cursor: the last of the page before
    int limit = 50;                 // newest first
};

// Stock that is expected at a hub.
struct ComingStock {
    HubId to = {};
    std::string bundle_code = {};
    std::string network = {};
    std::int64_t items = 0;
    friend bool operator==(const ComingStock&, const ComingStock&) = default;
};

// The least that a hub should have of a bundle (any of its versions), or of all bundles of a network.
enum class ThresholdKind : std::uint8_t { bundle, network };
inline constexpr std::array<std::string_view, 2> threshold_kind_names = {"bundle", "network"};
constexpr std::string_view name_of(ThresholdKind kind) {
    return threshold_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<ThresholdKind> parse_threshold_kind(std::string_view name) {
    return parse_name<ThresholdKind>(threshold_kind_names, name);
}

struct HubThreshold {
    OrganisationId organisation = {};
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    ThresholdKind kind = ThresholdKind::bundle;
    std::string code = {};   // of the bundle or network
    std::int64_t least = 0;  // 0 is no threshold
    friend bool operator==(const HubThreshold&, const HubThreshold&) = default;
};

inline constexpr std::int64_t least_stock_max = 100'000;

enum class CountState : std::uint8_t { open, closed, cancelled };
inline constexpr std::array<std::string_view, 3> count_state_names = {"open", "closed",
                                                                      "cancelled"};
constexpr std::string_view name_of(CountState state) {
    return count_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<CountState> parse_count_state(std::string_view name) {
    return parse_name<CountState>(count_state_names, name);
}

// What a count found out about one number, when it was closed.
enum class CountFate : std::uint8_t {
    seen,     // not compared yet
    right,    // seen, and the books have it on this shelf
    moved,    // it left or came while the count went on
    missing,  // in the books, not seen
    extra,    // seen, and the books have it elsewhere or not at all
    found,    // seen, and the books had lost it: it is in stock again
    lost,     // was missing, and written off
    left,     // was missing, and a manager left it as it is
};
inline constexpr std::array<std::string_view, 8> count_fate_names = {
    "seen", "right", "moved", "missing", "extra", "found", "lost", "left"};
constexpr std::string_view name_of(CountFate fate) {
    return count_fate_names[static_cast<std::size_t>(fate)];
}
constexpr std::optional<CountFate> parse_count_fate(std::string_view name) {
    return parse_name<CountFate>(count_fate_names, name);
}

struct StockCount {
    StockCountId id = {};
    OrganisationId organisation = {};
    std::string reference = {};  // "K-7K3M9QXZ"
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    CountState state = CountState::open;
    std::string opened_by = {};
    Instant opened_at = {};
    std::optional<Instant> closed_at = {};
    std::int64_t counted = 0;  // numbers seen
    std::int64_t missing = 0;  // not settled
    std::int64_t extra = 0;
    friend bool operator==(const StockCount&, const StockCount&) = default;
};

struct CountLine {
    std::string number = {};  // as it was read; an item's reference
    DataItemId item = {};     // 0 when nobody has received such a one
    std::string bundle = {};  // code, of an item
    CountFate fate = CountFate::seen;
    std::string words = {};               // where the books have an extra one
    std::optional<Instant> seen_at = {};  // not of what is missing
    std::string seen_by = {};
    friend bool operator==(const CountLine&, const CountLine&) = default;
};

inline constexpr std::size_t count_at_once_max = 500;  // numbers added in one go
inline constexpr std::size_t count_words_max = 200;    // characters

struct CountQuery {
    OrganisationId organisation;
    std::optional<HubId> hub = {};
    StockCountId before = {};
    int limit = 50;
};

}  // namespace kitbank
