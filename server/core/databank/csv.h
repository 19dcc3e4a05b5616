#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/core/result.h"

// Reads lists as people save them (RFC 4180, and what spreadsheets make of it). Kitbank's own, since the parsers of its
// packages take one separator and one spelling, and fail as a whole where one line is odd.
namespace kitbank {

struct CsvRow {
    int line = 0;  // where it begins in the file, from 1: what an editor and a spreadsheet show
    std::vector<std::string> cells;
    friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

struct CsvLimits {
    std::size_t rows_max = 50'000;
    std::size_t cells_max = 200;
    std::size_t cell_bytes_max = 1'000;
};

// The file as UTF-8: without a byte order mark, from UTF-16 of either order with or without one, and from Windows-1252
// when it is no UTF-8. Refuses with `file_not_understood` a workbook (.xlsx, .xls, .ods), a PDF, and what holds other
// control characters than tabs and line ends.
Result<std::string> decode_text(std::string_view bytes);

// Rows that hold anything; lines end with CR LF, LF or CR alone. The separator is the one of comma, semicolon, tab and bar
// that the first lines have most of, or that a first line "sep=;" names. A quote that stands inside a bare cell is a
// sign like any other, and one that is never closed ends with its line: one wrong quote must not swallow a file. Cells have
// no white space at their ends, and are without what keeps spreadsheets from counting: ="8944...", '8944....
// Refuses with `file_not_understood` what is beyond the limits, naming the line.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, const CsvLimits& limits = {});

}  // namespace kitbank
