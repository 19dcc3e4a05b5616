#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scanner-client/http.h"
#include "scanner-client/wire.h"

namespace kitbank::scanner {

// What became of a request, as far as a scanner must know. Only an answer in Kitbank's own words is
// a yes or a no: the page of a hotel's network, a proxy's 404 or a body that was cut leave the scan
// undecided, and it is sent again with the same id.
enum class Verdict : std::uint8_t { accepted, refused, undecided };

struct Reply {
    Verdict verdict = Verdict::undecided;
    std::string code;      // of the refusal
    std::string sentence;  // for the person: of the refusal, or why nothing is decided
    bool sign_in_needed = false;
    bool may_be_done = false;  // undecided, but the request may have arrived
};

struct DeviceReply : Reply {
    std::optional<DeviceFacts> device;
    std::string told;  // of the request that it came back from, in a sentence
};
struct BatchReply : Reply {
    std::vector<ScanResult> results;
};
struct StockReply : Reply {
    std::optional<ScanResult> result;
};
struct StockFactsReply : Reply {
    std::optional<StockFacts> facts;
};
struct HubsReply : Reply {
    std::vector<HubChoice> hubs;
};

// The calls of contract that a scanner makes.
class ApiClient {
  public:
    ApiClient(const std::string& server, std::string token, Patience patience = {})
        : line_(server, patience), token_(std::move(token)) {}

    // A wish: judged now, stored only when it is accepted.
    DeviceReply send_live(const Scan& scan, Instant now);

    // Facts: what happened while there was no line, at most batch_scans_max of them.
    BatchReply send_batch(const std::string& scanner, std::span<const Scan> scans, Instant now);

    // A wish about data stock, asked the same way as a delivery of one.
    StockReply ask_stock(const std::string& scanner, const Scan& scan, Instant now);

    // What this hub has, unless `known` is its digest still.
    StockFactsReply stock_facts(const std::string& hub, const std::string& known);

    DeviceReply look_up(const std::string& tag, Instant now);

    HubsReply hubs();

  private:
    HttpLine line_;
    std::string token_;
};

constexpr std::size_t batch_scans_max = 500;
constexpr std::size_t batch_cards_max = 100;  // of a delivery in which some are of data stock

}  // namespace kitbank::scanner
