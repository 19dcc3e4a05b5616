#pragma once
#include "server/core/calendar.h"
#include "server/usecase/ports.h"

// The clock on the wall, for due days and appointments.
namespace kitbank {

// The day it is in London at that moment.
Date london_day(Instant moment, Zones& zones);
// When that day begins there.
Instant start_of_day(Date day, Zones& zones);
// The moment at which the clock there shows that; nothing in an hour that never was. Of an hour that
// comes twice, the first.
std::optional<Instant> london_moment(LocalTime local, Zones& zones);

// From 08:00 to 20:00 there: nobody is written to outside it.
bool is_daytime(Instant moment, Zones& zones);

}  // namespace kitbank
