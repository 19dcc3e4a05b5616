#include "server/web/api/scans.h"

#include <array>

#include "server/usecase/devices/record_events.h"
#include "server/web/api/answer.h"
#include "server/web/api/event_body.h"

namespace kitbank::web::api {
namespace {

// One event of a delivery: a command, or why it cannot be one.
struct Scan {
    Uuid id;
    std::optional<RecordEvent> command;
    std::optional<Refusal> refusal;
};

struct Delivery {
    std::string scanner;
    std::chrono::microseconds clock_error{0};
    std::vector<Scan> scans;
};

Scan read_scan(FieldReader& fields, const Delivery& delivery, const Caller& caller) {
    Scan scan;
    const auto id = parse_uuid(fields.text("id"));
    if (!id) {
        fields.fault("id", "Each event needs a UUID of its own.");
        return scan;
    }
    scan.id = *id;
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
    command.tense = Tense::fact;
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

Json present_result(const Scan& scan, const RecordedEvent& recorded) {
    Json result{{"id", format(scan.id)}, {"outcome", name_of(recorded.outcome)}};
    result["state"] = recorded.device ? Json(name_of(recorded.device->standing.state)) : Json();
    result["version"] = recorded.device ? Json(recorded.device->version) : Json();
    if (recorded.refusal) {
        result["problem"] = Json::parse(problem_body(problem_of(*recorded.refusal)));
    }
    return result;
}

Json present_delivery(const Delivery& delivery, std::vector<RecordedEvent> recorded) {
    std::array<int, scan_outcome_names.size()> counts{};
    Json results = Json::array();
    auto next = recorded.begin();
    for (const Scan& scan : delivery.scans) {
        const RecordedEvent outcome =
            scan.command ? std::move(*next++)
                         : RecordedEvent{ScanOutcome::refused, std::nullopt, scan.refusal};
        ++counts.at(static_cast<std::size_t>(outcome.outcome));
        results.push_back(present_result(scan, outcome));
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
    return answer(200, present_delivery(*delivery, record(*delivery, call.services)));
}

}  // namespace kitbank::web::api
