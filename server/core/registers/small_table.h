#pragma once
#include <cstdint>
#include <optional>
#include <vector>

namespace kitbank {

// A table of counts as it may be shown, by the rule of small_numbers.h in both directions: every row and every column that
// hides a cell hides two of them or all it has, and neither says its total; with any hidden cell the table has no total.
// What is shown is rounded to the nearest 5. So no total that is printed has a hidden cell in it, and
// there is no sum from which one could be worked out.
struct ShownTable {
    std::vector<std::vector<std::optional<std::int64_t>>> cells;  // by row; nothing: hidden
    std::vector<std::optional<std::int64_t>> row_totals;
    std::vector<std::optional<std::int64_t>> column_totals;
    std::optional<std::int64_t> total;
};

// All rows are of the same length.
ShownTable show_table(const std::vector<std::vector<std::int64_t>>& counts);

}  // namespace kitbank
