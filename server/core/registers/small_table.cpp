#include "server/core/registers/small_table.h"

#include <algorithm>
#include <utility>

#include "server/core/registers/small_numbers.h"

namespace kitbank {
namespace {

using Counts = std::vector<std::int64_t>;
using Hidden = std::vector<std::vector<bool>>;

Counts column_of(const std::vector<Counts>& counts, std::size_t column) {
    Counts cells;
    for (const Counts& row : counts) cells.push_back(row[column]);
    return cells;
}

// A second cell where a line hides just one: the smallest of the others. True when there was one.
bool hide_second(const Counts& line, std::vector<bool>& hidden) {
    if (line.size() < 2 || std::ranges::count(hidden, true) != 1) return false;
    std::size_t smallest = line.size();
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (hidden[i]) continue;
        if (smallest == line.size() || line[i] < line[smallest]) smallest = i;
    }
    hidden[smallest] = true;
    return true;
}

std::vector<bool> hidden_in(const Counts& line) {
    std::vector<bool> hidden;
    for (const auto& cell : show_counts(line).cells) hidden.push_back(!cell);
    return hidden;
}

// What the rows hide by themselves, and the columns.
Hidden hide_small(const std::vector<Counts>& counts) {
    Hidden hidden;
    for (const Counts& row : counts) hidden.push_back(hidden_in(row));
    for (std::size_t c = 0; !counts.empty() && c < counts.front().size(); ++c) {
        const std::vector<bool> column = hidden_in(column_of(counts, c));
        for (std::size_t r = 0; r < counts.size(); ++r) {
            if (column[r]) hidden[r][c] = true;
        }
    }
    return hidden;
}

// One round over rows and columns; each hides more, so that there is an end.
bool hide_seconds(const std::vector<Counts>& counts, Hidden& hidden) {
    bool changed = false;
    for (std::size_t r = 0; r < counts.size(); ++r) {
        changed = hide_second(counts[r], hidden[r]) || changed;
    }
    for (std::size_t c = 0; c < counts.front().size(); ++c) {
        std::vector<bool> column;
        for (const auto& row : hidden) column.push_back(row[c]);
        if (!hide_second(column_of(counts, c), column)) continue;
        changed = true;
        for (std::size_t r = 0; r < counts.size(); ++r) hidden[r][c] = column[r];
    }
    return changed;
}

// Rounded as a row of one is; nothing when a cell of it is hidden.
std::optional<std::int64_t> shown_sum(const Counts& line, const std::vector<bool>& hidden) {
    if (std::ranges::find(hidden, true) != hidden.end()) return std::nullopt;
    std::int64_t sum = 0;
    for (const std::int64_t count : line) sum += count;
    return show_counts(std::span{&sum, 1}).total;
}

}  // namespace

ShownTable show_table(const std::vector<Counts>& counts) {
    ShownTable shown;
    if (counts.empty() || counts.front().empty()) return shown;
    Hidden hidden = hide_small(counts);
    while (hide_seconds(counts, hidden)) {
    }
    Counts all;
    std::vector<bool> all_hidden;
    for (std::size_t r = 0; r < counts.size(); ++r) {
        auto& cells = shown.cells.emplace_back(counts[r].size());
        for (std::size_t c = 0; c < counts[r].size(); ++c) {
            if (!hidden[r][c]) cells[c] = show_counts(std::span{&counts[r][c], 1}).total;
            all.push_back(counts[r][c]);
            all_hidden.push_back(hidden[r][c]);
        }
        shown.row_totals.push_back(shown_sum(counts[r], hidden[r]));
    }
    for (std::size_t c = 0; c < counts.front().size(); ++c) {
        std::vector<bool> column;
        for (const auto& row : hidden) column.push_back(row[c]);
        shown.column_totals.push_back(shown_sum(column_of(counts, c), column));
    }
    shown.total = shown_sum(all, all_hidden);
    return shown;
}

}  // namespace kitbank
