#include "server/core/calendar.h"

#include <array>
#include <cstdio>

namespace kitbank {
namespace {

constexpr std::array<std::string_view, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Takes exactly `count` digits off the front of the text.
std::optional<int> take_number(std::string_view& text, std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(0, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = 10 * value + (c - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const auto year = take_number(text, 4);
    if (!year || *year < 1970 || !take(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2);
    if (!day) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

// HH:MM with both in range.
std::optional<minutes> take_minutes(std::string_view& text) {
    const auto hour = take_number(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2);
    if (!minute || *minute > 59) return std::nullopt;
    return hours{*hour} + minutes{*minute};
}

std::optional<microseconds> take_decimals(std::string_view& text) {
    if (!take(text, '.')) return microseconds{0};
    microseconds total{0};
    int unit = 100'000;
    std::size_t count = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        total += microseconds{unit * (text.front() - '0')};
        unit /= 10;
        text.remove_prefix(1);
        if (++count > 9) return std::nullopt;
    }
    return count > 0 ? std::optional{total} : std::nullopt;
}

std::optional<minutes> take_offset(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z')) return minutes{0};
    const bool behind = !text.empty() && text.front() == '-';
    if (!take(text, '+') && !take(text, '-')) return std::nullopt;
    const auto offset = take_minutes(text);
    if (!offset) return std::nullopt;
    return behind ? -*offset : *offset;
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' '))) return std::nullopt;
    const auto minute = take_minutes(text);
    if (!minute || !take(text, ':')) return std::nullopt;
    const auto second = take_number(text, 2);
    if (!second || *second > 59) return std::nullopt;
    const auto decimals = take_decimals(text);
    if (!decimals) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return Instant{std::chrono::sys_days{*date} + *minute + seconds{*second} + *decimals - *offset};
}

std::string format(Instant instant) {
    const auto day = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss time{instant - day};
    std::array<char, 32> clock{};
    std::snprintf(clock.data(), clock.size(), "T%02d:%02d:%02d",
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    std::string text = format(Date{day}) + clock.data();
    if (time.subseconds().count() != 0) {
        std::snprintf(clock.data(), clock.size(), ".%06d",
                      static_cast<int>(time.subseconds().count()));
        text += clock.data();
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + "Z";
}

std::optional<Date> parse_date(std::string_view text) {
    const auto date = take_date(text);
    return text.empty() ? date : std::nullopt;
}

std::string format(Date date) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::string in_words(Date date) {
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string{month_names.at(static_cast<unsigned>(date.month()) - 1)} + " " +
           std::to_string(static_cast<int>(date.year()));
}

}  // namespace kitbank
