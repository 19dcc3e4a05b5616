#include "labels/qr.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "decoders.h"
#include "sample_tags.h"

namespace {

using namespace labels;

}  // namespace

TEST_CASE("a code takes capitals and digits only") {
    CHECK(QrMatrix{"KB7F3K9Q2X"}.size() == 21);
    CHECK(QrMatrix{code_payload("kit.example.org", "KB7F3K9Q2X")}.size() == 25);
    CHECK(code_payload("Kit.example.ORG", "KB7F3K9Q2X") == "HTTPS://KIT.EXAMPLE.ORG/T/KB7F3K9Q2X");
    CHECK_THROWS_AS(QrMatrix{"kb7f3k9q2x"}, std::invalid_argument);
    CHECK_THROWS_AS(QrMatrix{""}, std::invalid_argument);
    CHECK_THROWS_AS(QrMatrix{std::string(4000, 'A')}, std::invalid_argument);
}

TEST_CASE("a code of bytes says any text") {
    const std::string text =
        "otpauth://totp/Kitbank:robin%40example.org?secret=MZXW6YTB&issuer=Kitbank";
    const QrMatrix code = QrMatrix::of_bytes(text);
    constexpr int pixels = 4;  // a module
    const int width = (code.size() + 2 * quiet_modules) * pixels;
    test::GreyPicture picture{
        width, width, std::vector<unsigned char>(static_cast<std::size_t>(width * width), 255)};
    for (int y = 0; y < width; ++y) {
        for (int x = 0; x < width; ++x) {
            const int column = x / pixels - quiet_modules;
            const int row = y / pixels - quiet_modules;
            const bool inside = std::min(column, row) >= 0 && std::max(column, row) < code.size();
            if (inside && code.dark(column, row))
                picture.pixels[static_cast<std::size_t>(y * width + x)] = 0;
        }
    }
    const auto read = test::read_with_zxing(picture);
    REQUIRE(read.size() == 1);
    CHECK(read.begin()->first == text);
    CHECK_THROWS_AS(QrMatrix::of_bytes(""), std::invalid_argument);
}

TEST_CASE("the runs of a code cover its dark modules and nothing else") {
    for (const std::string& tag : test::sample_tags(20)) {
        const QrMatrix code{code_payload("kit.example.org", tag)};
        std::vector<int> covered(static_cast<std::size_t>(code.size() * code.size()));
        for (const QrRun& run : code.runs())
            for (int x = run.x; x < run.x + run.length; ++x)
                ++covered.at(static_cast<std::size_t>(run.y * code.size() + x));
        for (int y = 0; y < code.size(); ++y)
            for (int x = 0; x < code.size(); ++x)
                REQUIRE(covered.at(static_cast<std::size_t>(y * code.size() + x)) ==
                        (code.dark(x, y) ? 1 : 0));
    }
}
