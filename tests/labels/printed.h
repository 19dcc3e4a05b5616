#pragma once

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "decoders.h"
#include "labels/design.h"

// What a printed label must be, and the check that two readers find it so.
namespace labels::test {

constexpr double tolerance_mm = 0.2;
inline const Design design{"kit.example.org",
                           "Property of Fellside Kit Bank\nFound it? 07700 900123"};

inline std::string address(const std::string& tag) { return "HTTPS://KIT.EXAMPLE.ORG/T/" + tag; }

// One label, in millimetres on its page, and the code that must be on it.
struct Expected {
    std::string payload;
    double left, top, width, height;
    double code_x, code_y, code_side;  // the middle of the code, and its dark square's side
};

inline bool near(double one, double other) { return std::abs(one - other) < tolerance_mm; }

// Each side of the code's dark square, found by its ink, lies where it should.
inline void check_edges(const GreyPicture& picture, double dots_per_mm, const Expected& label) {
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
inline void check_found(const Found& found, double left_dots, double top_dots, double dots_per_mm,
                        const Expected& label) {
    REQUIRE(found.size() == 1);
    CHECK(found.begin()->first == label.payload);
    CHECK(near((found.begin()->second.x + left_dots) / dots_per_mm, label.code_x));
    CHECK(near((found.begin()->second.y + top_dots) / dots_per_mm, label.code_y));
}

inline void check_labels(const GreyPicture& picture, double dots_per_inch,
                         const std::vector<Expected>& labels) {
    const double dots_per_mm = dots_per_inch / 25.4;
    for (const Expected& label : labels) {
        CAPTURE(label.payload);
        CAPTURE(dots_per_inch);
        const int left = static_cast<int>(std::ceil(label.left * dots_per_mm));
        const int top = static_cast<int>(std::ceil(label.top * dots_per_mm));
        const int width = static_cast<int>(label.width * dots_per_mm) - 1;
        const int height = static_cast<int>(label.height * dots_per_mm) - 1;
        const GreyPicture part = cut(picture, left, top, width, height);
        check_found(read_with_zbar(part), left, top, dots_per_mm, label);
        check_found(read_with_zxing(part), left, top, dots_per_mm, label);
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

inline const Sheet sheets[] = {
    {"L7160", 3, 7, 7.21, 15.15, 66.04, 38.1, 63.5, 38.1, 10 * 25.4 / 300},
    {"L7159", 3, 8, 7.21, 12.90, 66.04, 33.9, 63.5, 33.9, 10 * 25.4 / 300},
    {"L7651", 5, 13, 4.67, 10.70, 40.64, 21.2, 38.1, 21.2, 6 * 25.4 / 300},
};

inline Expected label_at(const Sheet& sheet, double left, double top, const std::string& payload,
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

}  // namespace labels::test
