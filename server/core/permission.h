#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace kitbank {

// Who someone is in an organisation. A scanner or program carries the role its token was issued
// with.
enum class Role : std::uint8_t { volunteer, hub_staff, referrer, manager, admin };

// How far a permission reaches: nothing; what they made or asked for themselves; their hub (all hubs
// of the organisation for someone who is bound to none) and what is coming to it; the organisation.
enum class Reach : std::uint8_t { none, own, hub, organisation };

// What someone may do. Routes and lifecycle rows name one of these and nothing finer.
enum class Permission : std::uint8_t {
    see_devices,
    receive_devices,
    move_devices,
    record_wipes,
    prepare_devices,  // locks, inspection, repair
    reserve_devices,
    hand_over_devices,
    take_back_devices,
    report_losses,
    dispose_devices,
    void_wipes,
    settle_conflicts,
    see_evidence,
    print_labels,
    see_hubs,
    manage_hubs,
    manage_tokens,
    see_people,
    manage_people,
    manage_organisation,  // its policy, and the organisations that ask to work with it
    see_audit,
    add_residents,
    read_residents,
    manage_residents,  // holds, erasure, subject access
    see_readings,      // who has seen a resident
    keep_registers,    // complaints, subject access requests
    give_monitoring_answers,
    see_monitoring,
    ask_for_kit,
    see_requests,
    decide_requests,  // accept, query, decline, hold, and work on them
    allocate_kit,
    see_appointments,
    manage_appointments,
    see_data_stock,
    receive_data,  // deliveries, consignments between hubs, counts
    give_data,
    change_data,  // activation, swap, void, unopened packs brought back
    write_off_data,
    allow_over_limit,  // more than the limit of a person, with a reason
    manage_databank,   // networks, bundles, limits, thresholds
    see_data_reports,
    manage_lending,  // terms, agreements, caps, priorities, slots, templates
};

// The whole policy on one page: one row a permission, how far it reaches for each role.
Reach reach_of(Role role, Permission permission);
inline bool may(Role role, Permission permission) {
    return reach_of(role, permission) != Reach::none;
}

// May someone of this role make another person one of that role? Only of lower ones; an admin may ask
// for another admin, whom a second admin must approve.
bool may_give(Role giver, Role given);

std::string_view name_of(Reach reach);
std::string_view name_of(Role role);
std::string_view name_of(Permission permission);
std::optional<Role> parse_role(std::string_view name);
std::span<const Role> all_roles();
std::span<const Permission> all_permissions();

}  // namespace kitbank
