#include "server/core/registers/small_numbers.h"

#include <doctest/doctest.h>

#include <functional>
#include <map>
#include <set>
#include <string>

namespace kitbank {
namespace {

using Counts = std::vector<std::int64_t>;

// "c" for a hidden cell; the total after the bar.
std::string shown(const Counts& counts) {
    const auto text = [](const std::optional<std::int64_t>& cell) {
        return cell ? std::to_string(*cell) : "c";
    };
    const ShownCounts row = show_counts(counts);
    std::string line;
    for (const auto& cell : row.cells) line += text(cell) + " ";
    return line + "| " + text(row.total);
}

// All rows of so many cells up to a count.
void each_row(std::size_t cells, std::int64_t most, const std::function<void(const Counts&)>& see) {
    Counts counts(cells, 0);
    for (;;) {
        see(counts);
        std::size_t at = 0;
        while (at < cells && ++counts[at] > most) counts[at++] = 0;
        if (at == cells) return;
    }
}

}  // namespace

TEST_CASE("small counts are hidden, a second one with them, and the rest rounded") {
    CHECK(shown({3, 12, 20}) == "c c 20 | c");
    CHECK(shown({3, 2, 20}) == "c c 20 | c");
    CHECK(shown({7, 12, 20}) == "5 10 20 | 40");
    CHECK(shown({0, 12, 0}) == "c 10 c | c");
    CHECK(shown({0, 12, 13}) == "c c 15 | c");
    CHECK(shown({4, 6}) == "c c | c");
    CHECK(shown({1, 1, 2}) == "c c c | c");
    CHECK(shown({0, 0}) == "c c | c");
    CHECK(shown({}) == "| c");
    CHECK(shown({8}) == "10 | 10");
}

TEST_CASE("no row of two, three or four cells gives a hidden one away") {
    const struct {
        std::size_t cells;
        std::int64_t most;
    } sizes[] = {{2, 60}, {3, 26}, {4, 13}};
    for (const auto& size : sizes) {
        // What each hidden cell may have been, for everyone who sees the same row.
        std::map<std::string, std::vector<std::set<std::int64_t>>> possible;
        each_row(size.cells, size.most, [&](const Counts& counts) {
            auto& sets = possible[shown(counts)];
            sets.resize(size.cells);
            const ShownCounts seen = show_counts(counts);
            for (std::size_t i = 0; i < size.cells; ++i) {
                if (!seen.cells[i]) sets[i].insert(counts[i]);
            }
        });
        for (const auto& [row, sets] : possible) {
            for (const auto& values : sets)
                CHECK_MESSAGE((values.empty() || values.size() >= 3), row);
        }
    }
}

}  // namespace kitbank
