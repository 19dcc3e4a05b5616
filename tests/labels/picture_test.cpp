#include "labels/picture.h"

#include <doctest/doctest.h>

#include "printed.h"
#include "sample_tags.h"

namespace {

using namespace labels;
using namespace labels::test;

bool refused(const Printed<std::string>& printed, PrintFault fault) {
    const auto* actual = std::get_if<PrintFault>(&printed);
    return actual != nullptr && *actual == fault;
}

}  // namespace

TEST_CASE("both decoders read the picture of a label as PNG at each resolution") {
    const Scratch scratch;
    const std::string tag = sample_tags(1, 3).front();
    for (const Sheet& sheet : sheets) {
        for (int dots_per_inch : {203, 300, 600}) {
            CAPTURE(sheet.name);
            CAPTURE(dots_per_inch);
            const PictureJob job{sheet.name, tag, dots_per_inch, design};
            const auto png = std::get<std::string>(label_png(job));
            const std::string file = scratch.write("label.png", png);
            run("convert '" + file + "' -colorspace Gray -depth 8 'pgm:" + file + ".pgm'");
            const auto picture = read_pgm(file + ".pgm");
            for (const auto& found : {read_with_zbar(picture), read_with_zxing(picture)}) {
                CHECK(found.size() == 1);
                CHECK(found.count(address(tag)) == 1);
            }
        }
    }
}

TEST_CASE("both decoders read the picture of a label as SVG in its place") {
    const Scratch scratch;
    const std::string tag = sample_tags(1, 4).front();
    for (const Sheet& sheet : sheets) {
        for (int dots_per_inch : {203, 300}) {
            CAPTURE(sheet.name);
            CAPTURE(dots_per_inch);
            const auto svg = std::get<std::string>(label_svg({sheet.name, tag, 300, design}));
            const std::string file = scratch.write("label.svg", svg);
            const std::string dpi = std::to_string(dots_per_inch);
            run("rsvg-convert -d " + dpi + " -p " + dpi + " '" + file + "' -o '" + file +
                ".png' && convert '" + file + ".png' -colorspace Gray -depth 8 'pgm:" + file +
                ".pgm'");
            check_labels(read_pgm(file + ".pgm"), dots_per_inch,
                         {label_at(sheet, 0, 0, address(tag))});
        }
    }
}

TEST_CASE("a picture has between 150 and 1,200 dots an inch") {
    const std::string tag = sample_tags(1).front();
    for (int dots : {0, -300, 149, 1201})
        CHECK(refused(label_png({.tag = tag, .dots_per_inch = dots}), PrintFault::bad_resolution));
    for (int dots : {150, 1200})
        CHECK(std::holds_alternative<std::string>(label_png({.tag = tag, .dots_per_inch = dots})));
}

TEST_CASE("a picture says its resolution, so that it prints in true size") {
    const Scratch scratch;
    for (int dots_per_inch : {203, 300, 600}) {
        const auto png = std::get<std::string>(
            label_png({"L7160", sample_tags(1).front(), dots_per_inch, design}));
        const std::string file = scratch.write("label.png", png);
        run("identify -units PixelsPerInch -format '%x %w %h' '" + file + "' > '" + file + ".txt'");
        double dots = 0;
        int width = 0, height = 0;
        REQUIRE(std::sscanf(file_text(file + ".txt").c_str(), "%lf %d %d", &dots, &width,
                            &height) == 3);
        CHECK(dots == doctest::Approx(dots_per_inch).epsilon(0.0005));
        CHECK(width / dots * 25.4 == doctest::Approx(63.5).epsilon(0.002));
        CHECK(height / dots * 25.4 == doctest::Approx(38.1).epsilon(0.002));
    }
}

TEST_CASE("a picture of a label that cannot be is refused") {
    const std::string tag = sample_tags(1).front();
    for (const std::string& bad : {std::string{}, printed_form(tag), tag + "X"}) {
        CHECK(refused(label_png({.tag = bad}), PrintFault::bad_tag));
        CHECK(refused(label_svg({.tag = bad}), PrintFault::bad_tag));
    }
    CHECK(refused(label_png({.stock = "A4", .tag = tag}), PrintFault::unknown_stock));
    CHECK(refused(label_svg({.tag = tag, .design = {"a b", ""}}), PrintFault::bad_host));
}
