#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace labels {

// A sheet of labels on A4 paper, in millimetres from the paper's top left corner. The figures
// follow from centring the grid on the paper; public template files agree within 0.35 mm, less
// than the paper's own tolerance, which the caller's offset takes up.
struct SheetStock {
    std::string_view name;
    double width_mm;  // of one label
    double height_mm;
    int columns;
    int rows;
    double left_mm;  // of the first label
    double top_mm;
    double pitch_x_mm;  // from one label's edge to the next one's
    double pitch_y_mm;

    int labels_per_sheet() const { return columns * rows; }
};

// A roll in a thermal printer, in printer dots.
struct RollStock {
    std::string_view name;
    int width_dots;
    int height_dots;
    int dots_per_inch;
};

constexpr double paper_width_mm = 210;
constexpr double paper_height_mm = 297;

// New stock is one more row in stock.cpp.
std::span<const SheetStock> sheet_stocks();
std::span<const RollStock> roll_stocks();

// By name, in any case: "L7160", "2x1in-203dpi".
std::optional<SheetStock> sheet_stock(std::string_view name);
std::optional<RollStock> roll_stock(std::string_view name);

}  // namespace labels
