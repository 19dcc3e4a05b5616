#include "server/usecase/residents/readings_of.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("a manager sees who has seen a resident, page by page") {
    VaultWorld world;
    const Caller staff = world.caller(Role::hub_staff);
    const Caller manager = world.caller(Role::manager);
    const Resident robin = world.add(staff);
    for (int i = 0; i <= reading_page_size; ++i) {
        REQUIRE(read_resident(
            {staff, robin.reference, ReadingReason::other, "time " + std::to_string(i)},
            world.ports));
    }
    const auto page = readings_of(manager, robin.reference, {}, world.ports);
    REQUIRE(page);
    CHECK(page->total == reading_page_size + 1);
    REQUIRE(page->lines.size() == reading_page_size);
    CHECK(page->lines[0].words == "time 100");
    CHECK(page->lines[0].reading.actor == staff.actor);
    const auto rest = readings_of(manager, robin.reference, page->next, world.ports);
    REQUIRE(rest->lines.size() == 1);
    CHECK(rest->lines[0].words == "time 0");
    CHECK_FALSE(rest->next);
    CHECK(code_of(readings_of(staff, robin.reference, {}, world.ports)) == "forbidden");
    const OrganisationId other = world.found_organisation("Southshire");
    CHECK(code_of(readings_of(world.elsewhere(Role::manager, other), robin.reference, {},
                              world.ports)) == "resident_not_found");
}

TEST_CASE("what one account has seen between two moments is one question") {
    VaultWorld world;
    const Caller staff = world.caller(Role::hub_staff);
    const Resident robin = world.add(staff);
    REQUIRE(world.read(staff, robin));
    const Instant from = world.clock.now();
    REQUIRE(world.read(staff, robin));
    REQUIRE(world.read(world.caller(Role::manager), robin));
    const Instant to = world.clock.now();
    REQUIRE(world.read(staff, robin));
    const Caller manager = world.caller(Role::manager);
    const auto rows = readings_by(manager, staff.actor, from, to, world.ports);
    REQUIRE(rows);
    CHECK(rows->size() == (staff.actor == manager.actor ? 2 : 1));
    CHECK(rows->front().reference == robin.reference);
    CHECK(code_of(readings_by(staff, staff.actor, from, to, world.ports)) == "forbidden");
    const OrganisationId other = world.found_organisation("Southshire");
    CHECK(readings_by(world.elsewhere(Role::manager, other), staff.actor, from, to, world.ports)
              ->empty());
}
