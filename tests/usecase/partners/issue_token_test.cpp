#include "server/usecase/partners/issue_token.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/sign_in.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

IssueToken scanner(PartnerWorld& world, const Caller& caller) {
    return {world.crypto.make_uuid(),
            caller,
            " Desk scanner ",
            "scanner",
            Role::hub_staff,
            "NORTH",
            30};
}

}  // namespace

TEST_CASE("a token is shown once, kept as a fingerprint, and over after its days") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const IssueToken command = scanner(world, manager.caller);
    const Result<IssuedToken> issued = issue_token(command, world.ports);
    REQUIRE(issued);
    CHECK(issued->token.name == "Desk scanner");
    CHECK(world.dump().find(issued->secret) == std::string::npos);
    const Result<Caller> caller = find_token_caller(issued->secret, world.ports);
    REQUIRE(caller);
    CHECK(caller->hub->code == "NORTH");
    CHECK(caller->person == PersonId{});

    const Result<IssuedToken> again = issue_token(command, world.ports);
    REQUIRE(again);
    CHECK(again->token.handle == issued->token.handle);
    CHECK(again->secret.empty());
    world.clock.advance(std::chrono::hours{24 * 30});
    CHECK(code_of(find_token_caller(issued->secret, world.ports)) == "unauthenticated");
}

TEST_CASE("a revoked token opens nothing from then on") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const Result<IssuedToken> issued = issue_token(scanner(world, manager.caller), world.ports);
    REQUIRE(issued);
    const auto other = world.add(Role::admin, world.found_organisation("Southshire"));
    const auto revoke = [&](const Caller& caller) {
        return revoke_token({world.crypto.make_uuid(), caller, issued->token.handle}, world.ports);
    };
    CHECK(code_of(revoke(other.caller)) == "token_not_found");
    CHECK(code_of(revoke(world.add(Role::hub_staff).caller)) == "forbidden");
    CHECK(find_token_caller(issued->secret, world.ports));
    REQUIRE(revoke(manager.caller));
    CHECK(code_of(find_token_caller(issued->secret, world.ports)) == "unauthenticated");
    CHECK(code_of(revoke(manager.caller)) == "token_not_found");
    CHECK(world.audit_of("token:" + std::to_string(issued->token.id.value)) == "issue revocation");
    CHECK(list_tokens(manager.caller, world.ports)->size() == 1);
    CHECK(list_tokens(other.caller, world.ports)->empty());
}

TEST_CASE("a token is never stronger than whoever issues it, and never an admin") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const auto admin = world.add(Role::admin);
    IssueToken command = scanner(world, manager.caller);
    command.role = Role::admin;
    CHECK(code_of(issue_token(command, world.ports)) == "role_too_high");
    command.caller = admin.caller;
    CHECK(code_of(issue_token(command, world.ports)) == "role_too_high");
    command.role = Role::manager;
    CHECK(issue_token(command, world.ports));
    command = scanner(world, world.add(Role::hub_staff).caller);
    CHECK(code_of(issue_token(command, world.ports)) == "forbidden");
}

TEST_CASE("what is wrong with a token is named") {
    PartnerWorld world;
    IssueToken command = scanner(world, world.add(Role::manager).caller);
    command.name = "";
    command.purpose = std::string(101, 'a');
    command.days = 731;
    CHECK(fields_of(issue_token(command, world.ports)) == "name purpose days");
    command = scanner(world, command.caller);
    command.days = 0;
    CHECK(fields_of(issue_token(command, world.ports)) == "days");
    command = scanner(world, command.caller);
    command.hub = "NOWHERE";
    CHECK(fields_of(issue_token(command, world.ports)) == "hub");
}

}  // namespace kitbank
