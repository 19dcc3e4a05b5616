#include "server/usecase/partners/invite_person.h"

#include <doctest/doctest.h>

#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

InvitePerson invite(PartnerWorld& world, const Caller& caller, Role role) {
    return {world.crypto.make_uuid(), caller, " Sam@Example.org ", " Sam Example ", role, "",
            "https://kit.example.org"};
}

void check_refused(PartnerWorld& world, const InvitePerson& command, const std::string& code,
                   const std::string& fields = "") {
    const std::string before = world.dump();
    const Result<Invitation> result = invite_person(command, world.ports);
    CHECK(code_of(result) == code);
    CHECK(fields_of(result) == fields);
    CHECK(world.dump() == before);
}

}  // namespace

TEST_CASE("an invitation is a letter with a link and an open row") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const InvitePerson command = invite(world, manager.caller, Role::volunteer);
    const Result<Invitation> sent = invite_person(command, world.ports);
    REQUIRE(sent);
    CHECK(sent->email == "sam@example.org");
    CHECK(sent->name == "Sam Example");
    const auto letters = letters_posted(world);
    REQUIRE(letters.size() == 1);
    CHECK(letters.front().to == "sam@example.org");
    CHECK(letters.front().subject.find("Sam") == std::string::npos);
    CHECK(letters.front().text.find("https://kit.example.org/join/") != std::string::npos);
    const std::string secret = world.secret_in_last_letter();
    CHECK(secret.size() >= 43);  // 256 bits
    CHECK(world.dump().find(secret) == std::string::npos);
    CHECK(world.crypto.digest(secret) == sent->token);
    CHECK(world.audit_of("invitation:" + std::to_string(sent->id.value)) == "invitation");

    SUBCASE("sent again, it is the same one and no second letter") {
        const std::string before = world.dump();
        CHECK(invite_person(command, world.ports)->handle == sent->handle);
        CHECK(world.dump() == before);
    }
    SUBCASE("withdrawn, it is settled, once") {
        WithdrawInvitation withdraw{world.crypto.make_uuid(), manager.caller, sent->handle};
        CHECK(withdraw_invitation(withdraw, world.ports)->outcome == "withdrawn");
        withdraw.id = world.crypto.make_uuid();
        CHECK(code_of(withdraw_invitation(withdraw, world.ports)) == "invitation_not_found");
    }
    SUBCASE("nobody of another organisation can withdraw it") {
        const auto other = world.add(Role::admin, world.found_organisation("Southshire"));
        CHECK(code_of(withdraw_invitation({world.crypto.make_uuid(), other.caller, sent->handle},
                                          world.ports)) == "invitation_not_found");
    }
}

TEST_CASE("nobody gives a role as high as their own") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    check_refused(world, invite(world, manager.caller, Role::manager), "role_too_high");
    check_refused(world, invite(world, manager.caller, Role::admin), "role_too_high");
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer}) {
        const auto someone = world.add(role);
        check_refused(world, invite(world, someone.caller, Role::volunteer), "forbidden");
        InvitePerson command = invite(world, manager.caller, role);
        command.email = std::string{name_of(role)} + "@new.example.org";
        CHECK(invite_person(command, world.ports));
    }
    CHECK(invite_person(invite(world, world.add(Role::admin).caller, Role::manager), world.ports));
}

TEST_CASE("nobody invites themselves") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    InvitePerson command = invite(world, manager.caller, Role::referrer);
    command.email = manager.email;
    check_refused(world, command, "role_too_high");
}

TEST_CASE("an admin's invitation waits for another admin") {
    PartnerWorld world;
    const auto asker = world.add(Role::admin);
    const auto second = world.add(Role::admin);
    const auto manager = world.add(Role::manager);
    const Result<Invitation> asked =
        invite_person(invite(world, asker.caller, Role::admin), world.ports);
    REQUIRE(asked);
    CHECK(letters_posted(world).empty());
    const auto approve = [&](const Caller& caller) {
        return approve_invitation(
            {world.crypto.make_uuid(), caller, asked->handle, "https://kit.example.org"},
            world.ports);
    };
    CHECK(code_of(approve(asker.caller)) == "second_person_needed");
    CHECK(code_of(approve(manager.caller)) == "forbidden");
    Caller program = second.caller;
    program.person = {};
    program.actor = "token:9";
    CHECK(code_of(approve(program)) == "forbidden");
    const auto elsewhere = world.add(Role::admin, world.found_organisation("Southshire"));
    CHECK(code_of(approve(elsewhere.caller)) == "invitation_not_found");
    CHECK(letters_posted(world).empty());

    const Result<Invitation> approved = approve(second.caller);
    REQUIRE(approved);
    CHECK(approved->approved_by == second.caller.actor);
    CHECK(letters_posted(world).size() == 1);
    CHECK(world.crypto.digest(world.secret_in_last_letter()) == approved->token);
    CHECK(code_of(approve(second.caller)) == "invitation_not_found");  // once
    CHECK(world.audit_of("invitation:" + std::to_string(asked->id.value)) == "invitation approval");
}

TEST_CASE("a program cannot ask for an admin") {
    PartnerWorld world;
    Caller program = world.add(Role::admin).caller;
    program.person = {};
    check_refused(world, invite(world, program, Role::admin), "role_too_high");
}

TEST_CASE("what is wrong with an invitation is named") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const auto volunteer = world.add(Role::volunteer);
    InvitePerson command = invite(world, manager.caller, Role::volunteer);
    command.email = "sam.example.org";
    command.name = " ";
    check_refused(world, command, "invalid_fields", "email name");
    for (const char* email : {"", "@example.org", "sam@", "a@b@c", "a b@example.org",
                              "sam@example.org,eve@example.org", "sam@example.org\nBcc: x"}) {
        CAPTURE(email);
        command = invite(world, manager.caller, Role::volunteer);
        command.email = email;
        check_refused(world, command, "invalid_fields", "email");
    }
    command = invite(world, manager.caller, Role::volunteer);
    command.hub = "NOWHERE";
    check_refused(world, command, "invalid_fields", "hub");
    command = invite(world, manager.caller, Role::volunteer);
    command.email = volunteer.email;
    check_refused(world, command, "invalid_fields", "email");  // is one already
    command.hub = "NORTH";
    CHECK(invite_person(command, world.ports));  // but not there
}

}  // namespace kitbank
