#include "server/usecase/partners/change_membership.h"

#include <doctest/doctest.h>

#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

Result<Membership> change(PartnerWorld& world, const Caller& caller, const Membership& membership,
                          Role role, const std::string& hub = "") {
    return change_membership({world.crypto.make_uuid(), caller, membership.handle, role, hub},
                             world.ports);
}

Result<Membership> end(PartnerWorld& world, const Caller& caller, const Membership& membership) {
    return end_membership({world.crypto.make_uuid(), caller, membership.handle}, world.ports);
}

// How many admins of the organisation can still sign in.
long admins(PartnerWorld& world) {
    const std::vector<Member> members = world.members();
    return std::ranges::count_if(members, [](const Member& member) {
        return member.membership.role == Role::admin && !member.disabled;
    });
}

}  // namespace

TEST_CASE("a change of role ends one membership, begins another and signs the person out") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const auto someone = world.add(Role::volunteer);
    const Session session = world.session_of(someone);
    const Result<Membership> changed =
        change(world, manager.caller, someone.membership, Role::hub_staff, "NORTH");
    REQUIRE(changed);
    CHECK(changed->role == Role::hub_staff);
    CHECK(changed->hub->code == "NORTH");
    CHECK(changed->handle != someone.membership.handle);
    CHECK_FALSE(world.is_alive(session));
    CHECK(world.audit_of("membership:" + std::to_string(someone.membership.id.value)) == "ending");
    CHECK(world.audit_of("membership:" + std::to_string(changed->id.value)) == "beginning");
    CHECK(code_of(change(world, manager.caller, someone.membership, Role::volunteer)) ==
          "person_not_found");
}

TEST_CASE("nobody changes their own role, an equal's or a higher one") {
    PartnerWorld world;
    const auto admin = world.add(Role::admin);
    const auto manager = world.add(Role::manager);
    const auto other = world.add(Role::manager);
    const auto volunteer = world.add(Role::volunteer);
    const std::string before = world.dump();
    CHECK(code_of(change(world, manager.caller, manager.membership, Role::admin)) ==
          "role_too_high");
    CHECK(code_of(change(world, manager.caller, other.membership, Role::volunteer)) ==
          "role_too_high");
    CHECK(code_of(change(world, manager.caller, admin.membership, Role::volunteer)) ==
          "role_too_high");
    CHECK(code_of(change(world, manager.caller, volunteer.membership, Role::manager)) ==
          "role_too_high");
    CHECK(code_of(change(world, admin.caller, admin.membership, Role::manager)) == "role_too_high");
    CHECK(code_of(change(world, volunteer.caller, volunteer.membership, Role::hub_staff)) ==
          "forbidden");
    CHECK(code_of(end(world, manager.caller, other.membership)) == "role_too_high");
    CHECK(world.dump() == before);
}

TEST_CASE("nobody becomes an admin without a second admin") {
    PartnerWorld world;
    const auto admin = world.add(Role::admin);
    const auto manager = world.add(Role::manager);
    CHECK(code_of(change(world, admin.caller, manager.membership, Role::admin)) ==
          "second_person_needed");
    CHECK(admins(world) == 1);
}

TEST_CASE("the last admin stays, whoever asks and however often") {
    PartnerWorld world;
    const auto first = world.add(Role::admin);
    const auto second = world.add(Role::admin);
    CHECK(end(world, first.caller, second.membership));
    CHECK(code_of(end(world, first.caller, first.membership)) == "last_admin");
    CHECK(code_of(end(world, second.caller, first.membership)) == "last_admin");
    CHECK(code_of(change(world, second.caller, first.membership, Role::manager)) == "last_admin");
    CHECK(admins(world) == 1);
}

TEST_CASE("a disabled admin does not count as one who stays") {
    PartnerWorld world;
    const auto first = world.add(Role::admin);
    const auto second = world.add(Role::admin);
    world.store.write([&](Transaction& tx) {
        Person person = *tx.accounts().person(second.person);
        person.disabled = true;
        tx.write_accounts().update_person(person);
        return true;
    });
    CHECK(code_of(end(world, first.caller, first.membership)) == "last_admin");
}

TEST_CASE("anyone may leave, and is signed out there and nowhere else") {
    PartnerWorld world;
    const auto someone = world.add(Role::volunteer);
    const auto other = world.add(Role::volunteer);
    const Session session = world.session_of(someone);
    const Session kept = world.session_of(other);
    CHECK(code_of(end(world, someone.caller, other.membership)) == "person_not_found");
    REQUIRE(end(world, someone.caller, someone.membership));
    CHECK_FALSE(world.is_alive(session));
    CHECK(world.is_alive(kept));
}

TEST_CASE("people of another organisation are nobody") {
    PartnerWorld world;
    const auto someone = world.add(Role::volunteer);
    const auto other = world.add(Role::admin, world.found_organisation("Southshire"));
    CHECK(code_of(change(world, other.caller, someone.membership, Role::hub_staff)) ==
          "person_not_found");
    CHECK(code_of(end(world, other.caller, someone.membership)) == "person_not_found");
    CHECK(code_of(find_member(someone.membership.handle, other.caller, world.ports)) ==
          "person_not_found");
    const Result<People> people = list_people(other.caller, world.ports);
    REQUIRE(people);
    CHECK(people->members.size() == 1);
    CHECK(code_of(list_people(someone.caller, world.ports)) == "forbidden");
}

TEST_CASE("a role that the person has there already is not given twice") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const auto someone = world.add(Role::volunteer);
    CHECK(fields_of(change(world, manager.caller, someone.membership, Role::volunteer)) == "role");
    CHECK(fields_of(change(world, manager.caller, someone.membership, Role::hub_staff,
                           "NOWHERE")) == "hub");
}

}  // namespace kitbank
