#include "server/usecase/databank/scanner_facts.h"

#include <doctest/doctest.h>

#include "tests/support/scanning_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(ScanningWorld, "a scanner is told the cards on its hub's shelves and no others") {
    tell(receipt(number(2)));
    tell(receipt(number(1)));
    tell(receipt(number(3)));
    tell(voiding(number(3)));
    TellStockScan there = receipt(number(4));
    there.caller = scanner_at(south);
    there.hub = "SOUTH";
    tell(there);
    const auto facts = read_scanner_facts(caller(Role::volunteer), "", ports);
    REQUIRE(facts);
    CHECK(facts->hub.code == "NORTH");
    CHECK(facts->is_whole);
    REQUIRE(facts->cards.size() == 2);
    CHECK(facts->cards[0].reference == number(1));
    CHECK(facts->cards[1].reference == number(2));
    CHECK_FALSE(facts->networks.empty());
}

TEST_CASE_FIXTURE(ScanningWorld, "the digest is the same while nothing has changed") {
    tell(receipt(number(1)));
    const Caller who = caller(Role::volunteer);
    const Hash first = read_scanner_facts(who, "NORTH", ports)->digest;
    CHECK(read_scanner_facts(who, "", ports)->digest == first);
    tell(gift(number(1), asked(RequestState::accepted)));
    CHECK(read_scanner_facts(who, "", ports)->digest != first);
}

TEST_CASE_FIXTURE(ScanningWorld, "whoever is bound to a hub is told of that one") {
    CHECK(code_of(read_scanner_facts(caller(Role::volunteer), "SOUTH", ports)) == "forbidden");
    CHECK(code_of(read_scanner_facts(caller(Role::manager), "SOUTH", ports)) == "done");
    CHECK(code_of(read_scanner_facts(caller(Role::manager), "NEVER", ports)) == "hub_not_found");
    CHECK(code_of(read_scanner_facts(caller(Role::referrer), "NORTH", ports)) == "forbidden");
    const OrganisationId others = found_organisation("Elsewhere");
    const Caller stranger = elsewhere(Role::manager, others);
    CHECK(code_of(read_scanner_facts(stranger, "NORTH", ports)) == "hub_not_found");
    CHECK(code_of(read_scanner_facts(stranger, "", ports)) == "invalid_fields");
}

}  // namespace kitbank
