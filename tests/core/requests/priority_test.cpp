#include "server/core/requests/priority.h"

#include <doctest/doctest.h>

#include <random>

using namespace kitbank;

namespace {

Date day(const char* text) { return *parse_date(text); }

PriorityFacts asked(const char* on) {
    PriorityFacts facts;
    facts.asked_on = day(on);
    return facts;
}

std::string spoken(const PriorityFacts& facts, const char* today) {
    std::string words;
    for (const NamedReason& each : reasons_of(facts, priority_points_default, day(today))) {
        words += std::string{name_of(each.reason)} + " " + std::to_string(each.points) + " " +
                 each.words + "; ";
    }
    return words;
}

}  // namespace

TEST_CASE("each reason says its points and its words, and one without points is not named") {
    PriorityFacts facts = asked("2026-11-01");
    CHECK(spoken(facts, "2026-11-01").empty());
    CHECK(spoken(facts, "2026-11-02") == "waiting 1 Waiting for 1 day; ");
    facts.need = Need::urgent;
    facts.household = 4;
    facts.safeguarding = true;
    facts.needed_by = day("2026-11-15");
    CHECK(spoken(facts, "2026-11-13") ==
          "need 60 Urgent; waiting 12 Waiting for 12 days; household 15 Shared by 4 people; "
          "safeguarding 40 Safeguarding concern; deadline 20 Needed by 15 November 2026; ");
    facts.need = Need::important;
    facts.needed_by = day("2026-11-16");
    CHECK(spoken(facts, "2026-11-01") ==
          "need 30 Important; household 15 Shared by 4 people; safeguarding 40 Safeguarding "
          "concern; ");
}

TEST_CASE("a large household counts as six people") {
    PriorityFacts facts = asked("2026-11-01");
    facts.household = 12;
    CHECK(priority_of(reasons_of(facts, priority_points_default, facts.asked_on)) == 25);
}

TEST_CASE("the priority on any day is the key and the days, whatever was asked") {
    std::mt19937 chance{20261122};
    const auto draw = [&](int most) {
        return static_cast<int>(chance() % static_cast<unsigned>(most + 1));
    };
    for (int i = 0; i < 2000; ++i) {
        const std::chrono::sys_days start = day("2026-01-01");
        PriorityFacts facts;
        facts.need = static_cast<Need>(draw(2));
        facts.household = draw(9);
        facts.safeguarding = draw(1) == 1;
        facts.asked_on = start + std::chrono::days{draw(300)};
        if (draw(1) == 1) facts.needed_by = start + std::chrono::days{draw(400)};
        PriorityPoints points{};
        for (int& each : points) each = draw(priority_points_max);
        const std::chrono::sys_days today =
            std::chrono::sys_days{facts.asked_on} + std::chrono::days{draw(700)};
        const std::int64_t rate = points[static_cast<std::size_t>(PriorityReason::waiting)];
        CHECK(priority_of(reasons_of(facts, points, today)) ==
              sort_key_of(facts, points) + rate * today.time_since_epoch().count());
    }
}

TEST_CASE("of two alike, the one who asked first comes first") {
    CHECK(sort_key_of(asked("2026-11-01"), priority_points_default) >
          sort_key_of(asked("2026-11-02"), priority_points_default));
}
