#include "server/core/registers/working_day.h"

#include <algorithm>
#include <string>

namespace kitbank {
namespace {

constexpr unsigned eng = 1U << static_cast<unsigned>(Nation::england_and_wales);
constexpr unsigned sct = 1U << static_cast<unsigned>(Nation::scotland);
constexpr unsigned nir = 1U << static_cast<unsigned>(Nation::northern_ireland);
constexpr unsigned everywhere = eng | sct | nir;

struct HolidayRow {
    int year;
    unsigned month, day;
    unsigned nations;  // a bit for each
};

// Substitute days stand where the holiday itself falls on a weekend.
// clang-format off
constexpr auto holiday_rows = std::to_array<HolidayRow>({
    // 2024
    {2024, 1, 1, everywhere}, {2024, 1, 2, sct}, {2024, 3, 18, nir}, {2024, 3, 29, everywhere},
    {2024, 4, 1, eng | nir}, {2024, 5, 6, everywhere}, {2024, 5, 27, everywhere}, {2024, 7, 12, nir},
    {2024, 8, 5, sct}, {2024, 8, 26, eng | nir}, {2024, 12, 2, sct}, {2024, 12, 25, everywhere},
    {2024, 12, 26, everywhere},
    // 2025
    {2025, 1, 1, everywhere}, {2025, 1, 2, sct}, {2025, 3, 17, nir}, {2025, 4, 18, everywhere},
    {2025, 4, 21, eng | nir}, {2025, 5, 5, everywhere}, {2025, 5, 26, everywhere}, {2025, 7, 14, nir},
    {2025, 8, 4, sct}, {2025, 8, 25, eng | nir}, {2025, 12, 1, sct}, {2025, 12, 25, everywhere},
    {2025, 12, 26, everywhere},
    // 2026
    {2026, 1, 1, everywhere}, {2026, 1, 2, sct}, {2026, 3, 17, nir}, {2026, 4, 3, everywhere},
    {2026, 4, 6, eng | nir}, {2026, 5, 4, everywhere}, {2026, 5, 25, everywhere}, {2026, 6, 15, sct},
    {2026, 7, 13, nir}, {2026, 8, 3, sct}, {2026, 8, 31, eng | nir}, {2026, 11, 30, sct},
    {2026, 12, 25, everywhere}, {2026, 12, 28, everywhere},
    // 2027
    {2027, 1, 1, everywhere}, {2027, 1, 4, sct}, {2027, 3, 17, nir}, {2027, 3, 26, everywhere},
    {2027, 3, 29, eng | nir}, {2027, 5, 3, everywhere}, {2027, 5, 31, everywhere}, {2027, 7, 12, nir},
    {2027, 8, 2, sct}, {2027, 8, 30, eng | nir}, {2027, 11, 30, sct}, {2027, 12, 27, everywhere},
    {2027, 12, 28, everywhere},
    // 2028
    {2028, 1, 3, everywhere}, {2028, 1, 4, sct}, {2028, 3, 17, nir}, {2028, 4, 14, everywhere},
    {2028, 4, 17, eng | nir}, {2028, 5, 1, everywhere}, {2028, 5, 29, everywhere}, {2028, 7, 12, nir},
    {2028, 8, 7, sct}, {2028, 8, 28, eng | nir}, {2028, 11, 30, sct}, {2028, 12, 25, everywhere},
    {2028, 12, 26, everywhere},
    // 2029
    {2029, 1, 1, everywhere}, {2029, 1, 2, sct}, {2029, 3, 19, nir}, {2029, 3, 30, everywhere},
    {2029, 4, 2, eng | nir}, {2029, 5, 7, everywhere}, {2029, 5, 28, everywhere}, {2029, 7, 12, nir},
    {2029, 8, 6, sct}, {2029, 8, 27, eng | nir}, {2029, 11, 30, sct}, {2029, 12, 25, everywhere},
    {2029, 12, 26, everywhere},
    // 2030
    {2030, 1, 1, everywhere}, {2030, 1, 2, sct}, {2030, 3, 18, nir}, {2030, 4, 19, everywhere},
    {2030, 4, 22, eng | nir}, {2030, 5, 6, everywhere}, {2030, 5, 27, everywhere}, {2030, 7, 12, nir},
    {2030, 8, 5, sct}, {2030, 8, 26, eng | nir}, {2030, 12, 2, sct}, {2030, 12, 25, everywhere},
    {2030, 12, 26, everywhere},
});
// clang-format on

bool is_holiday(Date day, Nation nation) {
    return std::ranges::any_of(holiday_rows, [&](const HolidayRow& row) {
        return Date{std::chrono::year{row.year}, std::chrono::month{row.month},
                    std::chrono::day{row.day}} == day &&
               (row.nations & (1U << static_cast<unsigned>(nation))) != 0;
    });
}

bool is_weekend(Date day) {
    const std::chrono::weekday weekday{std::chrono::sys_days{day}};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}  // namespace

Result<bool> is_working_day(Date day, Nation nation) {
    const int year{day.year()};
    if (year < holiday_year_first || year > holiday_year_last) {
        return Refusal{RefusalCode::holidays_unknown,
                       "The table of bank holidays covers " + std::to_string(holiday_year_first) +
                           " to " + std::to_string(holiday_year_last) + ", and " + in_words(day) +
                           " is outside it.",
                       {}};
    }
    return !is_weekend(day) && !is_holiday(day, nation);
}

Result<Date> working_day_from(Date day, Nation nation) {
    for (std::chrono::sys_days tried{day};; tried += std::chrono::days{1}) {
        const Result<bool> works = is_working_day(tried, nation);
        if (!works) return works.refusal();
        if (*works) return Date{tried};
    }
}

}  // namespace kitbank
