#include "server/usecase/partners/manage_access.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/password.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/second_factor.h"
#include "server/usecase/partners/sign_in.h"
#include "tests/support/credentials.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

const std::string password = "correct horse battery";

AddPerson robin() {
    return {"robin@example.org", "Robin Example", Role::hub_staff, "", "NORTH", password};
}

Person stored(World& world, std::string_view email) {
    std::optional<Person> person;
    world.store.read([&](Reader& reader) { person = reader.accounts().person_by_email(email); });
    REQUIRE(person);
    return *person;
}

Membership membership_of(World& world, const Person& person) {
    std::vector<Membership> memberships;
    world.store.read(
        [&](Reader& reader) { memberships = reader.partners().memberships_of(person.id); });
    REQUIRE(memberships.size() == 1);
    return memberships.front();
}

// Refused with this code and these fields, and nothing changed.
void check_refused(World& world, const AddPerson& command, const std::string& code,
                   const std::string& fields) {
    const std::string before = world.dump();
    const Result<PersonId> result = add_person(command, world.ports);
    CHECK(code_of(result) == code);
    CHECK(fields_of(result) == fields);
    CHECK(world.dump() == before);
}

}  // namespace

TEST_CASE("a person is added to the first organisation and to a hub") {
    World world;
    AddPerson command = robin();
    command.email = " Robin@EXAMPLE.org ";
    command.name = " Robin Example ";
    REQUIRE(add_person(command, world.ports));
    const Person person = stored(world, "robin@example.org");
    CHECK(person.name == "Robin Example");
    const Membership membership = membership_of(world, person);
    CHECK(membership.organisation == world.organisation);
    CHECK(membership.role == Role::hub_staff);
    CHECK(membership.hub->id == world.north.id);
    CHECK_FALSE(person.disabled);
}

TEST_CASE("a new organisation is made with its first person, and found by its second") {
    World world;
    AddPerson command = robin();
    command.hub = "";
    command.organisation = "Southshire Kit Bank";
    REQUIRE(add_person(command, world.ports));
    command.email = "sam@example.org";
    REQUIRE(add_person(command, world.ports));
    const Membership first = membership_of(world, stored(world, "robin@example.org"));
    const Membership second = membership_of(world, stored(world, "sam@example.org"));
    CHECK(first.organisation != world.organisation);
    CHECK(first.organisation == second.organisation);
}

TEST_CASE("a person who cannot be added leaves nothing behind") {
    World world;
    AddPerson command = robin();
    SUBCASE("an address without an at sign") {
        command.email = "robin.example.org";
        check_refused(world, command, "invalid_fields", "email");
    }
    SUBCASE("an address with a blank inside") {
        command.email = "robin @example.org";
        check_refused(world, command, "invalid_fields", "email");
    }
    SUBCASE("an address that is too long") {
        command.email = std::string(243, 'r') + "@example.org";
        check_refused(world, command, "invalid_fields", "email");
    }
    SUBCASE("no name") {
        command.name = "  ";
        check_refused(world, command, "invalid_fields", "name");
    }
    SUBCASE("a name that is too long") {
        command.name = std::string(101, 'n');
        check_refused(world, command, "invalid_fields", "name");
    }
    SUBCASE("a name with a line break") {
        command.name = "Robin\nExample";
        check_refused(world, command, "invalid_fields", "name");
    }
    SUBCASE("a password of eleven characters") {
        command.password = "h\u00e9llo world";  // twelve bytes
        check_refused(world, command, "invalid_fields", "password");
    }
    SUBCASE("a password that is too long") {
        command.password = std::string(password_bytes_max + 1, 'p');
        check_refused(world, command, "invalid_fields", "password");
    }
    SUBCASE("a hub that is not there, in an organisation that would be new") {
        command.organisation = "Southshire Kit Bank";
        check_refused(world, command, "hub_not_found", "");
    }
    SUBCASE("an address that is taken, in any case") {
        REQUIRE(add_person(command, world.ports));
        command.email = "ROBIN@example.org";
        check_refused(world, command, "invalid_fields", "email");
    }
}

