#include "server/usecase/devices/record_reset.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/devices/factory_reset.h"
#include "server/core/text.h"
#include "server/usecase/devices/keep_evidence.h"

namespace kitbank {
namespace {

Result<std::vector<ResetCheck>> checks_of(const std::vector<std::string>& confirmed) {
    std::vector<ResetCheck> checks;
    for (const std::string& code : confirmed) {
        const auto check = parse_reset_check(code);
        if (!check) {
            return Refusal{
                RefusalCode::invalid_fields, "", {{"confirmed", "There is no such point."}}};
        }
        checks.push_back(*check);
    }
    return checks;
}

// A form that is not right is sent back, not stored: there is no document behind it to keep.
Refusal refusal_of(const WipeVerdict& verdict) {
    const WipeFault fault = verdict.reasons.front();
    const std::string sentence{sentence_of(fault)};
    switch (fault) {
        case WipeFault::check_missing:
            return {RefusalCode::checklist_incomplete, "", {{"confirmed", sentence}}};
        case WipeFault::verifier_is_operator:
            return {RefusalCode::verifier_is_operator, "", {{"verifier", sentence}}};
        case WipeFault::operator_missing:
            return {RefusalCode::invalid_fields, "", {{"operator", sentence}}};
        case WipeFault::verifier_missing:
            return {RefusalCode::invalid_fields, "", {{"verifier", sentence}}};
        case WipeFault::before_exposure:
            return {RefusalCode::wipe_outdated, "", {{"at", sentence}}};
        case WipeFault::in_future:
            return {RefusalCode::happens_in_future, "", {{"at", sentence}}};
        default:
            return {RefusalCode::invalid_fields, sentence, {}};
    }
}

std::optional<Refusal> check_name(const std::string& field, std::string_view name) {
    if (character_count(name) <= line_length_max && !has_control_characters(name, false)) {
        return std::nullopt;
    }
    return Refusal{RefusalCode::invalid_fields, "", {{field, "Shorten this to 100 characters."}}};
}

std::string content_of(const RecordReset& command) {
    CanonicalText text;
    text.add("record reset").add(command.tag.text).add(command.operator_name);
    text.add(command.verifier_name).add(command.at ? format(*command.at) : "");
    for (const std::string& code : command.confirmed) text.add(code);
    return text.text();
}

}  // namespace

Result<RecordedWipe> record_reset(const RecordReset& command, Ports& ports) {
    if (!may(command.caller.role, Permission::record_wipes))
        return Refusal{RefusalCode::forbidden, "", {}};
    Result<std::vector<ResetCheck>> checks = checks_of(command.confirmed);
    if (!checks) return checks.refusal();
    if (auto refusal = check_name("operator", command.operator_name)) return *refusal;
    if (auto refusal = check_name("verifier", command.verifier_name)) return *refusal;

    const auto prepare = [&](Transaction& tx) -> Result<Evidenced> {
        Result<Device> device = device_under_tag(command.caller, command.tag, tx);
        if (!device) return device.refusal();
        if (command.version && *command.version != device->version) {
            return Refusal{RefusalCode::changed, "", {}};
        }
        const Instant now = ports.clock.now();
        const FactoryReset reset{device->kind, *checks, std::string{trimmed(command.operator_name)},
                                 std::string{trimmed(command.verifier_name)},
                                 command.at.value_or(now)};
        const WipeVerdict verdict = judge_reset(reset, device->standing.exposed_at, now);
        if (!verdict.accepted) return refusal_of(verdict);

        StoredEvidence evidence;
        evidence.id = command.id;
        evidence.device = device->id;
        evidence.device_tag = device->tag.text;
        evidence.tool = "factory reset";
        evidence.zone = "UTC";
        evidence.started = evidence.ended = reset.reset_at;
        evidence.level = verdict.level;
        evidence.accepted = true;
        evidence.operator_name = reset.reset_by;
        evidence.verifier_name = reset.verified_by;
        evidence.checklist = command.confirmed;
        return Evidenced{std::move(evidence), *device, {}, false};
    };
    return keep_evidence({command.id, content_of(command), command.caller.actor}, command.caller,
                         prepare, nullptr, ports);
}

}  // namespace kitbank
