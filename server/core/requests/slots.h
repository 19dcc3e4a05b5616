#pragma once
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/refusal.h"

// When people may come to a hub, as data: "on Tuesdays from 10:00 to 16:00, half an hour each, two at
// once". Rules speak of the clock on the hub's wall; which moments those are is for a zone to say
// (usecase/requests/appointments.h), and only moments are kept.
namespace kitbank {

struct SlotRule {
    Uuid id;
    HubId hub = {};
    int weekday = 1;               // 1 Monday to 7 Sunday, as ISO 8601 counts
    std::chrono::minutes from{0};  // since midnight
    std::chrono::minutes to{0};    // the last slot ends then or before
    std::chrono::minutes each{30};
    int places = 1;  // people at once
    Date valid_from;
    std::optional<Date> valid_to = {};  // the last day on which it holds
    friend bool operator==(const SlotRule&, const SlotRule&) = default;
};

// A time that the rules offer on a day. Where rules overlap at the same minute, their places add up.
struct WallSlot {
    LocalTime at;
    std::chrono::minutes each{0};
    int places = 0;
    friend bool operator==(const WallSlot&, const WallSlot&) = default;
};

inline constexpr int slot_minutes_min = 5;
inline constexpr int slot_minutes_max = 240;
inline constexpr int slot_places_max = 100;

// `invalid_fields` naming each that is out of bounds.
std::optional<Refusal> check_rule(const SlotRule& rule);

// In the order of their times; none on a closed day.
std::vector<WallSlot> slots_of(Date day, std::span<const SlotRule> rules,
                               std::span<const Date> closed_days);

// "09:05" -> minutes since midnight, up to 24:00.
std::optional<std::chrono::minutes> parse_wall_time(std::string_view text);
std::string format_wall_time(std::chrono::minutes since_midnight);

}  // namespace kitbank
