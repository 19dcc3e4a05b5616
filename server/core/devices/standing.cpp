#include "server/core/devices/standing.h"

#include <algorithm>

#include "server/core/devices/spoken.h"
#include "server/core/reference.h"

namespace kitbank {
namespace {

using enum DeviceEvent;

Refusal refuse(RefusalCode code, std::string detail = "") { return {code, std::move(detail), {}}; }

// Steps that hand the device on, or promise to.
bool hands_on(DeviceEvent event) {
    return event == reservation || event == loan || event == gift || event == shared_use;
}

Refusal not_allowed(const Standing& standing, DeviceEvent event) {
    const DeviceState state = standing.state;
    if (is_terminal(state)) {
        return refuse(RefusalCode::event_not_allowed,
                      "The device was disposed of. Nothing more can happen to it.");
    }
    if (state == DeviceState::none) {
        return refuse(RefusalCode::event_not_allowed,
                      "The device was not here yet at that time. Check the time of the scan.");
    }
    if (hands_on(event) && !standing.wipe) return refuse(RefusalCode::wipe_missing);
    if (event == handback || event == renewal) {
        return refuse(RefusalCode::not_on_loan,
                      "The device is " + spoken(state) + ": nobody has it on loan.");
    }
    return refuse(RefusalCode::event_not_allowed, "The device is " + spoken(state) + ": " +
                                                      spoken(event) + " is not possible now.");
}

bool is_at_hub(const Standing& standing) { return standing.holder.kind == HolderKind::hub; }

bool ends_wipe(const Event& event) {
    return event.event == repair_completion &&
           (value_of(event.evidence, "opened") == "yes" ||
            value_of(event.evidence, "medium_changed") == "yes");
}

// Place and wipe guards of the row; evidence is judged by the rules below.
std::optional<Refusal> guard(const Standing& standing, const Transition& row) {
    const bool leaves_hub = row.event == move;  // a move starts at a hub as well
    if ((row.place == PlaceRule::at_hub || leaves_hub) && !is_at_hub(standing)) {
        return refuse(RefusalCode::not_at_hub);
    }
    if (row.wipe == WipeRule::needed && !standing.wipe) return refuse(RefusalCode::wipe_missing);
    return std::nullopt;
}

// A reset by hand names no media: it is of the device as a whole.
bool covers(const std::vector<Medium>& wiped, const std::vector<Medium>& inside) {
    return wiped.empty() || std::ranges::all_of(inside, [&](const Medium& medium) {
               return std::ranges::find(wiped, medium.serial, &Medium::serial) != wiped.end();
           });
}

std::optional<Refusal> check_wipe(const Standing& standing, const Event& event) {
    const auto started = parse_instant(value_of(event.evidence, "started"));
    const auto ended = parse_instant(value_of(event.evidence, "ended"));
    if (!started || !ended || *ended < *started) return refuse(RefusalCode::evidence_missing);
    if (*started < standing.exposed_at) return refuse(RefusalCode::wipe_outdated);
    if (!covers(event.media, standing.media)) {
        return refuse(RefusalCode::wipe_outdated,
                      "Another disk was in the device by then, and this wipe does not cover it.");
    }
    return std::nullopt;
}

std::optional<Refusal> check_handover(const Standing& standing, const Event& event) {
    // Of a device reserved for a request of ours the handover must name that request; a note that was
    // typed as a reservation binds only whoever repeats it.
    const std::string_view request = value_of(event.evidence, "request");
    const bool must_name =
        standing.state == DeviceState::reserved && is_request_reference(standing.reservation);
    if ((must_name || !request.empty()) && request != standing.reservation &&
        standing.state != DeviceState::on_loan) {
        return refuse(RefusalCode::reserved_for_another);
    }
    if (event.event == gift) return std::nullopt;
    const auto due = parse_date(value_of(event.evidence, "due"));
    const auto day = std::chrono::floor<std::chrono::days>(event.happened.at);
    if (!due || std::chrono::sys_days{*due} <= day ||
        std::chrono::sys_days{*due} > day + std::chrono::days{loan_days_max}) {
        return refuse(RefusalCode::due_date_wrong);
    }
    return std::nullopt;
}

std::optional<Refusal> check_renewal(const Standing& standing, const Event& event) {
    if (standing.renewals >= loan_renewals_max) return refuse(RefusalCode::renewal_limit);
    const auto due = parse_date(value_of(event.evidence, "due"));
    if (!due || !standing.due || *due <= *standing.due ||
        std::chrono::sys_days{*due} >
            std::chrono::sys_days{*standing.due} + std::chrono::days{loan_days_max}) {
        return refuse(RefusalCode::due_date_wrong,
                      "The new due date must lie after the present one, by a year at most.");
    }
    return std::nullopt;
}

std::optional<Refusal> check_inspection(const Event& event) {
    if (value_of(event.evidence, "locks_off") == "yes") return std::nullopt;
    return refuse(RefusalCode::evidence_missing,
                  "All locks must be off before the device is ready. Record the lock instead.");
}

std::optional<Refusal> check_disposal(const Standing& standing, const Event& event) {
    if (value_of(event.evidence, "media") == "destroyed" || standing.wipe) return std::nullopt;
    return refuse(RefusalCode::wipe_missing,
                  "No wipe is in force: wipe the device, or have its disks destroyed.");
}

std::optional<Refusal> check_evidence_of(const Standing& standing, const Event& event) {
    switch (event.event) {
        case wipe:
            return check_wipe(standing, event);
        case loan:
        case gift:
            return check_handover(standing, event);
        case renewal:
            return check_renewal(standing, event);
        case inspection:
            return check_inspection(event);
        case disposal:
            return check_disposal(standing, event);
        default:
            return std::nullopt;
    }
}

std::string text_of(const Event& event, std::string_view field) {
    return std::string{value_of(event.evidence, field)};
}

// Who holds the device after the event.
Holder holder_after(const Standing& standing, const Event& event, PlaceRule place) {
    if (place == PlaceRule::to_hub) return {HolderKind::hub, event.hub, text_of(event, "shelf")};
    switch (event.event) {
        case pledge:
            return {HolderKind::donor, {}, text_of(event, "donor")};
        case loan:
        case gift:
            return {HolderKind::person, {}, text_of(event, "recipient")};
        case disposal:
            return {HolderKind::recycler, {}, text_of(event, "recycler")};
        case repair:
        case inspection_failure:
            if (value_of(event.evidence, "repairer").empty()) return standing.holder;
            return {HolderKind::repairer, {}, text_of(event, "repairer")};
        default:
            return standing.holder;
    }
}

// A pledge comes to the hub that it was made at.
HubId home_after(const Standing& next, const Event& event) {
    if (next.holder.kind == HolderKind::hub) return next.holder.hub;
    return event.event == pledge ? event.hub : next.home;
}

void take_wipe(Standing& next, const Event& event, WipeRule rule) {
    if (rule == WipeRule::given) {
        next.wipe = WipeInForce{*parse_uuid(value_of(event.evidence, "evidence")),
                                *parse_instant(value_of(event.evidence, "ended"))};
    } else if (rule == WipeRule::ended || ends_wipe(event)) {
        next.wipe.reset();
        // A withdrawn certificate exposes nothing new; the wipe was just never good.
        if (event.event != wipe_void) next.exposed_at = event.happened.at;
    }
}

void take_facts(Standing& next, const Event& event) {
    if (event.event == reservation) next.reservation = text_of(event, "request");
    if (event.event == inspection) {
        next.grade = text_of(event, "grade");
        next.memory_gb = number_of(event.evidence, "memory");
    }
    const bool adds_media = event.event != wipe || next.media.empty();
    // What is inside is unknown until someone lists it, or the next wipe's log does.
    if (value_of(event.evidence, "medium_changed") == "yes") next.media.clear();
    if ((!event.media.empty() && adds_media) || event.event == intake) next.media = event.media;
    if (event.event == loan || event.event == renewal) {
        next.due = parse_date(value_of(event.evidence, "due"));
        next.renewals = event.event == loan ? 0 : next.renewals + 1;
    }
}

void forget_what_ended(Standing& next) {
    if (next.state != DeviceState::reserved) next.reservation.clear();
    if (next.state == DeviceState::on_loan || next.state == DeviceState::lost) return;
    next.due.reset();
    next.renewals = 0;
}

}  // namespace

Result<Standing> apply(const Standing& standing, const Event& event) {
    Standing next = standing;
    if (next.last < event.happened) next.last = event.happened;
    if (event.event == annulment) return next;

    const Transition* row = find_transition(standing.state, event.event);
    if (row == nullptr) return not_allowed(standing, event.event);
    if (auto refusal = guard(standing, *row)) return *refusal;
    if (auto refusal = check_evidence_of(standing, event)) return *refusal;
    if (row->place == PlaceRule::to_hub && event.hub.value == 0) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"hub", "Name the hub where this happens."}}};
    }
    take_wipe(next, event, row->wipe);
    next.state = target_of(*row, standing.state, next.wipe.has_value());
    next.holder = holder_after(standing, event, row->place);
    next.home = home_after(next, event);
    take_facts(next, event);
    forget_what_ended(next);
    return next;
}

bool is_possible(const Standing& standing, DeviceEvent event, Role role) {
    const Transition* row = find_transition(standing.state, event);
    return row != nullptr && !guard(standing, *row) && may(role, row->permission);
}

std::vector<DeviceEvent> possible_events(const Standing& standing, Role role) {
    std::vector<DeviceEvent> events;
    for (std::size_t i = 0; i < device_event_names.size(); ++i) {
        const auto event = static_cast<DeviceEvent>(i);
        if (event != annulment && is_possible(standing, event, role)) events.push_back(event);
    }
    return events;
}

std::optional<Refusal> hindrance_to_handover(const Standing& standing) {
    if (find_transition(standing.state, loan) == nullptr && standing.state != DeviceState::ready) {
        return refuse(
            standing.wipe ? RefusalCode::event_not_allowed : RefusalCode::wipe_missing,
            standing.wipe ? "The device is " + spoken(standing.state) + ", not ready." : "");
    }
    if (!standing.wipe) return refuse(RefusalCode::wipe_missing);
    if (!is_at_hub(standing)) return refuse(RefusalCode::not_at_hub);
    return std::nullopt;
}

}  // namespace kitbank
