#include "server/usecase/databank/intake_items.h"

#include <doctest/doctest.h>

using namespace kitbank;

TEST_CASE("what became of lines is kept as text and read back, without codes") {
    std::vector<IntakeLine> lines(3);
    lines[0] = {2, "8944110000000001238", "8944110000000001238", LineFate::received, "", "", ""};
    lines[1] = {3,
                "\u2022\u2022\u2022\u2022 7Q",
                "",
                LineFate::repeated,
                "It is on line 2, already.",
                "",
                "AB12CD7Q"};
    lines[2] = {70'000, "=", "", LineFate::malformed, "x", "", ""};
    const std::string text = lines_as_text(lines);
    CHECK(text.find("AB12") == std::string::npos);
    lines[1].code.clear();
    CHECK(lines_from_text(text) == lines);
    CHECK(lines_from_text("").empty());
    CHECK(lines_from_text("no such text").empty());
}

TEST_CASE("a batch is one line, and its last day is today at the earliest") {
    const Date today = *parse_date("2026-11-21");
    IntakeTold told;
    told.batch = std::string(64, 'b');
    told.activate_by = today;
    CHECK_FALSE(check_told(told, today));
    told.batch += 'b';
    CHECK(check_told(told, today)->fields[0].field == "batch");
    told.batch = "a\nb";
    CHECK(check_told(told, today)->fields[0].field == "batch");
    told.batch.clear();
    told.activate_by = parse_date("2026-11-20");
    CHECK(check_told(told, today)->fields[0].field == "activate_by");
}
