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
};

// The whole policy on one page: one row a permission, the roles that hold it.
bool may(Role role, Permission permission);

std::string_view name_of(Role role);
std::string_view name_of(Permission permission);
std::optional<Role> parse_role(std::string_view name);
std::span<const Role> all_roles();
std::span<const Permission> all_permissions();

}  // namespace kitbank
