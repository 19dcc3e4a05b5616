#pragma once
#include <optional>
#include <string>

#include "server/usecase/databank/record_stock_scans.h"

namespace kitbank {

// What the rooms of the data bank make of one scan.
struct StockScanEffect {
    std::optional<DataItem> item = {};
    std::string note = {};
    // The stock follows it; not of a receipt that was told already.
    bool took_effect = true;
    // It happened, and a person must look at it all the same.
    std::optional<Refusal> against = {};
};

// Does what the scan says, within the caller's transaction: what is refused may have written something, and must be rolled back.
Result<StockScanEffect> act_on(const TellStockScan& scan, const Hub& hub, Instant happened_at,
                               Transaction& tx, Ports& ports);

}  // namespace kitbank
