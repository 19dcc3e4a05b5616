#pragma once

#include <string>

#include "server/core/calendar.h"

// Dates and times as people here read them: `21 November 2026`, `2:05pm`, in UK time whatever the
// machine's own zone is. The stored moment stays in UTC.
namespace kitbank::web {

std::string day_text(Date day);
std::string day_text(Instant moment);
// "21 November 2026, 2:05pm"
std::string moment_text(Instant moment);
Date london_day(Instant moment);
// "today", "in 26 days", "3 days ago"
std::string days_between_text(Date today, Date day);

}  // namespace kitbank::web
