#include "labels/src/pdf.h"

#include <doctest/doctest.h>

#include "labels/src/surface.h"

namespace {

using namespace labels;

std::string number(double value) {
    std::string text;
    append_number(text, value);
    return text;
}

}  // namespace

TEST_CASE("numbers are written with at most four decimals and without an exponent") {
    CHECK(number(0) == "0 ");
    CHECK(number(-2.5) == "-2.5 ");
    CHECK(number(100) == "100 ");
    CHECK(number(1.0 / 3) == "0.3333 ");
    CHECK(number(1e-9) == "0 ");
    CHECK(number(1234567.25) == "1234567.25 ");
}

TEST_CASE("the table of a file says where each object begins") {
    PdfWriter pdf;
    const int late = pdf.reserve();
    const int early = pdf.reserve();
    pdf.write_stream(early, "/Type /XObject", "0 0 m");
    pdf.write(late, "<< /Type /Catalog >>");
    const std::string bytes = pdf.finish(late, early);
    const auto table = bytes.find("xref\n0 3\n");
    REQUIRE(table != std::string::npos);
    CHECK(bytes.find("startxref\n" + std::to_string(table) + "\n") != std::string::npos);
    for (int object : {1, 2}) {
        const auto entry = table + 9 + 20 * static_cast<std::size_t>(object);
        const auto offset = std::stoul(bytes.substr(entry, 10));
        CHECK(bytes.compare(offset, 7, std::to_string(object) + " 0 obj") == 0);
    }
    CHECK(bytes.find("/Length 5 >>\nstream\n0 0 m\nendstream") != std::string::npos);
}

TEST_CASE("a path becomes its operators") {
    const Surface scratch = own(cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nullptr));
    const Context context = context_on(scratch);
    cairo_move_to(context.get(), 1, 2);
    cairo_line_to(context.get(), 3, 4);
    cairo_curve_to(context.get(), 5, 6, 7, 8, 9, 10);
    cairo_close_path(context.get());
    const std::string content = path_content(context.get());
    CHECK(content.find("1 2 m\n3 4 l\n5 6 7 8 9 10 c\nh\n") == 0);
}
