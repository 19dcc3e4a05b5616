#include "server/usecase/registers/entries.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

namespace {

Date today_at(const char* moment) {
    World world;
    FixedClock clock{parse_instant(moment).value()};
    Ports ports{world.store, clock, world.crypto, world.zones, world.safe, world.flow};
    return london_today(ports);
}

RegisterEntry entry() {
    RegisterEntry entry;
    entry.organisation = OrganisationId{1};
    entry.number = {Register::complaints, 2026, 7};
    return entry;
}

}  // namespace

TEST_CASE("today is the day in London, in winter and in summer") {
    CHECK(format(today_at("2026-11-21T23:59:59Z")) == "2026-11-21");
    CHECK(format(today_at("2026-06-21T22:59:59Z")) == "2026-06-21");
    CHECK(format(today_at("2026-06-21T23:00:00Z")) == "2026-06-22");
}

TEST_CASE("a sealed column opens in its own place and nowhere else") {
    World world;
    const std::string sealed = seal_column(entry(), "matter", "a canary", world.safe);
    CHECK(sealed.find("canary") == std::string::npos);
    CHECK(open_column(entry(), "matter", sealed, world.safe) == "a canary");
    CHECK(open_column(entry(), "person", sealed, world.safe) == "(cannot be opened)");
    RegisterEntry other = entry();
    other.number.number = 8;
    CHECK(open_column(other, "matter", sealed, world.safe) == "(cannot be opened)");
    other = entry();
    other.organisation = OrganisationId{2};
    CHECK(open_column(other, "matter", sealed, world.safe) == "(cannot be opened)");
    CHECK(seal_column(entry(), "matter", "", world.safe).empty());
    CHECK(open_column(entry(), "matter", "", world.safe).empty());
}

TEST_CASE("an entry says who it is about in one way at least") {
    World world;
    const auto read = [&](const Answers& given) {
        RegisterEntry row;
        AnswerReader answers{given};
        read_entry(answers, world.caller(Role::manager), row);
        return answers.refusal();
    };
    Answers given = {{"received", "2026-06-20"},
                     {"how", "email"},
                     {"nation", "scotland"},
                     {"matter", "Late"},
                     {"person", "Robin"}};
    CHECK_FALSE(read(given));
    given.erase("person");
    REQUIRE(read(given));
    CHECK(read(given)->fields.front().field == "person");
    given["resident"] = "R-7F3K9Q2X";
    CHECK_FALSE(read(given));
}

TEST_CASE(
    "the print of a request's answers is no plain digest of them, and another for each request") {
    World world;
    const Uuid id = world.crypto.make_uuid();
    const auto print = [&](const Uuid& request, const char* matter) {
        return answers_print(request, {{"matter", matter}}, world.safe);
    };
    CHECK(print(id, "a canary") == print(id, "a canary"));
    CHECK(print(id, "a canary") != print(id, "a crow"));
    CHECK(print(id, "a canary") != print(world.crypto.make_uuid(), "a canary"));
    CHECK(print(id, "a canary") !=
          format(world.crypto.digest(canonical_text({{"matter", "a canary"}}))));
}

TEST_CASE("an entry whose deadline cannot be worked out says why") {
    const Deadline unknown =
        deadline_or_why_not(Refusal{RefusalCode::holidays_unknown, "Beyond the table.", {}});
    CHECK_FALSE(unknown.due);
    CHECK(unknown.steps.front().sentence == "Beyond the table.");
}
