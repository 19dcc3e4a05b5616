#pragma once
#include <string>

#include "server/core/devices/lifecycle.h"

namespace kitbank {

// A state or event as a sentence says it: "on loan", "lock found". The code's name with spaces.
std::string spoken(DeviceState state);
std::string spoken(DeviceEvent event);

}  // namespace kitbank
