#include "server/core/permission.h"

#include <doctest/doctest.h>

#include <set>

namespace kitbank {

TEST_CASE("a referrer sees hubs and their own residents, and nothing of the stock") {
    for (const Permission permission : all_permissions()) {
        CAPTURE(name_of(permission));
        const Reach reach = reach_of(Role::referrer, permission);
        if (permission == Permission::see_hubs) {
            CHECK(reach == Reach::organisation);
        } else {
            CHECK((reach == Reach::none || reach == Reach::own));
        }
    }
}

TEST_CASE("a manager may do everything, an admin all but what concerns residents") {
    using enum Permission;
    const std::set<Permission> of_stock = {see_data_stock, receive_data, write_off_data,
                                           manage_databank, see_data_reports};
    for (const Permission permission : all_permissions()) {
        CAPTURE(name_of(permission));
        CHECK(reach_of(Role::manager, permission) == Reach::organisation);
        CHECK(may(Role::admin, permission) ==
              (permission < add_residents || of_stock.contains(permission)));
    }
}

TEST_CASE("nobody at a hub reaches further than it, but to see which hubs there are") {
    for (const Role role : {Role::volunteer, Role::hub_staff}) {
        for (const Permission permission : all_permissions()) {
            if (permission == Permission::see_hubs) continue;
            CHECK(reach_of(role, permission) != Reach::organisation);
        }
    }
}

TEST_CASE("a volunteer works at the desk but does not reserve, dispose or settle") {
    CHECK(may(Role::volunteer, Permission::hand_over_devices));
    CHECK(may(Role::volunteer, Permission::record_wipes));
    for (const Permission permission :
         {Permission::reserve_devices, Permission::dispose_devices, Permission::settle_conflicts,
          Permission::void_wipes, Permission::manage_hubs}) {
        CHECK_FALSE(may(Role::volunteer, permission));
    }
}

TEST_CASE("a role is given only by a higher one, and an admin's by an admin") {
    for (const Role given : all_roles()) {
        CHECK(may_give(Role::admin, given));
        CHECK(may_give(Role::manager, given) == (given != Role::manager && given != Role::admin));
        for (const Role giver : {Role::volunteer, Role::hub_staff, Role::referrer}) {
            CHECK_FALSE(may_give(giver, given));
        }
    }
}

TEST_CASE("roles are read by their exact names") {
    for (const Role role : all_roles()) CHECK(parse_role(name_of(role)) == role);
    CHECK_FALSE(parse_role("Admin"));
    CHECK_FALSE(parse_role(""));
}

}  // namespace kitbank
