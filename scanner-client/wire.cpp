#include "scanner-client/wire.h"

#include <algorithm>
#include <charconv>

namespace kitbank::scanner {
namespace {

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

// A text member, or an empty text when it is absent or something else.
std::string text_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

const Json& object_at(const Json& object, const char* name) {
    static const Json none = Json::object();
    const auto found = object.find(name);
    return found != object.end() && found->is_object() ? *found : none;
}

bool is_number(DeviceEvent event, std::string_view name) {
    return std::ranges::any_of(evidence_fields(event), [&](const EvidenceField& field) {
        return field.name == name && field.kind == FieldKind::number;
    });
}

Json value_json(DeviceEvent event, const std::string& name, const std::string& value) {
    int number = 0;
    const char* end = value.data() + value.size();
    const bool whole = is_number(event, name) &&
                       std::from_chars(value.data(), end, number).ptr == end && !value.empty();
    return whole ? Json(number) : Json(value);
}

Json medium_json(const Medium& medium) {
    Json json{{"serial", medium.serial}, {"type", name_of(medium.type)}};
    if (!medium.model.empty()) json["model"] = medium.model;
    if (medium.bytes > 0) json["bytes"] = medium.bytes;
    return json;
}

Medium parse_medium(const Json& json) {
    const auto bytes = json.find("bytes");
    return {text_at(json, "serial"), text_at(json, "model"),
            bytes != json.end() && bytes->is_number_integer() ? bytes->get<std::int64_t>() : 0,
            parse_medium_type(text_at(json, "type")).value_or(MediumType::unknown)};
}

void read_custody(const Json& custody, DeviceFacts& facts) {
    facts.holder = parse_holder_kind(text_at(custody, "holder")).value_or(HolderKind::donor);
    if (facts.holder != HolderKind::hub) return;
    facts.hub = text_at(custody, "hub");
    facts.shelf = text_at(custody, "reference");
}

std::string fields_sentence(const Json& problem) {
    std::string sentence;
    const auto fields = problem.find("fields");
    if (fields == problem.end() || !fields->is_array()) return sentence;
    for (const Json& field : *fields) {
        if (!field.is_object()) continue;
        sentence += " " + text_at(field, "field") + ": " + text_at(field, "detail");
    }
    return sentence;
}

std::optional<Problem> problem_of(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    Problem problem{text_at(json, "code"), text_at(json, "detail"), false};
    if (problem.code.empty()) return std::nullopt;
    if (problem.sentence.empty()) problem.sentence = text_at(json, "title");
    problem.sentence += fields_sentence(json);
    const auto retry = json.find("retry");
    problem.retry = retry != json.end() && retry->is_boolean() && retry->get<bool>();
    return problem;
}

std::optional<ScanResult> result_of(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    const auto id = parse_uuid(text_at(json, "id"));
    const std::string outcome = text_at(json, "outcome");
    if (!id || outcome.empty()) return std::nullopt;
    const std::string state = text_at(json, "state");
    return ScanResult{*id,
                      outcome,
                      parse_device_state(state),
                      problem_of(object_at(json, "problem")),
                      state,
                      text_at(json, "note")};
}

}  // namespace

Json evidence_json(const Evidence& evidence, DeviceEvent event, std::span<const Medium> media) {
    Json json = Json::object();
    for (const auto& [name, value] : evidence) json[name] = value_json(event, name, value);
    for (const Medium& medium : media) json["media"].push_back(medium_json(medium));
    return json;
}

Json live_json(const Scan& scan) {
    Json json = evidence_json(scan.evidence, scan.event, scan.media);
    json["at"] = format(scan.at);
    json["hub"] = scan.hub;
    return json;
}

Json batch_item_json(const Scan& scan) {
    Json json = live_json(scan);
    json["id"] = format(scan.id);
    json["seq"] = scan.seq;
    if (!scan.stock) {
        json["tag"] = scan.tag;
        json["event"] = name_of(scan.event);
        return json;
    }
    const bool is_arrival = *scan.stock == StockScanEvent::consignment_arrival;
    json[is_arrival ? "consignment" : "sim"] = scan.tag;
    json["event"] = name_of(*scan.stock);
    return json;
}

std::optional<KeptEvidence> parse_evidence(std::string_view text) {
    const Json json = parsed(text);
    if (!json.is_object()) return std::nullopt;
    KeptEvidence kept;
    for (const auto& [name, value] : json.items()) {
        if (name == "media" && value.is_array()) {
            for (const Json& medium : value) kept.media.push_back(parse_medium(medium));
        } else if (value.is_string()) {
            kept.evidence[name] = value.get<std::string>();
        } else if (value.is_number_integer()) {
            kept.evidence[name] = std::to_string(value.get<std::int64_t>());
        } else {
            return std::nullopt;
        }
    }
    return kept;
}

std::optional<DeviceFacts> parse_device(std::string_view body, Instant now) {
    const Json json = parsed(body);
    if (!json.is_object()) return std::nullopt;
    const auto state = parse_device_state(text_at(json, "state"));
    DeviceFacts facts;
    facts.tag = text_at(json, "tag");
    if (!state || facts.tag.empty()) return std::nullopt;
    facts.state = *state;
    facts.what = text_at(json, "make") + " " + text_at(json, "model");
    read_custody(object_at(json, "custody"), facts);
    facts.wiped = !object_at(json, "wipe").empty();
    facts.reservation = text_at(json, "reservation");
    const auto next = json.find("next");
    if (next != json.end() && next->is_array()) {
        for (const Json& event : *next)
            if (event.is_string()) facts.next.push_back(event.get<std::string>());
    }
    facts.known_at = now;
    return facts;
}

std::string parse_request_told(std::string_view body) {
    const Json json = parsed(body);
    if (!json.is_object()) return "";
    const Json& request = object_at(json, "request");
    const std::string reference = text_at(request, "reference");
    if (reference.empty()) return "";
    if (text_at(request, "state") == "closed") return "Request " + reference + " is closed.";
    return "Request " + reference + " goes on.";
}

std::optional<Problem> parse_problem(std::string_view body) { return problem_of(parsed(body)); }

std::optional<std::vector<ScanResult>> parse_results(std::string_view body) {
    const Json json = parsed(body);
    if (!json.is_object() || !json.contains("results") || !json["results"].is_array())
        return std::nullopt;
    std::vector<ScanResult> results;
    for (const Json& item : json["results"])
        if (auto result = result_of(item)) results.push_back(std::move(*result));
    return results;
}

namespace {

int number_at(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_number_integer() ? found->get<int>() : 0;
}

bool flag_at(const Json& object, const char* name, bool otherwise) {
    const auto found = object.find(name);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

const Json& list_at(const Json& object, const char* name) {
    static const Json none = Json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

Network network_of(const Json& json) {
    Network network;
    network.code = text_at(json, "code");
    network.name = text_at(json, "name");
    network.user_terms = text_at(json, "user_terms");
    network.numbers = parse_numbers(list_at(json, "numbers"));
    return network;
}

}  // namespace

Json numbers_json(const Network& network) {
    Json rows = Json::array();
    for (const NumberRow& row : network.numbers) {
        rows.push_back({{"prefix", row.prefix},
                        {"digits", row.digits},
                        {"printed", row.printed},
                        {"has_check_digit", row.has_check_digit}});
    }
    return rows;
}

std::vector<NumberRow> parse_numbers(const Json& rows) {
    std::vector<NumberRow> numbers;
    for (const Json& row : rows) {
        if (!row.is_object()) continue;
        NumberRow number;
        number.prefix = text_at(row, "prefix");
        number.digits = number_at(row, "digits");
        number.has_check_digit = flag_at(row, "has_check_digit", true);
        for (const Json& group : list_at(row, "printed"))
            if (group.is_number_integer()) number.printed.push_back(group.get<int>());
        numbers.push_back(std::move(number));
    }
    return numbers;
}

std::optional<StockFacts> parse_stock_facts(std::string_view body) {
    const Json json = parsed(body);
    if (!json.is_object()) return std::nullopt;
    StockFacts facts;
    facts.hub = text_at(json, "hub");
    facts.digest = text_at(json, "digest");
    facts.is_unchanged = flag_at(json, "unchanged", false);
    facts.is_whole = flag_at(json, "is_whole", true);
    if (facts.hub.empty() || facts.digest.empty()) return std::nullopt;
    if (!facts.is_unchanged && !json.contains("sims")) return std::nullopt;
    for (const Json& network : list_at(json, "networks"))
        if (network.is_object()) facts.networks.push_back(network_of(network));
    for (const Json& card : list_at(json, "sims")) {
        if (!card.is_object()) continue;
        facts.cards.push_back({text_at(card, "reference"), text_at(card, "bundle"),
                               text_at(card, "activate_by"), text_at(card, "reserved_for"),
                               text_at(card, "network")});
    }
    return facts;
}

std::optional<HubPage> parse_hubs(std::string_view body) {
    const Json json = parsed(body);
    if (!json.is_object() || !json.contains("items") || !json["items"].is_array())
        return std::nullopt;
    HubPage page;
    for (const Json& hub : json["items"])
        if (hub.is_object()) page.hubs.push_back({text_at(hub, "code"), text_at(hub, "name")});
    page.next = text_at(json, "next");
    return page;
}

}  // namespace kitbank::scanner
