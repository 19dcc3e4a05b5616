#pragma once
#include <span>

#include "server/usecase/databank/records.h"
#include "server/usecase/databank/stock_scan_ports.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Deliveries from networks, and files that are looked at before they are loaded.
class IntakeReader : public StockScanReader {
  public:
};

class IntakeWriter : public StockScanWriter {
  public:
};

}  // namespace kitbank
