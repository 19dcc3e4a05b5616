#include "server/usecase/residents/find_resident.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

namespace {

std::string found_by(VaultWorld& world, const Caller& caller, const ResidentFacts& typed) {
    const auto found = find_resident({caller, typed}, world.ports);
    if (!found) return fields_of(found);
    std::string references;
    for (const Resident& row : *found)
        references += (references.empty() ? "" : " ") + row.reference;
    return references;
}

}  // namespace

TEST_CASE("a search is exact, however it is typed, and each match is a reading") {
    VaultWorld world;
    const Caller staff = world.caller(Role::hub_staff);
    const Resident robin = world.add(staff);
    world.add(staff, {{ResidentField::name, "Sam Sample"}, {ResidentField::postcode, "NE61 2EF"}});
    using enum ResidentField;
    CHECK(found_by(world, staff, {{phone, "0044 7700 900456"}}) == robin.reference);
    CHECK(found_by(world, staff, {{email, "ROBIN@example.org"}}) == robin.reference);
    CHECK(found_by(world, staff, {{name, "robin example"}, {postcode, "ne612ef"}}) ==
          robin.reference);
    CHECK(found_by(world, staff, {{phone, "07700900456"}, {email, "robin@example.org"}}) ==
          robin.reference);
    CHECK(world.readings(robin).size() == 4);
    CHECK(world.readings(robin)[0].fields == std::vector<ResidentField>{phone, email});
    CHECK(world.readings(robin)[1].fields == std::vector<ResidentField>{name, postcode});

    const std::string before = world.dump();
    CHECK(found_by(world, staff, {{phone, "07700 900124"}}).empty());
    CHECK(found_by(world, staff, {{phone, "07700900456"}, {email, "sam@example.org"}}).empty());
    CHECK(world.dump() == before);  // nobody was found, nobody was seen
}

TEST_CASE("a search needs something to search by") {
    VaultWorld world;
    const Caller staff = world.caller(Role::hub_staff);
    using enum ResidentField;
    CHECK(found_by(world, staff, {}) == "phone");
    CHECK(found_by(world, staff, {{name, "Robin"}}) == "postcode");
    CHECK(found_by(world, staff, {{postcode, "NE61 2EF"}, {phone, "07700 900456"}}) == "name");
    CHECK(found_by(world, staff, {{phone, "12"}}) == "phone");
}

TEST_CASE("a search finds nobody out of reach") {
    VaultWorld world;
    const Resident robin = world.add(world.unbound(Role::referrer, "person:41"));
    const ResidentFacts typed = {{ResidentField::phone, "07700 900456"}};
    CHECK(found_by(world, world.unbound(Role::referrer, "person:42"), typed).empty());
    CHECK(found_by(world, world.caller(Role::hub_staff), typed).empty());
    const OrganisationId other = world.found_organisation("Southshire");
    CHECK(found_by(world, world.elsewhere(Role::manager, other), typed).empty());
    CHECK(code_of(find_resident({world.caller(Role::admin), typed}, world.ports)) == "forbidden");
    CHECK(world.readings(robin).empty());
    CHECK(found_by(world, world.caller(Role::manager), typed) == robin.reference);
}

TEST_CASE("a list has those in reach, newest first, and discloses nothing") {
    VaultWorld world;
    const Caller referrer = world.unbound(Role::referrer, "person:41");
    std::vector<Resident> added;
    for (int i = 0; i <= resident_page_size; ++i) {
        added.push_back(world.add(referrer, {{ResidentField::name, "R" + std::to_string(i)}}));
    }
    world.add(world.caller(Role::hub_staff));
    const auto page = list_residents(referrer, "", world.ports);
    REQUIRE(page);
    REQUIRE(page->size() == resident_page_size);
    CHECK(page->front().reference == added.back().reference);
    const auto rest = list_residents(referrer, page->back().reference, world.ports);
    REQUIRE(rest);
    REQUIRE(rest->size() == 1);
    CHECK(rest->front().reference == added.front().reference);
    CHECK(list_residents(world.caller(Role::hub_staff), "", world.ports)->size() == 1);
    CHECK(code_of(list_residents(world.caller(Role::hub_staff), added[0].reference, world.ports)) ==
          "resident_not_found");
    CHECK(code_of(list_residents(world.caller(Role::admin), "", world.ports)) == "forbidden");
    CHECK(world.readings(added[0]).empty());
}
