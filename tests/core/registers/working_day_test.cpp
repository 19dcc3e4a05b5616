#include "server/core/registers/working_day.h"

#include <doctest/doctest.h>

#include <set>

namespace kitbank {
namespace {

using namespace std::chrono;

Date date(const char* text) { return parse_date(text).value(); }

// The Act's days worked out from its words, sharing nothing with the table: Easter by the method of
// Meeus, Jones and Butcher, the Mondays by counting, fixed days moved on from a weekend.
sys_days easter(int year) {
    const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4;
    const int f = (b + 8) / 25, g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30;
    const int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7, m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return sys_days{std::chrono::year{year} / (n / 31) / (n % 31 + 1)};
}

using Days = std::set<sys_days>;

void add_moved(Days& days_off, sys_days day) {
    while (weekday{day} == Saturday || weekday{day} == Sunday || days_off.contains(day)) ++day;
    days_off.insert(day);
}

Days days_of(int number, Nation nation) {
    const std::chrono::year year{number};
    Days found;
    const bool is_scotland = nation == Nation::scotland;
    add_moved(found, sys_days{year / 1 / 1});
    if (is_scotland) add_moved(found, sys_days{year / 1 / 2});
    found.insert(easter(number) - days{2});
    if (!is_scotland) found.insert(easter(number) + days{1});
    found.insert(sys_days{year / 5 / Monday[1]});
    found.insert(sys_days{year / 5 / Monday[last]});
    found.insert(is_scotland ? sys_days{year / 8 / Monday[1]} : sys_days{year / 8 / Monday[last]});
    if (is_scotland) add_moved(found, sys_days{year / 11 / 30});
    if (nation == Nation::northern_ireland) {
        add_moved(found, sys_days{year / 3 / 17});
        add_moved(found, sys_days{year / 7 / 12});
    }
    add_moved(found, sys_days{year / 12 / 25});
    add_moved(found, sys_days{year / 12 / 26});
    if (is_scotland && number == 2026) found.insert(sys_days{year / 6 / 15});  // by proclamation
    return found;
}

}  // namespace

TEST_CASE("the table has the Act's days of every year, and no others") {
    for (int year = holiday_year_first; year <= holiday_year_last; ++year) {
        for (const auto nation :
             {Nation::england_and_wales, Nation::scotland, Nation::northern_ireland}) {
            const Days holidays = days_of(year, nation);
            const sys_days end{std::chrono::year{year} / 12 / 31};
            for (sys_days day{std::chrono::year{year} / 1 / 1}; day <= end; ++day) {
                const bool is_free =
                    weekday{day} == Saturday || weekday{day} == Sunday || holidays.contains(day);
                CHECK_MESSAGE(*is_working_day(day, nation) == !is_free,
                              format(Date{day}) << " " << name_of(nation));
            }
        }
    }
}

TEST_CASE("the next working day is found over weekends, Christmas and the nations' own days") {
    const struct {
        const char* from;
        Nation nation;
        const char* to;
    } rows[] = {
        {"2026-11-20", Nation::england_and_wales, "2026-11-20"},
        {"2026-11-21", Nation::england_and_wales, "2026-11-23"},
        {"2026-12-25", Nation::england_and_wales, "2026-12-29"},
        {"2027-12-25", Nation::england_and_wales, "2027-12-29"},
        {"2026-04-03", Nation::england_and_wales, "2026-04-07"},
        {"2026-04-03", Nation::scotland, "2026-04-06"},
        {"2026-06-13", Nation::scotland, "2026-06-16"},
        {"2026-06-13", Nation::northern_ireland, "2026-06-15"},
        {"2026-07-11", Nation::northern_ireland, "2026-07-14"},
        {"2028-01-01", Nation::scotland, "2028-01-05"},
    };
    for (const auto& row : rows) {
        CHECK_MESSAGE(format(*working_day_from(date(row.from), row.nation)) == row.to, row.from);
    }
}

TEST_CASE("a day outside the table is refused with the years that it covers") {
    for (const char* text : {"2023-12-29", "2031-01-02"}) {
        const auto answer = working_day_from(date(text), Nation::england_and_wales);
        REQUIRE_FALSE(answer);
        CHECK(answer.refusal().code == RefusalCode::holidays_unknown);
        CHECK(answer.refusal().detail.find("2024 to 2030") != std::string::npos);
    }
    CHECK_FALSE(working_day_from(date("2030-12-31") + years{1}, Nation::scotland));
}

TEST_CASE("nations are read by their names") {
    for (const std::string_view name : nation_names) CHECK(name_of(*parse_nation(name)) == name);
    CHECK_FALSE(parse_nation("wales"));
}

}  // namespace kitbank
