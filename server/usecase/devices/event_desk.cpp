#include "server/usecase/devices/event_desk.h"

#include <algorithm>
#include <set>

#include "server/core/devices/chain.h"
#include "server/core/devices/fold.h"
#include "server/core/devices/spoken.h"
#include "server/core/reference.h"
#include "server/usecase/devices/device_facts.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/devices/sender.h"
#include "server/usecase/labels/tag_chain.h"
#include "server/usecase/requests/follow_devices.h"
#include "server/usecase/requests/follow_handovers.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

using enum DeviceEvent;

bool makes_device(DeviceEvent event) { return event == intake || event == pledge; }

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

RecordedEvent refused(Refusal refusal) {
    return {ScanOutcome::refused, std::nullopt, std::move(refusal)};
}

const Conflict* find_conflict(const std::vector<Conflict>& conflicts, const Uuid& event) {
    const auto found = std::ranges::find(conflicts, event, &Conflict::event);
    return found == conflicts.end() ? nullptr : &*found;
}

}  // namespace

std::vector<RecordedEvent> EventDesk::handle(std::span<const RecordEvent> commands) {
    load(commands);
    std::vector<RecordedEvent> answers;
    answers.reserve(commands.size());
    for (const RecordEvent& command : commands) answers.push_back(decide(command));
    commit();
    return answers;
}

void EventDesk::load(std::span<const RecordEvent> commands) {
    std::set<Tag> tags;
    std::vector<Uuid> ids;
    for (const RecordEvent& command : commands) {
        ids.push_back(command.id);
        if (command.tag) tags.insert(*command.tag);
        if (command.caller.hub) hubs_.emplace(command.caller.hub->id, *command.caller.hub);
    }
    load_hubs(commands);
    const std::vector<Tag> wanted(tags.begin(), tags.end());
    for (Device& device : tx_.lock_devices(wanted)) {
        const Tag tag = device.tag;
        remember_home(device);
        open_.emplace(tag, Open{std::move(device), {}, {}, false, {}});
    }
    // Only now, behind the locks: whoever held them may have recorded these ids, or a later moment.
    for (KnownRequest& known : tx_.known_requests(ids)) known_.emplace(known.id, std::move(known));
    now_ = ports_.clock.now();
    std::vector<Tag> without_device;
    std::ranges::copy_if(wanted, std::back_inserter(without_device),
                         [&](const Tag& tag) { return !open_.contains(tag); });
    if (without_device.empty()) return;
    for (TagRecord& label : tx_.lock_tags(without_device))
        labels_.emplace(label.tag, std::move(label));
}

void EventDesk::remember_home(const Device& device) {
    Hub home;
    home.id = device.standing.home;
    home.code = device.hub_code;
    home.name = device.hub_name;
    if (home.id.value != 0) hubs_.emplace(home.id, std::move(home));
}

// Before anything is locked: a delivery that names several hubs asks for all of them at once.
void EventDesk::load_hubs(std::span<const RecordEvent> commands) {
    std::set<std::pair<OrganisationId, std::string>> named;
    for (const RecordEvent& command : commands) {
        const Caller& caller = command.caller;
        const bool is_own = command.hub.empty() || (caller.hub && caller.hub->code == command.hub);
        if (!is_own) named.emplace(caller.organisation, command.hub);
    }
    if (named.size() == 1) {
        const auto& [organisation, code] = *named.begin();
        hubs_by_code_[*named.begin()] = tx_.hub_by_code(organisation, code);
        return;
    }
    std::set<OrganisationId> organisations;
    for (const auto& [organisation, code] : named) organisations.insert(organisation);
    for (const OrganisationId organisation : organisations) {
        for (Hub& hub : tx_.hubs(organisation)) {
            hubs_by_code_[{organisation, hub.code}] = hub;
            hubs_.emplace(hub.id, std::move(hub));
        }
    }
}

