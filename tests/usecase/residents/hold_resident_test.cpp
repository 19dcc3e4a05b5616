#include "server/usecase/residents/hold_resident.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("a hold is placed with a reason and lifted with another") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    const auto first = world.hold(robin);
    REQUIRE(first);
    const auto second = world.hold(robin);
    REQUIRE(second);
    CHECK(code_of(world.erase(robin)) == "hold_in_force");
    const auto lift = [&](const Hold& hold) {
        return lift_hold({world.crypto.make_uuid(), world.caller(Role::manager), robin.reference,
                          hold.id, "settled"},
                         world.ports);
    };
    REQUIRE(lift(*first));
    CHECK(fields_of(lift(*first)) == "hold");
    CHECK(code_of(world.erase(robin)) == "hold_in_force");
    REQUIRE(lift(*second));
    const auto holds = holds_of(world.caller(Role::hub_staff), robin.reference, world.ports);
    REQUIRE(holds);
    CHECK(holds->size() == 2);
    CHECK(world.story(robin) == "entry hold hold hold_lift hold_lift");
    CHECK(world.dump().find("asked on Monday") == std::string::npos);
    CHECK(world.dump().find("settled") == std::string::npos);
    CHECK(code_of(world.erase(robin)) == "done");
}

TEST_CASE("the same request again holds once") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    HoldResident command{world.crypto.make_uuid(), world.caller(Role::manager), robin.reference,
                         HoldKind::legal_claim, "a letter came"};
    REQUIRE(hold_resident(command, world.ports));
    const std::string before = world.dump();
    CHECK(hold_resident(command, world.ports)->id == command.id);
    command.words = "another letter";
    CHECK(code_of(hold_resident(command, world.ports)) == "request_id_reused");
    CHECK(world.dump() == before);
}

TEST_CASE("holds need words and a manager") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    const std::string before = world.dump();
    HoldResident command{world.crypto.make_uuid(), world.caller(Role::manager), robin.reference,
                         HoldKind::other, " "};
    CHECK(fields_of(hold_resident(command, world.ports)) == "words");
    command.words = "because";
    command.caller = world.caller(Role::hub_staff);
    CHECK(code_of(hold_resident(command, world.ports)) == "forbidden");
    command.caller = world.elsewhere(Role::manager, world.found_organisation("Southshire"));
    CHECK(code_of(hold_resident(command, world.ports)) == "resident_not_found");
    CHECK(holds_of(world.caller(Role::manager), robin.reference, world.ports)->empty());
    CHECK(world.readings(robin).empty());
}
