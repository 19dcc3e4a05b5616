#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kitbank {

// A row of counts as it may be shown.
//
// Counts below 5 are hidden, and 0 among them: a row of zeros beside one number would say what everybody
// answered. When that hides only one, the smallest other is hidden too, and with any cell the total:
// rounded or not, a total less the cells shown can settle a hidden one (8 to 12 shown of 28 to 32
// leaves 4 and 12). What is shown is rounded to the nearest 5. A total below 5 hides all. No
// percentages are made of any of it.
//
// There is no one rule in the United Kingdom: 5 is what many councils use, the rounding is the Ministry
// of Defence's, the second cell is the UK Longitudinal Linkage Collaboration's. Whatever is hidden could
// have been at least three numbers; small_numbers_test.cpp tries every row of a size.
struct ShownCounts {
    std::vector<std::optional<std::int64_t>> cells;  // nothing: hidden
    std::optional<std::int64_t> total;
};

inline constexpr std::int64_t shown_count_min = 5;

ShownCounts show_counts(std::span<const std::int64_t> counts);

}  // namespace kitbank