RecordedEvent EventDesk::decide(const RecordEvent& command) {
    const Hash digest = digest_of(command, ports_.crypto);
    if (const auto known = known_.find(command.id); known != known_.end()) {
        return answer_repeat(command, digest, known->second);
    }
    Result<Event> event = draft(command);
    if (!event) return refused(event.refusal());
    event->digest = digest;
    RecordedEvent answer = judge(command, *event);
    if (answer.outcome != ScanOutcome::refused) {
        known_[command.id] = {
            command.id, digest, "", answer.device->id, answer.device->version, answer.device->tag};
    }
    return answer;
}

// A repeat is answered as it was answered then: from the device's history up to the event.
RecordedEvent EventDesk::answer_repeat(const RecordEvent& command, const Hash& digest,
                                       const KnownRequest& known) {
    if (known.digest != digest || known.seq == 0) {
        return refused(refusal_of(RefusalCode::request_id_reused));
    }
    const auto open = open_.find(known.tag);
    std::optional<Device> device =
        open == open_.end() ? tx_.device_by_tag(known.tag) : open->second.device;
    if (!device || device->organisation != command.caller.organisation) {
        return refused(refusal_of(RefusalCode::request_id_reused));
    }
    if (device->version == known.seq && !device->has_conflict) {
        return {ScanOutcome::duplicate, std::move(device), std::nullopt};
    }
    std::vector<Event> history = tx_.history(device->id);
    if (open != open_.end()) {
        history.insert(history.end(), open->second.added.begin(), open->second.added.end());
    }
    std::erase_if(history, [&](const Event& event) { return event.seq > known.seq; });
    const Folded folded = fold(history);
    device->standing = folded.standing;
    device->version = known.seq;
    device->has_conflict = !folded.conflicts.empty();
    name_hub(*device);
    RecordedEvent answer{ScanOutcome::duplicate, std::move(device), std::nullopt};
    if (const Conflict* conflict = find_conflict(folded.conflicts, command.id)) {
        answer.refusal = refusal_of(conflict->code, conflict->detail);
    }
    return answer;
}

// The event as far as the command alone can tell.
Result<Event> EventDesk::draft(const RecordEvent& command) {
    if (command.tense == Tense::wish && command.at && *command.at > now_ + future_allowed) {
        return Refusal{
            RefusalCode::happens_in_future, "", {{"at", "Enter a time that has passed."}}};
    }
    Event event;
    event.happened = {happened_at(command, now_), command.source, command.source_seq, command.id};
    event.event = command.event;
    event.actor = command.caller.actor;
    event.recorded_at = now_;
    event.evidence = command.evidence;
    event.media = command.media;
    return event;
}

RecordedEvent EventDesk::judge(const RecordEvent& command, const Event& drafted) {
    Event event = drafted;
    if (command.caller.over_since) return judge_late(command, event);
    if (!may(command.caller.role, permission_of(command.event))) {
        return refuse(command, event, refusal_of(RefusalCode::forbidden));
    }
    Result<Hub> hub = hub_of(command);
    if (!hub) return refuse(command, event, hub.refusal());
    event.hub = hub->id;
    if (needs_hub(event.event) && event.hub.value == 0) {
        return refuse(
            command, event,
            {RefusalCode::invalid_fields, "", {{"hub", "Name the hub where this happens."}}});
    }
    if (auto refusal = check_media(event.event, event.media))
        return refuse(command, event, *refusal);

    Result<Open*> open = open_device(command, event);
    if (!open) return refuse(command, event, open.refusal());
    if (command.version && *command.version != (*open)->device.version) {
        return refuse(command, event, refusal_of(RefusalCode::changed));
    }
    if (command.tense == Tense::wish && !may_record(command.caller, (*open)->device, event)) {
        return refused(refusal_elsewhere());
    }
    if (command.tense == Tense::wish && event.event == renewal) {
        if (auto refusal = complete_renewal(**open, event)) return refused(*refusal);
    }
    if (auto refusal = complete(**open, event)) return refuse(command, event, *refusal);
    Result<Evidence> evidence = check_evidence(event.event, event.evidence);
    if (!evidence) return refuse(command, event, evidence.refusal());
    event.evidence = *evidence;
    return put_in_place(**open, command, std::move(event));
}

