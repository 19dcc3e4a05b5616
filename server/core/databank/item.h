#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/core/calendar.h"
#include "server/core/databank/bundle.h"
#include "server/core/ids.h"
#include "server/core/names.h"
#include "server/core/result.h"

// The way of one SIM or voucher, as one table. State says what has become of it, `place` who holds it; where it stands in the
// ledger follows from both (ledger.h), so that stock can never say what the items do not.
namespace kitbank {

enum class ItemState : std::uint8_t {
    none,  // not here yet
    in_stock,
    reserved,  // set aside for a request
    issued,    // given to a person, not yet in use as far as we know
    active,
    ended,    // its months are over
    expired,  // nobody can activate it any more
    voided,   // lost, faulty, the wrong one, written off
};
inline constexpr std::array<std::string_view, 8> item_state_names = {
    "none", "in_stock", "reserved", "issued", "active", "ended", "expired", "void"};
constexpr std::string_view name_of(ItemState state) {
    return item_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<ItemState> parse_item_state(std::string_view name) {
    return parse_name<ItemState>(item_state_names, name);
}

// "in stock", "set aside", as pages say it.
std::string_view label_of(ItemState state);

enum class ItemEvent : std::uint8_t {
    receipt,
    dispatch,  // packed for another hub
    arrival,
    reservation,
    release,
    issue,
    activation,
    handback,  // brought back unopened
    end,
    expiry,
    voiding,
    recovery,  // counted as lost and found again, never given
};
inline constexpr std::array<std::string_view, 12> item_event_names = {
    "receipt",    "dispatch", "arrival", "reservation", "release", "issue",
    "activation", "handback", "end",     "expiry",      "void",    "recovery"};
constexpr std::string_view name_of(ItemEvent event) {
    return item_event_names[static_cast<std::size_t>(event)];
}
constexpr std::optional<ItemEvent> parse_item_event(std::string_view name) {
    return parse_name<ItemEvent>(item_event_names, name);
}

// Why an item is void.
enum class VoidReason : std::uint8_t { lost, faulty, wrong_sim, damaged, recalled, written_off };
inline constexpr std::array<std::string_view, 6> void_reason_names = {
    "lost", "faulty", "wrong_sim", "damaged", "recalled", "written_off"};
inline constexpr std::array<std::string_view, 6> void_reason_labels = {
    "It is lost",    "It does not work",        "It is the wrong SIM",
    "It is damaged", "The network recalled it", "It is written off"};
constexpr std::string_view name_of(VoidReason reason) {
    return void_reason_names[static_cast<std::size_t>(reason)];
}
constexpr std::string_view label_of(VoidReason reason) {
    return void_reason_labels[static_cast<std::size_t>(reason)];
}
constexpr std::optional<VoidReason> parse_void_reason(std::string_view name) {
    return parse_name<VoidReason>(void_reason_names, name);
}

// clang-format off
struct ItemTransition { ItemState from; ItemEvent event; ItemState to; };
inline constexpr std::array item_transitions = [] {
    using enum ItemState;
    using enum ItemEvent;
    return std::array{
        ItemTransition{none,     receipt,         in_stock},
        ItemTransition{in_stock, dispatch,        in_stock},
        ItemTransition{in_stock, arrival,         in_stock},
        ItemTransition{in_stock, reservation,     reserved},
        ItemTransition{reserved, release,         in_stock},
        ItemTransition{in_stock, ItemEvent::issue, issued},
        ItemTransition{reserved, ItemEvent::issue, issued},
        ItemTransition{issued,   activation,      active},
        ItemTransition{issued,   handback,        in_stock},
        ItemTransition{active,   end,             ended},
        ItemTransition{in_stock, expiry,          expired},
        ItemTransition{reserved, expiry,          expired},
        ItemTransition{issued,   expiry,          expired},
        ItemTransition{in_stock, voiding,         voided},
        ItemTransition{reserved, voiding,         voided},
        ItemTransition{issued,   voiding,         voided},
        ItemTransition{active,   voiding,         voided},
        ItemTransition{voided,   recovery,        in_stock},
    };
}();
// clang-format on

constexpr std::optional<ItemState> state_after(ItemState from, ItemEvent event) {
    for (const ItemTransition& row : item_transitions) {
        if (row.from == from && row.event == event) return row.to;
    }
    return std::nullopt;
}

// Everything that the rules ask of an item. `hub` holds it, held it last, or gave it.
struct ItemStanding {
    ItemState state = ItemState::none;
    HubId hub = {};
    std::int64_t consignment = 0;   // it is on its way in this one; 0 when it is not travelling
    std::string reserved_for = {};  // reference of a request
    std::int64_t issue = 0;         // the issue in force; 0 when nobody has it
    std::optional<Date> activate_by = {};
    std::optional<Date> activated_on = {};
    std::optional<Date> ends_on = {};  // the last day of its months
    std::optional<VoidReason> void_reason = {};
    friend bool operator==(const ItemStanding&, const ItemStanding&) = default;
};

// One step, and what it needs to know. `day` is the day in London on which it happens.
struct ItemStep {
    ItemEvent event = ItemEvent::receipt;
    Date day{};
    HubId hub = {};  // where: of a receipt, arrival or handback; who gives, of an issue
    std::int64_t consignment = 0;  // of a dispatch or arrival
    std::string request = {};      // of a reservation; of an issue, whose it may be
    std::int64_t issue = 0;        // of an issue
    int months = 0;                // of an activation: how long the bundle lasts
    std::optional<VoidReason> reason = {};
};

// What the step makes of the standing, or why not:
//   sim_given          somebody has it already
//   sim_not_here       another hub holds it, or it is on its way
//   sim_past_date      its activate-by date has gone by
//   reserved_for_another
//   item_not_possible  anything else that the table does not hold
Result<ItemStanding> apply(const ItemStanding& standing, const ItemStep& step);

// May be given by this hub today, to whoever has no reservation?
std::optional<Refusal> hindrance_to_issue(const ItemStanding& standing, HubId hub, Date day,
                                          std::string_view request);

}  // namespace kitbank
