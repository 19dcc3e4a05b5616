#include <doctest/doctest.h>
#include <unistd.h>

#include <thread>

#include "labels/picture.h"
#include "labels/sheet.h"
#include "labels/tag.h"
#include "scanner-client/device/picture.h"
#include "scanner-client/device/wedge.h"
#include "scanner-client/settings.h"
#include "scratch.h"

namespace {

using namespace kitbank::scanner;
using namespace kitbank::scanner::test;

// What the wedge makes of these bytes, however they are cut on their way.
std::vector<std::string> lines_of(const std::string& bytes, std::size_t piece = 100000) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    std::thread writer{[&] {
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            const std::string part = bytes.substr(at, piece);
            if (write(ends[1], part.data(), part.size()) < 0) break;
        }
        close(ends[1]);
    }};
    Wedge wedge{ends[0]};
    std::vector<std::string> lines;
    while (auto line = wedge.next()) lines.push_back(*line);
    writer.join();
    close(ends[0]);
    return lines;
}

using Lines = std::vector<std::string>;

void run(const std::string& command) { REQUIRE(std::system(command.c_str()) == 0); }

std::string label_png(const std::string& tag) {
    return std::get<std::string>(
        labels::label_png({.tag = tag, .design = {"kit.example.org", "Ours"}}));
}

}  // namespace

TEST_CASE("a line ends with CR, LF, CR LF or the end of input") {
    CHECK(lines_of("a\nb\r\nc\rd") == Lines{"a", "b", "c", "d"});
    CHECK(lines_of("\r\n\n\ra\r\n\r\n") == Lines{"a"});
    CHECK(lines_of("").empty());
}

TEST_CASE("lines are the same however their bytes arrive") {
    const std::string bytes = "KB7F3K9Q2X\r\nKB7F-3K9Q-2X\nhttps://kit.example.org/t/KB7F3K9Q2X\r";
    for (std::size_t piece = 1; piece < 20; ++piece)
        CHECK(lines_of(bytes, piece) == lines_of(bytes));
}

TEST_CASE("the marks that scanners put around a code are dropped, and the tag is read") {
    for (const std::string& line :
         {std::string{"\x02KB7F3K9Q2X\x03\r\n"}, std::string{"\x1d]Q1KB7F3K9Q2X\n"},
          std::string{"]Q3HTTPS://KIT.EXAMPLE.ORG/T/KB7F3K9Q2X\r"},
          std::string{"\0\0KB7F3K9Q2X\n", 13}, std::string{" kb7f-3k9q-2x \n"}}) {
        const Lines lines = lines_of(line);
        REQUIRE(lines.size() == 1);
        CHECK(labels::parse_tag(lines[0]) == "KB7F3K9Q2X");
    }
}

TEST_CASE(
    "a line of 3,000 or a million bytes stays one line, too long to be a tag, and harms no other") {
    for (const std::size_t size : {std::size_t{3000}, std::size_t{1000000}}) {
        const Lines lines = lines_of("KB7F3K9Q2X\n" + std::string(size, 'K') + "\r\nKB7F3K9Q2X\n");
        REQUIRE(lines.size() == 3);
        CHECK(labels::read_tag(lines[1]).fault == labels::TagFault::too_long);
        CHECK(lines[1].size() < 3000);
        CHECK(lines[2] == "KB7F3K9Q2X");
    }
}

TEST_CASE("a thousand scans in one burst stay a thousand") {
    std::string burst;
    for (int i = 0; i < 1000; ++i) burst += "KB7F3K9Q2X\r\n";
    CHECK(lines_of(burst, 777) == Lines(1000, "KB7F3K9Q2X"));
}

TEST_CASE("the code of a label is read from a PNG and from a JPEG photo that is turned and small") {
    const Scratch scratch;
    const std::string png = scratch.write("label.png", label_png("KB7F3K9Q2X"));
    CHECK(codes_in_picture(png) == Lines{"HTTPS://KIT.EXAMPLE.ORG/T/KB7F3K9Q2X"});
    for (const char* turn : {"0", "90", "180", "17"}) {
        const std::string jpeg = scratch / "photo.jpg";
        run("convert '" + png + "' -background '#ddd' -gravity center -extent 1200x900 -rotate " +
            turn + " -resize 60% -blur 0x0.7 -quality 60 '" + jpeg + "'");
        CAPTURE(turn);
        CHECK(codes_in_picture(jpeg) == Lines{"HTTPS://KIT.EXAMPLE.ORG/T/KB7F3K9Q2X"});
    }
}

TEST_CASE("several codes in one picture are read from the top left on, each once") {
    const Scratch scratch;
    const std::string one = scratch.write("1.png", label_png("KB7F3K9Q2X"));
    const std::string two = scratch.write("2.png", label_png("KB00000006"));
    const std::string all = scratch / "all.png";
    run("convert '" + one + "' '" + two + "' '" + one + "' -append '" + all + "'");
    CHECK(codes_in_picture(all) ==
          Lines{"HTTPS://KIT.EXAMPLE.ORG/T/KB7F3K9Q2X", "HTTPS://KIT.EXAMPLE.ORG/T/KB00000006"});
}

TEST_CASE("a picture without a code gives none") {
    const Scratch scratch;
    run("convert -size 300x200 plasma:fractal -seed 1 '" + (scratch / "sky.png") + "'");
    CHECK(codes_in_picture(scratch / "sky.png").empty());
}

TEST_CASE("what is no whole picture is a sentence") {
    const Scratch scratch;
    const std::string png = label_png("KB7F3K9Q2X");
    std::string huge = png;  // says that it is 100,000 pixels wide and high
    for (const std::size_t at : {16U, 20U}) huge.replace(at, 4, std::string{"\x00\x01\x86\xa0", 4});
    for (const std::string& bytes :
         {std::string{}, std::string{"not a picture"}, png.substr(0, 40),
          png.substr(0, png.size() / 2), huge, std::string{"\xFF\xD8\xFF"},
          "\xFF\xD8\xFF" + std::string(5000, 'x')})
        CHECK_THROWS_AS(codes_in_picture(scratch.write("x.png", bytes)), LocalTrouble);
    CHECK_THROWS_AS(codes_in_picture(scratch / "missing.png"), LocalTrouble);
    CHECK_THROWS_AS(codes_in_picture("/tmp"), LocalTrouble);
}
