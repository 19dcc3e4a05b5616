#pragma once
#include "server/store/rows.h"
#include "server/usecase/records.h"

namespace kitbank {

// One row of the statements that list a label's event, columns in their order.
TagEvent tag_event_from(Rows& rows);

}  // namespace kitbank
