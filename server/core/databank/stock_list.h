#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/core/databank/bundle.h"
#include "server/core/databank/intake_line.h"
#include "server/core/result.h"

// A file of SIM numbers or voucher codes, as a network or a colleague sends it.
namespace kitbank {

inline constexpr std::size_t stock_file_bytes_max = std::size_t{8} * 1024 * 1024 - 64 * 1024;
inline constexpr std::size_t stock_file_lines_max = 50'000;

struct StockList {
    std::vector<TypedLine> lines;  // with the lines they have in the file
    std::string column;  // the heading of the column they stand in; empty when it has none
    // What else its headings tell of each line and is not read, since it is told for the whole file: "batch", "activate_by".
    std::vector<std::string_view> unread = {};
};

// Finds the column by its heading ("ICCID", "SIM number", "Voucher code"), or by what stands in it: the one in which most
// cells read as SIM numbers; a voucher's only when it is the sole one. A column of telephone numbers is taken with it.
// Lines whose cell is empty are left out. Refuses with `file_not_understood`.
Result<StockList> read_stock_list(std::string_view bytes, ItemKind kind);

}  // namespace kitbank
