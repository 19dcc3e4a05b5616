#include "labels/src/surface.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace {

using namespace labels;

}  // namespace

TEST_CASE("a surface that cannot be made is an error, not a blank label") {
    CHECK_THROWS_AS(own(cairo_image_surface_create(CAIRO_FORMAT_RGB24, -1, 5)), std::runtime_error);
}

TEST_CASE("a surface that failed while it was drawn on says so at the end") {
    const Surface image = own(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 5, 5));
    cairo_surface_finish(image.get());
    cairo_surface_mark_dirty(image.get());
    CHECK_THROWS_AS(finish(image), std::runtime_error);
}

// Fontconfig, Pango and cairo keep their caches to the end of the process, out of the leak
// checker's sight. (Measured: thousands of prints, from ever new threads, do not grow.)
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:libglib\n";
}
