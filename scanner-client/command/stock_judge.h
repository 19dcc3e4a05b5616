#pragma once
#include <string>

#include "scanner-client/queue/stock_memory.h"
#include "scanner-client/scan.h"

// What this scanner says about a scan of data stock.
namespace kitbank::scanner {

// "Counted: in stock. ..." of what the server has recorded.
std::string said_of(const Scan& scan, const ScanResult& result);

// Without a line. A card is given only when the server has told that it lies on this hub's shelf, and nothing that was scanned
// here since says otherwise: no other hub has it then, so that two hubs cannot give the same one. What is put back can be scanned
// again with a line; what went to a person cannot. Everything else is kept, and judged by the server.
Answer judge_stock_here(const Scan& scan, bool may_be_done, StockMemory& memory);

}  // namespace kitbank::scanner
