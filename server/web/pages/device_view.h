#pragma once

#include "server/usecase/devices/find_devices.h"
#include "server/web/page.h"
#include "server/web/pages/words.h"

// The device page, answered from the top: what is it, where is it, may it go out, what next; then
// its facts, its disks, and its history with the proof of each row.
namespace kitbank::web {

void show_device_history(View view, const DeviceHistory& history, const Caller& viewer,
                         const Names& names, Instant now);

}  // namespace kitbank::web
