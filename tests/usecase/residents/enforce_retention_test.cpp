#include "server/usecase/residents/enforce_retention.h"

#include <doctest/doctest.h>

#include "server/usecase/residents/change_resident.h"
#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("residents are erased when their rule is over, and not a day before") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    CHECK(robin.due_on == parse_date("2027-11-21"));
    world.clock.advance(std::chrono::days{364});
    CHECK(enforce_retention(world.ports) == 0);
    world.clock.advance(std::chrono::days{1});
    CHECK(enforce_retention(world.ports) == 1);
    CHECK(enforce_retention(world.ports) == 0);
    CHECK(code_of(world.read(world.caller(Role::manager), robin)) == "resident_erased");
    CHECK(world.audit(robin).back().actor == "job:retention");
    CHECK(world.audit(robin).back().facts == "why=retention\nrule=resident\n");
}

TEST_CASE("a hold keeps a record beyond its time, and a change begins it anew") {
    VaultWorld world;
    const Resident held = world.add(world.caller(Role::hub_staff));
    const auto hold = world.hold(held);
    REQUIRE(hold);
    const Resident changed =
        world.add(world.caller(Role::hub_staff), {{ResidentField::name, "S.S."}});
    world.clock.advance(std::chrono::days{300});
    REQUIRE(change_resident({world.crypto.make_uuid(),
                             world.caller(Role::manager),
                             changed.reference,
                             {{ResidentField::name, "Sam"}}},
                            world.ports));
    world.clock.advance(std::chrono::days{100});
    CHECK(enforce_retention(world.ports) == 0);
    CHECK(world.read(world.caller(Role::manager), held));
    REQUIRE(lift_hold({world.crypto.make_uuid(), world.caller(Role::manager), held.reference,
                       hold->id, "settled"},
                      world.ports));
    CHECK(enforce_retention(world.ports) == 1);
    CHECK(world.read(world.caller(Role::manager), changed));
}

TEST_CASE("any number that is due is erased in one run") {
    VaultWorld world;
    for (int i = 0; i < 120; ++i) {
        world.add(world.caller(Role::hub_staff), {{ResidentField::name, "R" + std::to_string(i)}});
    }
    world.clock.advance(std::chrono::days{365});
    CHECK(enforce_retention(world.ports) == 120);
}
