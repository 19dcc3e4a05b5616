#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "server/core/names.h"
#include "server/core/permission.h"

// The device lifecycle: one table of state x event -> state, what it asks of the wipe, where the
// device must be, and who may. It is the only place that knows: buttons, `next`, the scanner's
// offline answers, SQL CHECK lists and the diagram come from it or are tested against it.
namespace kitbank {

// `none` is a device without history; it is left once and never entered.
enum class DeviceState : std::uint8_t {
    none,
    expected,
    received,
    locked,
    wiped,
    wipe_failed,
    in_repair,
    ready,
    reserved,
    on_loan,
    in_shared_use,
    gifted,
    returned,
    lost,
    disposed,
};

inline constexpr std::array<std::string_view, 15> device_state_names = {
    "none",          "expected",  "received", "locked",   "wiped",
    "wipe_failed",   "in_repair", "ready",    "reserved", "on_loan",
    "in_shared_use", "gifted",    "returned", "lost",     "disposed"};

// States are adjectives, events are nouns. `move` changes custody only; `wipe_void` withdraws
// evidence that proved wrong; `annulment` settles a conflict: the event it names did not happen.
enum class DeviceEvent : std::uint8_t {
    pledge,
    intake,
    lock_found,
    lock_release,
    wipe,
    wipe_failure,
    repair,
    repair_completion,
    inspection,
    inspection_failure,
    reservation,
    release,
    gift,
    loan,
    shared_use,
    renewal,
    handback,
    loss,
    recovery,
    disposal,
    move,
    wipe_void,
    annulment,
};

inline constexpr std::array<std::string_view, 23> device_event_names = {
    "pledge",      "intake",
    "lock_found",  "lock_release",
    "wipe",        "wipe_failure",
    "repair",      "repair_completion",
    "inspection",  "inspection_failure",
    "reservation", "release",
    "gift",        "loan",
    "shared_use",  "renewal",
    "handback",    "loss",
    "recovery",    "disposal",
    "move",        "wipe_void",
    "annulment"};

constexpr std::string_view name_of(DeviceState state) {
    return device_state_names[static_cast<std::size_t>(state)];
}
constexpr std::string_view name_of(DeviceEvent event) {
    return device_event_names[static_cast<std::size_t>(event)];
}
constexpr std::optional<DeviceState> parse_device_state(std::string_view name) {
    return parse_name<DeviceState>(device_state_names, name);
}
constexpr std::optional<DeviceEvent> parse_device_event(std::string_view name) {
    return parse_name<DeviceEvent>(device_event_names, name);
}

class StateSet {
  public:
    constexpr StateSet(std::initializer_list<DeviceState> states) {
        for (const DeviceState state : states) bits_ |= bit(state);
    }
    [[nodiscard]] constexpr bool has(DeviceState state) const { return (bits_ & bit(state)) != 0; }

