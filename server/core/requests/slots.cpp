#include "server/core/requests/slots.h"

#include <algorithm>
#include <map>

namespace kitbank {
namespace {

using std::chrono::minutes;

int weekday_of(Date day) {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding());
}

bool holds_on(const SlotRule& rule, Date day) {
    return rule.weekday == weekday_of(day) && rule.valid_from <= day &&
           (!rule.valid_to || day <= *rule.valid_to);
}

int two_digits(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!is_digit(text[0]) || !is_digit(text[1])) return -1;
    return (text[0] - '0') * 10 + (text[1] - '0');
}

std::string with_zero(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::optional<Refusal> check_rule(const SlotRule& rule) {
    Refusal refusal{RefusalCode::invalid_fields, "", {}};
    const auto require = [&](bool holds, const char* field, const char* sentence) {
        if (!holds) refusal.fields.push_back({field, sentence});
    };
    require(rule.weekday >= 1 && rule.weekday <= 7, "weekday", "Choose a day of the week.");
    require(rule.from >= minutes{0} && rule.from < rule.to && rule.to <= minutes{24 * 60}, "to",
            "Enter a time after the first, such as 16:00.");
    const bool is_length =
        rule.each >= minutes{slot_minutes_min} && rule.each <= minutes{slot_minutes_max};
    require(is_length && rule.from + rule.each <= rule.to, "minutes",
            "Enter from 5 to 240 minutes, no longer than the hub is open.");
    require(rule.places >= 1 && rule.places <= slot_places_max, "places",
            "Enter a number from 1 to 100.");
    require(!rule.valid_to || rule.valid_from <= *rule.valid_to, "valid_to",
            "Enter a day after the first on which it holds.");
    if (refusal.fields.empty()) return std::nullopt;
    return refusal;
}

std::vector<WallSlot> slots_of(Date day, std::span<const SlotRule> rules,
                               std::span<const Date> closed_days) {
    if (std::ranges::find(closed_days, day) != closed_days.end()) return {};
    std::map<LocalTime, WallSlot> by_time;
    const LocalTime midnight{std::chrono::sys_days{day}.time_since_epoch()};
    for (const SlotRule& rule : rules) {
        if (!holds_on(rule, day)) continue;
        for (minutes at = rule.from; at + rule.each <= rule.to; at += rule.each) {
            WallSlot& slot = by_time[midnight + at];
            slot.at = midnight + at;
            slot.each = std::max(slot.each, rule.each);
            slot.places += rule.places;
        }
    }
    std::vector<WallSlot> slots;
    for (const auto& [at, slot] : by_time) slots.push_back(slot);
    return slots;
}

std::optional<minutes> parse_wall_time(std::string_view text) {
    std::string padded{text};
    if (padded.size() == 4 && padded[1] == ':') padded.insert(0, "0");
    if (padded.size() != 5 || padded[2] != ':') return std::nullopt;
    const int hour = two_digits(padded);
    const int minute = two_digits(std::string_view{padded}.substr(3));
    if (hour < 0 || minute < 0 || minute > 59) return std::nullopt;
    const minutes since_midnight{hour * 60 + minute};
    if (since_midnight > minutes{24 * 60}) return std::nullopt;
    return since_midnight;
}

std::string format_wall_time(minutes since_midnight) {
    return with_zero(since_midnight.count() / 60) + ":" + with_zero(since_midnight.count() % 60);
}

}  // namespace kitbank
