#include "server/usecase/trust/adopt_access.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/issue_token.h"
#include "server/usecase/partners/manage_access.h"
#include "tests/support/credentials.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {

TEST_CASE("what was there before audit chains gets one, once, and nothing else does") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);  // as a migration puts it there: without a chain
    const Result<IssuedToken> issued = issue_token(
        {world.crypto.make_uuid(), manager.caller, "Scanner", "", Role::volunteer, "", 9},
        world.ports);
    REQUIRE(issued);
    const auto disabled = world.add(Role::volunteer);
    world.store.write([&](Transaction& tx) {
        Person person = *tx.accounts().person(disabled.person);
        person.disabled = true;
        tx.write_accounts().update_person(person);
        Token lost;
        lost.handle = world.crypto.make_uuid();
        lost.organisation = world.organisation;
        lost.name = "Lost scanner";
        lost.hash = world.crypto.digest("lost");
        lost.created_at = world.clock.now();
        lost.revoked_at = world.clock.now();
        lost.id = tx.write_partners().insert_token(lost);
        CHECK(lost.id != issued->token.id);
        return true;
    });
    const std::string membership = "membership:" + std::to_string(manager.membership.id.value);
    CHECK(world.audit_of(membership).empty());
    adopt_access(world.ports);
    CHECK(world.audit_of(membership) == "adoption");
    CHECK(world.audit_of("token:" + std::to_string(issued->token.id.value)) == "issue");
    CHECK(world.audit_of("person:" + std::to_string(disabled.person.value)) == "disabling");
    CHECK(world.dump().find("| adoption | operator") != std::string::npos);
    const std::string before = world.dump();
    adopt_access(world.ports);
    CHECK(world.dump() == before);
}

TEST_CASE("what people and tokens from before sign in with is adopted once") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const auto left = world.add(Role::volunteer);
    TokenId token;
    world.store.write([&](Transaction& tx) {
        Token old;
        old.handle = world.crypto.make_uuid();
        old.organisation = world.organisation;
        old.name = "Old scanner";
        old.hash = world.crypto.digest("old");
        old.created_at = world.clock.now();
        token = tx.write_partners().insert_token(old);
        return tx.write_partners().end_membership(left.membership.id, world.clock.now());
    });
    CHECK_FALSE(fault_in_credentials(world, manager.person).empty());
    adopt_credentials(world.ports);
    CHECK(fault_in_credentials(world, manager.person).empty());
    CHECK(fault_in_credentials(world, left.person).empty());
    CHECK(world.audit_of("token:" + std::to_string(token.value)) == "digest_adoption");

    const auto late = world.add(Role::admin);  // put in by hand
    const std::string before = world.dump();
    adopt_credentials(world.ports);
    CHECK(world.dump() == before);
    CHECK_FALSE(fault_in_credentials(world, late.person).empty());
}

TEST_CASE("somebody who was disabled stays so when their digests are adopted") {
    PartnerWorld world;
    const auto volunteer = world.add(Role::volunteer);
    REQUIRE(disable_person(volunteer.email, world.ports));
    adopt_credentials(world.ports);
    CHECK(fault_in_credentials(world, volunteer.person).empty());
}

}  // namespace kitbank
