#include "server/usecase/registers/keep_access_requests.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

using namespace kitbank;

// Today is Saturday 21 November 2026.
namespace {

const Answers answers = {{"received", "2026-11-02"},
                         {"how", "letter"},
                         {"nation", "england_and_wales"},
                         {"person", "Robin Canary"},
                         {"matter", "Everything about the canary"}};

Answers with(std::string name, std::string value) {
    Answers changed = answers;
    changed[std::move(name)] = std::move(value);
    return changed;
}

Result<AccessRequest> record(World& world, const Answers& given = answers) {
    return record_access_request({world.crypto.make_uuid(), world.caller(Role::manager), given},
                                 world.ports);
}

Result<AccessRequest> step(World& world, const AccessRequest& row, AccessStep step,
                           Answers given = {}) {
    return take_access_step(
        {world.crypto.make_uuid(), world.caller(Role::manager), row.number, step, std::move(given)},
        world.ports);
}

ShownEntry<AccessRequest> shown(World& world, const AccessRequest& row) {
    return *read_access_request(world.caller(Role::manager), row.number, world.ports);
}

std::string due(World& world, const AccessRequest& row) {
    const Deadline deadline = shown(world, row).deadline;
    return std::string{name_of(deadline.clock)} + (deadline.due ? " " + format(*deadline.due) : "");
}

}  // namespace

TEST_CASE("an access request is recorded with its number, its sealed text and its last day") {
    World world;
    const auto row = record(world);
    REQUIRE(row);
    CHECK(format(row->number) == "S-2026-0001");
    CHECK(world.dump().find("anary") == std::string::npos);
    CHECK(due(world, *row) == "running 2026-12-02");
    CHECK(shown(world, *row).matter == "Everything about the canary");
    CHECK(shown(world, *row).person == "Robin Canary");
    CHECK(shown(world, *row).history.size() == 1);
}

TEST_CASE("the time begins when it is known who asks") {
    using enum AccessStep;
    World world;
    const auto row = record(world, with("identity_needed", "yes"));
    CHECK(due(world, *row) == "not_begun");
    CHECK(steps_open(*row) == std::vector{identity, clarification, answer, note});
    CHECK(code_of(step(world, *row, extension,
                       {{"extension_told", "2026-11-10"}, {"ground", "complex"}})) ==
          "step_out_of_order");
    CHECK(fields_of(step(world, *row, identity, {{"identity_confirmed", "2026-11-01"}})) ==
          "identity_confirmed");
    REQUIRE(step(world, *row, identity, {{"identity_confirmed", "2026-11-09"}}));
    CHECK(due(world, *row) == "running 2026-12-09");
    CHECK(code_of(step(world, *row, identity, {{"identity_confirmed", "2026-11-10"}})) ==
          "step_out_of_order");
}

TEST_CASE("questions stop the clock until they are answered, several times") {
    using enum AccessStep;
    World world;
    const auto row = record(world);
    const Answers question = {{"asked", "2026-11-09"}, {"about_information", "yes"}};
    CHECK(code_of(step(world, *row, clarification_arrival, {{"arrived", "2026-11-16"}})) ==
          "step_out_of_order");
    REQUIRE(step(world, *row, clarification, question));
    CHECK(due(world, *row) == "stopped 2026-12-14");
    CHECK(code_of(step(world, *row, clarification, question)) == "step_out_of_order");
    CHECK(fields_of(step(world, *row, clarification_arrival, {{"arrived", "2026-11-08"}})) ==
          "arrived");
    REQUIRE(step(world, *row, clarification_arrival, {{"arrived", "2026-11-16"}}));
    CHECK(due(world, *row) == "running 2026-12-09");
    REQUIRE(
        step(world, *row, clarification, {{"asked", "2026-11-17"}, {"about_information", "no"}}));
    CHECK(due(world, *row) == "running 2026-12-09");
    REQUIRE(step(world, *row, clarification_arrival, {{"arrived", "2026-11-18"}}));
    CHECK(shown(world, *row).row.clarifications.size() == 2);
}

TEST_CASE("the time is extended once, on a ground, and never when it is too late") {
    using enum AccessStep;
    World world;
    const Answers more = {{"extension_told", "2026-11-20"}, {"ground", "complex"}};
    const auto row = record(world);
    CHECK(fields_of(step(world, *row, extension, {{"extension_told", "2026-11-20"}})) == "ground");
    REQUIRE(step(world, *row, extension, more));
    CHECK(due(world, *row) == "running 2027-02-02");
    CHECK(code_of(step(world, *row, extension, more)) == "step_out_of_order");
    const auto old = record(world, with("received", "2026-10-01"));
    const auto refused = step(world, *old, extension, more);
    CHECK(fields_of(refused) == "extension_told");
    CHECK(sentence_of(refused.refusal()).find("2 November 2026") != std::string::npos);
}

