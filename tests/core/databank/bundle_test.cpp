#include "server/core/databank/bundle.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Date day(const char* text) { return *parse_date(text); }

rc::Gen<Date> days_of_forty_years() {
    return rc::gen::map(rc::gen::inRange(0, 40 * 366), [](int number) {
        return Date{sys_days{day("2020-01-01")} + days{number}};
    });
}

}  // namespace

TEST_CASE("months end the day before the same day, or with a month that has no such day") {
    const struct {
        const char* activated;
        int months;
        const char* last;
    } rows[] = {
        {"2026-11-22", 1, "2026-12-21"},
        {"2026-11-22", 6, "2027-05-21"},
        {"2026-11-22", 12, "2027-11-21"},
        {"2026-11-22", 36, "2029-11-21"},
        {"2026-01-01", 1, "2026-01-31"},
        {"2026-01-01", 12, "2026-12-31"},
        {"2026-03-01", 12, "2027-02-28"},
        {"2027-03-01", 12, "2028-02-29"},
        // Ends of months.
        {"2027-01-28", 1, "2027-02-27"},
        {"2027-01-29", 1, "2027-02-28"},
        {"2027-01-30", 1, "2027-02-28"},
        {"2027-01-31", 1, "2027-02-28"},
        {"2028-01-29", 1, "2028-02-28"},
        {"2028-01-30", 1, "2028-02-29"},
        {"2028-01-31", 1, "2028-02-29"},
        {"2026-03-31", 1, "2026-04-30"},
        {"2026-04-30", 1, "2026-05-29"},
        {"2026-08-31", 6, "2027-02-28"},
        {"2027-08-31", 6, "2028-02-29"},
        {"2026-12-31", 12, "2027-12-30"},
        // A leap day.
        {"2028-02-29", 1, "2028-03-28"},
        {"2028-02-29", 12, "2029-02-28"},
        {"2028-02-29", 24, "2030-02-28"},
        // Days on which clocks change are days like others.
        {"2026-03-29", 1, "2026-04-28"},
        {"2026-10-25", 1, "2026-11-24"},
        {"2026-09-25", 1, "2026-10-24"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.activated);
        CAPTURE(row.months);
        CHECK(format(last_day(day(row.activated), row.months)) == row.last);
    }
}

TEST_CASE("whoever starts later never ends earlier, and a longer bundle never ends sooner") {
    CHECK(rc::check("order", [] {
        const Date first = *days_of_forty_years();
        const int months = *rc::gen::inRange(1, months_max + 1);
        const Date next{sys_days{first} + days{1}};
        RC_ASSERT(last_day(first, months).ok());
        RC_ASSERT(last_day(first, months) <= last_day(next, months));
        RC_ASSERT(last_day(first, months) < last_day(first, months + 1));
        RC_ASSERT(first < last_day(first, months));
    }));
}

TEST_CASE("a bundle has its months' data") {
    Bundle bundle;
    bundle.gb_per_month = 25;
    bundle.months = 12;
    CHECK(gigabytes_of(bundle) == 300);
    bundle.gb_per_month = gb_per_month_max;
    bundle.months = months_max;
    CHECK(gigabytes_of(bundle) == 36'000);
}

TEST_CASE("kinds are read as they are written") {
    for (const ItemKind kind : {ItemKind::sim, ItemKind::voucher}) {
        CHECK(parse_item_kind(name_of(kind)) == kind);
    }
    CHECK_FALSE(parse_item_kind("card"));
}

}  // namespace kitbank
