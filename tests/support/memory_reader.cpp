#include <algorithm>

#include "tests/support/memory_transaction.h"

namespace kitbank {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view text, std::string_view start) {
    return text.size() >= start.size() &&
           std::ranges::equal(text.substr(0, start.size()), start, {}, lower, lower);
}

bool matches(const Device& device, const DeviceQuery& query) {
    const auto begins = [&](const std::string& text) { return begins_with(text, query.text); };
    return device.organisation == query.organisation &&
           (!query.state || device.standing.state == *query.state) &&
           (!query.kind || device.kind == *query.kind) &&
           (!query.hub || device.standing.holder.hub == *query.hub) &&
           (!query.home || device.standing.home == *query.home) &&
           (begins(device.tag.text) || begins(device.serial) || begins(device.make) ||
            begins(device.model));
}

bool is_in(const Scope& scope, const Device& device) {
    return device.organisation == scope.organisation &&
           (!scope.hub || device.standing.home == *scope.hub);
}

bool is_in(const Scope& scope, const PrintBatch& batch) {
    return batch.organisation == scope.organisation && (!scope.hub || batch.hub == scope.hub);
}

template <class Rows>
void cut(Rows& rows, int limit) {
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
}

template <class Map, class Key>
auto value_at(const Map& map, const Key& key) -> std::optional<typename Map::mapped_type> {
    const auto found = map.find(key);
    return found == map.end() ? std::nullopt : std::optional{found->second};
}

template <class Map, class Key>
auto list_at(const Map& map, const Key& key) {
    return value_at(map, key).value_or(typename Map::mapped_type{});
}

}  // namespace

std::optional<Device> MemoryTransaction::device_by_tag(const Tag& tag) {
    const auto found = state_.devices_by_tag.find(tag);
    if (found == state_.devices_by_tag.end()) return std::nullopt;
    return with_hub(state_.devices.at(found->second));
}

std::optional<Device> MemoryTransaction::device_by_serial(OrganisationId organisation,
                                                          std::string_view serial) {
    if (serial.empty()) return std::nullopt;
    const auto has_serial = [&](const Device& device) {
        return device.organisation == organisation && device.serial == serial;
    };
    const auto here = first_device([&](const Device& device) {
        return has_serial(device) && !is_terminal(device.standing.state);
    });
    return here ? here : first_device(has_serial);
}

std::optional<Device> MemoryTransaction::device_by_medium(OrganisationId organisation,
                                                          std::string_view serial) {
    const auto holds = [&](const Device& device, bool is_here) {
        return device.organisation == organisation &&
               (device.standing.state != DeviceState::disposed) == is_here &&
               std::ranges::count(device.standing.media, serial, &Medium::serial) != 0;
    };
    auto here = first_device([&](const Device& device) { return holds(device, true); });
    return here ? here : first_device([&](const Device& device) { return holds(device, false); });
}

std::optional<Device> MemoryTransaction::first_device(
    const std::function<bool(const Device&)>& wanted) const {
    for (const auto& [id, device] : state_.devices) {
        if (wanted(device)) return with_hub(device);
    }
    return std::nullopt;
}

Device MemoryTransaction::with_hub(Device device) const {
    const auto hub = value_at(state_.hubs, device.standing.home).value_or(Hub{});
    device.hub_code = hub.code;
    device.hub_name = hub.name;
    return device;
}

DevicePage MemoryTransaction::devices(const DeviceQuery& query) {
    DevicePage page;
    for (auto row = state_.devices.rbegin(); row != state_.devices.rend(); ++row) {
        const Device& device = row->second;
        if (!matches(device, query)) continue;
        page.total = std::min(page.total + 1, total_max);
        if (query.after.value != 0 && device.id >= query.after) continue;
        if (page.items.size() < static_cast<std::size_t>(query.limit)) {
            page.items.push_back(with_hub(device));
        } else {
            page.has_more = true;
        }
    }
    return page;
}

std::vector<StateCount> MemoryTransaction::counts_by_state(const Scope& scope) {
    std::map<DeviceState, std::int64_t> counts;
    for (const auto& [id, device] : state_.devices) {
        if (is_in(scope, device)) ++counts[device.standing.state];
    }
    std::vector<StateCount> rows;
    for (const auto& [state, count] : counts) rows.push_back({state, count});
    return rows;
}

std::vector<Event> MemoryTransaction::history(DeviceId device) {
    return list_at(state_.histories, device);
}

