#include "server/usecase/residents/export_resident.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("an export has everything that is kept, and is itself recorded") {
    VaultWorld world;
    const Caller manager = world.caller(Role::manager);
    const Resident robin = world.add(world.caller(Role::hub_staff));
    REQUIRE(world.read(world.caller(Role::hub_staff), robin));
    const auto hold = world.hold(robin);
    REQUIRE(hold);
    REQUIRE(lift_hold({world.crypto.make_uuid(), manager, robin.reference, hold->id, "settled"},
                      world.ports));
    const auto all = export_resident({manager, robin.reference, "SAR 7"}, world.ports);
    REQUIRE(all);
    CHECK(all->facts.at(ResidentField::email) == "robin@example.org");
    CHECK(all->facts.size() == 4);
    CHECK(all->rule.days == 365);
    REQUIRE(all->holds.size() == 1);
    CHECK(all->holds[0].words == "asked on Monday");
    CHECK(all->holds[0].lift_words == "settled");
    REQUIRE(all->readings.size() == 2);
    CHECK(all->readings[0].reading.reason == ReadingReason::subject_access);
    CHECK(all->readings[0].words == "SAR 7");
    CHECK(all->audit.size() == 5);
    CHECK(all->audit.front().facts.find("hub=NORTH") != std::string::npos);
    CHECK(world.story(robin) == "entry reading hold hold_lift export");
}

TEST_CASE("an export is a manager's of the same organisation") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    const auto export_as = [&](const Caller& caller) {
        return code_of(export_resident({caller, robin.reference}, world.ports));
    };
    CHECK(export_as(world.caller(Role::hub_staff)) == "forbidden");
    CHECK(export_as(world.caller(Role::admin)) == "forbidden");
    CHECK(export_as(world.elsewhere(Role::manager, world.found_organisation("Southshire"))) ==
          "resident_not_found");
    CHECK(fields_of(
              export_resident({world.caller(Role::manager), robin.reference, std::string(121, 'x')},
                              world.ports)) == "words");
    CHECK(world.readings(robin).empty());
}