TEST_CASE("a disabled person is out at once and stays out") {
    World world;
    REQUIRE(add_person(robin(), world.ports));
    REQUIRE(set_second_factor_rule("", SecondFactorRule::off, world.ports));
    const Result<SignInStep> opened = sign_in({"robin@example.org", password}, world.ports);
    REQUIRE(opened);
    REQUIRE(disable_person("Robin@example.org", world.ports));
    CHECK(code_of(find_session(opened->cookie, world.ports)) == "unauthenticated");
    CHECK(code_of(sign_in({"robin@example.org", password}, world.ports)) == "sign_in_failed");
}

TEST_CASE("a new password replaces the old one and ends the sessions it opened") {
    World world;
    REQUIRE(add_person(robin(), world.ports));
    REQUIRE(set_second_factor_rule("", SecondFactorRule::off, world.ports));
    const Result<SignInStep> opened = sign_in({"robin@example.org", password}, world.ports);
    REQUIRE(opened);
    const auto reset = reset_password("robin@example.org", "another long password", world.ports);
    REQUIRE(reset);
    CHECK(fault_in_credentials(world, *reset).empty());
    CHECK(code_of(find_session(opened->cookie, world.ports)) == "unauthenticated");
    CHECK(code_of(sign_in({"robin@example.org", password}, world.ports)) == "sign_in_failed");
    CHECK(sign_in({"robin@example.org", "another long password"}, world.ports));
}

TEST_CASE("nobody is disabled or given a password by a wrong address, nor a short password") {
    World world;
    REQUIRE(add_person(robin(), world.ports));
    const std::string before = world.dump();
    CHECK(code_of(disable_person("nobody@example.org", world.ports)) == "not_found");
    CHECK(code_of(reset_password("nobody@example.org", password, world.ports)) == "not_found");
    CHECK(code_of(reset_password("robin@example.org", "short", world.ports)) == "invalid_fields");
    CHECK(world.dump() == before);
}

TEST_CASE("a token speaks for its role and hub until it is revoked") {
    World world;
    const Result<CreatedToken> created =
        create_token({" bench scanner ", Role::volunteer, "", "NORTH"}, world.ports);
    REQUIRE(created);
    CHECK(world.dump().find(created->secret) == std::string::npos);

    const Result<Caller> caller = find_token_caller(created->secret, world.ports);
    REQUIRE(caller);
    CHECK(caller->role == Role::volunteer);
    CHECK(caller->organisation == world.organisation);
    CHECK(caller->hub->code == "NORTH");
    CHECK(caller->actor == "token:" + std::to_string(created->id.value));
    CHECK(caller->name == "bench scanner");

    REQUIRE(revoke_token(created->id, world.ports));
    CHECK(code_of(find_token_caller(created->secret, world.ports)) == "unauthenticated");
    const std::string before = world.dump();
    CHECK(code_of(revoke_token(created->id, world.ports)) == "not_found");
    CHECK(code_of(revoke_token(TokenId{4711}, world.ports)) == "not_found");
    CHECK(world.dump() == before);
}

TEST_CASE("a token is over after its days") {
    World world;
    CreateToken command{"bench scanner", Role::volunteer, "", "", 2};
    const Result<CreatedToken> created = create_token(command, world.ports);
    REQUIRE(created);
    world.clock.advance(std::chrono::hours{47});
    CHECK(find_token_caller(created->secret, world.ports));
    world.clock.advance(std::chrono::hours{1});
    CHECK(code_of(find_token_caller(created->secret, world.ports)) == "unauthenticated");
    for (const int days : {0, token_days_max + 1}) {
        command.days = days;
        CHECK(fields_of(create_token(command, world.ports)) == "days");
    }
}

TEST_CASE("a token needs a name and a hub that is there") {
    World world;
    const std::string before = world.dump();
    CHECK(code_of(create_token({" ", Role::hub_staff, "", ""}, world.ports)) == "invalid_fields");
    CHECK(code_of(create_token({std::string(101, 'n'), Role::hub_staff, "", ""}, world.ports)) ==
          "invalid_fields");
    CHECK(code_of(create_token({"bench", Role::hub_staff, "", "SOUTH"}, world.ports)) ==
          "hub_not_found");
    CHECK(code_of(create_token({"bench", Role::hub_staff, "Southshire", "NORTH"}, world.ports)) ==
          "hub_not_found");
    CHECK(world.dump() == before);
}
