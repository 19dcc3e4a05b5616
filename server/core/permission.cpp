#include "server/core/permission.h"

#include <algorithm>

namespace kitbank {
namespace {

struct PermissionRow {
    Permission permission;
    std::string_view name;
    Reach volunteer, hub_staff, referrer, manager, admin;
};

using enum Permission;
constexpr Reach none = Reach::none;
constexpr Reach own = Reach::own;
constexpr Reach hub = Reach::hub;
constexpr Reach org = Reach::organisation;

// An admin looks after people, hubs and programs; a resident's data are no part of that.
// clang-format off
constexpr std::array permission_rows = {
    //            permission               name                      volunteer hub_staff referrer manager admin
    PermissionRow{see_devices,              "see_devices",              hub,      hub,      none,    org,    org},
    PermissionRow{receive_devices,          "receive_devices",          hub,      hub,      none,    org,    org},
    PermissionRow{move_devices,             "move_devices",             hub,      hub,      none,    org,    org},
    PermissionRow{record_wipes,             "record_wipes",             hub,      hub,      none,    org,    org},
    PermissionRow{prepare_devices,          "prepare_devices",          hub,      hub,      none,    org,    org},
    PermissionRow{reserve_devices,          "reserve_devices",          none,     hub,      none,    org,    org},
    PermissionRow{hand_over_devices,        "hand_over_devices",        hub,      hub,      none,    org,    org},
    PermissionRow{take_back_devices,        "take_back_devices",        hub,      hub,      none,    org,    org},
    PermissionRow{report_losses,            "report_losses",            hub,      hub,      none,    org,    org},
    PermissionRow{dispose_devices,          "dispose_devices",          none,     hub,      none,    org,    org},
    PermissionRow{void_wipes,               "void_wipes",               none,     none,     none,    org,    org},
    PermissionRow{settle_conflicts,         "settle_conflicts",         none,     hub,      none,    org,    org},
    PermissionRow{see_evidence,             "see_evidence",             hub,      hub,      none,    org,    org},
    PermissionRow{print_labels,             "print_labels",             hub,      hub,      none,    org,    org},
    PermissionRow{see_hubs,                 "see_hubs",                 org,      org,      org,     org,    org},
    PermissionRow{manage_hubs,              "manage_hubs",              none,     none,     none,    org,    org},
    PermissionRow{manage_tokens,            "manage_tokens",            none,     none,     none,    org,    org},
    PermissionRow{see_people,               "see_people",               none,     none,     none,    org,    org},
    PermissionRow{manage_people,            "manage_people",            none,     none,     none,    org,    org},
    PermissionRow{manage_organisation,      "manage_organisation",      none,     none,     none,    org,    org},
    PermissionRow{see_audit,                "see_audit",                none,     none,     none,    org,    org},
    PermissionRow{add_residents,            "add_residents",            none,     hub,      own,     org,    none},
    PermissionRow{read_residents,           "read_residents",           none,     hub,      own,     org,    none},
    PermissionRow{manage_residents,         "manage_residents",         none,     none,     none,    org,    none},
    PermissionRow{see_readings,             "see_readings",             none,     none,     none,    org,    none},
    PermissionRow{keep_registers,           "keep_registers",           none,     none,     none,    org,    none},
    PermissionRow{give_monitoring_answers,  "give_monitoring_answers",  none,     hub,      own,     org,    none},
    PermissionRow{see_monitoring,           "see_monitoring",           none,     none,     none,    org,    none},
    PermissionRow{ask_for_kit,              "ask_for_kit",              none,     hub,      own,     org,    none},
    PermissionRow{see_requests,             "see_requests",             hub,      hub,      own,     org,    none},
    PermissionRow{decide_requests,          "decide_requests",          none,     hub,      none,    org,    none},
    PermissionRow{allocate_kit,             "allocate_kit",             none,     hub,      none,    org,    none},
    PermissionRow{see_appointments,         "see_appointments",         hub,      hub,      own,     org,    none},
    PermissionRow{manage_appointments,      "manage_appointments",      hub,      hub,      own,     org,    none},
    PermissionRow{see_data_stock,           "see_data_stock",           hub,      hub,      none,    org,    org},
    PermissionRow{receive_data,             "receive_data",             hub,      hub,      none,    org,    org},
    PermissionRow{give_data,                "give_data",                hub,      hub,      none,    org,    none},
    PermissionRow{change_data,              "change_data",              hub,      hub,      none,    org,    none},
    PermissionRow{write_off_data,           "write_off_data",           none,     none,     none,    org,    org},
    PermissionRow{allow_over_limit,         "allow_over_limit",         none,     none,     none,    org,    none},
    PermissionRow{manage_databank,          "manage_databank",          none,     none,     none,    org,    org},
    PermissionRow{see_data_reports,         "see_data_reports",         none,     hub,      none,    org,    org},
    PermissionRow{manage_lending,           "manage_lending",           none,     none,     none,    org,    none},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < permission_rows.size(); ++i) {
        if (static_cast<std::size_t>(permission_rows[i].permission) != i) return false;
    }
    return permission_rows.size() == static_cast<std::size_t>(manage_lending) + 1;
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

Reach reach_of(Role role, Permission permission) {
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
    return Reach::none;
}

bool may_give(Role giver, Role given) {
    if (giver == Role::admin) return true;
    return giver == Role::manager && given != Role::manager && given != Role::admin;
}

std::string_view name_of(Reach reach) {
    switch (reach) {
        case Reach::none:
            return "none";
        case Reach::own:
            return "own";
        case Reach::hub:
            return "hub";
        case Reach::organisation:
            return "organisation";
    }
    return "";
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
