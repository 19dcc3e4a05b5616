#include "server/core/permission.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("a referrer sees hubs and nothing of the stock") {
    for (const Permission permission : all_permissions()) {
        CHECK(may(Role::referrer, permission) == (permission == Permission::see_hubs));
    }
}

TEST_CASE("an admin may do everything, and nobody may do more than the manager but manage tokens") {
    for (const Permission permission : all_permissions()) {
        CAPTURE(name_of(permission));
        CHECK(may(Role::admin, permission));
        CHECK(may(Role::manager, permission) == (permission != Permission::manage_tokens));
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

TEST_CASE("roles are read by their exact names") {
    for (const Role role : all_roles()) CHECK(parse_role(name_of(role)) == role);
    CHECK_FALSE(parse_role("Admin"));
    CHECK_FALSE(parse_role(""));
}

}  // namespace kitbank
