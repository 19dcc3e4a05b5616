#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "server/core/calendar.h"
#include "server/core/names.h"
#include "server/core/result.h"

namespace kitbank {

// Whose bank holidays count.
enum class Nation : std::uint8_t { england_and_wales, scotland, northern_ireland };
inline constexpr std::array<std::string_view, 3> nation_names = {"england_and_wales", "scotland",
                                                                 "northern_ireland"};
constexpr std::string_view name_of(Nation nation) {
    return nation_names[static_cast<std::size_t>(nation)];
}
constexpr std::optional<Nation> parse_nation(std::string_view name) {
    return parse_name<Nation>(nation_names, name);
}

// The years that the table of bank holidays knows. The days follow the Banking and Financial Dealings
// Act 1971 and the proclamations made under it, as gov.uk/bank-holidays lists them: Scotland's Monday 15
// June 2026 is such a proclamation. GOV.UK announces about two years ahead; the years after that
// are the Act's own days, and a proclamation yet to come has to be added by hand. To extend it: add the
// year's rows in working_day.cpp and move the last year; working_day_test.cpp works out the Act's
// days by itself and compares.
inline constexpr int holiday_year_first = 2024;
inline constexpr int holiday_year_last = 2030;

// A day outside the table is refused with `holidays_unknown`: a deadline is never guessed.
Result<bool> is_working_day(Date day, Nation nation);
// The day itself when it is a working day, else the next one.
Result<Date> working_day_from(Date day, Nation nation);

}  // namespace kitbank