std::vector<OpenConflict> MemoryTransaction::conflicts(const Scope& scope, int limit) {
    std::vector<OpenConflict> rows;
    for (const auto& [id, list] : state_.conflicts) {
        const Device device = with_hub(state_.devices.at(id));
        if (!is_in(scope, device)) continue;
        for (const Conflict& conflict : list) {
            rows.push_back({device, conflict, *event_by_id(id, conflict.event),
                            event_by_id(id, conflict.against)});
        }
    }
    std::ranges::stable_sort(rows, {},
                             [](const OpenConflict& row) { return row.event.recorded_at; });
    cut(rows, limit);
    return rows;
}

std::optional<Event> MemoryTransaction::event_by_id(DeviceId device, const Uuid& id) const {
    for (const Event& event : list_at(state_.histories, device)) {
        if (event.happened.id == id) return event;
    }
    return std::nullopt;
}

std::vector<Conflict> MemoryTransaction::conflicts_of(DeviceId device) {
    return list_at(state_.conflicts, device);
}

std::vector<SetAsideScan> MemoryTransaction::scans_set_aside(const Scope& scope, int limit) {
    std::vector<SetAsideScan> rows;
    for (const KeptScan& kept : state_.scans) {
        if (kept.closed_by.empty() && is_within(scope, kept.scan)) rows.push_back(kept.scan);
    }
    std::ranges::stable_sort(rows, {},
                             [](const SetAsideScan& row) { return row.event.recorded_at; });
    cut(rows, limit);
    return rows;
}

// Made at the hub, or about a device that belongs to it.
bool MemoryTransaction::is_within(const Scope& scope, const SetAsideScan& scan) const {
    if (scan.organisation != scope.organisation) return false;
    if (!scope.hub || scan.event.hub == *scope.hub) return true;
    const auto device = value_at(state_.devices_by_tag, scan.tag);
    return device && is_in(scope, state_.devices.at(*device));
}

std::vector<Device> MemoryTransaction::out_without_wipe(const Scope& scope, int limit) {
    std::vector<Device> rows;
    for (const auto& [id, device] : state_.devices) {
        const bool is_out = is_with_borrower(device.standing.state) && !device.standing.wipe;
        if (is_out && is_in(scope, device)) rows.push_back(with_hub(device));
    }
    cut(rows, limit);
    return rows;
}

std::vector<Hub> MemoryTransaction::hubs(OrganisationId organisation) {
    std::vector<Hub> rows;
    for (const auto& [id, hub] : state_.hubs) {
        if (hub.organisation == organisation) rows.push_back(hub);
    }
    std::ranges::sort(rows, {}, &Hub::code);
    return rows;
}

std::optional<Hub> MemoryTransaction::hub_by_code(OrganisationId organisation,
                                                  std::string_view code) {
    for (const auto& [id, hub] : state_.hubs) {
        if (hub.organisation == organisation && hub.code == code) return hub;
    }
    return std::nullopt;
}

std::optional<TagRecord> MemoryTransaction::tag(const Tag& tag) {
    return value_at(state_.tags, tag);
}

std::vector<TagEvent> MemoryTransaction::tag_history(const Tag& tag) {
    return list_at(state_.tag_histories, tag);
}

std::optional<PrintBatch> MemoryTransaction::batch(const Scope& scope, const Uuid& handle) {
    for (const auto& [id, row] : state_.batches) {
        if (row.handle == handle && is_in(scope, row)) return row;
    }
    return std::nullopt;
}

std::vector<PrintBatch> MemoryTransaction::batches(const Scope& scope, int limit) {
    std::vector<PrintBatch> rows;
    for (auto row = state_.batches.rbegin(); row != state_.batches.rend(); ++row) {
        if (!is_in(scope, row->second)) continue;
        rows.push_back(row->second);
        rows.back().tags.resize(std::min<std::size_t>(rows.back().tags.size(), 1));
    }
    cut(rows, limit);
    return rows;
}

std::optional<StoredEvidence> MemoryTransaction::evidence(const Uuid& id) {
    const auto found = std::ranges::find(state_.evidence, id, &StoredEvidence::id);
    return found == state_.evidence.end() ? std::nullopt : std::optional{*found};
}

std::vector<StoredEvidence> MemoryTransaction::evidence_of(DeviceId device) {
    std::vector<StoredEvidence> rows;
    for (const StoredEvidence& row : state_.evidence) {
        if (row.device == device) rows.push_back(row);
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, &StoredEvidence::recorded_at);
    return rows;
}

std::optional<StoredFile> MemoryTransaction::file(const Hash& sha256) {
    return value_at(state_.files, sha256);
}

}  // namespace kitbank
