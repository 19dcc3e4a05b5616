#include "labels/stock.h"

#include <doctest/doctest.h>

namespace {

using namespace labels;

}  // namespace

TEST_CASE("every sheet's grid lies on the paper, centred to half a millimetre") {
    for (const SheetStock& stock : sheet_stocks()) {
        CAPTURE(stock.name);
        const double across = (stock.columns - 1) * stock.pitch_x_mm + stock.width_mm;
        const double down = (stock.rows - 1) * stock.pitch_y_mm + stock.height_mm;
        CHECK(stock.left_mm == doctest::Approx((paper_width_mm - across) / 2).epsilon(0.01));
        CHECK(stock.top_mm == doctest::Approx((paper_height_mm - down) / 2).epsilon(0.01));
        CHECK(stock.pitch_x_mm >= stock.width_mm);
        CHECK(stock.pitch_y_mm >= stock.height_mm);
    }
}

TEST_CASE("the stocks hold 21, 24 and 65 labels a sheet") {
    CHECK(sheet_stock("L7160")->labels_per_sheet() == 21);
    CHECK(sheet_stock("L7159")->labels_per_sheet() == 24);
    CHECK(sheet_stock("L7651")->labels_per_sheet() == 65);
}

TEST_CASE("stock is found by its name in any case and not by another") {
    CHECK(sheet_stock("l7160")->name == "L7160");
    CHECK(roll_stock("2X1IN-203DPI")->width_dots == 406);
    CHECK_FALSE(sheet_stock("L716").has_value());
    CHECK_FALSE(sheet_stock("").has_value());
    CHECK_FALSE(roll_stock("L7160").has_value());
}
