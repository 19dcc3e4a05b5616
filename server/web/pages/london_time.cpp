#include "server/web/pages/london_time.h"

#include <date/tz.h>

#include <cstdlib>

namespace kitbank::web {
namespace {

// The wall clock of London at that moment, dressed as an Instant so that days can be counted on it.
Instant to_london(Instant moment) {
    static const auto* const london = date::locate_zone("Europe/London");
    return Instant{london->to_local(moment).time_since_epoch()};
}

}  // namespace

std::string day_text(Date day) { return in_words(day); }

Date london_day(Instant moment) { return std::chrono::floor<std::chrono::days>(to_london(moment)); }

std::string day_text(Instant moment) { return day_text(london_day(moment)); }

std::string moment_text(Instant moment) {
    const auto local = to_london(moment);
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - midnight).count();
    const auto hour = minutes / 60;
    const auto minute = std::to_string(minutes % 60);
    const auto shown = hour % 12 == 0 ? 12 : hour % 12;
    return day_text(Date(midnight)) + ", " + std::to_string(shown) + ":" +
           (minute.size() == 1 ? "0" : "") + minute + (hour < 12 ? "am" : "pm");
}

std::string days_between_text(Date today, Date day) {
    const auto days = (std::chrono::sys_days(day) - std::chrono::sys_days(today)).count();
    if (days == 0) return "today";
    const auto count = std::to_string(std::labs(days)) + (std::labs(days) == 1 ? " day" : " days");
    return days > 0 ? "in " + count : count + " ago";
}

}  // namespace kitbank::web
