#include "server/usecase/stock/open_hub.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

namespace {

OpenHub south(World& world) {
    return {world.crypto.make_uuid(),
            world.caller(Role::manager),
            "SOUTH",
            "South hub",
            "2 Example Street\nSouthton",
            "07700 900124"};
}

void check_refused(World& world, const OpenHub& command, const std::string& code,
                   const std::string& fields) {
    const std::string before = world.dump();
    const Result<Hub> result = open_hub(command, world.ports);
    CHECK(code_of(result) == code);
    CHECK(fields_of(result) == fields);
    CHECK(world.dump() == before);
}

}  // namespace

TEST_CASE("a hub is opened with its code in capitals and is listed") {
    World world;
    OpenHub command = south(world);
    command.code = " so-1 ";
    command.name = " South hub ";
    const Result<Hub> hub = open_hub(command, world.ports);
    REQUIRE(hub);
    CHECK(hub->code == "SO-1");
    CHECK(hub->name == "South hub");
    CHECK(hub->organisation == world.organisation);
    const Result<std::vector<Hub>> hubs = list_hubs(world.caller(Role::volunteer), world.ports);
    REQUIRE(hubs);
    REQUIRE(hubs->size() == 2);
    CHECK((*hubs)[1].id == hub->id);
    CHECK((*hubs)[1].address == "2 Example Street\nSouthton");
}

TEST_CASE("a hub code has 2 to 12 capitals, digits or hyphens") {
    World world;
    OpenHub command = south(world);
    for (const char* code : {"", "S", "SOUTHERN-HUB1", "SO UTH", "SO_UTH", "S\u00dcD"}) {
        CAPTURE(code);
        command.code = code;
        check_refused(world, command, "invalid_fields", "code");
    }
    for (const char* code : {"SO", "SOUTHERN-HUB", "0-"}) {
        CAPTURE(code);
        command.id = world.crypto.make_uuid();
        command.code = code;
        CHECK(open_hub(command, world.ports));
    }
}

TEST_CASE("every field of a hub that is wrong is named at once") {
    World world;
    OpenHub command = south(world);
    command.code = "?";
    command.name = " ";
    command.address = std::string(501, 'a');
    command.phone = std::string(31, '0');
    check_refused(world, command, "invalid_fields", "code name address phone");
}

TEST_CASE("a code that is taken is refused, in any case, but only within the organisation") {
    World world;
    OpenHub command = south(world);
    command.code = "north";
    check_refused(world, command, "hub_code_taken", "code");
    command.caller = world.elsewhere(Role::admin, world.found_organisation("Southshire"));
    CHECK(open_hub(command, world.ports));
}

TEST_CASE("the same request again opens one hub, and with other content none") {
    World world;
    OpenHub command = south(world);
    const Result<Hub> first = open_hub(command, world.ports);
    REQUIRE(first);
    const std::string before = world.dump();
    const Result<Hub> again = open_hub(command, world.ports);
    REQUIRE(again);
    CHECK(again->id == first->id);
    CHECK(world.dump() == before);
    command.name = "Another hub";
    check_refused(world, command, "request_id_reused", "");
}

TEST_CASE("a refused request id may be used again once the hub is put right") {
    World world;
    OpenHub command = south(world);
    command.code = "NORTH";
    check_refused(world, command, "hub_code_taken", "code");
    command.code = "SOUTH";
    CHECK(open_hub(command, world.ports));
}

TEST_CASE("only managers and admins open hubs") {
    World world;
    OpenHub command = south(world);
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer}) {
        command.caller = world.caller(role);
        check_refused(world, command, "forbidden", "");
    }
    command.caller = world.caller(Role::admin);
    CHECK(open_hub(command, world.ports));
}

TEST_CASE("hubs are listed for one organisation alone") {
    World world;
    const OrganisationId other = world.found_organisation("Southshire");
    const auto hubs = list_hubs(world.elsewhere(Role::admin, other), world.ports);
    REQUIRE(hubs);
    CHECK(hubs->empty());
}

TEST_CASE("a hub request that the database lost is sent again with the same id") {
    World world;
    const OpenHub command = south(world);
    const std::string before = world.dump();
    world.store.fail_next(RefusalCode::busy);
    CHECK_THROWS_AS((void)open_hub(command, world.ports), StoreFailure);
    CHECK(world.dump() == before);
    CHECK(open_hub(command, world.ports));
}
