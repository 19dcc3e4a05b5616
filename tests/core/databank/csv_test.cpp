#include "server/core/databank/csv.h"

#include <doctest/doctest.h>

#include <random>

using namespace kitbank;

namespace {

using Cells = std::vector<std::vector<std::string>>;

Cells cells(std::string_view text) {
    const Result<std::vector<CsvRow>> rows = parse_csv(text);
    REQUIRE(rows);
    Cells found;
    for (const CsvRow& row : *rows) found.push_back(row.cells);
    return found;
}

std::string decoded(std::string_view bytes) {
    const Result<std::string> text = decode_text(bytes);
    return text ? *text : "refused: " + text.refusal().detail;
}

std::string told(std::string_view text, const CsvLimits& limits = {}) {
    const Result<std::vector<CsvRow>> rows = parse_csv(text, limits);
    if (rows) return "";
    CHECK(rows.refusal().code == RefusalCode::file_not_understood);
    return rows.refusal().detail;
}

std::string utf16(std::string_view plain, bool is_big_endian) {
    std::string bytes;
    for (const char sign : plain) {
        if (is_big_endian) bytes += '\0';
        bytes += sign;
        if (!is_big_endian) bytes += '\0';
    }
    return bytes;
}

}  // namespace

TEST_CASE("lines end in every way, and blank ones are left out but counted") {
    const Result<std::vector<CsvRow>> rows = parse_csv("a,b\r\n\r\nc,d\re,f\n , \ng");
    REQUIRE(rows);
    CHECK(*rows ==
          std::vector<CsvRow>{{1, {"a", "b"}}, {3, {"c", "d"}}, {4, {"e", "f"}}, {6, {"g"}}});
    CHECK(cells("").empty());
    CHECK(cells("\r\n\n\r").empty());
}

TEST_CASE("the separator is the one that the lines have, or the one they name") {
    CHECK(cells("a;b\n1;2,5") == Cells{{"a", "b"}, {"1", "2,5"}});
    CHECK(cells("a\tb\n1\t2") == Cells{{"a", "b"}, {"1", "2"}});
    CHECK(cells("a|b") == Cells{{"a", "b"}});
    CHECK(cells("sep=;\r\na,b;c") == Cells{{"a,b", "c"}});
    CHECK(cells("alone\n8944") == Cells{{"alone"}, {"8944"}});
    CHECK(cells("\"a,b,c\";d\n\"e,f,g\";h") == Cells{{"a,b,c", "d"}, {"e,f,g", "h"}});
}

TEST_CASE("quotes stand for what they stand for") {
    CHECK(cells("\"a,b\",\"say \"\"no\"\"\"") == Cells{{"a,b", "say \"no\""}});
    CHECK(cells("\"two\nlines\",x\ny,z") == Cells{{"two\nlines", "x"}, {"y", "z"}});
    CHECK(parse_csv("\"two\r\nlines\"\nz")->back().line == 3);
    // One that is never closed is a sign of its own line alone.
    CHECK(cells("\"open,1\nb,2\nc,3") == Cells{{"\"open", "1"}, {"b", "2"}, {"c", "3"}});
    CHECK(cells("Macbook 13\",x") == Cells{{"Macbook 13\"", "x"}});
    CHECK(cells("\"a\" b,c") == Cells{{"\"a\" b", "c"}});
    CHECK(cells("\"\",\"\"\nx,") == Cells{{"x", ""}});
}

TEST_CASE("what keeps a spreadsheet from counting is not part of the cell") {
    CHECK(cells("=\"8944110000000001238\",'8944") == Cells{{"8944110000000001238", "8944"}});
    CHECK(cells("\"=\"\"8944\"\"\",x") == Cells{{"8944", "x"}});
    CHECK(cells("  8944  ; x ;") == Cells{{"8944", "x", ""}});
}

TEST_CASE("a file says in which letters it is written") {
    CHECK(decoded("\xEF\xBB\xBFICCID\n1") == "ICCID\n1");
    CHECK(decoded(std::string{"\xFF\xFE"} + utf16("ICCID\n1", false)) == "ICCID\n1");
    CHECK(decoded(std::string{"\xFE\xFF"} + utf16("ICCID\n1", true)) == "ICCID\n1");
    CHECK(decoded(utf16("ICCID\n1", false)) == "ICCID\n1");
    CHECK(decoded(utf16("ICCID\n1", true)) == "ICCID\n1");
    CHECK(decoded("caf\xE9 \x80 5") == "caf\u00E9 \u20AC 5");
    CHECK(decoded("caf\u00E9") == "caf\u00E9");
    // Half a pair and an odd byte are the sign for what cannot be read.
    CHECK(decoded(std::string_view{"\xFF\xFE\x00\xD8"
                                   "A\0B",
                                   7}) ==
          "\uFFFD"
          "A\uFFFD");
    CHECK(decoded(std::string_view{"\xFF\xFE\x3D\xD8\x00\xDE", 6}) == "\U0001F600");
}

TEST_CASE("what is no list is told so") {
    CHECK(decoded("PK\x03\x04rest").find("Save as, CSV") != std::string::npos);
    CHECK(decoded("\xD0\xCF\x11\xE0rest").find("workbook") != std::string::npos);
    CHECK(decoded("%PDF-1.7").find("PDF") != std::string::npos);
    CHECK(decoded(std::string_view{"a\0b,c", 5}).find("plain text") != std::string::npos);
    CHECK(decoded("a\x1B[2J").find("plain text") != std::string::npos);
}

TEST_CASE("limits are told with the line") {
    CHECK(told("a\nb\nc", {2, 10, 10}).find("more lines than") != std::string::npos);
    CHECK(told("a\nb\n\n", {2, 10, 10}).empty());
    CHECK(told("a\n1,2,3,4", {9, 3, 10}).find("Line 2") != std::string::npos);
    CHECK(told("a\nabcdefghijk", {9, 3, 10}).find("on line 2") != std::string::npos);
}

TEST_CASE("any bytes are rows or a refusal, and none is read twice") {
    std::mt19937 chance{20261122};
    const std::string signs = "\"\"\"',;\t|\r\n\r\n=8944E+.\xEF\xBB\xBF\xFF\xFE\xC3 a";
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        const std::size_t length = chance() % 80;
        for (std::size_t at = 0; at < length; ++at) {
            const bool is_any = chance() % 8 == 0;
            bytes += is_any ? static_cast<char>(chance() % 256) : signs[chance() % signs.size()];
        }
        const Result<std::string> text = decode_text(bytes);
        if (!text) continue;
        const Result<std::vector<CsvRow>> rows = parse_csv(*text);
        REQUIRE(rows);
        std::size_t kept = 0;
        int last = 0;
        for (const CsvRow& row : *rows) {
            REQUIRE(row.line > last);
            last = row.line;
            for (const std::string& cell : row.cells) kept += cell.size();
        }
        REQUIRE(kept <= text->size());
    }
}

TEST_CASE("a file of nothing but quotes is read in good time") {
    for (const char* part : {"\"", "\",", "\"x\n", "\"\"x,", "=\"", "\"a\"\"", "',"}) {
        CAPTURE(part);
        std::string text;
        while (text.size() < 200'000) text += part;
        const Result<std::vector<CsvRow>> rows = parse_csv(text, {1'000'000, 1'000'000, 1'000});
        CHECK((rows || !rows.refusal().detail.empty()));
    }
}
