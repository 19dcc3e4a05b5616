#include "server/usecase/trust/audit.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

namespace kitbank {
namespace {

void note(World& world, const std::string& event, AuditFacts facts = {}) {
    world.store.write([&](Transaction& tx) {
        record_audit({"hub:7", event, "person:1", world.organisation}, facts, tx, world.ports);
        return true;
    });
}

std::vector<AuditEvent> chain_of(World& world) {
    std::vector<AuditEvent> chain;
    world.store.read([&](Reader& reader) { chain = reader.trust().audit_of("hub:7"); });
    return chain;
}

std::vector<AuditEvent> three_events(World& world) {
    note(world, "opening", {{"code", "NORTH"}});
    note(world, "change", {{"name", "North hall"}, {"shelves", "3"}});
    note(world, "closing");
    return chain_of(world);
}

}  // namespace

TEST_CASE("each audit event names the one before it") {
    World world;
    const std::vector<AuditEvent> chain = three_events(world);
    REQUIRE(chain.size() == 3);
    CHECK(chain[1].facts == "name=North hall\nshelves=3\n");
    CHECK(chain[1].previous == chain[0].hash);
    CHECK(chain[2].seq == 3);
    CHECK(fault_in_chain(chain, world.crypto).empty());
}

TEST_CASE("a value cannot pose as another fact") {
    World world;
    note(world, "change", {{"name", "North\nrole=admin\rx"}});
    CHECK(chain_of(world).front().facts == "name=North role=admin x\n");
}

TEST_CASE("whatever is changed in a chain is found and named") {
    World world;
    std::vector<AuditEvent> chain = three_events(world);
    SUBCASE("a fact") { chain[1].facts = "name=South hall\n"; }
    SUBCASE("who") { chain[1].actor = "person:2"; }
    SUBCASE("when") { chain[1].recorded_at += std::chrono::microseconds{1}; }
    SUBCASE("whose") { chain[1].organisation = OrganisationId{2}; }
    SUBCASE("the order") { std::swap(chain[1], chain[2]); }
    SUBCASE("a row is missing") { chain.erase(chain.begin() + 1); }
    SUBCASE("a hash is made anew") {
        chain[1].facts = "";
        chain[1].hash = world.crypto.digest(chain_text(chain[1]));
    }
    CHECK(fault_in_chain(chain, world.crypto).starts_with("hub:7 row "));
}

}  // namespace kitbank
