#include "server/core/databank/stock_list.h"

#include <algorithm>
#include <array>

#include "server/core/databank/csv.h"

namespace kitbank {
namespace {

constexpr std::size_t sampled_rows = 50;
constexpr std::size_t none = static_cast<std::size_t>(-1);

constexpr std::array<std::string_view, 15> sim_headings = {
    "iccid",     "iccidnumber", "simiccid",        "simnumber",     "simno",      "sim",
    "simserial", "simcard",     "simserialnumber", "simcardnumber", "cardnumber", "serialnumber",
    "serial",    "ssn",         "number"};
constexpr std::array<std::string_view, 10> voucher_headings = {
    "vouchercode", "voucher",        "code",           "pin",          "vouchernumber",
    "topupcode",   "activationcode", "redemptioncode", "vouchercodes", "vouchers"};
constexpr std::array<std::string_view, 9> phone_headings = {
    "msisdn",    "phonenumber",     "phone", "mobile", "mobilenumber",
    "telephone", "telephonenumber", "ctn",   "tel"};

constexpr std::array<std::string_view, 10> batch_headings = {
    "batch",    "batchno", "batchnumber", "batchid",   "batchcode",
    "batchref", "box",     "boxno",       "boxnumber", "batchreference"};
constexpr std::array<std::string_view, 14> activate_by_headings = {
    "activateby",       "activatebydate",
    "activatebefore",   "activateuntil",
    "activationby",     "activationdeadline",
    "activationexpiry", "lastdaytoactivate",
    "expiry",           "expirydate",
    "expires",          "expireson",
    "expirationdate",   "useby"};

Refusal not_understood(std::string detail) {
    return {RefusalCode::file_not_understood, std::move(detail), {}};
}

// Letters alone: "SIM no." and "sim_no" are one.
std::string heading_of(std::string_view cell) {
    std::string heading;
    for (const char sign : comparable_code(cell)) {
        const bool is_capital = sign >= 'A' && sign <= 'Z';
        heading += is_capital ? static_cast<char>(sign - 'A' + 'a') : sign;
    }
    return heading;
}

template <class Headings>
std::size_t column_headed(const CsvRow& row, const Headings& headings) {
    for (const std::string_view heading : headings) {
        for (std::size_t column = 0; column < row.cells.size(); ++column) {
            if (heading_of(row.cells[column]) == heading) return column;
        }
    }
    return none;
}

bool looks_like_number(const std::string& cell) {
    std::size_t digits = 0;
    for (const char sign : cell) digits += sign >= '0' && sign <= '9' ? 1 : 0;
    const std::string plain = comparable_code(cell);
    const bool is_cut = cell.find("E+") != std::string::npos && digits >= 3;
    return is_cut || (digits >= 11 && digits + 1 >= plain.size() && plain.size() <= 21);
}

std::size_t column_of_numbers(const std::vector<CsvRow>& rows) {
    std::vector<int> counts;
    for (std::size_t at = 0; at < std::min(rows.size(), sampled_rows); ++at) {
        const std::vector<std::string>& cells = rows[at].cells;
        counts.resize(std::max(counts.size(), cells.size()));
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const bool is_whole = cells[column].starts_with("89") || cells[column].size() >= 19;
            if (looks_like_number(cells[column])) counts[column] += is_whole ? 3 : 2;
        }
    }
    const auto most = std::ranges::max_element(counts);
    return most == counts.end() || *most == 0 ? none
                                              : static_cast<std::size_t>(most - counts.begin());
}

std::size_t column_of_codes(const std::vector<CsvRow>& rows) {
    std::vector<bool> is_used;
    for (std::size_t at = 0; at < std::min(rows.size(), sampled_rows); ++at) {
        is_used.resize(std::max(is_used.size(), rows[at].cells.size()));
        for (std::size_t column = 0; column < rows[at].cells.size(); ++column) {
            if (!rows[at].cells[column].empty()) is_used[column] = true;
        }
    }
    if (std::ranges::count(is_used, true) != 1) return none;
    return static_cast<std::size_t>(std::ranges::find(is_used, true) - is_used.begin());
}

std::vector<std::string_view> unread_in(const CsvRow& headings) {
    std::vector<std::string_view> unread;
    if (column_headed(headings, batch_headings) != none) unread.emplace_back("batch");
    if (column_headed(headings, activate_by_headings) != none) unread.emplace_back("activate_by");
    return unread;
}

// Words without a digit above a column of numbers.
bool is_heading(const CsvRow& row, std::size_t column) {
    if (column >= row.cells.size() || row.cells[column].empty()) return false;
    return row.cells[column].find_first_of("0123456789") == std::string::npos;
}

std::string cell_at(const CsvRow& row, std::size_t column) {
    return column < row.cells.size() ? row.cells[column] : std::string{};
}

// "8,94E+18" in a file whose separator is the comma.
std::string number_at(const CsvRow& row, std::size_t column) {
    const std::string cell = cell_at(row, column);
    const std::string next = cell_at(row, column + 1);
    const bool is_split = cell.size() == 1 && next.find("E+") != std::string::npos;
    return is_split ? cell + "," + next : cell;
}

}  // namespace

Result<StockList> read_stock_list(std::string_view bytes, ItemKind kind) {
    if (bytes.size() > stock_file_bytes_max) {
        return Refusal{
            RefusalCode::too_large, "The file has more than 8 MB. Load it in parts.", {}};
    }
    const Result<std::string> text = decode_text(bytes);
    if (!text) return text.refusal();
    // One more for a heading.
    const Result<std::vector<CsvRow>> rows =
        parse_csv(*text, {stock_file_lines_max + 1, 200, 1'000});
    if (!rows) return rows.refusal();
    if (rows->empty()) return not_understood("The file is empty. Choose the list of numbers.");

    const bool is_sim = kind == ItemKind::sim;
    const CsvRow& first = rows->front();
    std::size_t column =
        is_sim ? column_headed(first, sim_headings) : column_headed(first, voucher_headings);
    const bool has_heading = column != none;
    if (!has_heading) column = is_sim ? column_of_numbers(*rows) : column_of_codes(*rows);
    if (column == none) {
        return not_understood(
            is_sim
                ? "No column of this file holds SIM numbers. Write ICCID above the one that does."
                : "Several columns of this file could hold the codes. Write \"Voucher code\" above "
                  "the one that does.");
    }
    StockList list;
    const bool skips_first = has_heading || (is_sim && is_heading(first, column));
    if (skips_first) {
        list.column = first.cells[column];
        list.unread = unread_in(first);
    }
    const std::size_t phones = skips_first && is_sim ? column_headed(first, phone_headings) : none;
    for (std::size_t at = skips_first ? 1 : 0; at < rows->size(); ++at) {
        const CsvRow& row = (*rows)[at];
        std::string number = is_sim ? number_at(row, column) : cell_at(row, column);
        if (number.empty()) continue;
        list.lines.push_back(
            {row.line, std::move(number), phones == none ? "" : cell_at(row, phones)});
    }
    if (list.lines.empty())
        return not_understood("The file has a heading and no numbers beneath it.");
    if (list.lines.size() > stock_file_lines_max) {
        return not_understood("The file has more than 50,000 lines. Load it in parts.");
    }
    return list;
}

}  // namespace kitbank
