#pragma once
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scanner-client/facts.h"
#include "scanner-client/scan.h"

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
    std::optional<DeviceState> state;
    std::optional<Problem> problem;
};
std::optional<std::vector<ScanResult>> parse_results(std::string_view body);

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
