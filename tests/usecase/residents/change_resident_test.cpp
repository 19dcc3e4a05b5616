#include "server/usecase/residents/change_resident.h"

#include <doctest/doctest.h>

#include "server/usecase/residents/find_resident.h"
#include "tests/support/vault_world.h"

using namespace kitbank;

namespace {

ChangeResident change(VaultWorld& world, const Resident& resident, const ResidentFacts& facts) {
    return {world.crypto.make_uuid(), world.caller(Role::hub_staff), resident.reference, facts};
}

}  // namespace

TEST_CASE("what is typed replaces, what is empty stays, and nobody reads") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    ChangeResident command =
        change(world, robin, {{ResidentField::phone, "07700 900999"}, {ResidentField::name, ""}});
    command.remove = {ResidentField::email};
    const auto changed = change_resident(command, world.ports);
    REQUIRE(changed);
    CHECK(changed->version == 2);
    CHECK(changed->changed_at > robin.changed_at);
    CHECK(world.readings(robin).empty());
    CHECK(world.story(robin) == "entry change");
    CHECK(world.audit(robin)[1].facts ==
          "fields=email, phone\nhub=" + std::to_string(world.north.id.value) + "\n");
    CHECK(world.read(world.caller(Role::hub_staff), robin)->facts ==
          ResidentFacts{{ResidentField::name, "Robin Example"},
                        {ResidentField::phone, "+447700900999"},
                        {ResidentField::postcode, "NE61 2EF"}});
    const auto find = [&](ResidentField field, const std::string& text) {
        return find_resident({world.caller(Role::manager), {{field, text}}}, world.ports)->size();
    };
    CHECK(find(ResidentField::phone, "07700 900999") == 1);
    CHECK(find(ResidentField::phone, "07700 900456") == 0);
    CHECK(find(ResidentField::email, "robin@example.org") == 0);
    CHECK(code_of(change_resident(command, world.ports)) == "done");  // the same request again
    CHECK(world.story(robin) == "entry change reading reading");
}

TEST_CASE("a change that is not right, or late, or out of reach changes nothing") {
    VaultWorld world;
    const Resident robin = world.add(world.caller(Role::hub_staff));
    const std::string before = world.dump();
    CHECK(fields_of(change_resident(change(world, robin, {{ResidentField::phone, "x"}}),
                                    world.ports)) == "phone");
    ChangeResident command = change(world, robin, {{ResidentField::phone, "07700 900999"}});
    command.remove = {ResidentField::name, ResidentField::phone};
    CHECK(fields_of(change_resident(command, world.ports)) == "remove phone");
    command.remove.clear();
    command.version = 7;
    CHECK(code_of(change_resident(command, world.ports)) == "changed");
    command.version.reset();
    command.hub = "NOWHERE";
    CHECK(code_of(change_resident(command, world.ports)) == "hub_not_found");
    CHECK(world.dump() == before);
    world.open_hub("SOUTH");
    const std::string later = world.dump();
    command.hub = "SOUTH";
    CHECK(fields_of(change_resident(command, world.ports)) == "hub");
    command.hub.clear();
    command.caller = world.unbound(Role::referrer, "person:42");
    CHECK(code_of(change_resident(command, world.ports)) == "resident_not_found");
    command.caller = world.caller(Role::admin);
    CHECK(code_of(change_resident(command, world.ports)) == "forbidden");
    CHECK(world.dump() == later);
    REQUIRE(world.erase(robin));
    command.caller = world.caller(Role::manager);
    CHECK(code_of(change_resident(command, world.ports)) == "resident_erased");
}
