#include "labels/layout.h"

#include <doctest/doctest.h>

#include <cmath>

#include "labels/qr.h"
#include "labels/stock.h"

namespace {

using namespace labels;

constexpr double dot = 25.4 / 300;

}  // namespace

TEST_CASE("code, quiet zone and text lie inside the clear part of every stock, apart") {
    for (const SheetStock& stock : sheet_stocks()) {
        for (int modules : {21, 25, 29}) {
            const auto layout =
                lay_out({stock.width_mm, stock.height_mm, sheet_inset_mm, dot}, modules);
            REQUIRE(layout.has_value());
            const double quiet = quiet_modules * layout->module_mm;
            CHECK(layout->code.x_mm - quiet >= sheet_inset_mm - dot);
            CHECK(layout->code.y_mm - quiet >= sheet_inset_mm - dot);
            CHECK(layout->code.y_mm + layout->code.height_mm + quiet <=
                  stock.height_mm - sheet_inset_mm + dot);
            CHECK(layout->text.x_mm >= layout->code.x_mm + layout->code.width_mm + quiet - 1e-9);
            CHECK(layout->text.x_mm + layout->text.width_mm <=
                  stock.width_mm - sheet_inset_mm + 1e-9);
            CHECK(layout->text.width_mm > 0.45 * (stock.width_mm - 2 * sheet_inset_mm));
        }
    }
}

TEST_CASE("a module is a whole number of dots at any resolution") {
    for (int dots_per_inch = 150; dots_per_inch <= 1200; dots_per_inch += 7) {
        const auto layout = lay_out({63.5, 38.1, 2, 25.4 / dots_per_inch}, 25);
        REQUIRE(layout.has_value());
        const double dots = layout->module_mm / 25.4 * dots_per_inch;
        CHECK(dots == doctest::Approx(std::round(dots)));
        CHECK(layout->module_mm >= module_mm_min);
        CHECK(layout->module_mm <= module_mm_max + 1e-6);
    }
}

TEST_CASE("a code that would be too fine for its label is not laid out") {
    CHECK_FALSE(lay_out({38.1, 21.2, sheet_inset_mm, dot}, 53).has_value());
    CHECK_FALSE(lay_out({10, 10, sheet_inset_mm, dot}, 21).has_value());
}
