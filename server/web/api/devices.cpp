#include "server/web/api/devices.h"

#include <charconv>

#include "server/usecase/devices/find_devices.h"
#include "server/usecase/partners/name_actors.h"
#include "server/usecase/requests/find_handover.h"
#include "server/web/api/answer.h"
#include "server/web/api/event_body.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Response device_answer(int status, const Device& device, const Caller& viewer) {
    return answer(status, present(device, viewer))
        .with("ETag", "\"" + std::to_string(device.version) + "\"");
}

// With the request that the device came back from, as it is now.
Response handback_answer(const Call& call, const Device& device) {
    Json shown = present(device, call.caller);
    if (const auto request = request_behind(call.caller, device, call.ports())) {
        shown["request"] = {{"reference", request->reference}, {"state", name_of(request->state)}};
    }
    return answer(200, shown).with("ETag", "\"" + std::to_string(device.version) + "\"");
}

// The device as the event left it, or why not.
Result<Device> record(const Call& call, const RecordEvent& command) {
    RecordedEvent recorded = call.services.combiner.record(command);
    if (recorded.outcome == ScanOutcome::refused) return *std::move(recorded.refusal);
    return *std::move(recorded.device);
}

// If-Match: "7" makes the call conditional on the device's version.
Result<std::optional<std::uint32_t>> wanted_version(const Request& request) {
    const auto header = request.headers.find("if-match");
    if (!header || *header == "*") return std::optional<std::uint32_t>();
    std::uint32_t version = 0;
    const bool quoted = header->size() > 2 && header->front() == '"' && header->back() == '"';
    const char* const end = header->data() + header->size() - (quoted ? 1 : 0);
    if (quoted) {
        const auto read = std::from_chars(header->data() + 1, end, version);
        if (read.ec == std::errc() && read.ptr == end) return std::optional(version);
    }
    return Refusal{RefusalCode::malformed, "If-Match must be the ETag of the device.", {}};
}

Result<RecordEvent> read_receipt(const Call& call, const Json& body) {
    FieldReader fields(body, "");
    RecordEvent command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.event = fields.flag("expected") ? DeviceEvent::pledge : DeviceEvent::intake;
    command.hub = fields.text("hub");
    command.at = fields.instant("at");
    command.media = read_media(fields);
    const std::string tag = fields.text("tag");
    command.evidence = read_evidence(fields);
    if (auto refusal = fields.refusal()) return *refusal;
    if (tag.empty()) return command;
    Result<Tag> read = read_tag(tag);
    if (!read) {
        Refusal refusal = read.refusal();
        refusal.fields.push_back({"tag", refusal.detail});
        return refusal;
    }
    command.tag = *read;
    return command;
}

struct Filter {
    DeviceQuery query;
    DeviceFilter narrowed;
};

Result<Filter> read_filter(const Fields& query) {
    if (auto refusal = check_query(query, {"state", "kind", "hub", "q", "limit", "cursor"})) {
        return *refusal;
    }
    Filter filter;
    std::vector<FieldFault> faults;
    if (const auto state = query.text("state"); !state.empty()) {
        filter.query.state = parse_device_state(state);
        if (!filter.query.state) faults.push_back({"state", "There is no such state."});
    }
    if (const auto kind = query.text("kind"); !kind.empty()) {
        filter.query.kind = parse_device_kind(kind);
        if (!filter.query.kind) faults.push_back({"kind", "There is no such kind of device."});
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    const auto limit = query_number(query, "limit", 50, 1, 200);
    if (!limit) return limit.refusal();
    const Result<std::string> text = query_line(query, "q", 100);
    if (!text) return text.refusal();
    filter.query.limit = static_cast<int>(*limit);
    filter.query.text = *text;
    filter.narrowed = {query.text("hub"), query.text("cursor")};
    return filter;
}

}  // namespace

Response receive_device(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    const Result<RecordEvent> command = read_receipt(call, *body);
    if (!command) return refused(command.refusal());
    const Result<Device> device = record(call, *command);
    if (!device) return refused(device.refusal());
    return device_answer(201, *device, call.caller)
        .with("Location", "/api/v1/devices/" + device->tag.text);
}

Response list_devices(const Call& call) {
    const Result<Filter> filter = read_filter(call.request.query);
    if (!filter) return refused(filter.refusal());
    const Result<DevicePage> page =
        find_devices(call.caller, filter->query, filter->narrowed, call.ports());
    if (!page) return refused(page.refusal());
    Json items = Json::array();
    for (const Device& device : page->items) items.push_back(present(device, call.caller));
    const std::string next = cursor_after(*page);
    return answer(200, {{"items", std::move(items)},
                        {"next", next.empty() ? Json() : Json(next)},
                        {"total", page->total}});
}

Response show_device(const Call& call) {
    const Result<Tag> tag = read_tag(call.param("tag"));
    if (!tag) return refused(tag.refusal());
    const Result<Device> device = find_device(call.caller, *tag, call.ports());
    if (!device) return refused(device.refusal());
    return device_answer(200, *device, call.caller);
}

Response device_history(const Call& call) {
    const Result<Tag> tag = read_tag(call.param("tag"));
    if (!tag) return refused(tag.refusal());
    const Result<DeviceHistory> history = read_history(call.caller, *tag, call.ports());
    if (!history) return refused(history.refusal());
    Json items = Json::array();
    const ActorNames names = name_actors(call.caller, call.ports());
    for (const HistoryEntry& entry : history->entries) items.push_back(present(entry, names));
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

Response record_event(const Call& call) {
    const Result<Tag> tag = read_tag(call.param("tag"));
    if (!tag) return refused(tag.refusal());
    const auto version = wanted_version(call.request);
    if (!version) return refused(version.refusal());
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    RecordEvent command = read_event(fields);
    if (auto refusal = fields.refusal()) return refused(*refusal);
    command.id = call.request_id;
    command.caller = call.caller;
    command.tag = *tag;
    command.version = *version;
    const Result<Device> device = record(call, command);
    if (!device) return refused(device.refusal());
    if (command.event == DeviceEvent::handback) return handback_answer(call, *device);
    return device_answer(200, *device, call.caller);
}

}  // namespace kitbank::web::api
