#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scanner-client/command/options.h"
#include "scanner-client/command/scan_desk.h"
#include "server/core/databank/scanned_code.h"

// The modes of data stock: what a scanned card or consignment means while one of them runs.
namespace kitbank::scanner {

struct StockMode {
    std::string_view name;
    std::string_view summary;
    std::string_view details;
    StockScanEvent event;
};

const std::vector<StockMode>& stock_modes();
const StockMode* find_stock_mode(const std::string& name);

// The options of a mode beyond those of every mode: the facts that are told once for all its scans.
std::vector<Option> stock_options(const StockMode& mode);

// What every scan of one run has in common.
struct StockOrders {
    StockScanEvent event = StockScanEvent::sim_count;
    std::string hub;
    Evidence facts;
    std::string network;        // code; empty when none was chosen
    std::optional<Instant> at;  // of scans written down earlier
};

std::variant<StockOrders, UsageFault> read_stock_orders(const StockMode& mode,
                                                        const Arguments& arguments,
                                                        const std::string& hub, Instant now);

// Reads one code after the other, says what each is, and hands what they mean to the scan desk. What belongs together is
// scanned in its order: a request before its card, an old card before the new one. A number whose last digit does not agree is
// taken when it is scanned twice in a row. A card whose network has terms goes out when it is scanned once more after they were shown, or at
// once where somebody said beforehand that they tell everybody.
class StockDesk {
  public:
    StockDesk(ScanDesk& scans, const StockOrders& orders) : scans_(scans), orders_(orders) {}

    Answer take(const std::string& scanned);

  private:
    Answer take_request(const ScannedCode& code);
    Answer take_consignment(const ScannedCode& code);
    Answer take_card(const ScannedCode& code);
    Answer take_old(const ScannedCode& code);
    std::optional<Answer> terms_first(const ScannedCode& code, Evidence& facts);
    std::string terms_to_show(const ScannedCode& code);
    Answer what_it_is(const std::string& scanned, const ScannedCode& code);
    Answer submit(const std::string& subject, const Evidence& facts, const std::string& read);
    std::string read_as(const ScannedCode& code);

    ScanDesk& scans_;
    StockOrders orders_;
    std::string request_;          // whose code was scanned last
    std::string old_card_;         // that is swapped
    std::string doubtful_;         // scanned last, and its last digit does not agree
    std::string untold_;           // scanned last, and its terms were shown
    std::set<std::string> shown_;  // terms that were, to whoever tells everybody
    int done_ = 0;
};

}  // namespace kitbank::scanner
