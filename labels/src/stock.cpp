#include "labels/stock.h"

#include <algorithm>
#include <array>

namespace labels {
namespace {

// clang-format off
constexpr std::array sheets = {
    //          name    label          grid     left   top    pitch
    SheetStock{"L7160", 63.5, 38.1,   3,  7,   7.21, 15.15, 66.04, 38.1},
    SheetStock{"L7159", 63.5, 33.9,   3,  8,   7.21, 12.90, 66.04, 33.9},
    SheetStock{"L7651", 38.1, 21.2,   5, 13,   4.67, 10.70, 40.64, 21.2},
};

constexpr std::array rolls = {
    RollStock{"2x1in-203dpi", 406, 203, 203},
};
// clang-format on

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_name(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

template <typename Stock>
std::optional<Stock> find(std::span<const Stock> stocks, std::string_view name) {
    for (const Stock& stock : stocks)
        if (same_name(stock.name, name)) return stock;
    return std::nullopt;
}

}  // namespace

std::span<const SheetStock> sheet_stocks() { return sheets; }
std::span<const RollStock> roll_stocks() { return rolls; }

std::optional<SheetStock> sheet_stock(std::string_view name) { return find(sheet_stocks(), name); }
std::optional<RollStock> roll_stock(std::string_view name) { return find(roll_stocks(), name); }

}  // namespace labels
