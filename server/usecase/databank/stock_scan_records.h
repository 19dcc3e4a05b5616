#pragma once
#include <optional>
#include <string>

#include "server/core/databank/stock_scan.h"
#include "server/core/ids.h"
#include "server/core/refusal.h"
#include "server/usecase/databank/records.h"

// The rows of what scanners told of data stock.
namespace kitbank {

// One scan that was recorded or set aside; one that was refused outright has none. `subject` is the number of the card it is about (of a
// swap the old one) or a consignment's reference; whoever asks for a request names it in the facts.
struct StockScan {
    Uuid id = {};
    OrganisationId organisation = {};
    StockScanEvent event = StockScanEvent::sim_count;
    std::string subject = {};
    std::string actor = {};
    HubId hub = {};  // where it was made; 0 when it names none that there is
    std::string hub_code = {};
    Instant happened_at = {};
    std::string source = {};  // the scanner's name
    std::int64_t source_seq = 0;
    Instant recorded_at = {};
    bool is_fact = true;  // told later, and not asked
    Evidence facts = {};
    Hash digest = {};
    bool took_effect = false;  // stock or a count follows it
    // A person must look: the rules refuse it, or another scan says otherwise.
    std::optional<Refusal> reason = {};
    // It is tried again by itself when its card is received or arrives here.
    bool is_waiting = false;
    std::string closed_by = {};
    std::optional<Instant> closed_at = {};
    friend bool operator==(const StockScan&, const StockScan&) = default;
};

inline bool is_open(const StockScan& scan) { return scan.reason && !scan.closed_at; }

}  // namespace kitbank
