#include "server/usecase/devices/keep_evidence.h"

#include "server/usecase/devices/event_desk.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

std::optional<DeviceEvent> event_due(const Evidenced& evidenced) {
    if (!evidenced.device) return std::nullopt;
    if (evidenced.evidence.accepted) return DeviceEvent::wipe;
    if (evidenced.medium_failed) return DeviceEvent::wipe_failure;
    return std::nullopt;
}

Result<Device> record(DeviceEvent event, const Evidenced& evidenced, const Caller& caller,
                      Transaction& tx, Ports& ports) {
    RecordEvent command;
    command.id = ports.crypto.make_uuid();
    command.caller = caller;
    command.event = event;
    command.tag = evidenced.device->tag;
    command.evidence = {{"evidence", format(evidenced.evidence.id)}};
    command.media = evidenced.media_to_record;
    EventDesk desk{tx, ports};
    RecordedEvent recorded = desk.handle({&command, 1}).front();
    if (recorded.refusal) return *recorded.refusal;
    return *recorded.device;
}

// The lifecycle did not allow the event: evidence stays evidence, but no longer counts as accepted.
void set_back(Evidenced& evidenced, const Refusal& obstacle) {
    if (evidenced.evidence.accepted) {
        evidenced.evidence.reasons.push_back(
            {std::string{name_of(obstacle.code)}, sentence_of(obstacle)});
    }
    evidenced.evidence.accepted = false;
    evidenced.medium_failed = false;
}

Result<RecordedWipe> recall_evidence(const Uuid& id, const std::string& answer, Reader& reader) {
    std::optional<StoredEvidence> evidence = reader.evidence(id);
    if (!evidence) return Refusal{RefusalCode::evidence_not_found, "", {}};
    RecordedWipe recalled{*evidence, std::nullopt, parse_device_event(answer)};
    if (evidence->device) recalled.device = reader.device_by_tag(Tag{evidence->device_tag});
    return recalled;
}

}  // namespace

Result<RecordedWipe> keep_evidence(const Request& request, const Caller& caller,
                                   const std::function<Result<Evidenced>(Transaction&)>& prepare,
                                   const StoredFile* file, Ports& ports) {
    std::optional<Refusal> obstacle;
    const auto keep = [&](Transaction& tx) -> Result<Done<RecordedWipe>> {
        Result<Evidenced> evidenced = prepare(tx);
        if (!evidenced) return evidenced.refusal();
        if (obstacle) set_back(*evidenced, *obstacle);
        StoredEvidence& evidence = evidenced->evidence;
        evidence.organisation = caller.organisation;
        evidence.actor = caller.actor;
        evidence.recorded_at = ports.clock.now();
        if (file != nullptr) {
            evidence.file = file->sha256;
            tx.insert_file(*file);
        }
        tx.insert_evidence(evidence);

        RecordedWipe kept{evidence, evidenced->device, event_due(*evidenced)};
        if (kept.event) {
            Result<Device> device = record(*kept.event, *evidenced, caller, tx, ports);
            if (!device) {
                obstacle = device.refusal();
                return *obstacle;
            }
            kept.device = *device;
        }
        std::string answer{kept.event ? name_of(*kept.event) : ""};
        return Done<RecordedWipe>{std::move(kept), std::move(answer)};
    };
    const auto recall = [&](Transaction& tx, const std::string& answer) {
        return recall_evidence(request.id, answer, tx);
    };
    Result<RecordedWipe> result = once<RecordedWipe>(request, ports, keep, recall);
    if (obstacle) return once<RecordedWipe>(request, ports, keep, recall);
    return result;
}

std::vector<Reason> reasons_of(const std::vector<WipeFault>& faults) {
    std::vector<Reason> reasons;
    reasons.reserve(faults.size());
    for (const WipeFault fault : faults) {
        reasons.push_back({std::string{name_of(fault)}, std::string{sentence_of(fault)}});
    }
    return reasons;
}

bool reaches_for_wipe(const Caller& caller, const Device& device) {
    return relation_to(caller, device, Permission::record_wipes) == Relation::within;
}

Result<Device> device_under_tag(const Caller& caller, const Tag& tag, Transaction& tx) {
    std::vector<Device> devices = tx.lock_devices({&tag, 1});
    if (!devices.empty() && devices.front().organisation == caller.organisation) {
        if (reaches_for_wipe(caller, devices.front())) return devices.front();
        return refusal_elsewhere();
    }
    return why_no_device(caller, tag, tx);
}

}  // namespace kitbank
