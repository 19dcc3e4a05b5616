#include "server/usecase/partners/accept_invitation.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/sign_in.h"
#include "tests/support/credentials.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

const std::string password = "three plain teapots";

struct Asked : PartnerWorld {
    explicit Asked(Role role = Role::hub_staff, const std::string& email = "sam@example.org") {
        const auto inviter = add(role == Role::admin ? Role::admin : Role::manager);
        invitation =
            *invite_person({crypto.make_uuid(), inviter.caller, email, "Sam Example", role,
                            role == Role::hub_staff ? "NORTH" : "", "https://kit.example.org"},
                           ports);
        if (role != Role::admin) secret = secret_in_last_letter();
    }
    Result<Membership> accept(PersonId person = {}) {
        return accept_invitation({secret, person, "Sam Example", password}, ports);
    }
    Invitation invitation;
    std::string secret;
};

}  // namespace

TEST_CASE("someone new joins with the link and a password") {
    Asked world;
    const Result<OpenInvitation> open = find_invitation(world.secret, world.ports);
    REQUIRE(open);
    CHECK(open->organisation == "Kitbank scheme");
    CHECK_FALSE(open->has_account);
    const Result<Membership> joined = world.accept();
    REQUIRE(joined);
    CHECK(joined->role == Role::hub_staff);
    CHECK(joined->hub->code == "NORTH");
    CHECK(world.audit_of("person:" + std::to_string(joined->person.value)) == "joining");
    CHECK(fault_in_credentials(world, joined->person).empty());
    CHECK(world.audit_of("membership:" + std::to_string(joined->id.value)) == "beginning");
    CHECK(world.audit_of("invitation:" + std::to_string(world.invitation.id.value)) ==
          "invitation acceptance");
}

TEST_CASE("a link works once") {
    Asked world;
    REQUIRE(world.accept());
    const std::string before = world.dump();
    CHECK(code_of(world.accept()) == "link_over");
    CHECK(code_of(find_invitation(world.secret, world.ports)) == "link_over");
    CHECK(world.dump() == before);
}

TEST_CASE("a link that was never made, is too old or was withdrawn reads the same") {
    Asked world;
    CHECK(code_of(find_invitation("x", world.ports)) == "link_over");
    SUBCASE("too old") { world.clock.advance(invitation_length); }
    SUBCASE("withdrawn") {
        REQUIRE(withdraw_invitation(
            {world.crypto.make_uuid(), world.add(Role::manager).caller, world.invitation.handle},
            world.ports));
    }
    SUBCASE("the organisation was closed") {
        world.store.write([&](Transaction& tx) {
            Organisation row = *tx.partners().organisation(world.organisation);
            row.state = OrganisationState::closed;
            return tx.write_partners().update_organisation(row);
        });
    }
    const std::string before = world.dump();
    CHECK(code_of(world.accept()) == "link_over");
    CHECK(world.dump() == before);
}

TEST_CASE("an admin's link opens nothing before the second admin approved") {
    Asked world{Role::admin};
    world.store.write([&](Transaction& tx) {  // even whoever guessed the secret
        Invitation row = world.invitation;
        row.token = world.crypto.digest("guessed");
        return tx.write_partners().update_invitation(row);
    });
    world.secret = "guessed";
    CHECK(code_of(world.accept()) == "link_over");
}

TEST_CASE("a weak password is refused and the link still works") {
    Asked world;
    const std::string before = world.dump();
    for (const char* weak : {"short", "password1234", "dragondragon"}) {
        CAPTURE(weak);
        const Result<Membership> refused =
            accept_invitation({world.secret, {}, "Sam Example", weak}, world.ports);
        CHECK(fields_of(refused) == "password");
    }
    CHECK(world.dump() == before);
    CHECK(world.accept());
}

TEST_CASE("someone who has an account joins while signed in with it, and keeps their password") {
    Asked first;
    const Result<Membership> member = first.accept();
    REQUIRE(member);
    const auto manager = first.add(Role::manager);
    const Result<Invitation> again =
        invite_person({first.crypto.make_uuid(), manager.caller, "sam@example.org", "Sam Example",
                       Role::volunteer, "", "https://kit.example.org"},
                      first.ports);
    REQUIRE(again);
    first.secret = first.secret_in_last_letter();
    CHECK(find_invitation(first.secret, first.ports)->has_account);
    CHECK(code_of(first.accept()) == "unauthenticated");
    CHECK(code_of(first.accept(manager.person)) == "unauthenticated");  // someone else's browser
    const Result<Membership> joined = first.accept(member->person);
    REQUIRE(joined);
    CHECK(joined->person == member->person);
}

TEST_CASE("someone signed in cannot take an invitation that was sent to another address") {
    Asked world;
    CHECK(code_of(world.accept(world.add(Role::volunteer).person)) == "forbidden");
    CHECK(world.accept());
}

}  // namespace kitbank
