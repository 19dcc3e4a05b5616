#include "server/core/calendar.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("instants are read as RFC 3339 and written in UTC") {
    const char* const rows[][2] = {
        {"2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"},
        {"2026-07-01T09:00:00+01:00", "2026-07-01T08:00:00Z"},
        {"2026-01-01T00:30:00-05:30", "2026-01-01T06:00:00Z"},
        {"2026-11-21t10:00:00.250z", "2026-11-21T10:00:00.25Z"},
        {"2026-11-21 10:00:00.123456789Z", "2026-11-21T10:00:00.123456Z"},
        {"2024-02-29T23:59:59Z", "2024-02-29T23:59:59Z"},
    };
    for (const auto& row : rows) {
        const auto instant = parse_instant(row[0]);
        REQUIRE_MESSAGE(instant, row[0]);
        CHECK(format(*instant) == row[1]);
    }
}

TEST_CASE("instants that are not RFC 3339 are refused") {
    for (const char* const text :
         {"", "2026-11-21", "2026-11-21T10:00Z", "2026-11-21T10:00:00", "2026-02-30T10:00:00Z",
          "1969-12-31T23:59:59Z", "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z",
          "2026-11-21T10:00:60Z", "2026-11-21T10:00:00.Z", "2026-11-21T10:00:00Zx",
          "2026-11-21T10:00:00+1:00", "26-11-21T10:00:00Z", "2026-11-21T10:00:00+25:00"}) {
        CHECK_FALSE_MESSAGE(parse_instant(text), text);
    }
}

TEST_CASE("dates are real days") {
    CHECK(format(*parse_date("2028-02-29")) == "2028-02-29");
    for (const char* const text :
         {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-01 ", "tomorrow"}) {
        CHECK_FALSE_MESSAGE(parse_date(text), text);
    }
}

}  // namespace kitbank