  private:
    static constexpr std::uint32_t bit(DeviceState state) {
        return 1U << static_cast<unsigned>(state);
    }
    std::uint32_t bits_ = 0;
};

// What a step asks of, or does to, the wipe in force.
enum class WipeRule : std::uint8_t {
    untouched,
    given,   // a wipe is in force from here on
    needed,  // possible only while a wipe is in force
    ended,   // the device is data-bearing again
};

// Where the device must be for the step, and whether the step needs a hub to end at.
enum class PlaceRule : std::uint8_t {
    anywhere,
    at_hub,  // held at a hub now
    to_hub,  // wherever it was, it is at the hub of the event afterwards
};

struct Transition {
    StateSet from;
    DeviceEvent event;
    std::optional<DeviceState> to;  // empty: the state stays as it is
    WipeRule wipe;
    PlaceRule place;
    Permission permission;
};

// One row of design section 4 each. A repair ends in `wiped` only while a wipe is in force: a
// device that came to the bench unwiped (wipe_failed), or that was opened there, is `received`
// again (standing.h); without that, wipe_failed -> in_repair -> wiped would be a way out for data.
// clang-format off
inline constexpr std::array lifecycle = [] {
    using enum DeviceState;
    using enum DeviceEvent;
    using enum WipeRule;
    using enum PlaceRule;
    using P = Permission;
    return std::array{
        Transition{{none},                                                pledge,             expected,      untouched, anywhere, P::receive_devices},
        Transition{{none, expected},                                      intake,             received,      ended,     to_hub,   P::receive_devices},
        Transition{{received, returned},                                  lock_found,         locked,        untouched, at_hub,   P::prepare_devices},
        Transition{{locked},                                              lock_release,       received,      untouched, at_hub,   P::prepare_devices},
        Transition{{received, returned, wipe_failed, wiped, ready},       wipe,               wiped,         given,     at_hub,   P::record_wipes},
        Transition{{received, returned},                                  wipe_failure,       wipe_failed,   untouched, at_hub,   P::record_wipes},
        Transition{{wiped, ready, wipe_failed},                           repair,             in_repair,     untouched, at_hub,   P::prepare_devices},
        Transition{{in_repair},                                           repair_completion,  wiped,         untouched, to_hub,   P::prepare_devices},
        Transition{{wiped},                                               inspection,         ready,         needed,    at_hub,   P::prepare_devices},
        Transition{{wiped},                                               inspection_failure, in_repair,     untouched, at_hub,   P::prepare_devices},
        Transition{{ready},                                               reservation,        reserved,      needed,    at_hub,   P::reserve_devices},
        Transition{{reserved},                                            release,            ready,         untouched, at_hub,   P::reserve_devices},
        Transition{{reserved},                                            gift,               gifted,        needed,    at_hub,   P::hand_over_devices},
        Transition{{reserved},                                            loan,               on_loan,       needed,    at_hub,   P::hand_over_devices},
        Transition{{on_loan},                                             gift,               gifted,        needed,    anywhere, P::hand_over_devices},
        Transition{{ready},                                               shared_use,         in_shared_use, needed,    at_hub,   P::hand_over_devices},
        Transition{{on_loan},                                             renewal,            on_loan,       untouched, anywhere, P::take_back_devices},
        Transition{{on_loan, in_shared_use, gifted},                      handback,           returned,      ended,     to_hub,   P::take_back_devices},
        Transition{{expected, received, locked, wiped, wipe_failed, in_repair, ready, reserved,
                    on_loan, in_shared_use, gifted, returned, lost},      loss,               lost,          untouched, anywhere, P::report_losses},
        Transition{{lost},                                                recovery,           returned,      ended,     to_hub,   P::take_back_devices},
        Transition{{received, locked, wiped, wipe_failed, in_repair, ready, reserved,
                    in_shared_use, returned},                             disposal,           disposed,      untouched, at_hub,   P::dispose_devices},
        Transition{{received, locked, wiped, wipe_failed, in_repair, ready, reserved,
                    in_shared_use, returned},                             move,               {},            untouched, to_hub,   P::move_devices},
        Transition{{wiped, ready, reserved},                              wipe_void,          received,      ended,     anywhere, P::void_wipes},
        Transition{{in_repair, on_loan, in_shared_use, gifted, lost},     wipe_void,          {},            ended,     anywhere, P::void_wipes},
        Transition{{none, expected, received, locked, wiped, wipe_failed, in_repair, ready, reserved, on_loan,
                    in_shared_use, gifted, returned, lost, disposed},     annulment,          {},            untouched, anywhere, P::settle_conflicts},
    };
}();
// clang-format on

// Does the event end with the device at the hub where it was recorded, wherever it was before?
constexpr bool ends_at_hub(DeviceEvent event) {
    for (const Transition& row : lifecycle) {
        if (row.event == event && row.place == PlaceRule::to_hub) return true;
    }
    return false;
}

constexpr bool is_terminal(DeviceState state) { return state == DeviceState::disposed; }

// Out of the scheme's hands: what comes back from here is data-bearing again.
constexpr bool is_with_others(DeviceState state) {
    using enum DeviceState;
    return StateSet{expected, on_loan, in_shared_use, gifted, lost}.has(state);
}

constexpr bool is_with_borrower(DeviceState state) {
    using enum DeviceState;
    return StateSet{on_loan, in_shared_use, gifted}.has(state);
}

// The row for a state and an event, or null when the table refuses the pair.
constexpr const Transition* find_transition(DeviceState state, DeviceEvent event) {
    for (const Transition& row : lifecycle) {
        if (row.event == event && row.from.has(state)) return &row;
    }
    return nullptr;
}

// The state a row leads to, with or without a wipe in force once the step is done.
constexpr DeviceState target_of(const Transition& row, DeviceState state, bool wipe_in_force) {
    const DeviceState to = row.to.value_or(state);
    const bool left_unwiped = row.event == DeviceEvent::repair_completion && !wipe_in_force;
    return left_unwiped ? DeviceState::received : to;
}

// Does the event end at a hub, so that it must name one?
constexpr bool needs_hub(DeviceEvent event) {
    for (const Transition& row : lifecycle) {
        if (row.event == event && row.place == PlaceRule::to_hub) return true;
    }
    return false;
}

// Who may record the event, whatever the state.
Permission permission_of(DeviceEvent event);

// All rows as "state --event--> state", for documents and the SQL and diagram tests.
std::span<const Transition> lifecycle_rows();

}  // namespace kitbank
