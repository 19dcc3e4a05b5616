#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

constexpr std::chrono::hours first_hour{8};
constexpr std::chrono::hours last_hour{20};

// The zone is always there; without it nothing here has a meaning.
Instant moment_of(LocalTime local, Zones& zones) { return *zones.to_utc(local, "Europe/London"); }

}  // namespace

Instant start_of_day(Date day, Zones& zones) {
    return moment_of(LocalTime{std::chrono::sys_days{day}.time_since_epoch()}, zones);
}

// London is never behind UTC, and less than a day ahead of it.
Date london_day(Instant moment, Zones& zones) {
    const std::chrono::sys_days day = std::chrono::floor<std::chrono::days>(moment);
    const Date next{day + std::chrono::days{1}};
    return start_of_day(next, zones) <= moment ? next : Date{day};
}

// In an hour that never was, every reading is the moment at which the clocks went forward.
std::optional<Instant> london_moment(LocalTime local, Zones& zones) {
    const Instant moment = moment_of(local, zones);
    if (moment_of(local + std::chrono::minutes{1}, zones) == moment) return std::nullopt;
    return moment;
}

bool is_daytime(Instant moment, Zones& zones) {
    const LocalTime midnight{std::chrono::sys_days{london_day(moment, zones)}.time_since_epoch()};
    return *london_moment(midnight + first_hour, zones) <= moment &&
           moment < *london_moment(midnight + last_hour, zones);
}

}  // namespace kitbank
