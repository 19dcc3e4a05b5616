#include "server/usecase/devices/find_devices.h"

#include <algorithm>
#include <map>

#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

bool sees(const Caller& caller) { return may(caller.role, Permission::see_devices); }

// Evidence of no known device belongs to the organisation, and to whoever brought it.
bool may_read(const Caller& caller, const StoredEvidence& evidence, Reader& reader) {
    const auto hub = hub_bound(caller, Permission::see_evidence);
    if (!hub || evidence.actor == caller.actor) return true;
    const auto device = reader.device_by_tag(Tag{evidence.device_tag});
    return device && device->standing.home == *hub;
}

std::map<HubId, std::string> hub_codes(OrganisationId organisation, Reader& reader) {
    std::map<HubId, std::string> codes;
    for (Hub& hub : reader.hubs(organisation)) codes.emplace(hub.id, std::move(hub.code));
    return codes;
}

void attach(HistoryEntry& entry, const std::vector<Conflict>& conflicts,
            const std::vector<StoredEvidence>& evidence) {
    const auto conflict = std::ranges::find(conflicts, entry.event.happened.id, &Conflict::event);
    if (conflict != conflicts.end()) entry.conflict = *conflict;
    const auto id = parse_uuid(value_of(entry.event.evidence, "evidence"));
    const auto found = id ? std::ranges::find(evidence, *id, &StoredEvidence::id) : evidence.end();
    if (found != evidence.end()) entry.evidence = *found;
}

DeviceHistory history_of(Device device, Reader& reader) {
    DeviceHistory history{std::move(device), Relation::within, {}, {}};
    const std::vector<Event> events = reader.history(history.device.id);
    history.evidence = reader.evidence_of(history.device.id);
    const auto codes = hub_codes(history.device.organisation, reader);
    const Folded folded = fold(events);
    for (const Step& step : folded.steps) {
        HistoryEntry entry{events[step.event], step.outcome, step.state, step.holder, {}, {}, {}};
        if (const auto code = codes.find(entry.event.hub); code != codes.end()) {
            entry.hub_code = code->second;
        }
        attach(entry, folded.conflicts, history.evidence);
        history.entries.push_back(std::move(entry));
    }
    return history;
}

std::optional<Refusal> narrow(DeviceQuery& query, const DeviceFilter& filter, Reader& reader) {
    if (!filter.hub.empty()) {
        const auto hub = reader.hub_by_code(query.organisation, filter.hub);
        if (!hub) {
            return Refusal{RefusalCode::hub_not_found, "", {{"hub", "No hub has this code."}}};
        }
        query.hub = hub->id;
    }
    query.after = {};
    if (!filter.after.empty()) {
        const auto last = reader.device_by_tag(Tag{std::string{filter.after}});
        if (!last || last->organisation != query.organisation) {
            return Refusal{RefusalCode::invalid_fields,
                           "",
                           {{"cursor", "This page is not there any more. Begin at the first."}}};
        }
        query.after = last->id;
    }
    return std::nullopt;
}

}  // namespace

Refusal why_no_device(const Caller& caller, const Tag& tag, Reader& reader) {
    const std::optional<TagRecord> label = reader.tag(tag);
    if (!label || label->organisation != caller.organisation)
        return refusal_of(RefusalCode::tag_unknown);
    if (label->state == TagState::retired) return refusal_of(RefusalCode::tag_void);
    return refusal_of(RefusalCode::tag_unclaimed);
}

Result<Device> find_device(const Caller& caller, const Tag& tag, Ports& ports) {
    if (!sees(caller)) return refusal_of(RefusalCode::forbidden);
    Result<Device> found = refusal_of(RefusalCode::tag_unknown);
    ports.store.read([&](Reader& reader) {
        std::optional<Device> device = reader.device_by_tag(tag);
        const bool is_own = device && device->organisation == caller.organisation;
        found = is_own ? Result<Device>{*std::move(device)} : why_no_device(caller, tag, reader);
    });
    return found;
}

Result<DeviceHistory> look_at_device(const Caller& caller, const Tag& tag, Ports& ports) {
    if (!sees(caller)) return refusal_of(RefusalCode::forbidden);
    Result<DeviceHistory> history = refusal_of(RefusalCode::tag_unknown);
    ports.store.read([&](Reader& reader) {
        std::optional<Device> device = reader.device_by_tag(tag);
        if (!device || device->organisation != caller.organisation) {
            history = why_no_device(caller, tag, reader);
        } else if (relation_to(caller, *device, Permission::see_devices) == Relation::within) {
            history = history_of(*std::move(device), reader);
        } else {
            history = DeviceHistory{*std::move(device), Relation::elsewhere, {}, {}};
        }
    });
    return history;
}

Result<DeviceHistory> read_history(const Caller& caller, const Tag& tag, Ports& ports) {
    Result<DeviceHistory> history = look_at_device(caller, tag, ports);
    if (history && history->relation != Relation::within) return refusal_elsewhere();
    return history;
}

Result<DevicePage> find_devices(const Caller& caller, DeviceQuery query, const DeviceFilter& filter,
                                Ports& ports) {
    if (!sees(caller)) return refusal_of(RefusalCode::forbidden);
    query.organisation = caller.organisation;
    query.home = hub_bound(caller, Permission::see_devices);
    query.limit = std::clamp(query.limit, 1, 200);
    Result<DevicePage> page = DevicePage{};
    ports.store.read([&](Reader& reader) {
        const auto refusal = narrow(query, filter, reader);
        page = refusal ? Result<DevicePage>{*refusal} : reader.devices(query);
    });
    return page;
}

std::string cursor_after(const DevicePage& page) {
    return page.has_more ? page.items.back().tag.text : "";
}

Result<Worklists> read_worklists(const Caller& caller, Ports& ports) {
    if (!sees(caller)) return refusal_of(RefusalCode::forbidden);
    Worklists lists;
    const Scope seen = scope_of(caller, Permission::see_devices);
    const Scope settled = scope_of(caller, Permission::settle_conflicts);
    ports.store.read([&](Reader& reader) {
        lists.counts = reader.counts_by_state(seen);
        lists.out_without_wipe = reader.out_without_wipe(seen, worklist_length_max);
        if (!may(caller.role, Permission::settle_conflicts)) return;
        lists.conflicts = reader.conflicts(settled, worklist_length_max);
        lists.scans_set_aside = reader.scans_set_aside(settled, worklist_length_max);
    });
    return lists;
}

Result<EvidenceFile> read_evidence_file(const Caller& caller, const Uuid& evidence, Ports& ports) {
    if (!may(caller.role, Permission::see_evidence)) return refusal_of(RefusalCode::forbidden);
    Result<EvidenceFile> answer = refusal_of(RefusalCode::evidence_not_found);
    ports.store.read([&](Reader& reader) {
        const std::optional<StoredEvidence> found = reader.evidence(evidence);
        if (!found || found->organisation != caller.organisation || !found->file) return;
        if (!may_read(caller, *found, reader)) return;
        if (std::optional<StoredFile> file = reader.file(*found->file)) {
            answer = EvidenceFile{*found, *std::move(file)};
        }
    });
    return answer;
}

}  // namespace kitbank
