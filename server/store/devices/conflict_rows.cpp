#include <map>

#include "embedded/statement.h"
#include "server/store/devices/device_rows.h"
#include "server/store/devices/refusal_rows.h"
#include "server/store/json_rows.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {
namespace {

Conflict conflict_from(Rows& rows) {
    Conflict conflict;
    conflict.event = rows.uuid();
    conflict.against = rows.maybe(&Rows::uuid).value_or(Uuid{});
    conflict.code = refusal_code(rows.text());
    conflict.detail = rows.text();
    return conflict;
}

}  // namespace

std::vector<Conflict> MysqlTransaction::conflicts_of(DeviceId device) {
    Rows rows = connection_.query(statement::conflicts_of_device, device);
    std::vector<Conflict> conflicts;
    while (rows.next()) {
        rows.number();
        conflicts.push_back(conflict_from(rows));
    }
    return conflicts;
}

std::vector<OpenConflict> MysqlTransaction::conflicts(const Scope& scope, int limit) {
    std::vector<std::pair<DeviceId, Conflict>> open;
    Rows rows = connection_.query(statement::conflicts_open, scope.organisation, scope.hub,
                                  scope.hub, limit);
    while (rows.next()) {
        const DeviceId device = rows.id<DeviceId>();
        open.emplace_back(device, conflict_from(rows));
    }
    if (open.empty()) return {};

    std::vector<DeviceId> ids;
    JsonRows wanted;
    for (const auto& [device, conflict] : open) {
        ids.push_back(device);
        wanted.add(conflict.event);
        if (conflict.against != Uuid{}) wanted.add(conflict.against);
    }
    std::map<DeviceId, Device> devices;
    for (Device& device : devices_by_id(ids)) devices.emplace(device.id, std::move(device));
    std::map<Uuid, Event> events;
    Rows found = connection_.query(statement::device_events_by_id, wanted.text());
    while (found.next()) {
        Event event = event_from(found);
        events.emplace(event.happened.id, std::move(event));
    }

    std::vector<OpenConflict> answer;
    for (auto& [device, conflict] : open) {
        const auto against = events.find(conflict.against);
        answer.push_back({devices.at(device), conflict, events.at(conflict.event),
                          against == events.end() ? std::nullopt : std::optional{against->second}});
    }
    return answer;
}

}  // namespace kitbank
