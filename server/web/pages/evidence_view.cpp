#include "server/web/pages/evidence_view.h"

#include <algorithm>

#include "server/core/devices/standing.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/words.h"

namespace kitbank::web {
namespace {

std::string_view verification_text(WipeVerification verification) {
    switch (verification) {
        case WipeVerification::none:
            return "";
        case WipeVerification::last_pass:
            return "read back after the last pass";
        case WipeVerification::all_passes:
            return "read back after each pass";
    }
    return {};
}

std::string span_text(const std::optional<Instant>& started, const std::optional<Instant>& ended) {
    if (!ended) return {};
    if (!started) return "Finished " + moment_text(*ended);
    return moment_text(*started) + " to " + moment_text(*ended);
}

void add_medium(View view, const StoredMedium& medium) {
    auto part = view.add("MEDIUM");
    part.set("MEDIUM_NAME", medium.model.empty() ? "Disk" : medium.model);
    part.set("MEDIUM_STATE", medium.accepted ? "accepted" : "refused");
    part.set("MEDIUM_STATE_TEXT", medium.accepted ? "Accepted" : "Not accepted");
    part.set("MEDIUM_FACTS",
             joined({medium.serial.empty() ? "No serial number" : "Serial " + medium.serial,
                     size_text(medium.bytes), medium.method, std::string(level_text(medium.level)),
                     std::string(verification_text(medium.verification))}));
    part.text("MEDIUM_SPAN", span_text(medium.started, medium.ended));
    part.show_if(!medium.reasons.empty(), "HAS_REASONS");
    for (const auto& reason : medium.reasons)
        part.add("REASON").set("REASON_TEXT", reason.sentence);
}

bool is_in_force(const Device& device, const StoredEvidence& evidence) {
    return device.standing.wipe && device.standing.wipe->evidence == evidence.id;
}

std::string accepted_text(const Device& device, const StoredEvidence& evidence) {
    return is_in_force(device, evidence) ? "Accepted: every disk is wiped"
                                         : "Accepted then; no longer in force";
}

void set_verdict(View view, const Device& device, const StoredEvidence& evidence) {
    view.set("VERDICT", evidence.accepted ? "yes" : "no");
    view.show(evidence.accepted ? "MAY_GO" : "MAY_NOT_GO");
    view.set("VERDICT_TEXT", evidence.accepted ? accepted_text(device, evidence) : "Not accepted");
    for (const auto& reason : evidence.reasons) view.add("WHY").set("WHY_TEXT", reason.sentence);
    if (evidence.accepted) view.add("WHY").set("WHY_TEXT", method_text(evidence));
    if (!evidence.accepted && evidence.reasons.empty()) {
        view.add("WHY").set("WHY_TEXT", "At least one disk did not pass. See below.");
    }
}

void add_hand_entry(View view, const StoredEvidence& evidence) {
    if (evidence.operator_name.empty()) return;
    auto part = view.add("MEDIUM");
    part.set("MEDIUM_NAME", "Factory reset");
    part.set("MEDIUM_STATE", evidence.accepted ? "accepted" : "refused");
    part.set("MEDIUM_STATE_TEXT", evidence.accepted ? "Accepted" : "Not accepted");
    part.set("MEDIUM_FACTS", "Done by " + evidence.operator_name + ", looked at by " +
                                 evidence.verifier_name + ".");
}

void set_next(View view, const Device& device, const StoredEvidence& evidence,
              const Caller& viewer) {
    const auto step = main_step(device.standing.state);
    const bool offer =
        evidence.accepted && step && is_possible(device.standing, *step, viewer.role);
    view.set("NEXT_URL", offer ? step_url(device, *step) : device_url(device.tag));
    view.set("NEXT_TEXT", offer ? words_of(*step).button : "Back to the device");
}

}  // namespace

std::string evidence_url(const Tag& tag, const Uuid& evidence) {
    return device_url(tag) + "/wipe-evidence/" + format(evidence);
}

std::string evidence_file_url(const Uuid& evidence) {
    return "/wipe-evidence/" + format(evidence) + "/file";
}

std::string method_text(const StoredEvidence& evidence) {
    const auto& media = evidence.media;
    const auto method = media.empty() ? std::string() : media.front().method;
    const auto verified =
        media.empty() ? std::string() : std::string(verification_text(media.front().verification));
    return joined(
        {capitalised(evidence.tool_version.empty() ? evidence.tool : evidence.tool_version), method,
         std::string(level_text(evidence.level)), verified});
}

void show_evidence(View view, const Device& device, const StoredEvidence& evidence,
                   const Caller& viewer, const Names& names) {
    view.set("DEVICE_NAME", device_name(device)).set("TAG", shown_tag(device.tag));
    view.set("STATE", name_of(device.standing.state));
    view.set("STATE_TEXT", state_text(device.standing.state));
    view.set("RECORDED", moment_text(evidence.recorded_at));
    view.set("RECORDED_BY", names.of(evidence.actor));
    set_verdict(view, device, evidence);
    add_hand_entry(view, evidence);
    for (const auto& medium : evidence.media) add_medium(view, medium);
    if (evidence.file) {
        view.text("TIMES_NOTE", "The log gives times without a zone. They were read as " +
                                    evidence.zone + " time.");
        view.set("FILE_URL", evidence_file_url(evidence.id)).show("FILE");
        view.text("HASH", format(*evidence.file));
    }
    set_next(view, device, evidence, viewer);
}

}  // namespace kitbank::web
