#include "server/core/databank/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::string_view separators = ",;\t|";
constexpr std::size_t sampled_bytes = 8'192;

Refusal not_understood(std::string detail) {
    return {RefusalCode::file_not_understood, std::move(detail), {}};
}

std::uint8_t byte_of(char sign) { return static_cast<std::uint8_t>(sign); }

void add_utf8(std::string& text, std::uint32_t point) {
    const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0U | point >> 6U);
        add(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        add(0xE0U | point >> 12U);
        add(0x80U | (point >> 6U & 0x3FU));
        add(0x80U | (point & 0x3FU));
    } else {
        add(0xF0U | point >> 18U);
        add(0x80U | (point >> 12U & 0x3FU));
        add(0x80U | (point >> 6U & 0x3FU));
        add(0x80U | (point & 0x3FU));
    }
}

// Half a pair, and an odd byte at the end, become the sign for what could not be read.
std::string from_utf16(std::string_view bytes, bool is_big_endian) {
    constexpr std::uint32_t unreadable = 0xFFFD;
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        const std::uint32_t first = byte_of(bytes[at]);
        const std::uint32_t second = byte_of(bytes[at + 1]);
        return is_big_endian ? first << 8U | second : second << 8U | first;
    };
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint32_t point = unit(at);
        if (point >= 0xD800 && point <= 0xDFFF) {
            const std::uint32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
            const bool is_pair = point < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF;
            point = is_pair ? 0x10000U + ((point - 0xD800U) << 10U) + (low - 0xDC00U) : unreadable;
            if (is_pair) at += 2;
        }
        add_utf8(text, point);
    }
    if (bytes.size() % 2 == 1) add_utf8(text, unreadable);
    return text;
}

// The signs of 0x80 to 0x9F; 0 where Windows-1252 has none.
constexpr std::array<std::uint16_t, 32> windows_signs = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::string from_windows(std::string_view bytes) {
    std::string text;
    for (const char sign : bytes) {
        const std::uint8_t byte = byte_of(sign);
        const bool is_special = byte >= 0x80 && byte < 0xA0;
        const std::uint32_t point = is_special ? windows_signs.at(byte - 0x80U) : byte;
        add_utf8(text, point == 0 && byte != 0 ? 0xFFFDU : point);
    }
    return text;
}

// Two bytes a sign, of which one is zero: text of digits and plain letters without a mark.
bool looks_like_utf16(std::string_view bytes, std::size_t zero_at) {
    const std::string_view sample = bytes.substr(0, 64);
    if (sample.size() < 4) return false;
    for (std::size_t at = 0; at + 1 < sample.size(); at += 2) {
        if (sample[at + zero_at] != '\0' || sample[at + 1 - zero_at] == '\0') return false;
    }
    return true;
}

std::string in_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), false);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), true);
    if (looks_like_utf16(bytes, 1)) return from_utf16(bytes, false);
    if (looks_like_utf16(bytes, 0)) return from_utf16(bytes, true);
    return is_utf8(bytes) ? std::string{bytes} : from_windows(bytes);
}

bool is_other_control(char sign) {
    const std::uint8_t byte = byte_of(sign);
    return (byte < 0x20 && sign != '\t' && sign != '\r' && sign != '\n') || byte == 0x7F;
}

char separator_of(std::string_view text) {
    std::array<int, separators.size()> counts{};
    bool is_quoted = false;
    for (const char sign : text.substr(0, sampled_bytes)) {
        if (sign == '"') is_quoted = !is_quoted;
        const std::size_t at = separators.find(sign);
        if (at != std::string_view::npos && !is_quoted) ++counts.at(at);
    }
    const auto most = std::ranges::max_element(counts);
    return separators[static_cast<std::size_t>(most - counts.begin())];
}

// A first line "sep=;" is for the spreadsheet; it stays counted.
std::optional<char> named_separator(std::string_view text) {
    if (text.size() < 5 || !(text.starts_with("sep=") || text.starts_with("Sep=")))
        return std::nullopt;
    const bool ends = text.size() == 5 || text[5] == '\r' || text[5] == '\n';
    if (!ends) return std::nullopt;
    return text[4];
}

std::string plain_cell(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.starts_with("=\"") && cell.ends_with('"') && cell.size() >= 3) {
        cell = cell.substr(2, cell.size() - 3);
    }
    if (cell.starts_with('\'')) cell.remove_prefix(1);
    return std::string{trimmed(cell)};
}

// Where the quoted cell that begins here ends: at its closing quote, or nowhere when it is never closed.
std::size_t closing_quote(std::string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != '"') continue;
        if (at + 1 < text.size() && text[at + 1] == '"') {
            ++at;
        } else {
            return at;
        }
    }
    return std::string_view::npos;
}

