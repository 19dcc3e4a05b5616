#pragma once
#include <optional>
#include <vector>

#include "server/core/policy.h"
#include "server/usecase/records.h"

// How far a caller reaches among the devices of their organisation. A permission that reaches a hub
// binds whoever works at one to what belongs to it (Standing::home): what it holds, held last, or is
// to get. A label in someone's hand is reason enough to look at any device of the organisation, but
// not at all of it (core/policy.h), and to bring it to where they are.
namespace kitbank {

// The hub that the permission is bound to; nothing when it reaches the whole organisation.
std::optional<HubId> hub_bound(const Caller& caller, Permission permission);

// What lists, counts and searches may show.
Scope scope_of(const Caller& caller, Permission permission);

Relation relation_to(const Caller& caller, const Device& device, Permission permission);

// May this wish be recorded? Of a device elsewhere only what brings it to the caller's own hub.
bool may_record(const Caller& caller, const Device& device, const Event& event);

// What may begin now: the buttons on the page and `next` in the API.
std::vector<DeviceEvent> events_open_to(const Caller& caller, const Device& device);

// What is refused to whoever does not reach the device.
Refusal refusal_elsewhere();

}  // namespace kitbank
