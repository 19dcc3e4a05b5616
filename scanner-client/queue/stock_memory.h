#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scanner-client/queue/database.h"
#include "scanner-client/wire.h"

namespace kitbank::scanner {

// What the server last told of data stock, for when there is no line, in the scanner's file:
//
//   card     the cards on this hub's shelves: number, bundle, activate_by, reserved_for, network
//   network  how the numbers of each network look, as JSON, and its user terms
//   about    stock_hub, stock_digest, stock_known_at, stock_is_whole
//
// Each telling takes the place of the one before, whole or not at all. What was scanned here since is in the scans themselves.
class StockMemory {
  public:
    explicit StockMemory(Database& database) : database_(database) {}

    // Of a telling that says "unchanged", only the time.
    void remember(const StockFacts& facts, Instant now);

    // One more card, which the server has just said lies here.
    void add(const CardFacts& card);

    struct Known {
        std::string hub;
        std::string digest;
        Instant at;
        bool is_whole = true;
    };
    std::optional<Known> known();  // nothing before the first telling

    std::optional<CardFacts> card(const std::string& number);
    std::vector<Network> networks();
    // What whoever gets the card is told: the terms of the network that gave it, or, of a card that was not told, of the one whose
    // numbers look like this. Empty when there are none.
    std::string terms_of(const std::string& number, const std::string& network_by_number);

    // When an earlier scan of this scanner that stands, or waits, gave the card or made it void, since that moment or not yet sent.
    std::optional<Instant> gone_here(const std::string& number, Instant since, std::int64_t before);
    // An earlier scan of the card that says the same waits here.
    bool waits(const std::string& number, StockScanEvent event, std::int64_t before);

  private:
    std::string about(const char* name);
    void set_about(const char* name, const std::string& value);

    Database& database_;
};

}  // namespace kitbank::scanner
