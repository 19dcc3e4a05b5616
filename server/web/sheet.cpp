#include "server/web/sheet.h"

#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <stdexcept>

namespace kitbank::web {
namespace {

constexpr std::string_view line_end = "\r\n";

bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != text.npos;
}

std::string csv_text(const std::string& text) {
    const std::string harmless = is_formula(text) ? "'" + text : text;
    if (harmless.find_first_of("\",\r\n") == std::string::npos) return harmless;
    std::string quoted = "\"";
    for (const char sign : harmless) quoted += sign == '"' ? "\"\"" : std::string(1, sign);
    return quoted + '"';
}

struct CsvWord {
    std::string operator()(std::monostate /*nothing*/) const { return ""; }
    std::string operator()(const std::string& text) const { return csv_text(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Date date) const { return format(date); }
};

// A file that is nowhere but in memory. The library wants a name, and /proc has one for it.
class MemoryFile {
  public:
    MemoryFile() : file_(::memfd_create("sheet", MFD_CLOEXEC)) {
        if (file_ < 0) throw std::runtime_error("a workbook needs a file in memory");
    }
    ~MemoryFile() { ::close(file_); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }
    [[nodiscard]] std::string content() const {
        std::string bytes(static_cast<std::size_t>(::lseek(file_, 0, SEEK_END)), '\0');
        std::size_t at = 0;
        while (at < bytes.size()) {
            const ssize_t read =
                ::pread(file_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
            if (read <= 0) throw std::runtime_error("a workbook cannot be read back");
            at += static_cast<std::size_t>(read);
        }
        return bytes;
    }

  private:
    int file_;
};

struct Formats {
    lxw_format* bold;
    lxw_format* day;
    lxw_format* wrapped;
};

Formats formats_of(lxw_workbook* book) {
    const Formats formats{workbook_add_format(book), workbook_add_format(book),
                          workbook_add_format(book)};
    format_set_bold(formats.bold);
    format_set_num_format(formats.day, "yyyy-mm-dd");
    format_set_text_wrap(formats.wrapped);
    return formats;
}

void must(lxw_error error) {
    if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
}

// One cell at its place.
struct CellWriter {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;
    lxw_format* day;

    void operator()(std::monostate /*nothing*/) const {}
    void operator()(const std::string& text) const {
        must(worksheet_write_string(sheet, row, column, text.c_str(), format));
    }
    void operator()(std::int64_t number) const {
        must(worksheet_write_number(sheet, row, column, static_cast<double>(number), format));
    }
    void operator()(Date date) const {
        lxw_datetime written{int{date.year()},
                             static_cast<int>(static_cast<unsigned>(date.month())),
                             static_cast<int>(static_cast<unsigned>(date.day())),
                             0,
                             0,
                             0};
        must(worksheet_write_datetime(sheet, row, column, &written, day));
    }
};

void write_row(lxw_worksheet* sheet, std::size_t row, const std::vector<SheetCell>& cells,
               lxw_format* format, lxw_format* day) {
    for (std::size_t column = 0; column < cells.size(); ++column) {
        std::visit(CellWriter{sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                              format, day},
                   cells[column]);
    }
}

constexpr std::size_t width_min = 10;
constexpr std::size_t width_max = 60;

void set_widths(lxw_worksheet* sheet, const Sheet& table) {
    for (std::size_t column = 0; column < table.headings.size(); ++column) {
        std::size_t width = std::max(width_min, table.headings[column].size());
        for (const auto& row : table.rows) {
            const auto* text = std::get_if<std::string>(&row[column]);
            if (text != nullptr) width = std::max(width, text->size());
        }
        const auto at = static_cast<lxw_col_t>(column);
        must(worksheet_set_column(sheet, at, at,
                                  static_cast<double>(std::min(width, width_max) + 1), nullptr));
    }
}

void write_sheet(lxw_workbook* book, const Sheet& table, const Formats& formats) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.c_str());
    if (sheet == nullptr) throw std::logic_error("no sheet can be called " + table.name);
    write_row(sheet, 0, {table.headings.begin(), table.headings.end()}, formats.bold, formats.day);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        write_row(sheet, row + 1, table.rows[row], nullptr, formats.day);
    }
    write_row(sheet, table.rows.size() + 1, table.total, formats.bold, formats.day);
    worksheet_freeze_panes(sheet, 1, 0);
    set_widths(sheet, table);
}

void write_about(lxw_workbook* book, const std::vector<std::string>& about,
                 const Formats& formats) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, "About");
    must(worksheet_set_column(sheet, 0, 0, static_cast<double>(2 * width_max), nullptr));
    for (std::size_t row = 0; row < about.size(); ++row) {
        write_row(sheet, row, {about[row]}, formats.wrapped, formats.day);
    }
}

Response download(std::string type, std::string body, const std::string& name) {
    return Response{200, std::move(type), std::move(body), {}}.with(
        "Content-Disposition", "attachment; filename=\"" + name + "\"");
}

}  // namespace

std::string csv_of(const Sheet& sheet) {
    std::string text;
    const auto add_line = [&](const std::vector<SheetCell>& cells) {
        for (std::size_t at = 0; at < cells.size(); ++at) {
            text += (at == 0 ? "" : ",") + std::visit(CsvWord{}, cells[at]);
        }
        text += line_end;
    };
    add_line({sheet.headings.begin(), sheet.headings.end()});
    for (const auto& row : sheet.rows) add_line(row);
    return text;
}

std::string xlsx_of(const std::vector<Sheet>& sheets, const std::vector<std::string>& about) {
    const MemoryFile file;
    lxw_workbook* book = workbook_new(file.name().c_str());
    if (book == nullptr) throw std::runtime_error("no workbook can be made");
    try {
        const Formats formats = formats_of(book);
        for (const Sheet& sheet : sheets) write_sheet(book, sheet, formats);
        write_about(book, about, formats);
    } catch (...) {
        lxw_workbook_free(book);
        throw;
    }
    must(workbook_close(book));
    return file.content();
}

Response csv_answer(const Sheet& sheet, std::string_view name) {
    return download("text/csv; charset=utf-8", csv_of(sheet), std::string{name} + ".csv");
}

Response xlsx_answer(const std::vector<Sheet>& sheets, const std::vector<std::string>& about,
                     std::string_view name) {
    return download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    xlsx_of(sheets, about), std::string{name} + ".xlsx");
}

}  // namespace kitbank::web
