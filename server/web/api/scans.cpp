#include "server/web/api/scans.h"

#include <array>

#include "server/core/databank/scanned_code.h"
#include "server/core/reference.h"
#include "server/usecase/databank/record_stock_scans.h"
#include "server/usecase/devices/record_events.h"
#include "server/web/api/answer.h"
#include "server/web/api/event_body.h"

namespace kitbank::web::api {
namespace {

// One event of a delivery: a command about a device or about data stock, or why it cannot be one.
struct Scan {
    Uuid id;
    std::optional<RecordEvent> command;
    std::optional<TellStockScan> stock;
    std::optional<Refusal> refusal;
};

struct Delivery {
    std::string scanner;
    Tense tense = Tense::fact;
    std::chrono::microseconds clock_error{0};
    std::vector<Scan> scans;
};

// The card or the consignment that a scan of data stock is about.
Result<std::string> read_subject(FieldReader& fields, StockScanEvent event) {
    if (event == StockScanEvent::consignment_arrival) {
        const auto reference = parse_reference('C', fields.text("consignment"));
        if (!reference) return Refusal{RefusalCode::consignment_not_found, "", {}};
        return *reference;
    }
    const ScannedCode code = read_code(fields.text("sim"), {});
    if (code.kind != CodeKind::sim) return Refusal{RefusalCode::iccid_malformed, code.sentence, {}};
    return code.text;
}

void read_stock_scan(FieldReader& fields, StockScanEvent event, const Delivery& delivery,
                     const Caller& caller, Scan& scan) {
    TellStockScan told;
    told.id = scan.id;
    told.caller = caller;
    told.tense = delivery.tense;
    told.event = event;
    told.clock_error = delivery.clock_error;
    told.source = delivery.scanner;
    told.source_seq = fields.number("seq", 0, json_integer_max).value_or(0);
    const Result<std::string> subject = read_subject(fields, event);
    told.at = fields.instant("at");
    told.hub = fields.text("hub");
    fields.text("event");
    told.facts = read_evidence(fields);
    if (auto refusal = fields.refusal()) {
        scan.refusal = *refusal;
    } else if (!subject) {
        scan.refusal = subject.refusal();
    } else {
        told.subject = *subject;
        scan.stock = std::move(told);
    }
    fields.faults().clear();
}

Scan read_scan(FieldReader& fields, const Delivery& delivery, const Caller& caller) {
    Scan scan;
    const auto id = parse_uuid(fields.text("id"));
    if (!id) {
        fields.fault("id", "Each event needs a UUID of its own.");
        return scan;
    }
    scan.id = *id;
    if (const auto event = parse_stock_scan(fields.text("event"))) {
        read_stock_scan(fields, *event, delivery, caller, scan);
        return scan;
    }
    const auto before = fields.faults().size();
    const auto seq = fields.number("seq", 0, json_integer_max);
    const std::string tag_text = fields.text("tag");
    RecordEvent command = read_event(fields);
    if (fields.faults().size() > before) {
        scan.refusal = fields.refusal();
        fields.faults().clear();
        return scan;
    }
    Result<Tag> tag = read_tag(tag_text);
    if (!tag) {
        scan.refusal = tag.refusal();
        return scan;
    }
    command.id = *id;
    command.caller = caller;
    command.tense = delivery.tense;
    command.tag = *tag;
    command.clock_error = delivery.clock_error;
    command.source = delivery.scanner;
    command.source_seq = seq.value_or(0);
    scan.command = std::move(command);
    return scan;
}

void read_scans(FieldReader& fields, const Json& list, Delivery& delivery, const Caller& caller) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string name = "events[" + std::to_string(i) + "]";
        if (!list[i].is_object()) {
            fields.fault(name, "This must be an object.");
            continue;
        }
        FieldReader event(list[i], name + ".");
        delivery.scans.push_back(read_scan(event, delivery, caller));
        for (FieldFault& fault : event.faults()) fields.faults().push_back(std::move(fault));
    }
}

void check_count(FieldReader& fields, const Json* list, std::optional<std::int64_t> count) {
    const std::size_t size = list == nullptr ? 0 : list->size();
    if (size < 1 || size > scan_count_max) {
        fields.fault("events",
                     "A delivery has 1 to " + std::to_string(scan_count_max) + " events.");
    }
    if (!count || static_cast<std::size_t>(*count) != size) {
        fields.fault("count", "This must be the number of events in the delivery.");
    }
}

