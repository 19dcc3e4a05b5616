#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "server/core/devices/evidence.h"
#include "server/core/names.h"

// What a scanner tells about data stock, in one delivery with what it tells about devices. `sim` names the card that it is about (of
// a swap the old one), `consignment` the packet that arrived. One table says which facts each brings: the
// scanner's options, its JSON and the server's checks follow it.
namespace kitbank {

enum class StockScanEvent : std::uint8_t {
    sim_receipt,
    sim_count,
    sim_issue,
    sim_swap,
    sim_void,
    consignment_arrival,
};
inline constexpr std::array<std::string_view, 6> stock_scan_names = {
    "sim_receipt", "sim_count", "sim_issue", "sim_swap", "sim_void", "consignment_arrival"};
constexpr std::string_view name_of(StockScanEvent event) {
    return stock_scan_names[static_cast<std::size_t>(event)];
}
constexpr std::optional<StockScanEvent> parse_stock_scan(std::string_view name) {
    return parse_name<StockScanEvent>(stock_scan_names, name);
}

// "Received", "Given", as the beginning of a line.
std::string_view happened(StockScanEvent event);

struct StockScanField {
    StockScanEvent event;
    std::string_view name;
    FieldKind kind;  // line, date, flag or choice
    bool required;
    std::string_view label;
    std::string_view hint = {};
    std::span<const std::string_view> choices = {};
};

std::span<const StockScanField> stock_scan_fields(StockScanEvent event);

// The facts trimmed, empty ones left out, or `invalid_fields` naming each that is missing, unknown or ill-formed.
Result<Evidence> check_stock_scan(StockScanEvent event, const Evidence& given);

}  // namespace kitbank
