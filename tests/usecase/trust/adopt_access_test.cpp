#include "server/usecase/trust/adopt_access.h"

#include <doctest/doctest.h>

#include "server/usecase/partners/issue_token.h"
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

}  // namespace kitbank
