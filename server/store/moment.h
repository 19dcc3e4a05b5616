#pragma once
#include <string>
#include <string_view>

#include "server/core/calendar.h"

namespace kitbank {

// Moments as DATETIME(6) has them, in UTC: `2026-11-22 02:40:00.000000`.
std::string to_datetime(Instant instant);

// Throws StoreFailure for what is no such text.
Instant from_datetime(std::string_view text);
Date from_sql_date(std::string_view text);

}  // namespace kitbank
