#include "server/usecase/requests/fail_delivery.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/devices/event_desk.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/end_appointment.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/note_request.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

std::string words_fault_of(const FailDelivery& command) {
    const std::string_view words = trimmed(command.words);
    if (words.empty()) return "Say in a few words what happened.";
    if (has_control_characters(words, true)) return "Remove the characters that cannot be printed.";
    if (character_count(words) > text_length_max) {
        return "Shorten this to " + std::to_string(text_length_max) + " characters.";
    }
    return "";
}

std::vector<Tag> items_set_aside(const KitRequest& request, Reader& reader) {
    std::vector<Tag> tags;
    for (const HeldItem& item : reader.handovers().held_items({&request.id, 1})) {
        if (item.state == LineState::reserved) tags.push_back(item.tag);
    }
    return tags;
}

// All of them or none.
std::optional<Refusal> release(const FailDelivery& command, const std::vector<Uuid>& events,
                               const std::vector<Tag>& tags, Transaction& tx, Ports& ports) {
    std::vector<RecordEvent> commands;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        RecordEvent event;
        event.id = events[i];
        event.caller = command.caller;
        event.event = DeviceEvent::release;
        event.tag = tags[i];
        event.evidence = {{"reason", "The delivery failed"}};
        commands.push_back(std::move(event));
    }
    EventDesk desk{tx, ports};
    for (const RecordedEvent& recorded : desk.handle(commands)) {
        if (recorded.refusal) return recorded.refusal;
    }
    return std::nullopt;
}

std::optional<Refusal> note(const FailDelivery& command, const Uuid& id, const KitRequest& request,
                            Transaction& tx, Ports& ports) {
    RequestNote row;
    row.id = id;
    row.request = request.id;
    row.actor = command.caller.actor;
    row.for_staff_only = true;
    row.written_at = ports.clock.now();
    return write_note(request, row, "Not delivered: " + std::string{trimmed(command.words)}, tx,
                      ports);
}

struct Ids {
    Uuid note;
    std::vector<Uuid> events;
};

Result<Done<KitRequest>> fail(const FailDelivery& command, const Ids& ids, Transaction& tx,
                              Ports& ports) {
    // Devices are locked before their request: look first, lock then, and look again.
    Result<KitRequest> request =
        reachable_request(command.caller, Permission::hand_over_devices, command.request, tx);
    if (!request) return request.refusal();
    const std::vector<Tag> tags = items_set_aside(*request, tx);
    tx.lock_devices(tags);
    request =
        lock_reachable_request(command.caller, Permission::hand_over_devices, command.request, tx);
    if (!request) return request.refusal();
    const bool waits =
        request->state == RequestState::accepted || request->state == RequestState::ready;
    if (!waits || tags.empty() || tags.size() > ids.events.size()) {
        return refusal_of(RefusalCode::request_closed);
    }
    if (items_set_aside(*request, tx) != tags) return refusal_of(RefusalCode::changed);
    const bool puts_back = command.items == FailedItems::stock;
    if (puts_back) {
        if (auto refusal = release(command, ids.events, tags, tx, ports)) return *refusal;
    }
    if (auto refusal = note(command, ids.note, *request, tx, ports)) return *refusal;
    fail_appointment(*request, tx, ports);
    record_audit(
        {audit_subject(*request), "delivery_failure", command.caller.actor, request->organisation},
        {{"items", puts_back ? "stock" : "keep"}}, tx, ports);
    const KitRequest now = *tx.requests().request(request->reference);
    tell(now, MessageKind::delivery_failed,
         {{"when", in_words(london_day(ports.clock.now(), ports.zones))},
          {"reason", puts_back ? "The kit went back to the hub" : "We will try again"}},
         tx, ports);
    return Done<KitRequest>{now, now.reference};
}

}  // namespace

Result<KitRequest> fail_delivery(const FailDelivery& command, Ports& ports) {
    if (!may(command.caller.role, Permission::hand_over_devices)) {
        return refusal_of(RefusalCode::forbidden);
    }
    const std::string fault = words_fault_of(command);
    if (!fault.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"words", fault}}};
    Ids ids{ports.crypto.make_uuid(), {}};
    constexpr int items_max = 20;
    for (int i = 0; i < items_max; ++i) ids.events.push_back(ports.crypto.make_uuid());
    CanonicalText content;
    content.add("fail delivery").add(command.request);
    content.add(command.items == FailedItems::stock ? "stock" : "keep");
    content.add(format(ports.safe.blind_index(command.words, "request/" + format(command.id))));
    return once<KitRequest>(
        {command.id, content.text(), command.caller.actor}, ports,
        [&](Transaction& tx) { return fail(command, ids, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_request(command.caller, Permission::hand_over_devices, reference, tx);
        });
}

}  // namespace kitbank
