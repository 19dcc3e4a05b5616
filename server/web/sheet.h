#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/core/calendar.h"
#include "server/web/response.h"

// Tables as files: CSV for programs, XLSX for people.
namespace kitbank::web {

// Nothing, a text, a whole number, a day.
using SheetCell = std::variant<std::monostate, std::string, std::int64_t, Date>;

struct Sheet {
    std::string name = {};  // of the tab: 31 characters at most, none of []:*?/\.
    std::vector<std::string> headings = {};
    std::vector<std::vector<SheetCell>> rows = {};
    std::vector<SheetCell> total = {};  // a last row, of the workbook alone; empty for none
};

// RFC 4180, UTF-8 without a byte order mark (the Tabular Data Standard): headings first, lines end with CR LF. A text that a
// spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage return) has an apostrophe before it. Words
// about the table are no part of it, and neither is its total, which would be counted as one more row.
std::string csv_of(const Sheet& sheet);

// A workbook with a sheet for each, and the words about them on a last one, "About". Texts are texts, whatever they begin with;
// numbers are numbers and days are days; headings stay in sight. Throws std::runtime_error when it cannot be made: the library
// keeps its parts in the system's folder for temporary files, whose names are gone before anything is written.
std::string xlsx_of(const std::vector<Sheet>& sheets, const std::vector<std::string>& about);

// As a download of that name, which is letters, digits and hyphens.
Response csv_answer(const Sheet& sheet, std::string_view name);
Response xlsx_answer(const std::vector<Sheet>& sheets, const std::vector<std::string>& about,
                     std::string_view name);

}  // namespace kitbank::web
