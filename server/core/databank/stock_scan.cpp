#include "server/core/databank/stock_scan.h"

#include <algorithm>

#include "server/core/calendar.h"
#include "server/core/databank/item.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

using enum StockScanEvent;
using enum FieldKind;

// Stock is written off by a manager and not by a scan.
constexpr std::span<const std::string_view> reasons{void_reason_names.data(),
                                                    void_reason_names.size() - 1};
static_assert(void_reason_names.back() == "written_off");

constexpr std::array fields{
    StockScanField{sim_receipt, "bundle", line, true, "Bundle", "its code, such as O2-25"},
    StockScanField{sim_receipt, "batch", line, false, "Batch", "what the box says"},
    StockScanField{sim_receipt, "activate_by", date, false, "Last day to activate"},
    StockScanField{sim_receipt, "delivery", line, false, "Delivery",
                   "its reference, when one is expected"},
    StockScanField{sim_receipt, "confirmed", flag, false, "The number is really printed like this"},
    StockScanField{sim_issue, "request", line, true, "Request"},
    StockScanField{sim_issue, "terms_told", flag, false, "They were told the network's terms"},
    StockScanField{sim_issue, "gate_confirmed", flag, false,
                   "The hub's further question was confirmed"},
    StockScanField{sim_swap, "replacement", line, true, "Number of the new card"},
    StockScanField{sim_swap, "reason", choice, true, "What is wrong with the old one", "", reasons},
    StockScanField{sim_swap, "words", line, false, "In words", "nobody's name"},
    StockScanField{sim_void, "reason", choice, true, "What is wrong with it", "", reasons},
    StockScanField{sim_void, "words", line, false, "In words", "nobody's name"},
};

std::string choice_fault(const StockScanField& field, std::string_view value) {
    if (std::ranges::find(field.choices, value) != field.choices.end()) return "";
    std::string names;
    for (const std::string_view name : field.choices)
        names += (names.empty() ? "" : ", ") + std::string{name};
    return "Choose one of: " + names + ".";
}

std::string line_fault(std::string_view value) {
    if (character_count(value) > line_length_max)
        return "Shorten this to " + std::to_string(line_length_max) + " characters.";
    return has_control_characters(value, false) ? "Remove the characters that cannot be printed."
                                                : "";
}

std::string fault_of(const StockScanField& field, std::string_view value) {
    if (field.kind == date) return parse_date(value) ? "" : "Enter a real date as year-month-day.";
    if (field.kind == flag) return value == "yes" || value == "no" ? "" : "Answer yes or no.";
    return field.kind == choice ? choice_fault(field, value) : line_fault(value);
}

}  // namespace

std::string_view happened(StockScanEvent event) {
    switch (event) {
        case sim_receipt:
            return "Received";
        case sim_count:
            return "Counted";
        case sim_issue:
            return "Given";
        case sim_swap:
            return "Swapped";
        case sim_void:
            return "Made void";
        case consignment_arrival:
            return "Arrived";
    }
    return "";
}

std::span<const StockScanField> stock_scan_fields(StockScanEvent event) {
    const auto of_event = [&](const StockScanField& field) { return field.event == event; };
    const auto* const first = std::ranges::find_if(fields, of_event);
    return {first, std::find_if_not(first, fields.end(), of_event)};
}

Result<Evidence> check_stock_scan(StockScanEvent event, const Evidence& given) {
    Evidence checked;
    std::vector<FieldFault> faults;
    const auto known = stock_scan_fields(event);
    for (const auto& fact : given) {
        if (std::ranges::find(known, fact.first, &StockScanField::name) == known.end())
            faults.push_back({fact.first, "This step has no such field."});
    }
    for (const StockScanField& field : known) {
        const std::string value{trimmed(value_of(given, field.name))};
        if (value.empty()) {
            if (field.required) faults.push_back({std::string{field.name}, "This is needed."});
        } else if (std::string fault = fault_of(field, value); !fault.empty()) {
            faults.push_back({std::string{field.name}, std::move(fault)});
        } else {
            checked.emplace(field.name, value);
        }
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return checked;
}

}  // namespace kitbank
