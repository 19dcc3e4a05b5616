#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/names.h"
#include "server/core/requests/request.h"

// Who is served first. Priority is a sum of named reasons, each with points that a scheme sets itself and
// with words that everybody can read: a queue that cannot explain itself is believed by nobody.
//
//   need          important once the points, urgent twice
//   waiting       the points for each day since it was asked
//   household     the points for each further person who would share the kit, five at most
//   safeguarding  the points, when the referrer said so
//   deadline      the points, when it was needed within 14 days of the day it was asked
//
// Only waiting changes with time, and for all requests by the same amount a day. So their order never
// changes by itself: the sort key is everything but waiting, less the waiting points that the day of asking
// is worth, and the priority on any day is the key plus points x that day. Counting the days to a
// deadline from today would mean to write 100,000 rows a night.
namespace kitbank {

enum class PriorityReason : std::uint8_t { need, waiting, household, safeguarding, deadline };
inline constexpr std::array<std::string_view, 5> priority_reason_names = {
    "need", "waiting", "household", "safeguarding", "deadline"};
constexpr std::string_view name_of(PriorityReason reason) {
    return priority_reason_names[static_cast<std::size_t>(reason)];
}
constexpr std::optional<PriorityReason> parse_priority_reason(std::string_view name) {
    return parse_name<PriorityReason>(priority_reason_names, name);
}

// The points of each reason, in their order. Those of a scheme that has set none are the house's.
using PriorityPoints = std::array<int, priority_reason_names.size()>;
inline constexpr PriorityPoints priority_points_default = {30, 1, 5, 40, 20};
inline constexpr int priority_points_max = 1000;

inline constexpr int household_counted_max = 5;
inline constexpr std::chrono::days deadline_within{14};

struct PriorityFacts {
    Need need = Need::useful;
    int household = 1;
    bool safeguarding = false;
    std::optional<Date> needed_by = {};
    Date asked_on{};
};

struct NamedReason {
    PriorityReason reason;
    int points;
    std::string words;  // "Waiting for 12 days"
};

// Those that give points today, in their order; their sum is the priority.
std::vector<NamedReason> reasons_of(const PriorityFacts& facts, const PriorityPoints& points,
                                    Date today);
int priority_of(std::span<const NamedReason> reasons);

std::int64_t sort_key_of(const PriorityFacts& facts, const PriorityPoints& points);

// What the reason is called, and what its points stand for: "for each day of waiting".
std::string_view label_of(PriorityReason reason);
std::string_view meaning_of(PriorityReason reason);

}  // namespace kitbank