// Of a token that is over: nothing is recorded. What it says it scanned before then waits for a
// person; what it says it scanned since is refused.
RecordedEvent EventDesk::judge_late(const RecordEvent& command, const Event& event) {
    const Refusal refusal = refusal_of(RefusalCode::token_revoked);
    if (event.happened.at >= *command.caller.over_since) return refused(refusal);
    return refuse(command, event, refusal);
}

// A refused wish leaves nothing behind; a refused fact waits for a person.
RecordedEvent EventDesk::refuse(const RecordEvent& command, const Event& event,
                                const Refusal& refusal) {
    if (command.tense == Tense::fact && command.tag) {
        set_aside_.push_back({event, *command.tag, command.caller.organisation, refusal,
                              refusal.code == RefusalCode::tag_unclaimed});
    }
    return refused(refusal);
}

Result<Hub> EventDesk::hub_of(const RecordEvent& command) {
    const Caller& caller = command.caller;
    if (command.hub.empty()) return caller.hub.value_or(Hub{});
    if (caller.hub && caller.hub->code == command.hub) return *caller.hub;
    auto [found, is_new] = hubs_by_code_.try_emplace({caller.organisation, command.hub});
    if (is_new) found->second = tx_.hub_by_code(caller.organisation, command.hub);
    if (!found->second) {
        return Refusal{RefusalCode::hub_not_found, "", {{"hub", "No hub has this code."}}};
    }
    hubs_.emplace(found->second->id, *found->second);
    return *found->second;
}

Result<EventDesk::Open*> EventDesk::open_device(const RecordEvent& command, Event& event) {
    if (!command.tag) return make_device(command, event);
    const auto found = open_.find(*command.tag);
    if (found != open_.end() && found->second.device.organisation == command.caller.organisation) {
        Open& open = found->second;
        const bool is_taken = makes_device(command.event) && command.tense == Tense::wish &&
                              find_transition(open.device.standing.state, command.event) == nullptr;
        if (is_taken) return refusal_of(RefusalCode::tag_claimed);
        return &open;
    }
    if (makes_device(command.event)) return make_device(command, event);
    return *why_no_device(command);
}

std::optional<Refusal> EventDesk::why_no_device(const RecordEvent& command) {
    const auto label = labels_.find(*command.tag);
    if (label == labels_.end() || label->second.organisation != command.caller.organisation) {
        return refusal_of(RefusalCode::tag_unknown);
    }
    return refusal_of(label->second.state == TagState::retired ? RefusalCode::tag_void
                                                               : RefusalCode::tag_unclaimed);
}

Result<EventDesk::Open*> EventDesk::make_device(const RecordEvent& command, Event& event) {
    if (command.version) return refusal_of(RefusalCode::changed);
    Device unknown;
    unknown.organisation = command.caller.organisation;
    if (command.tense == Tense::wish && !may_record(command.caller, unknown, event)) {
        return refusal_elsewhere();
    }
    Result<Evidence> evidence = check_evidence(event.event, event.evidence);
    if (!evidence) return evidence.refusal();
    event.evidence = *evidence;
    Result<std::string> serial = usable_serial(value_of(event.evidence, "serial"));
    if (!serial) return serial.refusal();
    if (!serial->empty()) {
        event.evidence["serial"] = *serial;
        if (const auto twin = tx_.device_by_serial(command.caller.organisation, *serial)) {
            const bool arrives =
                event.event == intake && twin->standing.state == DeviceState::expected;
            if (arrives && command.tag) return relabel_expected(command, *twin);
            return refusal_of(RefusalCode::serial_exists,
                              "A device with this serial number is here already, with tag " +
                                  twin->tag.text + ". Open that one instead.");
        }
    }
    Result<TagRecord> label = free_label(command);
    if (!label) return label.refusal();

    Device device = device_of(event, command.caller.organisation, label->tag);
    device.created_at = now_;
    const Result<Standing> first = apply(Standing{}, event);
    if (!first) return first.refusal();
    device.standing = *first;
    device.id = tx_.insert_device(device);
    claim(*label, device, command);
    device.standing = Standing{};
    return &open_.insert_or_assign(label->tag, Open{std::move(device), {}, {}, false, {}})
                .first->second;
}

