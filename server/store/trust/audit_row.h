#pragma once
#include "server/store/rows.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

// One row of the statements that list an audit event, columns in their order.
AuditEvent audit_event_from(Rows& rows);

}  // namespace kitbank
