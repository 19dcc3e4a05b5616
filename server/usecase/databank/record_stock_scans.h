#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/usecase/databank/stock_scan_records.h"
#include "server/usecase/devices/record_events.h"
#include "server/usecase/ports.h"

// What scanners tell of data stock, beside what they tell of devices: wishes are asked now, and a refused one leaves everything as it
// was; facts have happened already, and what the rules refuse of them waits for a person, with its reason.
//
// Each scan is judged alone, in a transaction of its own. A delivery that breaks off has left a beginning of it behind, and sent again
// answers that beginning as repeats: each scan's id counts once, whatever comes in which order.
//
// Any order of arrival, any batching and any repetition of the same facts leave the same stock and the same cards for a person to look
// at (reliability.md 6, invariant 13). What is told of one card therefore counts by what it is, and not by when it came:
//   - a card that some scan gave is given, and one that some scan made void is void, whichever came first;
//   - two facts that gave one card, or one that gave it and one that made it void, disagree: the card waits for a person with all that was
//     told of it, also that which stands;
//   - what is told of a card before its receipt, or before it arrives here, waits and is tried again by itself;
//   - a card that went out for a request which was answered by then is with that request's person, and a person looks at both;
//   - the same receipt told twice is one receipt.
// (Undoing a gift because an earlier one comes in later was rejected: the request that it served is answered, and only a
// person can ask which of the two has the card. Two hubs that receive one card each say where it is: the first that comes holds it,
// the other waits for a person. So does the swap of a card that another scan says is void.)
namespace kitbank {

struct TellStockScan {
    Uuid id;  // made by the scanner, once
    Caller caller;
    Tense tense = Tense::fact;
    StockScanEvent event = StockScanEvent::sim_count;
    std::string subject = {};   // a card's number, or a consignment's reference
    std::string hub = {};       // code; empty means the caller's own hub
    std::optional<Instant> at;  // by the sender's clock; empty means now
    std::chrono::microseconds clock_error{0};
    std::string source = {};
    std::int64_t source_seq = 0;
    Evidence facts = {};
};

struct ToldStockScan {
    ScanOutcome outcome = ScanOutcome::applied;
    std::optional<DataItem> item = {};    // as it is now
    std::string note = {};                // for the person at the desk
    std::optional<Refusal> refusal = {};  // of a conflict and of what is refused
};

// One answer a scan, in their order. A `conflict` is kept and waits for a person; of what is `refused` nothing is kept.
std::vector<ToldStockScan> record_stock_scans(std::span<const TellStockScan> scans, Ports& ports);

// Tries again what waits for its card, of this organisation; how many were recorded.
int retry_waiting_scans(OrganisationId organisation, Ports& ports);

// Once more what was set aside, within a transaction that holds the organisation's intake: the row as it is then, or what is
// still against it. What is refused may have written something, and must be rolled back.
Result<StockScan> record_again(const StockScan& row, Transaction& tx, Ports& ports);

Permission permission_of(StockScanEvent event);

}  // namespace kitbank
