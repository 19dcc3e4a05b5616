#pragma once
#include <string>

#include "server/core/calendar.h"

namespace kitbank::scanner {

// "21 November, 14:03" in this computer's time.
std::string local_time(Instant instant);

}  // namespace kitbank::scanner