// A pledged device arrives and gets the label that was stuck on it; the one drawn for the pledge
// was never printed and is withdrawn.
Result<EventDesk::Open*> EventDesk::relabel_expected(const RecordEvent& command,
                                                     const Device& expected) {
    Result<TagRecord> label = free_label(command);
    if (!label) return label.refusal();
    std::vector<Device> locked = tx_.lock_devices(std::span{&expected.tag, 1});
    std::vector<TagRecord> old = tx_.lock_tags(std::span{&expected.tag, 1});
    if (locked.size() != 1 || old.size() != 1) return refusal_of(RefusalCode::changed);
    Device device = std::move(locked.front());
    const TagEvent withdrawal =
        next_tag_event(old.front(), TagEventKind::retirement, command.caller.actor,
                       "relabelled at intake", command.id, now_, ports_);
    tx_.write_tags(old, std::span{&withdrawal, 1});
    device.tag = label->tag;
    claim(*label, device, command);
    open_.erase(expected.tag);
    return &open_.insert_or_assign(label->tag, Open{std::move(device), {}, {}, false, {}})
                .first->second;
}

Result<TagRecord> EventDesk::free_label(const RecordEvent& command) {
    if (!command.tag) {
        TagRecord label{ports_.crypto.draw_tag(),
                        command.caller.organisation,
                        {},
                        TagState::printed,
                        {},
                        0,
                        {}};
        while (!tx_.lock_tags(std::span{&label.tag, 1}).empty())
            label.tag = ports_.crypto.draw_tag();
        return label;
    }
    const auto label = labels_.find(*command.tag);
    if (label == labels_.end() || label->second.organisation != command.caller.organisation) {
        return refusal_of(RefusalCode::tag_unknown);
    }
    if (label->second.state == TagState::retired) return refusal_of(RefusalCode::tag_void);
    if (label->second.state == TagState::claimed) return refusal_of(RefusalCode::tag_claimed);
    return label->second;
}

void EventDesk::claim(TagRecord label, const Device& device, const RecordEvent& command) {
    label.device = device.id;
    const TagEvent event = next_tag_event(label, TagEventKind::claim, command.caller.actor, "",
                                          command.id, now_, ports_);
    tx_.write_tags(std::span{&label, 1}, std::span{&event, 1});
    labels_.insert_or_assign(label.tag, label);
    wrote_ = true;
}

// Fills in what the device, the evidence store or the rule of the house knows better than the
// sender.
std::optional<Refusal> EventDesk::complete(const Open& open, Event& event) {
    complete_handover(open.device, event, tx_, ports_);
    switch (event.event) {
        case intake:
            return complete_arrival(open, event);
        case loan: {
            const Date day = london_day(event.happened.at, ports_.zones);
            if (!event.evidence.contains("due")) {
                const LendingTerms& terms = terms_of(open.device.organisation);
                event.evidence["due"] = format(due_of_loan(terms, day));
            }
            return std::nullopt;
        }
        case reservation: {
            const std::string_view request = value_of(event.evidence, "request");
            if (!is_request_reference(request)) return std::nullopt;
            return check_reservation(open.device, request, tx_);
        }
        case wipe:
        case wipe_failure:
            return complete_wipe(open, event);
        case annulment:
            return check_annulment(open, event);
        default:
            return std::nullopt;
    }
}

