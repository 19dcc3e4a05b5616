#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scanner-client/facts.h"
#include "scanner-client/scan.h"
#include "server/core/databank/network.h"

// The JSON of contract: what a scanner sends, and what it understands of the answers. Reading is
// forgiving about what is added and strict about what it needs: an answer that lacks that is no
// answer.
namespace kitbank::scanner {

using Json = nlohmann::json;

// Evidence and media as they stand in a request: numbers as numbers.
Json evidence_json(const Evidence& evidence, DeviceEvent event, std::span<const Medium> media);

// The body of the one request that asks for this scan now, and an item of a batch.
Json live_json(const Scan& scan);
Json batch_item_json(const Scan& scan);

// Back from the queue's file; nothing when the text is not what evidence_json made.
struct KeptEvidence {
    Evidence evidence;
    std::vector<Medium> media;
};
std::optional<KeptEvidence> parse_evidence(std::string_view text);

std::optional<DeviceFacts> parse_device(std::string_view body, Instant now);

// What the answer says of the request that the device came back from, in a sentence; or nothing.
std::string parse_request_told(std::string_view body);

// A refusal as the server writes it (application/problem+json).
struct Problem {
    std::string code;
    std::string sentence;
    bool retry = false;
};
std::optional<Problem> parse_problem(std::string_view body);

// One result of a batch.
struct ScanResult {
    Uuid id;
    std::string outcome;
    std::optional<DeviceState> state;  // of a device
    std::optional<Problem> problem;
    std::string state_text = {};  // of a device or a card
    std::string note = {};        // of a card, for the person
};
std::optional<std::vector<ScanResult>> parse_results(std::string_view body);

// What the server tells of data stock, for when there is no line.
struct CardFacts {
    std::string number;
    std::string bundle;
    std::string activate_by;   // a date, or empty
    std::string reserved_for;  // a request, or empty
    std::string network = {};  // code; empty when it was not told
    friend bool operator==(const CardFacts&, const CardFacts&) = default;
};
struct StockFacts {
    std::string hub;
    std::string digest;
    bool is_unchanged = false;
    bool is_whole = true;
    std::vector<Network> networks;
    std::vector<CardFacts> cards;
};
std::optional<StockFacts> parse_stock_facts(std::string_view body);

// The numbers of a network, as they are told and kept.
Json numbers_json(const Network& network);
std::vector<NumberRow> parse_numbers(const Json& rows);

struct HubChoice {
    std::string code;
    std::string name;
};
struct HubPage {
    std::vector<HubChoice> hubs;
    std::string next;  // cursor; empty at the end
};
std::optional<HubPage> parse_hubs(std::string_view body);

}  // namespace kitbank::scanner
