#include "server/core/permission.h"

#include <algorithm>

namespace kitbank {
namespace {

struct PermissionRow {
    Permission permission;
    std::string_view name;
    bool volunteer, hub_staff, referrer, manager, admin;
};

using enum Permission;
constexpr bool yes = true;
constexpr bool no = false;

// clang-format off
constexpr std::array permission_rows = {
    //            permission          name                 volunteer hub_staff referrer manager admin
    PermissionRow{see_devices,       "see_devices",        yes,      yes,      no,      yes,    yes},
    PermissionRow{receive_devices,   "receive_devices",    yes,      yes,      no,      yes,    yes},
    PermissionRow{move_devices,      "move_devices",       yes,      yes,      no,      yes,    yes},
    PermissionRow{record_wipes,      "record_wipes",       yes,      yes,      no,      yes,    yes},
    PermissionRow{prepare_devices,   "prepare_devices",    yes,      yes,      no,      yes,    yes},
    PermissionRow{reserve_devices,   "reserve_devices",    no,       yes,      no,      yes,    yes},
    PermissionRow{hand_over_devices, "hand_over_devices",  yes,      yes,      no,      yes,    yes},
    PermissionRow{take_back_devices, "take_back_devices",  yes,      yes,      no,      yes,    yes},
    PermissionRow{report_losses,     "report_losses",      yes,      yes,      no,      yes,    yes},
    PermissionRow{dispose_devices,   "dispose_devices",    no,       yes,      no,      yes,    yes},
    PermissionRow{void_wipes,        "void_wipes",         no,       no,       no,      yes,    yes},
    PermissionRow{settle_conflicts,  "settle_conflicts",   no,       yes,      no,      yes,    yes},
    PermissionRow{see_evidence,      "see_evidence",       yes,      yes,      no,      yes,    yes},
    PermissionRow{print_labels,      "print_labels",       yes,      yes,      no,      yes,    yes},
    PermissionRow{see_hubs,          "see_hubs",           yes,      yes,      yes,     yes,    yes},
    PermissionRow{manage_hubs,       "manage_hubs",        no,       no,       no,      yes,    yes},
    PermissionRow{manage_tokens,     "manage_tokens",      no,       no,       no,      no,     yes},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < permission_rows.size(); ++i) {
        if (static_cast<std::size_t>(permission_rows[i].permission) != i) return false;
    }
    return permission_rows.size() == static_cast<std::size_t>(manage_tokens) + 1;
}
static_assert(in_order(), "one row a permission, in the order of the enumeration");

constexpr std::array role_list = {Role::volunteer, Role::hub_staff, Role::referrer, Role::manager,
                                  Role::admin};

constexpr auto permission_list = [] {
    std::array<Permission, permission_rows.size()> list{};
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = permission_rows[i].permission;
    return list;
}();

}  // namespace

bool may(Role role, Permission permission) {
    const PermissionRow& row = permission_rows[static_cast<std::size_t>(permission)];
    switch (role) {
        case Role::volunteer:
            return row.volunteer;
        case Role::hub_staff:
            return row.hub_staff;
        case Role::referrer:
            return row.referrer;
        case Role::manager:
            return row.manager;
        case Role::admin:
            return row.admin;
    }
    return false;
}

std::string_view name_of(Role role) {
    switch (role) {
        case Role::volunteer:
            return "volunteer";
        case Role::hub_staff:
            return "hub_staff";
        case Role::referrer:
            return "referrer";
        case Role::manager:
            return "manager";
        case Role::admin:
            return "admin";
    }
    return "";
}

std::string_view name_of(Permission permission) {
    return permission_rows[static_cast<std::size_t>(permission)].name;
}

std::optional<Role> parse_role(std::string_view name) {
    const auto* const found = std::ranges::find(role_list, name, [](Role r) { return name_of(r); });
    return found == role_list.end() ? std::nullopt : std::optional{*found};
}

std::span<const Role> all_roles() { return role_list; }
std::span<const Permission> all_permissions() { return permission_list; }

}  // namespace kitbank
