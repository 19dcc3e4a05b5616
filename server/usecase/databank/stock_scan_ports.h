#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/databank/stock_scan_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What scanners told of data stock.
class StockScanReader {
  public:
    virtual ~StockScanReader() = default;
    virtual std::vector<StockScan> stock_scans_known(std::span<const Uuid> ids) = 0;
    // All that were told of a card or consignment, in the order in which they happened.
    virtual std::vector<StockScan> stock_scans_of(OrganisationId organisation,
                                                  std::string_view subject) = 0;
    // Those that wait for a person, the first that came at the top; of one hub those that were made there.
    virtual std::vector<StockScan> stock_scans_open(const Scope& scope, int limit) = 0;
};

class StockScanWriter {
  public:
    virtual ~StockScanWriter() = default;
    virtual void insert_stock_scans(std::span<const StockScan> scans) = 0;
    // Effect, reason, waiting and closing of a scan.
    virtual void update_stock_scan(const StockScan& scan) = 0;
};

}  // namespace kitbank