// The scheme's terms bind whoever asks now. A renewal that is reported late has been granted: the order in
// which reports arrive must not decide on it.
std::optional<Refusal> EventDesk::complete_renewal(const Open& open, Event& event) {
    const Standing& standing = open.device.standing;
    if (standing.state != DeviceState::on_loan || !standing.due) return std::nullopt;
    const LendingTerms& terms = terms_of(open.device.organisation);
    const Date day = london_day(event.happened.at, ports_.zones);
    event.evidence.try_emplace("due", format(due_of_renewal(terms, *standing.due)));
    return hindrance_to_renewal(terms, standing.renewals, *standing.due, day);
}

// An expected device arrives: a serial that is new to it must be as sound as a new device's.
std::optional<Refusal> EventDesk::complete_arrival(const Open& open, Event& event) {
    Result<std::string> serial = usable_serial(value_of(event.evidence, "serial"));
    if (!serial) return serial.refusal();
    if (!serial->empty() && *serial != open.device.serial) {
        if (const auto twin = tx_.device_by_serial(open.device.organisation, *serial);
            twin && twin->id != open.device.id) {
            return refusal_of(RefusalCode::serial_exists);
        }
    }
    if (!serial->empty()) event.evidence["serial"] = *serial;
    complete_intake(open.device, event);
    return std::nullopt;
}

std::optional<Refusal> EventDesk::complete_wipe(const Open& open, Event& event) {
    const auto id = parse_uuid(value_of(event.evidence, "evidence"));
    const auto evidence = id ? tx_.evidence(*id) : std::nullopt;
    const bool is_wipe = event.event == wipe;
    if (!evidence || evidence->device != open.device.id || evidence->accepted != is_wipe) {
        return Refusal{
            RefusalCode::evidence_not_found,
            is_wipe ? "Upload the wipe report first: a wipe counts only with accepted evidence."
                    : "Upload the wipe report that shows the failure first.",
            {{"evidence", "No such evidence for this device."}}};
    }
    write_wipe_evidence(*evidence, event);
    keep_media_of(*evidence, open.device, event);
    event.happened.at = std::min(now_, evidence->ended.value_or(event.happened.at));
    return std::nullopt;
}

std::optional<Refusal> EventDesk::check_annulment(const Open& open, const Event& event) {
    const auto of = parse_uuid(value_of(event.evidence, "of"));
    const std::vector<Conflict> stored = tx_.conflicts_of(open.device.id);
    if (of &&
        (find_conflict(stored, *of) != nullptr || find_conflict(open.conflicts, *of) != nullptr)) {
        return std::nullopt;
    }
    return refusal_of(RefusalCode::conflict_not_found);
}

RecordedEvent EventDesk::put_in_place(Open& open, const RecordEvent& command, Event event) {
    event.device = open.device.id;
    const HappenedKey& latest = open.device.standing.last;
    if (is_late(open.device.standing, event) && is_clock_noise(command, event, latest, now_)) {
        event.happened.at = std::min(now_, latest.at + std::chrono::microseconds{1});
    }
    return is_late(open.device.standing, event) ? fold_in(open, command, std::move(event))
                                                : put_at_end(open, command, std::move(event));
}

RecordedEvent EventDesk::put_at_end(Open& open, const RecordEvent& command, Event event) {
    const Result<Standing> next = apply(open.device.standing, event);
    if (next) {
        open.device.standing = *next;
        if (makes_device(event.event)) write_facts(open.device, event);
        add(open, std::move(event));
        if (makes_device(command.event)) join_waiting_scans(open);
        return {ScanOutcome::applied, open.device, std::nullopt};
    }
    if (command.tense == Tense::wish) return refused(next.refusal());
    // The other side of the conflict is the last event that counted: the fold knows it.
    return fold_in(open, command, std::move(event));
}

