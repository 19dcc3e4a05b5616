#include "server/core/requests/signature.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("strokes are read point by point") {
    const auto strokes = parse_strokes("10,20 110,20 110,60;300,399");
    REQUIRE(strokes);
    CHECK(*strokes == std::vector<InkStroke>{{{10, 20}, {110, 20}, {110, 60}}, {{300, 399}}});
    CHECK(ink_path(*strokes) == "M10 20L110 20L110 60M300 399h1");
}

TEST_CASE("what is no signature is refused") {
    const std::string line = "0,0 500,0";
    REQUIRE(parse_strokes(line));
    for (const char* text :
         {"", "5,5", "5,5;6,6;7,7", "0,0 99,0", "1,2 x,4", "0,0 1000,0", "0,0 500,400", "0,0 -5,0",
          "0,0  500,0", ";0,0 500,0", "0,0 500,0,0", "0,0 500", "<svg>"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_strokes(text));
    }
    std::string endless = line;
    while (endless.size() <= strokes_bytes_max) endless += ";" + line;
    CHECK_FALSE(parse_strokes(endless));
}

TEST_CASE("a photograph is known by its bytes") {
    const std::string jpeg = "\xFF\xD8\xFF\xE0 picture \xFF\xD9";
    const std::string png = std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16) + "picture" +
                            std::string("IEND\xAE\x42\x60\x82", 8);
    CHECK(photograph_type(jpeg) == "image/jpeg");
    CHECK(photograph_type(jpeg + "what the camera adds") == "image/jpeg");
    CHECK(photograph_type(png) == "image/png");
    CHECK(photograph_type(png.substr(0, png.size() - 3)).empty());
    CHECK(photograph_type("\xFF\xD8\xFF\xE0 torn").empty());
    CHECK(photograph_type("GIF89a").empty());
    CHECK(photograph_type("<svg onload=alert(1)>").empty());
    CHECK(photograph_type("").empty());
}

}  // namespace kitbank
