#include "scanner-client/facts.h"

#include "server/core/reference.h"

namespace kitbank::scanner {
namespace {

constexpr HubId some_hub{1};  // the rules only ask whether it is at one

bool is_handover(DeviceEvent event) {
    return event == DeviceEvent::loan || event == DeviceEvent::gift;
}

// The scan as the rules take it. A request reference is left out where it is not known here for whom
// the device is reserved. A loan without a date runs for the usual time, as the server will have it.
Event event_of(const Scan& scan, const DeviceFacts& facts) {
    Event event;
    event.happened = {scan.at, "", scan.seq, scan.id};
    event.event = scan.event;
    event.hub = some_hub;
    event.evidence = scan.evidence;
    if (facts.reservation.empty()) event.evidence.erase("request");
    event.media = scan.media;
    if (scan.event == DeviceEvent::loan && !event.evidence.contains("due")) {
        const auto day = std::chrono::floor<std::chrono::days>(scan.at);
        event.evidence["due"] = format(Date{day + std::chrono::days{loan_days_default}});
    }
    return event;
}

}  // namespace

Standing standing_of(const DeviceFacts& facts) {
    Standing standing;
    standing.state = facts.state;
    standing.holder.kind = facts.holder;
    if (facts.holder == HolderKind::hub) standing.holder.hub = some_hub;
    if (facts.wiped) standing.wipe = WipeInForce{};
    standing.reservation = facts.reservation;
    return standing;
}

std::optional<Refusal> hindrance_to_handover(const DeviceFacts& facts) {
    return kitbank::hindrance_to_handover(standing_of(facts));
}

std::optional<Refusal> forbidden_here(const DeviceFacts& facts, const Scan& scan) {
    if (!is_handover(scan.event)) return std::nullopt;
    return hindrance_to_handover(facts);
}

std::optional<Refusal> promised_otherwise(const DeviceFacts& facts, const Scan& scan) {
    if (!is_handover(scan.event) || facts.state == DeviceState::on_loan) return std::nullopt;
    const std::string request{value_of(scan.evidence, "request")};
    const bool is_ours = is_request_reference(facts.reservation);
    if (facts.reservation != request && (is_ours || is_request_reference(request)) &&
        !facts.reservation.empty()) {
        return Refusal{RefusalCode::reserved_for_another,
                       "It is reserved for " + facts.reservation + "; put it back.",
                       {}};
    }
    // A reserved one without a name was learnt before names were kept here.
    const bool is_for_none = facts.reservation.empty() && facts.state != DeviceState::reserved;
    if (is_request_reference(request) && is_for_none) {
        return Refusal{RefusalCode::event_not_allowed,
                       "It is not reserved for " + request + ", or for anyone; put it back.",
                       {}};
    }
    return std::nullopt;
}

Result<DeviceFacts> after(const DeviceFacts& facts, const Scan& scan) {
    const Result<Standing> next = apply(standing_of(facts), event_of(scan, facts));
    if (!next) return next.refusal();
    DeviceFacts changed = facts;
    changed.state = next->state;
    changed.holder = next->holder.kind;
    const bool at_hub = changed.holder == HolderKind::hub;
    changed.hub = at_hub ? scan.hub : "";
    changed.shelf = at_hub ? next->holder.reference : "";
    changed.wiped = next->wipe.has_value();
    changed.reservation = next->reservation;
    changed.next.clear();
    changed.known_at = scan.at;
    changed.from_here = true;
    return changed;
}

DeviceFacts with_state(DeviceFacts facts, DeviceState state) {
    using enum DeviceState;
    facts.from_here = false;
    if (facts.state == state) return facts;
    facts.state = state;
    facts.next.clear();
    facts.reservation.clear();
    if (StateSet{expected, received, returned, wipe_failed, lost, disposed}.has(state))
        facts.wiped = false;
    if (is_with_borrower(state)) facts.holder = HolderKind::person;
    return facts;
}

std::string place_of(const DeviceFacts& facts) {
    switch (facts.holder) {
        case HolderKind::donor:
            return "with its donor";
        case HolderKind::hub:
            return "at " + facts.hub + (facts.shelf.empty() ? "" : ", shelf " + facts.shelf);
        case HolderKind::consignment:
            return "on its way between hubs";
        case HolderKind::person:
            return "with a borrower";
        case HolderKind::repairer:
            return "at the repairer";
        case HolderKind::recycler:
            return "at the recycler";
    }
    return "";
}

}  // namespace kitbank::scanner
