#include "server/core/devices/lifecycle.h"

// The proofs of the table, at compile time.
namespace kitbank {
namespace {

constexpr std::size_t state_count = device_state_names.size();

constexpr DeviceState state_at(std::size_t i) { return static_cast<DeviceState>(i); }

constexpr bool each_pair_appears_once() {
    for (std::size_t s = 0; s < state_count; ++s) {
        for (std::size_t e = 0; e < device_event_names.size(); ++e) {
            int rows = 0;
            for (const Transition& row : lifecycle) {
                if (row.event == static_cast<DeviceEvent>(e) && row.from.has(state_at(s))) ++rows;
            }
            if (rows > 1) return false;
        }
    }
    return true;
}
static_assert(each_pair_appears_once());

constexpr bool terminal_states_are_never_left() {
    for (const Transition& row : lifecycle) {
        for (std::size_t s = 0; s < state_count; ++s) {
            if (is_terminal(state_at(s)) && row.from.has(state_at(s)) && row.to) return false;
        }
    }
    return true;
}
static_assert(terminal_states_are_never_left());

constexpr bool one_permission_per_event() {
    for (const Transition& a : lifecycle) {
        for (const Transition& b : lifecycle) {
            if (a.event == b.event && a.permission != b.permission) return false;
        }
    }
    return true;
}
static_assert(one_permission_per_event());

// Every way from `none`, by (state, wipe in force). The guard `needed` is left out on purpose: the
// shape of the table alone must keep an unwiped device from a borrower.
struct Reached {
    std::array<std::array<bool, 2>, state_count> seen{};

    constexpr bool visit(DeviceState state, bool wiped) {
        bool& mark = seen[static_cast<std::size_t>(state)][wiped ? 1 : 0];
        const bool is_new = !mark;
        mark = true;
        return is_new;
    }
};

constexpr bool follow(Reached& reached, DeviceState state, bool wiped) {
    bool grew = false;
    for (const Transition& row : lifecycle) {
        if (!row.from.has(state)) continue;
        const bool after = row.wipe == WipeRule::given || (wiped && row.wipe != WipeRule::ended);
        grew |= reached.visit(target_of(row, state, after), after);
        if (row.event == DeviceEvent::repair_completion) {  // opened: the wipe ends
            grew |= reached.visit(target_of(row, state, false), false);
        }
    }
    return grew;
}

constexpr Reached reach_all() {
    Reached reached;
    reached.visit(DeviceState::none, false);
    bool grew = true;
    while (grew) {
        grew = false;
        for (std::size_t s = 0; s < state_count; ++s) {
            for (const bool wiped : {false, true}) {
                if (reached.seen[s][wiped ? 1 : 0]) grew |= follow(reached, state_at(s), wiped);
            }
        }
    }
    return reached;
}

constexpr bool every_state_can_be_entered() {
    const Reached reached = reach_all();
    for (const auto& seen : reached.seen) {
        if (!seen[0] && !seen[1]) return false;
    }
    return true;
}
static_assert(every_state_can_be_entered());

// A withdrawn certificate is the one way a borrower's device can be without one, and only after it
// has left: the row that voids does not enter the state, it stays in it.
constexpr bool borrowers_get_wiped_devices_only() {
    const Reached reached = reach_all();
    for (std::size_t s = 0; s < state_count; ++s) {
        for (const bool wiped : {false, true}) {
            if (!reached.seen[s][wiped ? 1 : 0] || is_with_borrower(state_at(s))) continue;
            for (const Transition& row : lifecycle) {
                if (!row.from.has(state_at(s)) || !row.to || !is_with_borrower(*row.to)) continue;
                if (!wiped || row.wipe != WipeRule::needed) return false;
            }
        }
    }
    return true;
}
static_assert(borrowers_get_wiped_devices_only());

constexpr bool coming_back_ends_the_wipe() {
    for (const Transition& row : lifecycle) {
        for (std::size_t s = 0; s < state_count; ++s) {
            if (!is_with_others(state_at(s)) || !row.from.has(state_at(s)) || !row.to) continue;
            if (!is_with_others(*row.to) && *row.to != DeviceState::disposed &&
                row.wipe != WipeRule::ended)
                return false;
        }
    }
    return true;
}
static_assert(coming_back_ends_the_wipe());

}  // namespace

Permission permission_of(DeviceEvent event) {
    for (const Transition& row : lifecycle) {
        if (row.event == event) return row.permission;
    }
    return Permission::settle_conflicts;
}

std::span<const Transition> lifecycle_rows() { return lifecycle; }

}  // namespace kitbank
