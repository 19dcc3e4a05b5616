#include "server/usecase/registers/keep_complaints.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

using namespace kitbank;

// Today is Saturday 21 November 2026.
namespace {

const Answers answers = {{"received", "2026-11-02"}, {"how", "email"},
                         {"nation", "scotland"},     {"person", "Robin Canary, 07700 900123"},
                         {"matter", "canary text"},  {"resident", "R-7F3K9Q2X"},
                         {"category", "waiting"}};

Answers with(std::string name, std::string value) {
    Answers changed = answers;
    changed[std::move(name)] = std::move(value);
    return changed;
}

Result<Complaint> record(World& world, const Answers& given = answers) {
    return record_complaint({world.crypto.make_uuid(), world.caller(Role::manager), given},
                            world.ports);
}

Result<Complaint> step(World& world, const Complaint& row, ComplaintStep step, Answers given = {}) {
    return take_complaint_step(
        {world.crypto.make_uuid(), world.caller(Role::manager), row.number, step, std::move(given)},
        world.ports);
}

ShownEntry<Complaint> shown(World& world, const Complaint& row) {
    return *read_complaint(world.caller(Role::manager), row.number, world.ports);
}

std::vector<std::string> events_of(World& world, const Complaint& row) {
    std::vector<std::string> events;
    world.store.read([&](Reader& reader) {
        for (const AuditEvent& event : reader.trust().audit_of(audit_subject(row))) {
            events.push_back(event.event);
        }
    });
    return events;
}

}  // namespace

TEST_CASE("a complaint is recorded with the next number and kept sealed") {
    World world;
    const auto first = record(world);
    REQUIRE(first);
    CHECK(format(first->number) == "C-2026-0001");
    CHECK(format(record(world)->number) == "C-2026-0002");
    CHECK(world.dump().find("anary") == std::string::npos);
    const auto opened = shown(world, *first);
    CHECK(opened.person == "Robin Canary, 07700 900123");
    CHECK(opened.matter == "canary text");
    CHECK(opened.row.resident == "R-7F3K9Q2X");
    CHECK(opened.row.category == ComplaintCategory::waiting);
    CHECK(opened.deadline.days_left == 11);  // 2 December
}

TEST_CASE("numbers are counted for each organisation") {
    World world;
    REQUIRE(record(world));
    const OrganisationId other = world.found_organisation("Other");
    const Caller caller = world.elsewhere(Role::manager, other);
    const auto theirs = record_complaint({world.crypto.make_uuid(), caller, answers}, world.ports);
    CHECK(format(theirs->number) == "C-2026-0001");
    CHECK(code_of(read_complaint(caller, {Register::complaints, 2026, 2}, world.ports)) ==
          "entry_not_found");
    REQUIRE(record(world));
    CHECK(code_of(read_complaint(caller, {Register::complaints, 2026, 2}, world.ports)) ==
          "entry_not_found");
    CHECK(code_of(take_complaint_step({world.crypto.make_uuid(),
                                       caller,
                                       {Register::complaints, 2026, 2},
                                       ComplaintStep::acknowledgement,
                                       {{"acknowledged", "2026-11-20"}}},
                                      world.ports)) == "entry_not_found");
}

TEST_CASE("the same request records once, another content under its id is refused") {
    World world;
    const RecordComplaint command{world.crypto.make_uuid(), world.caller(Role::manager), answers};
    const auto first = record_complaint(command, world.ports);
    const std::string before = world.dump();
    CHECK(record_complaint(command, world.ports)->number == first->number);
    CHECK(world.dump() == before);
    RecordComplaint other = command;
    other.answers["category"] = "device";
    CHECK(code_of(record_complaint(other, world.ports)) == "request_id_reused");
}

TEST_CASE("only keepers of the registers see them") {
    World world;
    const auto row = record(world);
    for (const Role role : all_roles()) {
        if (may(role, Permission::keep_registers)) continue;
        const Caller caller = world.caller(role);
        CHECK(code_of(record_complaint({world.crypto.make_uuid(), caller, answers}, world.ports)) ==
              "forbidden");
        CHECK(code_of(read_complaint(caller, row->number, world.ports)) == "forbidden");
        CHECK(code_of(list_complaints(caller, false, world.ports)) == "forbidden");
        CHECK(code_of(take_complaint_step(
                  {world.crypto.make_uuid(), caller, row->number, ComplaintStep::note, {}},
                  world.ports)) == "forbidden");
    }
}

TEST_CASE("a complaint that is wrong is refused with every field, and nothing is kept") {
    World world;
    const std::string before = world.dump();
    CHECK(fields_of(record(world, {{"received", "x"}})) ==
          "received how nation matter person category");
    CHECK(fields_of(record(world, with("received", "2026-11-22"))) == "received");
    CHECK(fields_of(record(world, with("resident", "R_1"))) == "resident");
    CHECK(fields_of(record(world, with("surprise", "1"))) == "surprise");
    CHECK(code_of(record(world, with("received", "2023-01-01"))) == "holidays_unknown");
    CHECK(world.dump() == before);
}

