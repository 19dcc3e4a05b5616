#include "server/usecase/partners/name_actors.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/manage_access.h"
#include "tests/support/world.h"

using namespace kitbank;

TEST_CASE("people and tokens are named by actor, also when they have left") {
    World world;
    const auto robin = add_person(
        {"robin@example.org", "Robin Example", Role::hub_staff, "", "", "correct horse battery"},
        world.ports);
    const auto scanner = create_token({"North 1", Role::hub_staff, "", "NORTH"}, world.ports);
    REQUIRE(robin);
    REQUIRE(scanner);
    REQUIRE(disable_person("robin@example.org", world.ports));
    REQUIRE(revoke_token(scanner->id, world.ports));
    const auto names = name_actors(world.caller(Role::volunteer), world.ports);
    CHECK(names.at("person:" + std::to_string(robin->value)).name == "Robin Example");
    CHECK(names.at("token:" + std::to_string(scanner->id.value)).name == "North 1");
}

TEST_CASE("an answer names who did something by a handle, never by the number of the row") {
    const Uuid handle = *parse_uuid("6f0e0000-0000-4000-8000-000000000001");
    const ActorNames names{{"person:3", {"Robin Example", handle}}};
    const std::string shown = "person:" + format(handle);
    CHECK(shown_actor("person:3", names) == shown);
    CHECK(shown_actor("token:7", names) == "token");
    CHECK(shown_actor("operator", names) == "operator");
    CHECK(actor_shown_as(shown, names) == "person:3");
    CHECK(actor_shown_as("operator", names) == "operator");
    CHECK(actor_shown_as("person:3", names) == "nobody");
    CHECK(actor_shown_as("token:" + format(handle), names) == "nobody");
}

TEST_CASE("nobody learns the names of another organisation") {
    World world;
    const auto other = world.found_organisation("Southshire Kit Bank");
    REQUIRE(add_person(
        {"robin@example.org", "Robin Example", Role::hub_staff, "", "", "correct horse battery"},
        world.ports));
    CHECK(name_actors(world.elsewhere(Role::admin, other), world.ports).empty());
}
