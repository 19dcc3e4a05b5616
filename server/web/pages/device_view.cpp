#include "server/web/pages/device_view.h"

#include <algorithm>
#include <string>

#include "server/core/devices/spoken.h"
#include "server/core/devices/standing.h"
#include "server/usecase/devices/reach.h"
#include "server/web/pages/evidence_view.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/words.h"

namespace kitbank::web {
namespace {

bool sees(std::string_view field, Relation relation) {
    return shows(Object::device, field, relation);
}

std::string belongs_text(const Device& device) {
    if (device.hub_name.empty()) return "It belongs to no hub yet";
    return "It belongs to " + device.hub_name;
}

void set_identity(View view, const Device& device, Relation relation) {
    view.set("KIND", kind_text(device.kind)).set("DEVICE_NAME", device_name(device));
    view.set("TAG", shown_tag(device.tag)).set("STATE", name_of(device.standing.state));
    view.set("STATE_TEXT", state_text(device.standing.state));
    view.set("PLACE_TEXT", sees("custody", relation) ? place_text(device) : belongs_text(device));
}

void add_why(View view, std::string_view sentence) { view.add("WHY").set("WHY_TEXT", sentence); }

bool is_overdue(const Standing& standing, Instant now) {
    return standing.due &&
           std::chrono::sys_days(*standing.due) < std::chrono::sys_days(london_day(now));
}

// Where it stands with its borrower: when it should be back.
std::string due_text(const Standing& standing, Instant now) {
    if (!standing.due) return {};
    const auto today = london_day(now);
    return (is_overdue(standing, now) ? "It was due back on " : "It is due back on ") +
           day_text(*standing.due) + ", " + days_between_text(today, *standing.due) + ".";
}

void set_out(View view, const Device& device, Relation relation, Instant now) {
    const bool late = sees("due", relation) && is_overdue(device.standing, now);
    view.set("VERDICT", late ? "late" : "out").show("IS_OUT");
    view.set("VERDICT_TEXT",
             (late ? "Overdue: it is out, " : "It is out: ") + spoken(device.standing.state));
    if (!sees("due", relation)) return;
    if (const auto due = due_text(device.standing, now); !due.empty()) add_why(view, due);
    if (!device.standing.wipe) {
        add_why(view, "The wipe it left on was withdrawn. Get it back and wipe it.");
    }
}

void set_may_go(View view, const Device& device, Relation relation) {
    const auto& standing = device.standing;
    view.set("VERDICT", "yes").show("MAY_GO").set("VERDICT_TEXT", "Yes, it may go out");
    if (!sees("wipe", relation)) return;
    if (!standing.reservation.empty()) {
        add_why(view, "Only for request " + standing.reservation + ".");
    }
    add_why(view, "Wiped on " + day_text(standing.wipe->ended) + " and checked since" +
                      (standing.grade.empty() ? "." : ", grade " + standing.grade + "."));
}

// The reason is the state's own where that tells more than "not wiped".
std::string why_not(const Standing& standing, const Refusal& hindrance) {
    switch (standing.state) {
        case DeviceState::expected:
            return "It is promised and has not come yet.";
        case DeviceState::locked:
            return "A lock still holds it. Whoever set the lock must release it.";
        case DeviceState::wipe_failed:
            return "Its wipe failed. Wipe it again, or take the disk out and destroy it.";
        case DeviceState::wiped:
            return "It is wiped. It still has to be inspected.";
        case DeviceState::in_repair:
            return "It is in repair.";
        case DeviceState::returned:
            return "Someone has had it since its last wipe. Wipe it again first.";
        case DeviceState::lost:
            return "It is lost. If it turns up, it must be wiped again.";
        case DeviceState::disposed:
            return "It was disposed of.";
        default:
            return sentence_of(hindrance);
    }
}

void set_verdict(View view, const Device& device, Relation relation, Instant now) {
    if (is_with_borrower(device.standing.state)) {
        return set_out(view, device, relation, now);
    }
    const auto hindrance = hindrance_to_handover(device.standing);
    if (!hindrance) return set_may_go(view, device, relation);
    view.set("VERDICT", "no").show("MAY_NOT_GO").set("VERDICT_TEXT", "No, it must not go out");
    add_why(view, why_not(device.standing, *hindrance));
}

void set_step(View view, const Device& device, DeviceEvent event) {
    const auto& words = words_of(event);
    view.set("STEP_URL", step_url(device, event)).set("STEP_TEXT", words.button);
    view.set("STEP_HINT", words.hint);
}

void set_steps(View view, const Device& device, const Caller& viewer) {
    auto steps = events_open_to(viewer, device);
    std::erase(steps, DeviceEvent::wipe_failure);  // follows from evidence, never from a button
    const auto main = main_step(device.standing.state);
    if (main && std::ranges::find(steps, *main) != steps.end()) {
        set_step(view.add("MAIN_STEP"), device, *main);
        std::erase(steps, *main);
    } else {
        view.text("NO_STEP", device.standing.state == DeviceState::disposed
                                 ? "Nothing more: this is the end of its history."
                                 : "Nothing for you to do here now.");
    }
    view.show_if(!steps.empty(), "OTHER_STEPS");
    for (const auto step : steps) set_step(view.add("STEP"), device, step);
}

void add_fact(View view, std::string_view name, std::string_view text) {
    if (!text.empty()) view.add("FACT").set("FACT_NAME", name).set("FACT_TEXT", text);
}

// The donor is told once, by the event that brought the device.
std::string donor_of(const DeviceHistory& history) {
    for (const auto& entry : history.entries) {
        const auto donor = value_of(entry.event.evidence, "donor");
        if (!donor.empty()) return std::string(donor);
    }
    return {};
}

void set_facts(View view, const DeviceHistory& history) {
    const auto& device = history.device;
    const auto& standing = device.standing;
    add_fact(view, "Serial number", device.serial.empty() ? "None recorded" : device.serial);
    add_fact(view, "Grade", standing.grade);
    add_fact(view, "Reserved for", standing.reservation);
    if (standing.due) add_fact(view, "Due back", day_text(*standing.due));
    add_fact(view, "Donor", donor_of(history));
    add_fact(view, "First recorded", day_text(device.created_at));
}

const StoredEvidence* wipe_in_force(const DeviceHistory& history) {
    const auto& wipe = history.device.standing.wipe;
    if (!wipe) return nullptr;
    const auto found = std::ranges::find_if(history.evidence,
                                            [&](const auto& e) { return e.id == wipe->evidence; });
    return found == history.evidence.end() ? nullptr : &*found;
}

void set_media(View view, const DeviceHistory& history) {
    const auto& standing = history.device.standing;
    if (standing.media.empty()) {
        view.text("NO_MEDIA", is_reset_by_hand(history.device.kind)
                                  ? "Its built-in memory, which is reset by hand."
                                  : "None is recorded. The wipe log will name them.");
    }
    for (const auto& medium : standing.media) {
        auto part = view.add("MEDIUM");
        part.set("MEDIUM_NAME", medium.model.empty() ? "Disk" : medium.model);
        part.set("MEDIUM_STATE", standing.wipe ? "wiped" : "received");
        part.set("MEDIUM_STATE_TEXT", standing.wipe ? "Wiped" : "Not wiped");
        part.set("MEDIUM_FACTS",
                 joined({medium.serial.empty() ? "No serial number" : "Serial " + medium.serial,
                         size_text(medium.bytes), std::string(medium_type_text(medium.type))}));
    }
    const auto* const evidence = wipe_in_force(history);
    if (evidence == nullptr) return;
    view.text("WIPE",
              "Wiped " + day_text(standing.wipe->ended) + ": " + method_text(*evidence) + ".");
    view.set("WIPE_URL", evidence_url(history.device.tag, evidence->id));
    view.set("CERTIFICATE_URL", device_url(history.device.tag) + "/certificate");
}

std::string shown_value(const EvidenceField& field, std::string_view value) {
    if (field.kind == FieldKind::flag) return value == "yes" ? "Yes" : "No";
    if (field.kind == FieldKind::date) {
        const auto date = parse_date(value);
        return date ? day_text(*date) : std::string(value);
    }
    for (const auto& choice : field.choices) {
        if (choice.value == value) return std::string(choice.label);
    }
    if (field.name == "battery") return std::string(value) + "%";
    const auto moment = parse_instant(value);
    return moment ? moment_text(*moment) : std::string(value);
}

void add_evidence(View view, std::string_view name, std::string_view text) {
    view.add("EVIDENCE").set("EVIDENCE_NAME", name).set("EVIDENCE_TEXT", text);
}

void set_event_evidence(View view, const HistoryEntry& entry, const Tag& tag) {
    view.show_if(!entry.event.evidence.empty() || entry.evidence, "HAS_EVIDENCE");
    for (const auto& field : evidence_fields(entry.event.event)) {
        const auto value = value_of(entry.event.evidence, field.name);
        if (value.empty() || field.kind == FieldKind::id) continue;
        add_evidence(view, field.label, shown_value(field, value));
    }
    if (!entry.evidence) return;
    auto link = view.add("EVIDENCE");
    link.set("EVIDENCE_NAME", "Evidence").set("EVIDENCE_TEXT", "See it with its verdict");
    link.set("EVIDENCE_URL", evidence_url(tag, entry.evidence->id)).show("EVIDENCE_LINK");
}

void set_outcome(View view, const HistoryEntry& entry) {
    if (entry.outcome == StepOutcome::applied) {
        view.set("LED_TO_STATE", name_of(entry.state)).set("LED_TO_TEXT", state_text(entry.state));
        view.show("LED_TO");
        return;
    }
    const bool conflict = entry.outcome == StepOutcome::conflict;
    view.set("LED_TO_STATE", conflict ? "refused" : "none");
    view.set("LED_TO_TEXT", conflict ? "Conflict" : "Did not happen").show("LED_TO");
    view.show_if(conflict, "IN_CONFLICT");
    if (!entry.conflict) return;
    const auto& words = text_of(entry.conflict->code);
    add_evidence(view, "Why it does not fit",
                 entry.conflict->detail.empty() ? words.sentence : entry.conflict->detail);
    view.show("HAS_EVIDENCE");
}

void add_entry(View view, const HistoryEntry& entry, const Tag& tag, const Names& names) {
    const auto& event = entry.event;
    auto row = view.add("EVENT");
    row.set("EVENT_TITLE", words_of(event.event).happened);
    row.set("HAPPENED", moment_text(event.happened.at));
    if (event.recorded_at - event.happened.at > std::chrono::minutes(5)) {
        row.set("RECORDED", moment_text(event.recorded_at)).show("LATE");
    }
    auto who = names.of(event.actor);
    if (!entry.hub_code.empty()) who += " at " + names.hub(entry.hub_code);
    if (!event.happened.source.empty()) who += ", scanner " + event.happened.source;
    row.set("EVENT_WHO", who).set("EVENT_NUMBER", std::to_string(event.seq));
    row.set("HASH", format(event.hash)).set("HASH_BEFORE", format(event.previous));
    set_event_evidence(row, entry, tag);
    set_outcome(row, entry);
}

void set_label(View view, const Tag& tag) {
    view.set("LABEL_URL", device_url(tag) + "/label.svg");
    view.set("REPRINT_URL", device_url(tag) + "/label").set("PUBLIC_URL", "/t/" + tag.text);
}

}  // namespace

void show_device_in_hand(View view, const DeviceHistory& history, const Caller& viewer,
                         Instant now) {
    const auto& device = history.device;
    const auto relation = history.relation;
    set_identity(view, device, relation);
    set_verdict(view, device, relation, now);
    set_steps(view, device, viewer);
    view.show_if(relation != Relation::within, "ELSEWHERE");
}

void show_device_history(View view, const DeviceHistory& history, const Names& names) {
    const auto& device = history.device;
    view.show("WITHIN");
    view.set("CONFLICTS_URL", "/conflicts").show_if(device.has_conflict, "CONFLICTS");
    set_label(view, device.tag);
    set_facts(view, history);
    set_media(view, history);
    std::for_each(history.entries.rbegin(), history.entries.rend(),
                  [&](const HistoryEntry& entry) { add_entry(view, entry, device.tag, names); });
}

}  // namespace kitbank::web
