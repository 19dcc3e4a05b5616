#include "server/core/registers/small_table.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <set>
#include <string>

namespace kitbank {
namespace {

using Counts = std::vector<std::vector<std::int64_t>>;

std::string text_of(const std::optional<std::int64_t>& cell) {
    return cell ? std::to_string(*cell) : "c";
}

// Rows with their totals, then the totals of the columns: all that a reader gets.
std::string shown(const Counts& counts) {
    const ShownTable table = show_table(counts);
    std::string text;
    for (std::size_t r = 0; r < table.cells.size(); ++r) {
        for (const auto& cell : table.cells[r]) text += text_of(cell) + " ";
        text += "| " + text_of(table.row_totals[r]) + " / ";
    }
    for (const auto& total : table.column_totals) text += text_of(total) + " ";
    return text + "| " + text_of(table.total);
}

// All tables of that size with these values in every cell.
void each_table(std::size_t rows, std::size_t columns, const std::vector<std::int64_t>& values,
                const std::function<void(const Counts&)>& see) {
    std::vector<std::size_t> at(rows * columns, 0);
    Counts counts(rows, std::vector<std::int64_t>(columns));
    for (;;) {
        for (std::size_t i = 0; i < at.size(); ++i)
            counts[i / columns][i % columns] = values[at[i]];
        see(counts);
        std::size_t i = 0;
        while (i < at.size() && ++at[i] == values.size()) at[i++] = 0;
        if (i == at.size()) return;
    }
}

// What each hidden cell may have been, for everyone who sees the same table.
void check_nothing_given_away(std::size_t rows, std::size_t columns,
                              const std::vector<std::int64_t>& values) {
    std::map<std::string, std::vector<std::set<std::int64_t>>> possible;
    each_table(rows, columns, values, [&](const Counts& counts) {
        auto& sets = possible[shown(counts)];
        sets.resize(rows * columns);
        const ShownTable seen = show_table(counts);
        for (std::size_t i = 0; i < sets.size(); ++i) {
            if (!seen.cells[i / columns][i % columns])
                sets[i].insert(counts[i / columns][i % columns]);
        }
    });
    std::size_t hidden = 0;
    for (const auto& [text, sets] : possible) {
        for (const auto& each : sets) {
            hidden += each.empty() ? 0 : 1;
            if (!each.empty() && each.size() < 3) FAIL_CHECK(text);
        }
    }
    CHECK(hidden > 0);
}

std::vector<std::int64_t> up_to(std::int64_t most) {
    std::vector<std::int64_t> values;
    for (std::int64_t value = 0; value <= most; ++value) values.push_back(value);
    return values;
}

}  // namespace

TEST_CASE("a hidden cell takes one of its row and one of its column with it") {
    CHECK(shown({{10, 20}, {30, 40}}) == "10 20 | 30 / 30 40 | 70 / 40 60 | 100");
    CHECK(shown({{3, 20, 50}, {30, 40, 60}, {70, 80, 90}}) ==
          "c c 50 | c / c c 60 | c / 70 80 90 | 240 / c c 200 | c");
    CHECK(shown({{3}, {12}, {20}}) == "c | c / c | c / 20 | 20 / c | c");
    CHECK(shown({{2, 1}, {0, 1}}) == "c c | c / c c | c / c c | c");
    CHECK(shown({{8}}) == "10 | 10 / 10 | 10");
    CHECK(shown({}) == "| c");
}

TEST_CASE("what a table hides cannot be worked out from what it shows") {
    check_nothing_given_away(2, 2, up_to(13));
    check_nothing_given_away(3, 1, up_to(26));
    check_nothing_given_away(1, 4, up_to(13));
    check_nothing_given_away(2, 3, {0, 1, 2, 3, 4, 5, 6, 7, 12});
}

TEST_CASE("no printed total has a hidden cell in it") {
    each_table(3, 3, {0, 6, 20}, [&](const Counts& counts) {
        const ShownTable table = show_table(counts);
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 3; ++c) {
                if (table.cells[r][c]) continue;
                CHECK(!table.row_totals[r]);
                CHECK(!table.column_totals[c]);
                CHECK(!table.total);
            }
        }
    });
}

}  // namespace kitbank
