#include "server/usecase/residents/add_resident.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("a resident is kept sealed, under a reference that is drawn") {
    VaultWorld world;
    const Resident one = world.add(world.caller(Role::hub_staff));
    const Resident two = world.add(world.caller(Role::hub_staff), {{ResidentField::name, "S.S."}});
    CHECK(one.reference != two.reference);
    CHECK(one.hub == world.north.id);
    CHECK(one.entered_by == world.caller(Role::hub_staff).actor);
    CHECK(world.story(one) == "entry");
    const std::string dump = world.dump();
    for (const char* canary : {"Robin", "900456", "robin@", "NE61"}) {
        CAPTURE(canary);
        CHECK(dump.find(canary) == std::string::npos);
    }
}

TEST_CASE("the same request again is the same resident, and other content is refused") {
    VaultWorld world;
    AddResident command = world.entry(world.caller(Role::manager), VaultWorld::robin());
    const Result<Resident> first = add_resident(command, world.ports);
    REQUIRE(first);
    const std::string before = world.dump();
    const Result<Resident> again = add_resident(command, world.ports);
    REQUIRE(again);
    CHECK(again->reference == first->reference);
    command.facts[ResidentField::name] = "Somebody Else";
    CHECK(code_of(add_resident(command, world.ports)) == "request_id_reused");
    CHECK(world.dump() == before);
}

TEST_CASE("the same person entered twice is noticed, however they are typed") {
    VaultWorld world;
    const Caller manager = world.caller(Role::manager);
    const Resident robin = world.add(manager);
    const ResidentFacts twins[] = {
        {{ResidentField::name, "R"}, {ResidentField::phone, "+44 (0) 7700 900 456"}},
        {{ResidentField::name, "R"}, {ResidentField::email, "ROBIN@EXAMPLE.ORG"}},
        {{ResidentField::name, "robin  example"}, {ResidentField::postcode, "ne612ef"}}};
    std::size_t seen = 0;
    for (const ResidentFacts& twin : twins) {
        AddResident command = world.entry(manager, twin);
        const Result<Resident> refused = add_resident(command, world.ports);
        CHECK(code_of(refused) == "resident_exists");
        CHECK(sentence_of(refused.refusal()).find(robin.reference) == 0);
        CHECK(world.readings(robin).size() == ++seen);  // told that they are here
        CHECK(world.readings(robin).front().reason == ReadingReason::search);
    }
    AddResident command = world.entry(manager, twins[0]);
    command.is_someone_else = true;
    CHECK(code_of(add_resident(command, world.ports)) == "done");
    CHECK(world.readings(robin).size() == seen);
}

TEST_CASE("somebody out of reach is not mentioned") {
    VaultWorld world;
    const Resident robin = world.add(world.unbound(Role::referrer, "person:41"));
    CHECK(code_of(add_resident(
              world.entry(world.unbound(Role::referrer, "person:42"), VaultWorld::robin()),
              world.ports)) == "done");
    const OrganisationId other = world.found_organisation("Southshire");
    CHECK(code_of(
              add_resident(world.entry(world.elsewhere(Role::manager, other), VaultWorld::robin()),
                           world.ports)) == "done");
    CHECK(world.readings(robin).empty());
}

TEST_CASE("who may not add, and what is not right, changes nothing") {
    VaultWorld world;
    const std::string before = world.dump();
    for (const Role role : {Role::volunteer, Role::admin}) {
        CHECK(code_of(add_resident(world.entry(world.caller(role), VaultWorld::robin()),
                                   world.ports)) == "forbidden");
    }
    const Caller staff = world.caller(Role::hub_staff);
    const auto wrong = add_resident(
        world.entry(staff, {{ResidentField::phone, "no"}, {ResidentField::postcode, "no"}}),
        world.ports);
    CHECK(fields_of(wrong) == "name phone postcode");
    AddResident command = world.entry(staff, VaultWorld::robin());
    command.hub = "NOWHERE";
    CHECK(code_of(add_resident(command, world.ports)) == "hub_not_found");
    CHECK(world.dump() == before);
    world.open_hub("SOUTH");
    command.hub = "SOUTH";
    CHECK(fields_of(add_resident(command, world.ports)) == "hub");
}
