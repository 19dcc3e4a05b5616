#include "labels/src/lettering.h"

#include <doctest/doctest.h>

namespace {

using namespace labels;

constexpr Box wide{0, 0, 31.6, 34.1};
constexpr Box narrow{0, 0, 17.3, 17.2};

double caption_height(const Lettering& lettering) {
    int height = 0;
    pango_layout_get_size(lettering.caption(), nullptr, &height);
    return height / (caption_units_per_mm * PANGO_SCALE);
}

}  // namespace

TEST_CASE("a tag is set on one line where there is room, and broken at its hyphens where not") {
    const std::lock_guard lock{drawing_mutex()};
    const auto one = Lettering{wide, {}}.lines("KB7F3K9Q2X");
    REQUIRE(one.size() == 1);
    CHECK(one[0].text == "KB7F-3K9Q-2X");
    const auto two = Lettering{narrow, {}}.lines("KB7F3K9Q2X");
    REQUIRE(two.size() == 2);
    CHECK(two[0].text == "KB7F-");
    CHECK(two[1].text == "3K9Q-2X");
    CHECK(two[0].baseline_mm < two[1].baseline_mm);
    const auto three = Lettering{{0, 0, 9, 17}, {}}.lines("KB7F3K9Q2X");
    REQUIRE(three.size() == 3);
    CHECK(three[0].text + three[1].text + three[2].text == "KB7F3K9Q2X");
}

TEST_CASE("the owner's text stays inside its box, however long it is") {
    const std::lock_guard lock{drawing_mutex()};
    for (const Box& box : {wide, narrow}) {
        for (const std::string& caption :
             {std::string{"Ours"}, std::string(400, 'W'), std::string(400, '\n'),
              std::string{"Property of a bank of kit with a very long name indeed, "
                          "of no fixed address\nFound it? Please call 07700 900123"}}) {
            const Lettering lettering{box, {"", caption}};
            CHECK(lettering.caption_top_mm() > lettering.lines("KB7F3K9Q2X").back().baseline_mm);
            CHECK(lettering.lines("KB7F3K9Q2X").front().baseline_mm > 0);
            CHECK(lettering.caption_top_mm() + caption_height(lettering) <= box.height_mm + 0.1);
        }
    }
}

TEST_CASE("a telephone number in the owner's text is not broken") {
    const std::lock_guard lock{drawing_mutex()};
    const Lettering lettering{narrow, {"", "Please call us on 07700 900123"}};
    const std::string text = pango_layout_get_text(lettering.caption());
    CHECK(text == "Please call us on 07700\u00a0900123");
}
