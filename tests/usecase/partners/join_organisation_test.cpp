#include "server/usecase/partners/join_organisation.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/accept_invitation.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

AskToJoin surgery(PartnerWorld& world) {
    return {world.crypto.make_uuid(),   "Kitbank scheme", " Dale Surgery ",
            OrganisationKind::referrer, "Ada Example",    "Ada@Dale.example.org"};
}

Result<Organisation> settle(PartnerWorld& world, const Caller& caller, OrganisationState state) {
    return settle_organisation(
        {world.crypto.make_uuid(), caller, "Dale Surgery", state, "https://kit.example.org"},
        world.ports);
}

}  // namespace

TEST_CASE("an organisation asks, is let in, and its first person joins as its manager") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const Result<Organisation> asked = ask_to_join(surgery(world), world.ports);
    REQUIRE(asked);
    CHECK(asked->state == OrganisationState::asked);
    CHECK(letters_posted(world).empty());

    const Result<Organisation> settled = settle(world, manager.caller, OrganisationState::active);
    REQUIRE(settled);
    CHECK(settled->host == world.organisation);
    REQUIRE(letters_posted(world).size() == 1);
    CHECK(letters_posted(world).front().to == "ada@dale.example.org");
    const Result<Membership> joined = accept_invitation(
        {world.secret_in_last_letter(), {}, "Ada Example", "three plain teapots"}, world.ports);
    REQUIRE(joined);
    CHECK(joined->organisation == settled->id);
    CHECK(joined->role == Role::manager);
    CHECK(world.audit_of("organisation:" + std::to_string(settled->id.value)) == "asking active");

    SUBCASE("when the work ends, its people are signed out") {
        PartnerWorld::Someone ada;
        ada.person = joined->person;
        ada.membership = *joined;
        const Session session = world.session_of(ada);
        REQUIRE(settle(world, manager.caller, OrganisationState::closed));
        CHECK_FALSE(world.is_alive(session));
        CHECK(settle(world, manager.caller, OrganisationState::active));
        CHECK(letters_posted(world).size() == 1);  // nobody is invited twice
    }
}

TEST_CASE("one that is declined gets no letter and stays declined") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    REQUIRE(ask_to_join(surgery(world), world.ports));
    REQUIRE(settle(world, manager.caller, OrganisationState::declined));
    CHECK(letters_posted(world).empty());
    CHECK(code_of(settle(world, manager.caller, OrganisationState::active)) == "changed");
}

TEST_CASE("only the manager of the one that was asked decides") {
    PartnerWorld world;
    REQUIRE(ask_to_join(surgery(world), world.ports));
    const auto staff = world.add(Role::hub_staff);
    const auto other = world.add(Role::admin, world.found_organisation("Southshire"));
    CHECK(code_of(settle(world, staff.caller, OrganisationState::active)) == "forbidden");
    CHECK(code_of(settle(world, other.caller, OrganisationState::active)) ==
          "organisation_not_found");
    CHECK(list_partners(other.caller, world.ports)->empty());
}

TEST_CASE("a name that is taken is answered like one that is not, and changes nothing") {
    PartnerWorld world;
    REQUIRE(ask_to_join(surgery(world), world.ports));
    const auto manager = world.add(Role::manager);
    AskToJoin again = surgery(world);
    again.contact_email = "eve@elsewhere.example.org";
    const Result<Organisation> second = ask_to_join(again, world.ports);
    REQUIRE(second);
    CHECK(second->state == OrganisationState::asked);
    CHECK(list_partners(manager.caller, world.ports)->size() == 1);
    REQUIRE(settle(world, manager.caller, OrganisationState::active));
    CHECK(letters_posted(world).back().to == "ada@dale.example.org");
}

TEST_CASE("what is wrong with the request is named") {
    PartnerWorld world;
    AskToJoin command = surgery(world);
    command.name = "";
    command.contact_name = std::string(101, 'a');
    command.contact_email = "ada";
    command.kind = OrganisationKind::scheme;
    CHECK(fields_of(ask_to_join(command, world.ports)) == "name contact_name contact_email kind");
    command = surgery(world);
    command.host = "Nobody";
    CHECK(fields_of(ask_to_join(command, world.ports)) == "host");
    command.host = " ";
    CHECK(fields_of(ask_to_join(command, world.ports)) == "host");
}

TEST_CASE("those that can be asked run hubs themselves") {
    PartnerWorld world;
    REQUIRE(ask_to_join(surgery(world), world.ports));
    const std::vector<Organisation> hosts = list_hosts(world.ports);
    REQUIRE(hosts.size() == 1);
    CHECK(hosts.front().id == world.organisation);
}

TEST_CASE("nobody can flood a manager with requests") {
    PartnerWorld world;
    AskToJoin command = surgery(world);
    for (int i = 0; i < asking_organisations_max; ++i) {
        command.id = world.crypto.make_uuid();
        command.name = "Surgery " + std::to_string(i);
        REQUIRE(ask_to_join(command, world.ports));
    }
    command.id = world.crypto.make_uuid();
    command.name = "One more";
    CHECK(code_of(ask_to_join(command, world.ports)) == "busy");
}

}  // namespace kitbank
