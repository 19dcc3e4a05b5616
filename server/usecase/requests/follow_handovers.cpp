#include "server/usecase/requests/follow_handovers.h"

#include <algorithm>

#include "server/core/reference.h"
#include "server/usecase/requests/agreements.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

bool is_handover(DeviceEvent event) {
    return event == DeviceEvent::loan || event == DeviceEvent::gift;
}

bool stands(const DeviceChange& change, const Event& event) {
    return std::ranges::find(change.conflicts, event.happened.id, &Conflict::event) ==
           change.conflicts.end();
}

CollectedBy collector_of(const KitRequest& request) {
    switch (request.delivery) {
        case DeliveryKind::collect:
            return CollectedBy::resident;
        case DeliveryKind::deliver:
            return CollectedBy::delivered;
        case DeliveryKind::referrer:
            return CollectedBy::referrer;
    }
    return CollectedBy::resident;
}

// The reference that the event names, when it is one that nothing has yet.
std::string reference_of(const Event& event, Reader& reader, Crypto& crypto) {
    const std::string named{value_of(event.evidence, "agreement")};
    const bool is_free =
        parse_reference('H', named) == named && !reader.handovers().handover(named);
    return is_free ? named : draw_handover_reference(reader, crypto);
}

Handover handover_of(const Event& event, const Device& device, const KitRequest& request,
                     Reader& reader, Ports& ports) {
    Handover row;
    row.organisation = request.organisation;
    row.reference = reference_of(event, reader, ports.crypto);
    row.request = request.id;
    row.device = device.id;
    row.resident = request.resident;
    row.hub = event.hub;
    row.actor = event.actor;
    row.happened_at = event.happened.at;
    row.recorded_at = event.recorded_at;
    row.kind = event.event == DeviceEvent::gift ? AllocationKind::gift : AllocationKind::loan;
    const AgreementText text =
        agreement_in_force(row.organisation, row.kind, request.language, reader);
    row.agreement = text.id;
    row.agreement_version = text.name.version;
    row.language = text.language;
    row.due = parse_date(value_of(event.evidence, "due"));
    row.collected_by = collector_of(request);
    row.event = event.happened.id;
    const int counted = number_of(event.evidence, "accessories");
    if (counted > 0) row.accessories = {{"Accessories", counted}};
    return row;
}

void make_handover(const Event& event, const Device& device, Transaction& tx, Ports& ports) {
    const auto request = tx.requests().request(value_of(event.evidence, "request"));
    if (!request || request->organisation != device.organisation || request->resident.value == 0) {
        return;
    }
    if (tx.handovers().handover_of_event(event.happened.id)) return;
    if (event.event == DeviceEvent::gift) {
        const auto last = tx.handovers().last_handover(device.id);
        if (last && last->request == request->id) return;
    }
    const Handover row = handover_of(event, device, *request, tx, ports);
    tx.write_handovers().insert_handover(row);
    record_audit({"handover:" + row.reference, "handover", row.actor, row.organisation},
                 {{"request", request->reference},
                  {"item", device.tag.text},
                  {"signed", std::string{name_of(row.signed_how)}}},
                 tx, ports);
}

}  // namespace

std::string draw_handover_reference(Reader& reader, Crypto& crypto) {
    for (;;) {
        std::string reference = drawn_reference('H', crypto.digest(crypto.make_secret()));
        if (!reader.handovers().handover(reference)) return reference;
    }
}

void complete_handover(const Device& device, Event& event, Transaction& tx, Ports& ports) {
    const std::string request{value_of(event.evidence, "request")};
    if (!is_handover(event.event) || !is_request_reference(request)) return;
    const std::string_view recipient = value_of(event.evidence, "recipient");
    if (recipient.empty() || recipient == request) {
        const auto found = tx.requests().request(request);
        if (found && found->organisation == device.organisation) {
            event.evidence["recipient"] = found->resident_reference;
        }
    }
    if (value_of(event.evidence, "agreement").empty()) {
        event.evidence["agreement"] = draw_handover_reference(tx, ports.crypto);
    }
}

void follow_handovers(std::span<const DeviceChange> changes, Transaction& tx, Ports& ports) {
    for (const DeviceChange& change : changes) {
        for (const Event& event : change.events) {
            const bool is_for_request = is_handover(event.event) &&
                                        is_request_reference(value_of(event.evidence, "request"));
            if (is_for_request && stands(change, event)) {
                make_handover(event, change.device, tx, ports);
            }
        }
    }
}

}  // namespace kitbank
