#pragma once
#include "server/store/rows.h"
#include "server/usecase/records.h"

namespace kitbank {

// The hub columns of a statement, in their order; nothing when an outer join found no hub.
Hub hub_from(Rows& rows);
std::optional<Hub> hub_maybe_from(Rows& rows);

}  // namespace kitbank
