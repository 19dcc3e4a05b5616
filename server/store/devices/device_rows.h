#pragma once
#include "server/store/rows.h"
#include "server/usecase/records.h"

namespace kitbank {

// One row of the statements that list a whole device, or an event, columns in their order.
Device device_from(Rows& rows);
Event event_from(Rows& rows);

}  // namespace kitbank
