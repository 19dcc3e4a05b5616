#include "server/usecase/registers/monitor_equality.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

// Today is Saturday 21 November 2026.
namespace {

Result<int> give(World& world, const Answers& answers, Role role = Role::hub_staff) {
    return give_monitoring_answers({world.caller(role), answers}, world.ports);
}

// As if it had been given in that month.
void count(World& world, const char* month, const char* answer, int times,
           OrganisationId organisation = OrganisationId{1}) {
    world.store.write([&](Transaction& tx) {
        for (int i = 0; i < times; ++i) {
            tx.write_registers().count_answer(
                {organisation, parse_date(month).value(), "religion", answer});
        }
        return true;
    });
}

Result<MonitoringReport> report(World& world, std::string_view quarter) {
    return read_monitoring(world.caller(Role::manager), quarter, world.ports);
}

// The shown counts of the question on religion, "c" for hidden; the total last.
std::string religions(World& world, std::string_view quarter) {
    const auto read = report(world, quarter);
    const auto text = [](const std::optional<std::int64_t>& cell) {
        return cell ? std::to_string(*cell) : "c";
    };
    std::string line;
    for (const auto& cell : read->rows.at(1).shown.cells) line += text(cell) + " ";
    return line + "| " + text(read->rows.at(1).shown.total);
}

}  // namespace

TEST_CASE("answers are counted and nothing else is kept of them") {
    World world;
    CHECK(*give(world, {{"religion", "sikh"}, {"health", "prefer_not_to_say"}}) == 2);
    CHECK(*give(world, {{"religion", "sikh"}}) == 1);
    const std::string kept = world.dump();
    CHECK(kept.find("monitoring | 1 | 2026-11-01 | religion | sikh | 2\n") != std::string::npos);
    CHECK(kept.find("monitoring | 1 | 2026-11-01 | health | prefer_not_to_say | 1\n") !=
          std::string::npos);
    World untouched;
    std::string rest;
    for (std::size_t at = 0; at < kept.size();) {
        const std::size_t end = kept.find('\n', at) + 1;
        if (kept.compare(at, 10, "monitoring") != 0) rest += kept.substr(at, end - at);
        at = end;
    }
    CHECK(rest == untouched.dump());  // no request, no audit event, no actor
}

TEST_CASE("who gave them, and in which order, leaves no trace") {
    World one, other;
    REQUIRE(give(one, {{"religion", "sikh"}, {"health", "no_condition"}}, Role::referrer));
    REQUIRE(give(one, {{"religion", "hindu"}}, Role::manager));
    REQUIRE(give(other, {{"religion", "hindu"}, {"health", "no_condition"}}, Role::hub_staff));
    REQUIRE(give(other, {{"religion", "sikh"}}, Role::hub_staff));
    CHECK(one.dump() == other.dump());
}

TEST_CASE("an answer that is none is refused and nothing is counted") {
    World world;
    const std::string before = world.dump();
    CHECK(fields_of(give(world, {{"religion", "of my own"}, {"health", "no_condition"}})) ==
          "religion");
    CHECK(fields_of(give(world, {{"age", "44"}})) == "age");
    CHECK(*give(world, {}) == 0);
    CHECK(world.dump() == before);
    CHECK(code_of(give(world, {}, Role::volunteer)) == "forbidden");
    CHECK(code_of(give(world, {}, Role::admin)) == "forbidden");
}

TEST_CASE("the report adds the months of a quarter and hides small numbers") {
    World world;
    count(world, "2026-07-01", "christian", 11);
    count(world, "2026-09-01", "christian", 11);
    count(world, "2026-08-01", "no_religion", 12);
    count(world, "2026-08-01", "sikh", 3);
    count(world, "2026-06-01", "sikh", 50);
    count(world, "2026-10-01", "sikh", 50);
    count(world, "2026-08-01", "sikh", 50, world.found_organisation("Other"));
    CHECK(religions(world, "2026-Q3") == "10 20 c c c c c c c | c");
    CHECK(religions(world, "") == religions(world, "2026-Q3"));
    CHECK(report(world, "")->is_latest);
    CHECK(religions(world, "2026-Q1") == "c c c c c c c c c | c");
    CHECK_FALSE(report(world, "2026-Q1")->is_latest);
}

TEST_CASE("a quarter that is not over is not shown") {
    World world;
    CHECK(fields_of(report(world, "2026-Q4")) == "quarter");
    CHECK(fields_of(report(world, "2027-Q1")) == "quarter");
    CHECK(fields_of(report(world, "Q3")) == "quarter");
    world.clock.advance(std::chrono::hours{24 * 41});
    CHECK(code_of(report(world, "2026-Q4")) == "done");
    for (const Role role : all_roles()) {
        if (may(role, Permission::see_monitoring)) continue;
        CHECK(code_of(read_monitoring(world.caller(role), "", world.ports)) == "forbidden");
    }
}

TEST_CASE("quarters follow each other over the year") {
    CHECK(parse_quarter("2026-Q3") == Quarter{2026, 3});
    CHECK(format(Quarter{2026, 3}) == "2026-Q3");
    CHECK(quarter_after({2026, 4}) == Quarter{2027, 1});
    CHECK(quarter_after({2026, 1}) == Quarter{2026, 2});
    CHECK(quarter_before({2027, 1}) == Quarter{2026, 4});
    for (const char* text : {"", "2026-Q0", "2026-Q5", "2026-3", "026-Q3x", "abcd-Q1"}) {
        CHECK_FALSE_MESSAGE(parse_quarter(text), text);
    }
}
