#pragma once

#include "server/core/policy.h"
#include "server/usecase/devices/find_devices.h"
#include "server/web/page.h"
#include "server/web/pages/words.h"

// The device page, answered from the top: what is it, where is it, may it go out, what next; then
// its facts, its disks, and its history with the proof of each row.
namespace kitbank::web {

// What the policy shows to whoever stands so to the device (server/core/policy.h).
void show_device_in_hand(View view, const DeviceHistory& history, const Caller& viewer,
                         Instant now);

// Beside it, for those who look after the device: its facts and all that happened to it.
void show_device_history(View view, const DeviceHistory& history, const Names& names);

}  // namespace kitbank::web