TEST_CASE("an answer that holds something back needs its reason and the rights told") {
    using enum AccessStep;
    World world;
    const auto row = record(world);
    Answers answer_given = {{"answered", "2026-11-20"}, {"outcome", "refused"}};
    CHECK(fields_of(step(world, *row, answer, answer_given)) == "reason rights_told");
    answer_given["reason"] = "It is about the canary too";
    CHECK(fields_of(step(world, *row, answer, answer_given)) == "rights_told");
    answer_given["rights_told"] = "yes";
    const auto answered = step(world, *row, answer, answer_given);
    REQUIRE(answered);
    CHECK(steps_open(*answered) == std::vector{note});
    CHECK(shown(world, *row).last_words == "It is about the canary too");
    CHECK(shown(world, *row).deadline.clock == ClockState::met);
    CHECK(world.dump().find("anary") == std::string::npos);
    CHECK(code_of(step(world, *row, extension)) == "step_out_of_order");
    REQUIRE(step(world, *row, note, {{"note", "They wrote again."}}));
    CHECK(shown(world, *row).notes.size() == 1);
}

TEST_CASE("an answer in full needs no reason") {
    World world;
    const auto row = record(world);
    CHECK(step(world, *row, AccessStep::answer,
               {{"answered", "2026-11-20"}, {"outcome", "disclosed"}}));
}

TEST_CASE("an access request that is wrong is refused with every field, and nothing is kept") {
    World world;
    const std::string before = world.dump();
    CHECK(fields_of(record(world, {{"identity_needed", "maybe"}})) ==
          "received how nation matter person identity_needed");
    CHECK(code_of(record(world, with("received", "2023-01-01"))) == "holidays_unknown");
    CHECK(world.dump() == before);
}

TEST_CASE("the same request records once and the same step is taken once") {
    World world;
    const RecordAccessRequest command{world.crypto.make_uuid(), world.caller(Role::manager),
                                      answers};
    const auto row = record_access_request(command, world.ports);
    CHECK(record_access_request(command, world.ports)->number == row->number);
    const TakeAccessStep taken{world.crypto.make_uuid(),
                               world.caller(Role::manager),
                               row->number,
                               AccessStep::clarification,
                               {{"asked", "2026-11-09"}, {"about_information", "yes"}}};
    REQUIRE(take_access_step(taken, world.ports));
    const std::string before = world.dump();
    REQUIRE(take_access_step(taken, world.ports));
    CHECK(world.dump() == before);
}

TEST_CASE("only keepers of the register see it, and only their own organisation's") {
    World world;
    const auto row = record(world);
    for (const Role role : all_roles()) {
        if (may(role, Permission::keep_registers)) continue;
        const Caller caller = world.caller(role);
        CHECK(code_of(record_access_request({world.crypto.make_uuid(), caller, answers},
                                            world.ports)) == "forbidden");
        CHECK(code_of(read_access_request(caller, row->number, world.ports)) == "forbidden");
        CHECK(code_of(list_access_requests(caller, true, world.ports)) == "forbidden");
        CHECK(code_of(take_access_step(
                  {world.crypto.make_uuid(), caller, row->number, AccessStep::note, {}},
                  world.ports)) == "forbidden");
    }
    const Caller other = world.elsewhere(Role::manager, world.found_organisation("Other"));
    CHECK(code_of(read_access_request(other, row->number, world.ports)) == "entry_not_found");
    CHECK(list_access_requests(other, true, world.ports)->empty());
}

TEST_CASE("the worklist has the fewest days left first and those not begun last") {
    World world;
    const auto waiting = record(world, with("identity_needed", "yes"));
    const auto later = record(world, with("received", "2026-11-20"));
    const auto late = record(world, with("received", "2026-10-01"));
    const auto answered = record(world);
    REQUIRE(step(world, *answered, AccessStep::answer,
                 {{"answered", "2026-11-20"}, {"outcome", "disclosed"}}));
    std::vector<int> numbers;
    const auto open = list_access_requests(world.caller(Role::manager), false, world.ports);
    REQUIRE(open);
    for (const auto& each : *open) {
        numbers.push_back(each.row.number.number);
    }
    CHECK(numbers == std::vector{3, 2, 1});
    CHECK(list_access_requests(world.caller(Role::manager), true, world.ports)->size() == 4);
}
