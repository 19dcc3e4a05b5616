#include "server/usecase/requests/london.h"

#include <doctest/doctest.h>

#include "tests/support/fakes.h"

namespace kitbank {
namespace {

Instant utc(const char* text) { return *parse_instant(text); }
LocalTime wall(const char* text) {
    return LocalTime{std::chrono::floor<std::chrono::seconds>(utc(text)).time_since_epoch()};
}

}  // namespace

TEST_CASE("a summer's day begins an hour before that of UTC") {
    LondonZones zones;
    CHECK(format(london_day(utc("2026-07-01T22:59:59Z"), zones)) == "2026-07-01");
    CHECK(format(london_day(utc("2026-07-01T23:00:00Z"), zones)) == "2026-07-02");
    CHECK(format(london_day(utc("2026-01-01T23:30:00Z"), zones)) == "2026-01-01");
    CHECK(start_of_day(*parse_date("2026-07-02"), zones) == utc("2026-07-01T23:00:00Z"));
}

TEST_CASE("nine in the morning is eight by UTC in July, and nine in January") {
    LondonZones zones;
    CHECK(london_moment(wall("2026-07-01T09:00:00Z"), zones) == utc("2026-07-01T08:00:00Z"));
    CHECK(london_moment(wall("2026-01-05T09:00:00Z"), zones) == utc("2026-01-05T09:00:00Z"));
}

TEST_CASE("an hour that never was has no moment, and one that comes twice has its first") {
    LondonZones zones;
    CHECK(london_moment(wall("2026-03-29T00:59:00Z"), zones) == utc("2026-03-29T00:59:00Z"));
    CHECK_FALSE(london_moment(wall("2026-03-29T01:00:00Z"), zones));
    CHECK_FALSE(london_moment(wall("2026-03-29T01:59:00Z"), zones));
    CHECK(london_moment(wall("2026-03-29T02:00:00Z"), zones) == utc("2026-03-29T01:00:00Z"));
    CHECK(london_moment(wall("2026-10-25T01:30:00Z"), zones) == utc("2026-10-25T00:30:00Z"));
    CHECK(london_moment(wall("2026-10-25T02:00:00Z"), zones) == utc("2026-10-25T02:00:00Z"));
}

}  // namespace kitbank