Result<Delivery> read_delivery(const Call& call, const Json& body) {
    FieldReader fields(body, "");
    Delivery delivery;
    delivery.scanner = fields.text("scanner");
    if (delivery.scanner.empty()) fields.fault("scanner", "This is needed.");
    if (auto sentence = line_fault(delivery.scanner, 64); !sentence.empty()) {
        fields.fault("scanner", std::move(sentence));
    }
    if (const auto sent_at = fields.instant("sent_at")) {
        delivery.clock_error = call.ports().clock.now() - *sent_at;
    }
    if (fields.flag("live")) delivery.tense = Tense::wish;
    const auto count = fields.number("count", 0, json_integer_max);
    const Json* list = fields.list("events");
    fields.refuse_others();
    check_count(fields, list, count);
    if (auto refusal = fields.refusal()) return *refusal;
    read_scans(fields, *list, delivery, call.caller);
    if (auto refusal = fields.refusal()) return *refusal;
    return delivery;
}

std::vector<RecordedEvent> record(const Delivery& delivery, const Services& services) {
    std::vector<RecordEvent> commands;
    for (const Scan& scan : delivery.scans) {
        if (scan.command) commands.push_back(*scan.command);
    }
    if (commands.empty()) return {};
    // A scanner with a good line delivers one by one: those share their commits with others.
    if (commands.size() == 1) return {services.combiner.record(commands.front())};
    return record_events(commands, services.ports);
}

std::vector<ToldStockScan> record_stock(const Delivery& delivery, Ports& ports) {
    std::vector<TellStockScan> scans;
    for (const Scan& scan : delivery.scans) {
        if (scan.stock) scans.push_back(*scan.stock);
    }
    return record_stock_scans(scans, ports);
}

Json present_result(const Scan& scan, ScanOutcome outcome, const std::optional<Refusal>& refusal) {
    Json result{{"id", format(scan.id)}, {"outcome", name_of(outcome)}};
    result["state"] = Json();
    result["version"] = Json();
    if (refusal) result["problem"] = Json::parse(problem_body(problem_of(*refusal)));
    return result;
}

Json present_device(const Scan& scan, const RecordedEvent& recorded) {
    Json result = present_result(scan, recorded.outcome, recorded.refusal);
    if (recorded.device) {
        result["state"] = name_of(recorded.device->standing.state);
        result["version"] = recorded.device->version;
    }
    return result;
}

Json present_stock(const Scan& scan, const ToldStockScan& told) {
    Json result = present_result(scan, told.outcome, told.refusal);
    if (told.item) {
        result["state"] = name_of(told.item->standing.state);
        result["version"] = told.item->version;
    }
    if (!told.note.empty()) result["note"] = told.note;
    return result;
}

Json present_delivery(const Delivery& delivery, const std::vector<RecordedEvent>& recorded,
                      const std::vector<ToldStockScan>& told) {
    std::array<int, scan_outcome_names.size()> counts{};
    Json results = Json::array();
    auto next = recorded.begin();
    auto next_told = told.begin();
    for (const Scan& scan : delivery.scans) {
        ScanOutcome outcome = ScanOutcome::refused;
        if (scan.command) {
            outcome = next->outcome;
            results.push_back(present_device(scan, *next++));
        } else if (scan.stock) {
            outcome = next_told->outcome;
            results.push_back(present_stock(scan, *next_told++));
        } else {
            results.push_back(present_result(scan, outcome, scan.refusal));
        }
        ++counts.at(static_cast<std::size_t>(outcome));
    }
    Json body{{"received", delivery.scans.size()}};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        body[std::string(scan_outcome_names.at(i))] = counts.at(i);
    }
    body["results"] = std::move(results);
    return body;
}

}  // namespace

Response record_scans(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    const Result<Delivery> delivery = read_delivery(call, *body);
    if (!delivery) return refused(delivery.refusal());
    const auto recorded = record(*delivery, call.services);
    const auto told = record_stock(*delivery, call.ports());
    return answer(200, present_delivery(*delivery, recorded, told));
}

}  // namespace kitbank::web::api
