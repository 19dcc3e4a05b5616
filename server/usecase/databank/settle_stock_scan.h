#pragma once
#include <vector>

#include "server/usecase/databank/stock_scan_records.h"
#include "server/usecase/ports.h"

// What scanners told of data stock and a person must look at: whoever settles conflicts, of their hub or of all.
namespace kitbank {

// A scan that waits, and what else was told of the same card or consignment.
struct OpenStockScan {
    StockScan scan;
    std::vector<StockScan> others = {};  // in the order in which they happened
};

std::vector<OpenStockScan> read_open_stock_scans(const Caller& caller, Ports& ports);

std::int64_t count_open_stock_scans(const Caller& caller, Ports& ports);  // to worklist_length_max

struct SettleStockScan {
    Caller caller;
    Uuid scan;
};

// Off the list, by a named person; the scan itself is kept. `conflict_not_found` when it does not wait (any more).
Result<StockScan> close_stock_scan(const SettleStockScan& command, Ports& ports);

// Tried once more as the fact that it is; refused with what still stands against it.
Result<StockScan> retry_stock_scan(const SettleStockScan& command, Ports& ports);

}  // namespace kitbank
