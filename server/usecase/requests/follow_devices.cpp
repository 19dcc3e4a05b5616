#include "server/usecase/requests/follow_devices.h"

#include <algorithm>
#include <map>
#include <set>

#include "server/core/reference.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/loans.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/step.h"

namespace kitbank {
namespace {

bool concerns_requests(DeviceEvent event) {
    switch (event) {
        case DeviceEvent::reservation:
        case DeviceEvent::release:
        case DeviceEvent::loan:
        case DeviceEvent::gift:
        case DeviceEvent::renewal:
        case DeviceEvent::handback:
        case DeviceEvent::loss:
        case DeviceEvent::recovery:
        case DeviceEvent::disposal:
        case DeviceEvent::wipe_void:
        case DeviceEvent::annulment:
            return true;
        default:
            return false;
    }
}

bool may_concern(const DeviceChange& change) {
    return change.refolded || std::ranges::any_of(change.events, concerns_requests, &Event::event);
}

bool waits_for(const RequestLine& line, const Device& device) {
    return line.state == LineState::waiting &&
           fits(wanted_kind(line), line.memory_gb, device.kind, device.standing.memory_gb);
}

// Of several the one that asks for most, so that a large device does not go where a small one will do.
RequestLine* line_waiting_for(KitRequest& request, const Device& device) {
    RequestLine* found = nullptr;
    for (RequestLine& line : request.lines) {
        const bool asks_more = found == nullptr || line.memory_gb > found->memory_gb;
        if (waits_for(line, device) && asks_more) found = &line;
    }
    return found;
}

// Where a line is whose device is in that state.
LineState follow(LineState line, DeviceState device, bool is_reserved_for_it) {
    using enum DeviceState;
    switch (device) {
        case on_loan:
            return LineState::handed_over;
        case gifted:
            return LineState::ended;
        case lost:
            return line == LineState::handed_over ? line : LineState::waiting;
        case reserved:
            return is_reserved_for_it ? LineState::reserved : LineState::waiting;
        default:
            return line == LineState::handed_over ? LineState::ended : LineState::waiting;
    }
}

void set_aside(RequestLine& line, const Device& device, Instant now) {
    line.state = LineState::reserved;
    line.device = device.id;
    line.changed_at = now;
}

void move_to(RequestLine& line, LineState state, Instant now) {
    line.state = state;
    line.changed_at = now;
    if (state != LineState::reserved) line.reserved_until.reset();
    if (state == LineState::waiting) line.device = {};
}

// A loan that is reported when the item was given back to stock already: no line holds it any more.
bool went_out_for(const KitRequest& request, const DeviceChange& change) {
    const DeviceState state = change.device.standing.state;
    if (state != DeviceState::on_loan && state != DeviceState::gifted) return false;
    return std::ranges::any_of(change.events, [&](const Event& event) {
        const bool is_handover =
            event.event == DeviceEvent::loan || event.event == DeviceEvent::gift;
        return is_handover && value_of(event.evidence, "request") == request.reference &&
               std::ranges::find(change.conflicts, event.happened.id, &Conflict::event) ==
                   change.conflicts.end();
    });
}

// True: a line changed.
bool follow_device(KitRequest& request, const DeviceChange& change) {
    const Device& device = change.device;
    const Instant now = change.now;
    const bool is_for_it = device.standing.state == DeviceState::reserved &&
                           device.standing.reservation == request.reference;
    bool has_line = false;
    bool changed = false;
    for (RequestLine& line : request.lines) {
        const bool holds = line.device == device.id && (line.state == LineState::reserved ||
                                                        line.state == LineState::handed_over);
        if (!holds) continue;
        has_line = true;
        const LineState next = follow(line.state, device.standing.state, is_for_it);
        changed |= next != line.state;
        if (next != line.state) move_to(line, next, now);
    }
    const bool is_out = !is_for_it && went_out_for(request, change);
    if ((!is_for_it && !is_out) || has_line || !is_open(request.state)) return changed;
    RequestLine* free = line_waiting_for(request, device);
    if (free == nullptr) return changed;
    set_aside(*free, device, now);
    if (is_out) move_to(*free, follow(free->state, device.standing.state, false), now);
    return true;
}

// What was just set aside stays so for as long as the terms say.
void limit_reservations(KitRequest& request, std::optional<LendingTerms>& terms, Transaction& tx) {
    for (RequestLine& line : request.lines) {
        if (line.state != LineState::reserved || line.reserved_until) continue;
        if (!terms || terms->organisation != request.organisation) {
            terms = tx.lending().terms(request.organisation);
        }
        line.reserved_until = line.changed_at + std::chrono::days{terms->reservation_days};
    }
}

bool has_line_in(const KitRequest& request, LineState state, bool devices_only) {
    return std::ranges::any_of(request.lines, [&](const RequestLine& line) {
        return line.state == state && (!devices_only || device_kind_of(line.kind));
    });
}

// The step that the lines now call for, if any.
std::optional<RequestStep> step_due(const KitRequest& request) {
    const bool waits = has_line_in(request, LineState::waiting, true);
    const bool is_set_aside = has_line_in(request, LineState::reserved, true);
    const bool is_out = has_line_in(request, LineState::handed_over, true) ||
                        has_line_in(request, LineState::ended, true);
    const bool is_accepted = request.state == RequestState::accepted;
    if (is_accepted && !waits && is_set_aside) return RequestStep::readiness;
    if (request.state == RequestState::ready && waits) return RequestStep::setback;
    if ((is_accepted || request.state == RequestState::ready) && !waits && !is_set_aside && is_out)
        return RequestStep::handover;
    const bool lasts = has_line_in(request, LineState::waiting, false) ||
                       has_line_in(request, LineState::handed_over, false);
    if (request.state == RequestState::handed_over && !lasts) return RequestStep::closure;
    return std::nullopt;
}

}  // namespace

void settle(KitRequest& request, const std::string& actor, Transaction& tx, Ports& ports) {
    while (const auto step = step_due(request)) take_step(request, *step, actor, tx, ports);
}

std::optional<Refusal> check_reservation(const Device& device, std::string_view reference,
                                         Transaction& tx) {
    const std::string wanted{reference};
    std::vector<KitRequest> found = tx.write_requests().lock_requests({&wanted, 1});
    if (found.empty() || found.front().organisation != device.organisation) {
        return Refusal{RefusalCode::request_not_found,
                       "",
                       {{"request", "No request of your organisation has this reference."}}};
    }
    KitRequest& request = found.front();
    const bool is_accepted =
        request.state == RequestState::accepted || request.state == RequestState::ready;
    if (!is_accepted) return Refusal{RefusalCode::request_closed, "", {}};
    if (line_waiting_for(request, device) != nullptr) return std::nullopt;
    const bool waits = has_line_in(request, LineState::waiting, true);
    return Refusal{waits ? RefusalCode::does_not_fit : RefusalCode::line_taken, "", {}};
}

void follow_devices(std::span<const DeviceChange> changes, Transaction& tx, Ports& ports) {
    std::vector<DeviceId> devices;
    std::set<std::string> references;
    for (const DeviceChange& change : changes) {
        if (!may_concern(change)) continue;
        devices.push_back(change.device.id);
        const std::string& reservation = change.device.standing.reservation;
        if (is_request_reference(reservation)) references.insert(reservation);
        for (const Event& event : change.events) {
            const std::string_view named = value_of(event.evidence, "request");
            if (is_request_reference(named)) references.emplace(named);
        }
    }
    if (devices.empty()) return;
    for (const KitRequest& request : tx.requests().requests_holding(devices)) {
        references.insert(request.reference);
    }
    const std::vector<std::string> wanted(references.begin(), references.end());
    std::optional<LendingTerms> terms;
    for (KitRequest& request : tx.write_requests().lock_requests(wanted)) {
        bool changed = false;
        std::string actor;
        for (const DeviceChange& change : changes) {
            if (change.device.organisation != request.organisation || !may_concern(change))
                continue;
            tell_of_loan(request, change, tx, ports);
            if (!follow_device(request, change)) continue;
            changed = true;
            actor = change.events.back().actor;
        }
        if (!changed) continue;
        limit_reservations(request, terms, tx);
        settle(request, actor, tx, ports);
        write_request(request, tx, ports);
    }
}

}  // namespace kitbank
