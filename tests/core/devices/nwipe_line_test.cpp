#include "server/core/devices/nwipe_line.h"

#include <doctest/doctest.h>

#include "tests/core/devices/wipe_fixture.h"

using namespace kitbank;
using namespace kitbank::nwipe;

TEST_CASE("a stamped line gives its local time, level and text") {
    const Line line =
        read_line("[2026/03/09 10:02:34]  notice: 320072933376 bytes written to /dev/sda ");
    CHECK(format(wipe_fixture::from_utc(line.at.value())) == "2026-03-09T10:02:34Z");
    CHECK(line.level == "notice");
    CHECK(line.text == "320072933376 bytes written to /dev/sda");
    CHECK(read_line("[2026/03/09 10:04:12] Total Throughput 1 MB/s").level.empty());
}

TEST_CASE("a line without a whole and real stamp has no time") {
    for (const char* text :
         {"", "[", "[2026/03/09 10:02:3", "[2026/03/09 10:02]  notice: Found",
          "[2026/02/30 10:02:34]  notice: Found", "[2026/03/09 24:00:00]  notice: Found",
          "[2026-03-09 10:02:34]  notice: Found", " [2026/03/09 10:02:34] notice: x",
          "       sda | Erased |"}) {
        CAPTURE(text);
        CHECK_FALSE(read_line(text).at);
    }
    CHECK(read_line("[2026/03/09 10:02:34]  notice").text == "notice");
    CHECK(read_line("[2026/03/09 10:02:34]").text.empty());
}

TEST_CASE("the device of a line is found in quotes, before full stops and below folders") {
    CHECK(device_of("Verified pass 1 of 1, round 1 of 1, on '/dev/sda'.") == "sda");
    CHECK(device_of("Verified that /dev/nvme0n1 is empty.") == "nvme0n1");
    CHECK(device_of("Blanked device /dev/mapper/luks-1.") == "luks-1");
    CHECK(device_of("/dev/sda, sect/blk/dev 512/4096/1") == "sda");
    CHECK(device_of("Found no device").empty());
    CHECK(device_of("on /dev/").empty());
}

TEST_CASE("a Found line is read from both ends") {
    const auto found = read_found("Found /dev/sda,  ATA, A, B, C/D,  320 GB, S/N=X, Y");
    REQUIRE(found);
    CHECK(found->bus == "ATA");
    CHECK(found->model == "A, B, C/D");
    CHECK(found->serial == "X, Y");
    CHECK(read_found("Found /dev/sda, ATA, Model, 1 GB, S/N=")->serial.empty());
    CHECK_FALSE(read_found("Found /dev/sda, ATA, Model, 1 GB"));
    CHECK_FALSE(read_found("Found /dev/sda, 1 GB, S/N=A"));
    CHECK_FALSE(read_found("Found /dev/sda, S/N=A"));
}

TEST_CASE("a table row gives its flag, device and cells, bars in the last cell included") {
    const auto row = read_row("!      sda |-FAILED-|  80 MB/s | 02:13:09 | A|B/C", 4);
    REQUIRE(row);
    CHECK(row->flagged);
    CHECK(row->device == "sda");
    REQUIRE(row->cells.size() == 4);
    CHECK(row->cells[0] == "-FAILED-");
    CHECK(row->cells[3] == "A|B/C");
    CHECK_FALSE(read_row("  nvme0n1 | 0 | 0", 3)->flagged);
    CHECK_FALSE(read_row("!   Device | Pass Errors", 3));
    CHECK_FALSE(read_row("   | 0 | 0", 3));
    CHECK_FALSE(read_row("--------", 3));
}

TEST_CASE("a count is a whole number that a database can hold") {
    CHECK(parse_count(" 320072933376 ") == 320072933376);
    CHECK(parse_count("9223372036854775807") == 9223372036854775807U);
    for (const char* text :
         {"", "-1", "1.5", "0x10", "1 2", "9223372036854775808", "99999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_count(text));
    }
}

TEST_CASE("the throughput line names method and verification") {
    const auto line = read_throughput("Total Throughput  494 MB/s, Fill With Zeros, 1R+NB+VL");
    REQUIRE(line);
    CHECK(line->method == "Fill With Zeros");
    CHECK(line->verification == "VL");
    CHECK_FALSE(read_throughput("Total Throughput 494 MB/s"));
    CHECK_FALSE(read_throughput("Total Throughput 494 MB/s, Fill With Zeros"));
}
