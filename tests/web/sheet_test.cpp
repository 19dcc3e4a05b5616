#include "server/web/sheet.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

namespace kitbank::web {
namespace {

using Row = std::vector<std::string>;

// RFC 4180 to the letter: nothing when the text is not so.
std::optional<std::vector<Row>> read_strictly(std::string_view text) {
    std::vector<Row> rows;
    std::size_t at = 0;
    while (at < text.size()) {
        Row& row = rows.emplace_back();
        for (;;) {
            std::string& cell = row.emplace_back();
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at == text.size()) return std::nullopt;
                    if (text[at] != '"') {
                        cell += text[at];
                    } else if (text.substr(at, 2) == "\"\"") {
                        cell += text[at++];
                    } else {
                        break;
                    }
                }
                ++at;
            } else {
                while (at < text.size() && text[at] != ',' && text[at] != '\r') {
                    if (text[at] == '"' || text[at] == '\n') return std::nullopt;
                    cell += text[at++];
                }
            }
            if (at == text.size()) return std::nullopt;
            if (text[at] != ',') break;
            ++at;
        }
        if (text.substr(at, 2) != "\r\n") return std::nullopt;
        at += 2;
        if (row.size() != rows.front().size()) return std::nullopt;
    }
    return rows;
}

// A part of a workbook as another program unpacks it.
std::string part_of(const std::string& workbook, const std::string& part) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("kitbank_sheet_test_" + std::to_string(::getpid()) + ".xlsx");
    std::ofstream(path, std::ios::binary) << workbook;
    const std::string command = "unzip -p '" + path.string() + "' '" + part + "'";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
    std::string content;
    std::array<char, 4096> buffer{};
    while (const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) {
        content.append(buffer.data(), read);
    }
    std::filesystem::remove(path);
    return content;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Sheet example() {
    Sheet sheet;
    sheet.name = "Figures";
    sheet.headings = {"Hub", "From", "SIMs"};
    sheet.rows = {{"Northgate, \"old\" library", *parse_date("2026-03-29"), std::int64_t{235}},
                  {"=1+1", std::monostate{}, std::int64_t{-4}},
                  {"Caf\xc3\xa9\r\nupstairs", *parse_date("2024-02-29"), std::int64_t{0}}};
    sheet.total = {"All", std::monostate{}, std::int64_t{231}};
    return sheet;
}

}  // namespace

TEST_CASE("a strict reader gets the table back from CSV") {
    const auto rows = read_strictly(csv_of(example()));
    REQUIRE(rows);
    CHECK(*rows == std::vector<Row>{{"Hub", "From", "SIMs"},
                                    {"Northgate, \"old\" library", "2026-03-29", "235"},
                                    {"'=1+1", "", "-4"},
                                    {"Caf\xc3\xa9\r\nupstairs", "2024-02-29", "0"}});
}

TEST_CASE("no text begins as a formula does") {
    for (const std::string text :
         {"=cmd|' /C calc'!A0", "+44 7700 900123", "-2+3", "@SUM(A1)", "\t=1", "\r=1"}) {
        Sheet sheet;
        sheet.headings = {"-x"};
        sheet.rows = {{text}};
        const auto rows = read_strictly(csv_of(sheet));
        REQUIRE(rows);
        CHECK(*rows == std::vector<Row>{{"'-x"}, {"'" + text}});
    }
}

TEST_CASE("a workbook has numbers as numbers, days as days, and texts that are never formulas") {
    const std::string book = xlsx_of({example()}, {"Figures of 2026.", "=1+1"});
    CHECK(book.starts_with("PK"));
    CHECK(holds(part_of(book, "xl/workbook.xml"), "name=\"Figures\""));
    const std::string sheet = part_of(book, "xl/worksheets/sheet1.xml");
    CHECK(holds(sheet, "<c r=\"C2\"><v>235</v></c>"));
    CHECK(holds(sheet, "<c r=\"C3\"><v>-4</v></c>"));
    CHECK(holds(sheet, "<v>46110</v>"));  // 29 March 2026 in days since 1900
    CHECK(holds(sheet, "<v>45351</v>"));
    CHECK(holds(sheet, "state=\"frozen\""));
    CHECK(holds(sheet, "<row r=\"5\""));  // the total
    CHECK_FALSE(holds(sheet, "<f>"));
    CHECK_FALSE(holds(part_of(book, "xl/worksheets/sheet2.xml"), "<f>"));
    const std::string texts = part_of(book, "xl/sharedStrings.xml");
    CHECK(holds(texts, "<t>=1+1</t>"));
    CHECK(holds(texts, "Northgate, \"old\" library"));
    CHECK(holds(part_of(book, "xl/styles.xml"), "formatCode=\"yyyy-mm-dd\""));
}

TEST_CASE("a sheet that no workbook can hold is not passed off as one") {
    Sheet sheet = example();
    sheet.name = "a/b";
    CHECK_THROWS_AS(xlsx_of({sheet}, {}), std::logic_error);
}

TEST_CASE("files come as downloads of their own names") {
    const Response csv = csv_answer(example(), "data-given");
    CHECK(csv.content_type == "text/csv; charset=utf-8");
    CHECK(csv.headers.front().second == "attachment; filename=\"data-given.csv\"");
    const Response book = xlsx_answer({example()}, {}, "data-given");
    CHECK(book.headers.front().second == "attachment; filename=\"data-given.xlsx\"");
    CHECK(book.body.starts_with("PK"));
}

}  // namespace kitbank::web