TEST_CASE("a complaint goes from acknowledgement to answer to closure and back") {
    using enum ComplaintStep;
    World world;
    const auto row = record(world);
    CHECK(steps_open(*row) == std::vector{acknowledgement, answer, note});
    const auto told = step(world, *row, acknowledgement, {{"acknowledged", "2026-11-10"}});
    REQUIRE(told);
    CHECK(told->version == 2);
    CHECK(steps_open(*told) == std::vector{answer, note});
    CHECK(code_of(step(world, *row, acknowledgement, {{"acknowledged", "2026-11-11"}})) ==
          "step_out_of_order");
    CHECK(code_of(step(world, *row, closure)) == "step_out_of_order");
    CHECK(code_of(step(world, *row, reopening, {{"reason", "x"}})) == "step_out_of_order");

    const auto answered =
        step(world, *row, answer, {{"answered", "2026-11-20"}, {"outcome", "upheld"}});
    REQUIRE(answered);
    CHECK(steps_open(*answered) == std::vector{closure, reopening, note});
    const auto closed = step(world, *row, closure, {{"lessons", "Canary lesson"}});
    REQUIRE(closed);
    CHECK(shown(world, *row).last_words == "Canary lesson");
    CHECK(format(*closed->closed) == "2026-11-21");
    CHECK(code_of(step(world, *row, closure)) == "step_out_of_order");

    const auto reopened = step(world, *row, reopening, {{"reason", "The canary wrote again"}});
    REQUIRE(reopened);
    CHECK_FALSE(reopened->answered);
    CHECK_FALSE(reopened->closed);
    CHECK(reopened->acknowledged);
    CHECK(shown(world, *row).notes.front().text == "The canary wrote again");
    CHECK(events_of(world, *row) == std::vector<std::string>{"receipt", "acknowledgement", "answer",
                                                             "closure", "reading", "reopening",
                                                             "reading"});
    CHECK(world.dump().find("anary") == std::string::npos);
}

TEST_CASE("an answer that comes first acknowledges too") {
    World world;
    const auto row = record(world);
    const auto answered = step(world, *row, ComplaintStep::answer,
                               {{"answered", "2026-11-05"}, {"outcome", "not_upheld"}});
    REQUIRE(answered);
    CHECK(answered->acknowledged == answered->answered);
}

TEST_CASE("a step with a day that cannot be is refused by name") {
    World world;
    const auto row = record(world);
    using enum ComplaintStep;
    CHECK(fields_of(step(world, *row, acknowledgement, {{"acknowledged", "2026-11-01"}})) ==
          "acknowledged");
    CHECK(fields_of(step(world, *row, acknowledgement, {{"acknowledged", "2026-11-22"}})) ==
          "acknowledged");
    CHECK(fields_of(step(world, *row, answer, {})) == "answered outcome");
    CHECK(fields_of(step(world, *row, note, {})) == "note");
}

TEST_CASE("a step that is sent again is taken once") {
    World world;
    const auto row = record(world);
    const TakeComplaintStep command{world.crypto.make_uuid(),
                                    world.caller(Role::manager),
                                    row->number,
                                    ComplaintStep::note,
                                    {{"note", "Rang them."}}};
    REQUIRE(take_complaint_step(command, world.ports));
    REQUIRE(take_complaint_step(command, world.ports));
    CHECK(shown(world, *row).notes.size() == 1);
}

TEST_CASE("each reading leaves its entry in the chain and is not shown as a change") {
    World world;
    const auto row = record(world);
    CHECK(shown(world, *row).history.size() == 1);
    CHECK(shown(world, *row).history.size() == 1);
    CHECK(events_of(world, *row) == std::vector<std::string>{"receipt", "reading", "reading"});
}

TEST_CASE("the worklist has the latest to acknowledge first, then those to answer and to close") {
    World world;
    const auto later = record(world, with("received", "2026-11-10"));
    const auto late = record(world, with("received", "2026-09-01"));
    const auto told = record(world);
    REQUIRE(step(world, *told, ComplaintStep::acknowledgement, {{"acknowledged", "2026-11-03"}}));
    const auto done = record(world, with("received", "2026-10-01"));
    REQUIRE(step(world, *done, ComplaintStep::answer,
                 {{"answered", "2026-10-05"}, {"outcome", "upheld"}}));
    const auto closed = record(world);
    REQUIRE(step(world, *closed, ComplaintStep::answer,
                 {{"answered", "2026-11-05"}, {"outcome", "withdrawn"}}));
    REQUIRE(step(world, *closed, ComplaintStep::closure));

    const auto numbers = [&](bool is_all) {
        std::vector<int> list;
        const auto found = list_complaints(world.caller(Role::manager), is_all, world.ports);
        REQUIRE(found);
        for (const auto& each : *found) {
            list.push_back(each.row.number.number);
        }
        return list;
    };
    CHECK(numbers(false) == std::vector{2, 1, 3, 4});
    CHECK(numbers(true) == std::vector{5, 4, 3, 2, 1});
    const auto list = list_complaints(world.caller(Role::manager), false, world.ports);
    CHECK(list->front().deadline.days_left < 0);
}
