// Every label of every output, turned into pixels and read by two decoders.
#include <doctest/doctest.h>

#include <cmath>

#include "decoders.h"
#include "labels/picture.h"
#include "labels/sheet.h"
#include "labels/zpl.h"
#include "sample_tags.h"
#include "zpl_reader.h"

namespace {

using namespace labels;
using labels::test::Found;
using labels::test::GreyPicture;
using labels::test::sample_tags;

constexpr double tolerance_mm = 0.2;
const Design design{"kit.example.org", "Property of Fellside Kit Bank\nFound it? 07700 900123"};

std::string address(const std::string& tag) { return "HTTPS://KIT.EXAMPLE.ORG/T/" + tag; }

// One label, in millimetres on its page, and the code that must be on it.
struct Expected {
    std::string payload;
    double left, top, width, height;
    double code_x, code_y, code_side;  // the middle of the code, and its dark square's side
};

bool near(double one, double other) { return std::abs(one - other) < tolerance_mm; }

// Each side of the code's dark square, found by its ink, lies where it should.
void check_edges(const GreyPicture& picture, double dots_per_mm, const Expected& label) {
    const double reach = label.code_side / 2 + 1;
    const auto dots = [&](double mm) { return static_cast<int>(std::lround(mm * dots_per_mm)); };
    int left = picture.width, right = -1, top = picture.height, bottom = -1;
    for (int y = dots(label.code_y - reach); y < dots(label.code_y + reach); ++y) {
        for (int x = dots(label.code_x - reach); x < dots(label.code_x + reach); ++x) {
            if (!picture.dark(x, y)) continue;
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
    }
    const double half = label.code_side / 2;
    CHECK(near(left / dots_per_mm, label.code_x - half));
    CHECK(near(right / dots_per_mm, label.code_x + half));
    CHECK(near(top / dots_per_mm, label.code_y - half));
    CHECK(near(bottom / dots_per_mm, label.code_y + half));
}

// What a reader made of one label's part of the picture.
void check_found(const Found& found, double left_dots, double top_dots, double dots_per_mm,
                 const Expected& label) {
    REQUIRE(found.size() == 1);
    CHECK(found.begin()->first == label.payload);
    CHECK(near((found.begin()->second.x + left_dots) / dots_per_mm, label.code_x));
    CHECK(near((found.begin()->second.y + top_dots) / dots_per_mm, label.code_y));
}

void check_labels(const GreyPicture& picture, double dots_per_inch,
                  const std::vector<Expected>& labels) {
    const double dots_per_mm = dots_per_inch / 25.4;
    for (const Expected& label : labels) {
        CAPTURE(label.payload);
        CAPTURE(dots_per_inch);
        const int left = static_cast<int>(std::ceil(label.left * dots_per_mm));
        const int top = static_cast<int>(std::ceil(label.top * dots_per_mm));
        const int width = static_cast<int>(label.width * dots_per_mm) - 1;
        const int height = static_cast<int>(label.height * dots_per_mm) - 1;
        const GreyPicture part = labels::test::cut(picture, left, top, width, height);
        check_found(labels::test::read_with_zbar(part), left, top, dots_per_mm, label);
        check_found(labels::test::read_with_zxing(part), left, top, dots_per_mm, label);
        check_edges(picture, dots_per_mm, label);
    }
}

// The figures of the label makers' sheets, written down a second time.
struct Sheet {
    std::string name;
    int columns, rows;
    double left, top, pitch_x, pitch_y, width, height;
    double module;  // of the 25 modules that our address takes
};

const Sheet sheets[] = {
    {"L7160", 3, 7, 7.21, 15.15, 66.04, 38.1, 63.5, 38.1, 10 * 25.4 / 300},
    {"L7159", 3, 8, 7.21, 12.90, 66.04, 33.9, 63.5, 33.9, 10 * 25.4 / 300},
    {"L7651", 5, 13, 4.67, 10.70, 40.64, 21.2, 38.1, 21.2, 6 * 25.4 / 300},
};

Expected label_at(const Sheet& sheet, double left, double top, const std::string& payload,
                  int modules = 25) {
    const double side = modules * sheet.module;
    return {payload,
            left,
            top,
            sheet.width,
            sheet.height,
            left + 2 + 4 * sheet.module + side / 2,
            top + sheet.height / 2,
            side};
}

std::vector<std::vector<Expected>> expected_pages(const Sheet& sheet, const SheetJob& job) {
    std::vector<std::vector<Expected>> pages(1);
    int position = job.start - 1;
    for (const std::string& tag : job.tags) {
        if (position == sheet.columns * sheet.rows) {
            pages.emplace_back();
            position = 0;
        }
        const double left = sheet.left + (position % sheet.columns) * sheet.pitch_x + job.dx_mm;
        const double top = sheet.top + (position / sheet.columns) * sheet.pitch_y + job.dy_mm;
        pages.back().push_back(label_at(sheet, left, top, address(tag)));
        ++position;
    }
    return pages;
}

void check_sheet(const Sheet& sheet, const SheetJob& job, int dots_per_inch) {
    const auto pages =
        labels::test::render_pdf(std::get<std::string>(sheet_pdf(job)), dots_per_inch);
    const auto expected = expected_pages(sheet, job);
    REQUIRE(pages.size() == expected.size());
    for (std::size_t page = 0; page < pages.size(); ++page) {
        CHECK(pages[page].width == doctest::Approx(210 * dots_per_inch / 25.4).epsilon(0.001));
        CHECK(pages[page].height == doctest::Approx(297 * dots_per_inch / 25.4).epsilon(0.001));
        check_labels(pages[page], dots_per_inch, expected[page]);
    }
}

}  // namespace

TEST_CASE("both decoders read every label of a full sheet of each stock in its place") {
    for (const Sheet& sheet : sheets) {
        CAPTURE(sheet.name);
        SheetJob job{.stock = sheet.name, .design = design};
        job.tags = sample_tags(sheet.columns * sheet.rows);
        for (int dots_per_inch : {203, 300}) check_sheet(sheet, job, dots_per_inch);
    }
}

TEST_CASE("a part-used sheet begins at the given position, is shifted, and runs on to a new page") {
    struct Case {
        int sheet, start, count;
        double dx, dy;
    };
    for (const Case& part :
         {Case{0, 20, 5, 1.3, -0.8}, Case{1, 24, 3, -2, 2.5}, Case{2, 61, 12, -1.05, 0.4}}) {
        const Sheet& sheet = sheets[part.sheet];
        CAPTURE(sheet.name);
        SheetJob job{sheet.name, part.start, part.dx, part.dy, sample_tags(part.count, 2), design};
        for (int dots_per_inch : {203, 300}) check_sheet(sheet, job, dots_per_inch);
    }
}

TEST_CASE("both decoders read the picture of a label as PNG at each resolution") {
    const labels::test::Scratch scratch;
    const std::string tag = sample_tags(1, 3).front();
    for (const Sheet& sheet : sheets) {
        for (int dots_per_inch : {203, 300, 600}) {
            CAPTURE(sheet.name);
            CAPTURE(dots_per_inch);
            const PictureJob job{sheet.name, tag, dots_per_inch, design};
            const auto png = std::get<std::string>(label_png(job));
            const std::string file = scratch.write("label.png", png);
            labels::test::run("convert '" + file + "' -colorspace Gray -depth 8 'pgm:" + file +
                              ".pgm'");
            const auto picture = labels::test::read_pgm(file + ".pgm");
            for (const auto& found :
                 {labels::test::read_with_zbar(picture), labels::test::read_with_zxing(picture)}) {
                CHECK(found.size() == 1);
                CHECK(found.count(address(tag)) == 1);
            }
        }
    }
}

TEST_CASE("both decoders read the picture of a label as SVG in its place") {
    const labels::test::Scratch scratch;
    const std::string tag = sample_tags(1, 4).front();
    for (const Sheet& sheet : sheets) {
        for (int dots_per_inch : {203, 300}) {
            CAPTURE(sheet.name);
            CAPTURE(dots_per_inch);
            const auto svg = std::get<std::string>(label_svg({sheet.name, tag, 300, design}));
            const std::string file = scratch.write("label.svg", svg);
            const std::string dpi = std::to_string(dots_per_inch);
            labels::test::run("rsvg-convert -d " + dpi + " -p " + dpi + " '" + file + "' -o '" +
                              file + ".png' && convert '" + file +
                              ".png' -colorspace Gray -depth 8 'pgm:" + file + ".pgm'");
            check_labels(labels::test::read_pgm(file + ".pgm"), dots_per_inch,
                         {label_at(sheet, 0, 0, address(tag))});
        }
    }
}

TEST_CASE("both decoders read every label of a ZPL roll in its place") {
    RollJob job{.tags = sample_tags(30, 5), .design = design};
    const auto pictures = labels::test::ZplReader{std::get<std::string>(roll_zpl(job))}.labels();
    REQUIRE(pictures.size() == job.tags.size());
    const double dot = 25.4 / 203;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        CHECK(pictures[i].width == 406);
        CHECK(pictures[i].height == 203);
        check_labels(pictures[i], 203,
                     {{address(job.tags[i]), 0, 0, 406 * dot, 203 * dot, (2 + 16.5 * 6) * dot,
                       203 * dot / 2, 25 * 6 * dot}});
    }
}

TEST_CASE("a print without an address holds the bare tag") {
    const Sheet sheet{"L7651", 5, 13, 4.67, 10.70, 40.64, 21.2, 38.1, 21.2, 6 * 25.4 / 300};
    SheetJob job{.stock = sheet.name, .tags = sample_tags(2, 6)};
    const auto page = labels::test::render_pdf(std::get<std::string>(sheet_pdf(job)), 203).front();
    check_labels(page, 203,
                 {label_at(sheet, 4.67, 10.70, job.tags[0], 21),
                  label_at(sheet, 4.67 + 40.64, 10.70, job.tags[1], 21)});
}
