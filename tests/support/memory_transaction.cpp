#include "tests/support/memory_transaction.h"

#include <algorithm>
#include <set>

namespace kitbank {
namespace {

// What the schema's keys and checks would have said.
void require(bool holds, const char* rule) {
    if (!holds) throw StoreFailure{RefusalCode::internal, rule};
}

void require_sound(const Device& device) {
    const Holder& holder = device.standing.holder;
    require(device.standing.state != DeviceState::none, "device.state");
    require((holder.kind == HolderKind::hub) == (holder.hub.value != 0), "device.one_holder");
}

template <class Map, class Range, class Take>
bool none_in(const Range& map, const Map& value, Take take) {
    return std::ranges::none_of(map, [&](const auto& row) { return take(row.second) == value; });
}

}  // namespace

std::vector<Device> MemoryTransaction::lock_devices(std::span<const Tag> tags) {
    std::vector<Device> rows;
    for (const Tag& tag : std::set<Tag>(tags.begin(), tags.end())) {
        if (const auto device = device_by_tag(tag)) rows.push_back(*device);
    }
    return rows;
}

std::vector<TagRecord> MemoryTransaction::lock_tags(std::span<const Tag> tags) {
    std::vector<TagRecord> rows;
    for (const Tag& wanted : std::set<Tag>(tags.begin(), tags.end())) {
        if (const auto record = tag(wanted)) rows.push_back(*record);
    }
    return rows;
}

std::vector<KnownRequest> MemoryTransaction::known_requests(std::span<const Uuid> ids) {
    std::vector<KnownRequest> rows;
    for (const Uuid& id : ids) {
        const auto saved = state_.requests.find(id);
        if (saved != state_.requests.end()) {
            rows.push_back(saved->second.request);
            const auto device = state_.devices.find(rows.back().device);
            if (device != state_.devices.end()) rows.back().tag = device->second.tag;
        } else if (const auto event = known_event(id)) {
            rows.push_back(*event);
        }
    }
    return rows;
}

std::optional<KnownRequest> MemoryTransaction::known_event(const Uuid& id) const {
    for (const auto& [device, events] : state_.histories) {
        const auto event =
            std::ranges::find(events, id, [](const Event& row) { return row.happened.id; });
        if (event == events.end()) continue;
        return KnownRequest{id,     event->digest, "",
                            device, event->seq,    state_.devices.at(device).tag};
    }
    return std::nullopt;
}

void MemoryTransaction::save_request(const KnownRequest& request, const std::string& actor,
                                     Instant now) {
    const bool is_new =
        state_.requests.try_emplace(request.id, KeptRequest{request, actor, now}).second;
    require(is_new, "request.id is unique");
}

DeviceId MemoryTransaction::insert_device(const Device& device) {
    require(state_.organisations.contains(device.organisation), "device.organisation exists");
    require(!state_.devices_by_tag.contains(device.tag), "device.tag is unique");
    require_sound(device);
    const auto twin = device_by_serial(device.organisation, device.serial);
    require(!twin || is_terminal(twin->standing.state),
            "device.serial is unique among the devices of its organisation that are here");
    Device row = device;
    row.id = DeviceId{next_id()};
    state_.devices[row.id] = row;
    state_.devices_by_tag[row.tag] = row.id;
    return row.id;
}

void MemoryTransaction::append(std::span<const DeviceChange> changes) {
    for (const DeviceChange& change : changes) append(change);
}

void MemoryTransaction::append(const DeviceChange& change) {
    const auto row = state_.devices.find(change.device.id);
    require(row != state_.devices.end(), "device_event.device exists");
    require(row->second.version + change.events.size() == change.device.version,
            "device.version is the one it was loaded at");
    state_.devices_by_tag.erase(row->second.tag);
    const bool is_own_tag =
        state_.devices_by_tag.try_emplace(change.device.tag, change.device.id).second;
    require(is_own_tag, "device.tag is unique");
    require_sound(change.device);
    row->second = change.device;
    std::vector<Event>& history = state_.histories[change.device.id];
    for (const Event& event : change.events) {
        require(!known_event(event.happened.id), "device_event.id is unique");
        require(event.seq == history.size() + 1, "device_event.seq counts on");
        history.push_back(event);
        history.back().device = change.device.id;
    }
    std::vector<Conflict>& conflicts = state_.conflicts[change.device.id];
    if (change.refolded) conflicts.clear();
    conflicts.insert(conflicts.end(), change.conflicts.begin(), change.conflicts.end());
}

std::vector<SetAsideScan> MemoryTransaction::take_scans_set_aside(const Tag& tag) {
    const auto joins = [&](const KeptScan& kept) {
        return kept.scan.wait_for_intake && kept.closed_by.empty() && kept.scan.tag == tag;
    };
    std::vector<SetAsideScan> rows;
    for (const KeptScan& kept : state_.scans) {
        if (joins(kept)) rows.push_back(kept.scan);
    }
    std::erase_if(state_.scans, joins);
    return rows;
}

void MemoryTransaction::set_aside(std::span<const SetAsideScan> scans) {
    const auto id_of = [](const KeptScan& kept) { return kept.scan.event.happened.id; };
    for (const SetAsideScan& scan : scans) {
        const bool is_new = std::ranges::count(state_.scans, scan.event.happened.id, id_of) == 0;
        if (is_new) state_.scans.push_back({scan, "", {}});
    }
}

bool MemoryTransaction::close_scan_set_aside(const Scope& scope, const Uuid& id,
                                             const std::string& actor, Instant now) {
    for (KeptScan& kept : state_.scans) {
        if (kept.scan.event.happened.id != id) continue;
        if (!kept.closed_by.empty() || !is_within(scope, kept.scan)) return false;
        kept.closed_by = actor;
        kept.closed_at = now;
        return true;
    }
    return false;
}

BatchId MemoryTransaction::insert_batch(const PrintBatch& batch) {
    require(state_.organisations.contains(batch.organisation), "print_batch.organisation exists");
    PrintBatch row = batch;
    row.id = BatchId{next_id()};
    state_.batches[row.id] = row;
    return row.id;
}

void MemoryTransaction::write_tags(std::span<const TagRecord> tags,
                                   std::span<const TagEvent> events) {
    for (const TagRecord& record : tags) {
        require(record.state == TagState::retired ||
                    (record.state == TagState::claimed) == record.device.has_value(),
                "tag.claim");
        state_.tags[record.tag] = record;
    }
    for (const TagEvent& event : events) {
        require(state_.tags.contains(event.tag), "tag_event.tag exists");
        std::vector<TagEvent>& history = state_.tag_histories[event.tag];
        require(event.seq == history.size() + 1, "tag_event.seq counts on");
        history.push_back(event);
    }
}

void MemoryTransaction::insert_file(const StoredFile& file) {
    state_.files.try_emplace(file.sha256, file);
}

void MemoryTransaction::insert_evidence(const StoredEvidence& evidence) {
    require(!this->evidence(evidence.id), "wipe_evidence.id is unique");
    require(!evidence.file || state_.files.contains(*evidence.file), "wipe_evidence.file exists");
    require(!evidence.device || state_.devices.contains(*evidence.device),
            "wipe_evidence.device exists");
    state_.evidence.push_back(evidence);
}

HubId MemoryTransaction::insert_hub(const Hub& hub) {
    require(state_.organisations.contains(hub.organisation), "hub.organisation exists");
    require(!hub_by_code(hub.organisation, hub.code), "hub.code is unique in its organisation");
    Hub row = hub;
    row.id = HubId{next_id()};
    state_.hubs[row.id] = row;
    return row.id;
}

bool MemoryTransaction::update_hub(const Hub& hub) {
    const auto row = state_.hubs.find(hub.id);
    if (row == state_.hubs.end() || row->second.version != hub.version) return false;
    const std::string code = row->second.code;
    row->second = hub;
    row->second.code = code;
    ++row->second.version;
    return true;
}

}  // namespace kitbank
