#include "server/usecase/trust/read_audit.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/audit.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {

TEST_CASE("managers see the newest changes of their own organisation, with names") {
    PartnerWorld world;
    const auto manager = world.add(Role::manager);
    const OrganisationId other = world.found_organisation("Southshire");
    world.store.write([&](Transaction& tx) {
        record_audit({"hub:1", "opening", manager.caller.actor, world.organisation}, {}, tx,
                     world.ports);
        record_audit({"hub:2", "opening", "operator", other}, {}, tx, world.ports);
        record_audit({"hub:1", "change", manager.caller.actor, world.organisation}, {}, tx,
                     world.ports);
        return true;
    });
    const Result<AuditPage> page = read_audit(manager.caller, world.ports);
    REQUIRE(page);
    REQUIRE(page->events.size() == 2);
    CHECK(page->events.front().event == "change");
    CHECK(page->names.at(manager.caller.actor).name == manager.caller.name);
    CHECK(code_of(read_audit(world.add(Role::hub_staff).caller, world.ports)) == "forbidden");
}

}  // namespace kitbank