class Parser {
  public:
    Parser(std::string_view text, char separator, const CsvLimits& limits)
        : text_(text), separator_(separator), limits_(limits) {}

    Result<std::vector<CsvRow>> parse() {
        std::vector<CsvRow> rows;
        while (!text_.empty()) {
            CsvRow row{line_, {}};
            take_row(row);
            if (row.cells.size() > limits_.cells_max) {
                return not_understood("Line " + std::to_string(row.line) +
                                      " has more columns than a list can have.");
            }
            if (std::ranges::any_of(row.cells, [&](const std::string& cell) {
                    return cell.size() > limits_.cell_bytes_max;
                })) {
                return not_understood("A cell on line " + std::to_string(row.line) +
                                      " is too long. It may have a quotation mark too many.");
            }
            if (std::ranges::all_of(row.cells, &std::string::empty)) continue;
            if (rows.size() == limits_.rows_max) {
                return not_understood(
                    "The file has more lines than can be loaded at once. Load it in parts.");
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

  private:
    void take_row(CsvRow& row) {
        do {
            row.cells.push_back(take_cell());
        } while (take_separator() && row.cells.size() <= limits_.cells_max);
        if (row.cells.size() > limits_.cells_max) text_ = {};
        take_line_end();
    }

    std::string take_cell() {
        if (text_.starts_with('"') || text_.starts_with("=\"")) {
            const std::size_t opening = text_.front() == '=' ? 1 : 0;
            const std::size_t end = closing_of(text_.substr(opening));
            if (end != std::string_view::npos) return take_quoted(opening, end);
        }
        const std::size_t end = end_of_bare_cell();
        const std::string cell = plain_cell(text_.substr(0, end));
        text_.remove_prefix(end);
        return cell;
    }

    // A quote after which no separator and no line end comes closes nothing. What is longer than a cell may be is not
    // looked through, or a file of opening quotes would be read once for each of them.
    [[nodiscard]] std::size_t closing_of(std::string_view quoted) const {
        const std::size_t end = closing_quote(quoted.substr(0, limits_.cell_bytes_max * 2));
        if (end == std::string_view::npos) return end;
        const std::size_t after = quoted.find_first_not_of(" ", end + 1);
        const bool closes = after == std::string_view::npos || quoted[after] == separator_ ||
                            quoted[after] == '\r' || quoted[after] == '\n';
        return closes ? end : std::string_view::npos;
    }

    std::string take_quoted(std::size_t opening, std::size_t end) {
        std::string cell;
        const std::string_view inside = text_.substr(opening + 1, end - 1);
        for (std::size_t at = 0; at < inside.size(); ++at) {
            cell += inside[at];
            if (inside[at] == '"') ++at;  // two stand for one
        }
        count_lines(inside);
        text_.remove_prefix(opening + end + 1);
        text_.remove_prefix(end_of_bare_cell());
        return plain_cell(cell);
    }

    [[nodiscard]] std::size_t end_of_bare_cell() const {
        const std::array<char, 3> ends = {separator_, '\r', '\n'};
        return std::min(text_.find_first_of(std::string_view{ends.data(), ends.size()}),
                        text_.size());
    }

    bool take_separator() {
        if (!text_.starts_with(separator_)) return false;
        text_.remove_prefix(1);
        return true;
    }

    void take_line_end() {
        if (text_.empty()) return;
        text_.remove_prefix(text_.starts_with("\r\n") ? 2 : 1);
        ++line_;
    }

    void count_lines(std::string_view inside) {
        for (std::size_t at = 0; at < inside.size(); ++at) {
            const bool is_pair =
                inside[at] == '\r' && at + 1 < inside.size() && inside[at + 1] == '\n';
            if (inside[at] == '\n' || (inside[at] == '\r' && !is_pair)) ++line_;
        }
    }

    std::string_view text_;
    char separator_;
    CsvLimits limits_;
    int line_ = 1;
};

}  // namespace

Result<std::string> decode_text(std::string_view bytes) {
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return not_understood(
            "This is a workbook and not a list. Open it, choose Save as, CSV, and give that file.");
    }
    if (bytes.starts_with("%PDF")) {
        return not_understood("This is a PDF. Ask the network for the numbers as a CSV file.");
    }
    std::string text = in_utf8(bytes);
    if (std::ranges::any_of(text, is_other_control)) {
        return not_understood(
            "This is no list in plain text. Save it as CSV from the program that made it.");
    }
    return text;
}

Result<std::vector<CsvRow>> parse_csv(std::string_view text, const CsvLimits& limits) {
    const std::optional<char> named = named_separator(text);
    Result<std::vector<CsvRow>> rows =
        Parser{text, named.value_or(separator_of(text)), limits}.parse();
    if (rows && named && !rows->empty()) rows->erase(rows->begin());
    return rows;
}

}  // namespace kitbank
