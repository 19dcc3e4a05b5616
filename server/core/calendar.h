#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kitbank {

// A moment, in UTC, to the microsecond: what the database keeps in DATETIME(6).
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

// A wall-clock reading without a zone, as a wipe log or a date field has it.
using LocalTime = std::chrono::local_seconds;

// A day, with no time of day: a due date.
using Date = std::chrono::year_month_day;

// RFC 3339 with a Z or an offset, seconds required, up to six decimals kept, years 1970 to 9999.
// A leap second (:60) is refused, as the database cannot keep it.
std::optional<Instant> parse_instant(std::string_view text);

// RFC 3339 in UTC; decimals only when they are not zero.
std::string format(Instant instant);

// YYYY-MM-DD, a real day of the years 1970 to 9999.
std::optional<Date> parse_date(std::string_view text);
std::string format(Date date);
// As people here write it: "3 January 2026".
std::string in_words(Date date);

}  // namespace kitbank
