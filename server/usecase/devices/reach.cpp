#include "server/usecase/devices/reach.h"

#include <algorithm>

namespace kitbank {

std::optional<HubId> hub_bound(const Caller& caller, Permission permission) {
    if (reach_of(caller.role, permission) != Reach::hub || !caller.hub) return std::nullopt;
    return caller.hub->id;
}

Scope scope_of(const Caller& caller, Permission permission) {
    return {caller.organisation, hub_bound(caller, permission)};
}

Relation relation_to(const Caller& caller, const Device& device, Permission permission) {
    if (device.organisation != caller.organisation) return Relation::stranger;
    if (!may(caller.role, permission)) return Relation::stranger;
    const auto hub = hub_bound(caller, permission);
    return !hub || device.standing.home == *hub ? Relation::within : Relation::elsewhere;
}

bool may_record(const Caller& caller, const Device& device, const Event& event) {
    const Permission permission = permission_of(event.event);
    if (relation_to(caller, device, permission) == Relation::within) return true;
    const bool is_for_a_hub = ends_at_hub(event.event) || event.event == DeviceEvent::pledge;
    return is_for_a_hub && event.hub == hub_bound(caller, permission);
}

std::vector<DeviceEvent> events_open_to(const Caller& caller, const Device& device) {
    std::vector<DeviceEvent> events = possible_events(device.standing, caller.role);
    std::erase_if(events, [&](DeviceEvent event) {
        return relation_to(caller, device, permission_of(event)) != Relation::within &&
               !ends_at_hub(event);
    });
    return events;
}

Refusal refusal_elsewhere() {
    return {RefusalCode::forbidden,
            "The device belongs to another hub. Only its staff and managers can do this.",
            {}};
}

}  // namespace kitbank
