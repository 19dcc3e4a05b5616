#include "server/usecase/partners/change_organisation.h"

#include <doctest/doctest.h>

#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

ChangeOrganisation rules(PartnerWorld& world, const Caller& caller) {
    return {world.crypto.make_uuid(),
            caller,
            find_own_organisation(caller, world.ports)->version,
            "Northshire Kit Bank",
            SecondFactorRule::everyone,
            false};
}

}  // namespace

TEST_CASE("a manager changes what the organisation asks of those who sign in") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const ChangeOrganisation command = rules(world, manager.caller);
    const Result<Organisation> changed = change_organisation(command, world.ports);
    REQUIRE(changed);
    CHECK(changed->name == "Northshire Kit Bank");
    CHECK(changed->second_factor == SecondFactorRule::everyone);
    CHECK_FALSE(changed->magic_links);
    CHECK(world.audit_of("organisation:1") == "change");
    const std::string before = world.dump();
    CHECK(change_organisation(command, world.ports));  // sent again
    CHECK(world.dump() == before);
}

TEST_CASE("the second factor of staff cannot be given up on a page") {
    PartnerWorld world;
    ChangeOrganisation command = rules(world, world.add(Role::admin).caller);
    command.second_factor = SecondFactorRule::off;
    CHECK(fields_of(change_organisation(command, world.ports)) == "second_factor");
}

TEST_CASE("an old form, a taken name and others' roles are refused") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    world.found_organisation("Southshire");
    ChangeOrganisation command = rules(world, manager.caller);
    command.name = "Southshire";
    CHECK(code_of(change_organisation(command, world.ports)) == "name_taken");
    command.name = "";
    CHECK(fields_of(change_organisation(command, world.ports)) == "name");
    command = rules(world, manager.caller);
    ++command.version;
    CHECK(code_of(change_organisation(command, world.ports)) == "changed");
    command = rules(world, world.add(Role::hub_staff).caller);
    CHECK(code_of(change_organisation(command, world.ports)) == "forbidden");
}

}  // namespace kitbank