RecordedEvent EventDesk::fold_in(Open& open, const RecordEvent& command, Event event) {
    if (!open.history) open.history = tx_.history(open.device.id);
    std::vector<Event> history = *open.history;
    history.insert(history.end(), open.added.begin(), open.added.end());
    history.push_back(event);
    Folded folded = fold(history);
    const Conflict* found = find_conflict(folded.conflicts, event.happened.id);
    std::optional<Refusal> refusal;
    if (found != nullptr) refusal = refusal_of(found->code, found->detail);
    if (refusal && command.tense == Tense::wish) return refused(*refusal);

    take_facts(open.device, history, folded);
    open.device.standing = std::move(folded.standing);
    open.conflicts = std::move(folded.conflicts);
    open.refolded = true;
    add(open, std::move(event));
    return {refusal ? ScanOutcome::conflict : ScanOutcome::applied, open.device, refusal};
}

// Scans that came before the label was on a device take their places now, those of this delivery too.
void EventDesk::join_waiting_scans(Open& open) {
    std::vector<SetAsideScan> waiting = tx_.take_scans_set_aside(open.device.tag);
    const auto joins = [&](const SetAsideScan& scan) {
        return scan.wait_for_intake && scan.tag == open.device.tag;
    };
    std::ranges::copy_if(set_aside_, std::back_inserter(waiting), joins);
    std::erase_if(set_aside_, joins);
    for (SetAsideScan& scan : waiting) {
        if (!known_.contains(scan.event.happened.id)) join(open, scan);
    }
}

void EventDesk::join(Open& open, SetAsideScan& scan) {
    RecordEvent command;
    command.id = scan.event.happened.id;
    command.tense = Tense::fact;
    command.event = scan.event.event;
    Event event = scan.event;
    event.recorded_at = now_;
    std::optional<Refusal> refusal = complete(open, event);
    if (!refusal) {
        Result<Evidence> evidence = check_evidence(event.event, event.evidence);
        if (evidence) {
            event.evidence = *evidence;
        } else {
            refusal = evidence.refusal();
        }
    }
    if (refusal) {
        scan.reason = *refusal;
        scan.wait_for_intake = false;
        set_aside_.push_back(std::move(scan));
        return;
    }
    const Hash digest = event.digest;
    put_in_place(open, command, std::move(event));
    known_[command.id] = {command.id,          digest,         "", open.device.id,
                          open.device.version, open.device.tag};
}

void EventDesk::add(Open& open, Event event) {
    Device& device = open.device;
    event.device = device.id;
    event.seq = ++device.version;
    event.previous = device.head;
    event.hash = ports_.crypto.digest(chain_text(event));
    event.seal = seal_of(event.hash, ports_.safe);
    device.head = event.hash;
    device.has_conflict = open.refolded ? !open.conflicts.empty() : device.has_conflict;
    name_hub(device);
    open.added.push_back(std::move(event));
}

void EventDesk::name_hub(Device& device) {
    const HubId home = device.standing.home;
    if (home.value == 0) {
        device.hub_code.clear();
        device.hub_name.clear();
        return;
    }
    if (!hubs_.contains(home)) {
        for (Hub& hub : tx_.hubs(device.organisation)) hubs_.emplace(hub.id, std::move(hub));
    }
    const Hub& hub = hubs_[home];
    device.hub_code = hub.code;
    device.hub_name = hub.name;
}

const LendingTerms& EventDesk::terms_of(OrganisationId organisation) {
    const auto found = terms_.find(organisation);
    if (found != terms_.end()) return found->second;
    return terms_.emplace(organisation, tx_.lending().terms(organisation)).first->second;
}

void EventDesk::commit() {
    std::vector<DeviceChange> changes;
    for (auto& [tag, open] : open_) {
        if (open.added.empty()) continue;
        changes.push_back({std::move(open.device), std::move(open.added), open.refolded,
                           std::move(open.conflicts), now_});
    }
    if (!changes.empty()) tx_.append(changes);
    follow_devices(changes, tx_, ports_);
    follow_handovers(changes, tx_, ports_);
    if (!set_aside_.empty()) tx_.set_aside(set_aside_);
    wrote_ = wrote_ || !changes.empty() || !set_aside_.empty();
}

}  // namespace kitbank
