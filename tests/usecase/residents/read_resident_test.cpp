#include "server/usecase/residents/read_resident.h"

#include <doctest/doctest.h>

#include "tests/support/vault_world.h"

using namespace kitbank;

TEST_CASE("protected fields are shown for a reason, and that is recorded once") {
    VaultWorld world;
    const Caller staff = world.caller(Role::hub_staff);
    const Resident robin = world.add(staff);
    const auto seen = read_resident({staff,
                                     robin.reference,
                                     ReadingReason::contact,
                                     "kit is ready",
                                     {ResidentField::name, ResidentField::phone}},
                                    world.ports);
    REQUIRE(seen);
    CHECK(seen->facts == ResidentFacts{{ResidentField::name, "Robin Example"},
                                       {ResidentField::phone, "+447700900456"}});
    const std::vector<Reading> rows = world.readings(robin);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].actor == staff.actor);
    CHECK(rows[0].reason == ReadingReason::contact);
    CHECK(rows[0].fields == std::vector<ResidentField>{ResidentField::name, ResidentField::phone});
    CHECK(world.story(robin) == "entry reading");
    CHECK(world.audit(robin)[1].facts == "reason=contact\nfields=name, phone\n");
    CHECK(world.dump().find("kit is ready") == std::string::npos);

    CHECK(world.read(staff, robin)->facts.size() == 4);
    CHECK(world.readings(robin).size() == 2);
}

TEST_CASE("without a reason nothing is shown") {
    VaultWorld world;
    const Caller staff = world.caller(Role::hub_staff);
    const Resident robin = world.add(staff);
    const std::string before = world.dump();
    const auto fields = [&](ReadingReason reason, const std::string& words) {
        return fields_of(read_resident({staff, robin.reference, reason, words}, world.ports));
    };
    CHECK(fields(ReadingReason::other, " ") == "words");
    CHECK(fields(ReadingReason::request, std::string(121, 'x')) == "words");
    CHECK(fields(ReadingReason::search, "") == "reason");
    CHECK(fields(ReadingReason::subject_access, "") == "reason");
    CHECK(world.dump() == before);
}

TEST_CASE("a resident out of reach answers as one that does not exist") {
    VaultWorld world;
    const Resident robin = world.add(world.unbound(Role::referrer, "person:41"));
    Resident nobody = robin;
    nobody.reference = "R-00000000";
    const OrganisationId other = world.found_organisation("Southshire");
    const std::string before = world.dump();
    for (const Caller& caller :
         {world.unbound(Role::referrer, "person:42"), world.caller(Role::hub_staff),
          world.elsewhere(Role::manager, other)}) {
        const auto there = world.read(caller, robin);
        const auto gone = world.read(caller, nobody);
        REQUIRE_FALSE(there);
        CHECK(there.refusal() == gone.refusal());
        CHECK(code_of(there) == "resident_not_found");
        CHECK(code_of(show_resident(caller, robin.reference, world.ports)) == "resident_not_found");
        CHECK(code_of(show_resident(caller, "not a reference", world.ports)) ==
              "resident_not_found");
    }
    CHECK(code_of(world.read(world.caller(Role::admin), robin)) == "forbidden");
    CHECK(code_of(world.read(world.caller(Role::volunteer), robin)) == "forbidden");
    CHECK(world.dump() == before);
}
