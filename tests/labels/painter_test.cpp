#include "labels/src/painter.h"

#include <doctest/doctest.h>

#include <cmath>

namespace {

using namespace labels;

}  // namespace

TEST_CASE("an image holds each module of the code as whole dots") {
    const std::lock_guard lock{drawing_mutex()};
    const double dot = 25.4 / 203;
    const QrMatrix code{code_payload("kit.example.org", "KB7F3K9Q2X")};
    const Layout layout = lay_out({63.5, 38.1, 2, dot}, code.size()).value();
    const Surface image = draw_image(Painter{layout, {}}, code, "KB7F3K9Q2X", {dot, 507, 304});
    const auto in_dots = [&](double mm) { return static_cast<int>(std::lround(mm / dot)); };
    const int module = in_dots(layout.module_mm);
    const unsigned char* data = cairo_image_surface_get_data(image.get());
    const int stride = cairo_image_surface_get_stride(image.get());
    for (int y = 0; y < code.size() * module; ++y) {
        for (int x = 0; x < code.size() * module; ++x) {
            const unsigned char* pixel = data + (in_dots(layout.code.y_mm) + y) * stride +
                                         (in_dots(layout.code.x_mm) + x) * 4;
            REQUIRE(static_cast<int>(*pixel) == (code.dark(x / module, y / module) ? 0 : 255));
        }
    }
}
