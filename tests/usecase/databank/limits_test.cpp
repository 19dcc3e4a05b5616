#include "server/usecase/databank/limits.h"

#include <doctest/doctest.h>

#include "tests/support/giving_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(GivingWorld, "a scheme without limits has the house's, until it sets its own") {
    const auto house = read_giving_rules(caller(Role::volunteer), ports);
    REQUIRE(code_of(house) == "done");
    CHECK(house->is_house_limit);
    CHECK(house->limits == std::vector<LimitRule>{house_limit});
    CHECK(in_words(house->limits.front()) ==
          "At most 1 SIM or voucher for one person in 180 days.");
    SetLimit set{crypto.make_uuid(), caller(Role::manager), {LimitUnit::gigabytes, 300, 90}};
    const auto own = set_limit(set, ports);
    REQUIRE(code_of(own) == "done");
    CHECK_FALSE(own->is_house_limit);
    CHECK(in_words(own->limits.front()) == "At most 300 GB for one person in 90 days.");
    set = {crypto.make_uuid(), caller(Role::manager), {LimitUnit::gigabytes, 0, 90}};
    CHECK(set_limit(set, ports)->is_house_limit);
}

TEST_CASE_FIXTURE(GivingWorld, "only who manages the data bank sets rules, within bounds") {
    const auto outcome = [&](Role role, LimitRule rule) {
        return code_of(set_limit({crypto.make_uuid(), caller(role), rule}, ports));
    };
    CHECK(outcome(Role::hub_staff, {}) == "forbidden");
    CHECK(outcome(Role::manager, {LimitUnit::items, -1, 10}) == "invalid_fields");
    CHECK(outcome(Role::manager, {LimitUnit::items, 10'001, 10}) == "invalid_fields");
    CHECK(outcome(Role::manager, {LimitUnit::items, 1, 0}) == "invalid_fields");
    CHECK(outcome(Role::manager, {LimitUnit::items, 1, 3'651}) == "invalid_fields");
    CHECK(code_of(read_giving_rules(caller(Role::referrer), ports)) == "forbidden");
    SetGate gate{crypto.make_uuid(), caller(Role::hub_staff), "", "They have a card"};
    CHECK(code_of(set_gate(gate, ports)) == "forbidden");
    gate.caller = caller(Role::manager);
    gate.question = std::string(121, 'x');
    CHECK(code_of(set_gate(gate, ports)) == "invalid_fields");
    gate.question = "Two\nlines";
    CHECK(code_of(set_gate(gate, ports)) == "invalid_fields");
    gate.question = "They have a card";
    gate.hub = "NOWHERE";
    CHECK(code_of(set_gate(gate, ports)) == "hub_not_found");
}

TEST_CASE_FIXTURE(GivingWorld, "a hub's own question takes the place of everybody's") {
    SetGate gate{crypto.make_uuid(), caller(Role::manager), "", "They have a card", false};
    REQUIRE(code_of(set_gate(gate, ports)) == "done");
    gate = {crypto.make_uuid(), caller(Role::manager), "NORTH", "They receive a benefit", true};
    REQUIRE(code_of(set_gate(gate, ports)) == "done");
    const HubId south = open_hub("SOUTH").id;
    ports.store.read([&](Reader& reader) {
        CHECK(gate_at(organisation, north.id, true, reader)->question == "They receive a benefit");
        CHECK_FALSE(gate_at(organisation, north.id, false, reader));
        CHECK(gate_at(organisation, south, false, reader)->question == "They have a card");
    });
    gate = {crypto.make_uuid(), caller(Role::manager), "NORTH", "", true};
    CHECK(set_gate(gate, ports)->gates.size() == 1);
}

}  // namespace kitbank
