#include "server/core/registers/small_numbers.h"

#include <algorithm>
#include <numeric>

namespace kitbank {
namespace {

constexpr std::int64_t rounding_step = 5;

std::int64_t rounded(std::int64_t count) {
    return (count + rounding_step / 2) / rounding_step * rounding_step;
}

// The smallest count that is not hidden yet.
std::size_t smallest_shown(std::span<const std::int64_t> counts, const std::vector<bool>& hidden) {
    std::size_t smallest = counts.size();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (hidden[i]) continue;
        if (smallest == counts.size() || counts[i] < counts[smallest]) smallest = i;
    }
    return smallest;
}

}  // namespace

ShownCounts show_counts(std::span<const std::int64_t> counts) {
    ShownCounts shown;
    shown.cells.resize(counts.size());
    const std::int64_t total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    if (total < shown_count_min) return shown;
    std::vector<bool> hidden(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) hidden[i] = counts[i] < shown_count_min;
    if (std::ranges::count(hidden, true) == 1 && counts.size() > 1) {
        hidden[smallest_shown(counts, hidden)] = true;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!hidden[i]) shown.cells[i] = rounded(counts[i]);
    }
    if (std::ranges::count(hidden, true) == 0) shown.total = rounded(total);
    return shown;
}

}  // namespace kitbank
