#include "server/usecase/stock/open_hub.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/ports.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

OpenHub south(World& world) {
    return {world.crypto.make_uuid(),
            world.caller(Role::manager),
            "SOUTH",
            {"South hub",
             "2 Example Street\nSouthton",
             "07700 900124",
             "100023336956",
             "Tuesday 10am to 4pm",
             {"A1", "A2"}}};
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
    command.facts.name = " South hub ";
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
    command.facts.name = " ";
    command.facts.address = std::string(501, 'a');
    command.facts.phone = std::string(31, '0');
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
    command.facts.name = "Another hub";
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

TEST_CASE("a hub keeps all that is told of it") {
    World world;
    const Result<Hub> hub = open_hub(south(world), world.ports);
    REQUIRE(hub);
    const Result<Hub> found = find_hub("south", world.caller(Role::volunteer), world.ports);
    REQUIRE(found);
    CHECK(found->uprn == "100023336956");
    CHECK(found->opening_times == "Tuesday 10am to 4pm");
    CHECK(found->shelves == std::vector<std::string>{"A1", "A2"});
    CHECK_FALSE(found->is_closed);
    CHECK_FALSE(found->easting);
}

TEST_CASE("a hub says where it is in whole metres on the grid, or not at all") {
    World world;
    const auto try_place = [&](const std::string& easting, const std::string& northing) {
        OpenHub command = south(world);
        command.facts.easting = easting;
        command.facts.northing = northing;
        return open_hub(command, world.ports);
    };
    CHECK(fields_of(try_place("424750", "")) == "northing");
    CHECK(fields_of(try_place("", "0")) == "easting");
    CHECK(fields_of(try_place("-1", "5e3")) == "easting northing");
    CHECK(fields_of(try_place("700001", "1300001")) == "easting northing");
    const Result<Hub> hub = try_place("424750", "564320");
    REQUIRE(hub);
    CHECK(hub->easting == 424'750);
    const Result<Hub> found = find_hub("south", world.caller(Role::volunteer), world.ports);
    REQUIRE(found);
    CHECK(found->northing == 564'320);
}

TEST_CASE("what a hub cannot have is named") {
    World world;
    OpenHub command = south(world);
    command.facts.uprn = "10002333695x";
    command.facts.opening_times = std::string(501, 'a');
    command.facts.shelves = {"A1", ""};
    check_refused(world, command, "invalid_fields", "opening_times uprn shelves");
    command = south(world);
    command.facts.shelves.assign(shelves_max + 1, "A");
    check_refused(world, command, "invalid_fields", "shelves");
}

TEST_CASE("a hub is changed as it was read, and only once") {
    World world;
    const Result<Hub> hub = find_hub("NORTH", world.caller(Role::manager), world.ports);
    REQUIRE(hub);
    ChangeHub command{world.crypto.make_uuid(),
                      world.caller(Role::manager),
                      "north",
                      hub->version,
                      {"The new hall", "", "", "", "", {"B1"}},
                      true};
    const Result<Hub> changed = change_hub(command, world.ports);
    REQUIRE(changed);
    CHECK(changed->version == hub->version + 1);
    const std::string before = world.dump();
    CHECK(change_hub(command, world.ports)->name == "The new hall");  // sent again
    command.id = world.crypto.make_uuid();
    CHECK(code_of(change_hub(command, world.ports)) == "changed");
    command.caller = world.caller(Role::hub_staff);
    CHECK(code_of(change_hub(command, world.ports)) == "forbidden");
    command.caller = world.elsewhere(Role::admin, world.found_organisation("Southshire"));
    command.id = world.crypto.make_uuid();
    CHECK(code_of(change_hub(command, world.ports)) == "hub_not_found");
    const Result<Hub> now = find_hub("NORTH", world.caller(Role::volunteer), world.ports);
    CHECK(now->is_closed);
    CHECK(now->shelves == std::vector<std::string>{"B1"});
}

TEST_CASE("a referrer's organisation sees the hubs of the one that let it in") {
    World world;
    OrganisationId asking;
    world.store.write([&](Transaction& tx) {
        Organisation organisation;
        organisation.name = "Dale Surgery";
        organisation.kind = OrganisationKind::referrer;
        organisation.host = world.organisation;
        asking = tx.write_partners().insert_organisation(organisation);
        return true;
    });
    const auto hubs = list_hubs(world.elsewhere(Role::referrer, asking), world.ports);
    REQUIRE(hubs);
    REQUIRE(hubs->size() == 1);
    CHECK(hubs->front().code == "NORTH");
}
