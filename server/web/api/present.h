#pragma once

#include "server/core/permission.h"
#include "server/core/policy.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_wipe.h"
#include "server/usecase/records.h"
#include "server/web/json.h"

// How rows look as JSON: the one place, for every call. The schemas of the same names are in
// schema/api/openapi.yaml.
namespace kitbank::web::api {

// The one place where the table of fields (server/core/policy.h) decides what of a row leaves as JSON:
// of a thing to which the viewer stands so, or which is within the viewer's reach.
Json only_shown(Json row, Object object, Relation relation);
Json only_shown(Json row, Object object, const Caller& viewer);

// The fields that the viewer may see (server/core/policy.h), each as it is in the schema; the others
// are not there. `next` lists the events that the viewer may record now; `hindrance` says why the
// device may not go out, null when it may.
Json present(const Device& device, const Caller& viewer);
Json present(const HistoryEntry& entry, const ActorNames& names);
Json present(const Hub& hub, const Caller& viewer);
Json present(const PrintBatch& batch, const Caller& viewer);
Json present(const StoredEvidence& evidence);
// The verdict on an uploaded report: `accepted`, `device`, `media`, `reasons`.
Json present(const RecordedWipe& wipe, const Caller& viewer);

// A time as text, or null.
Json present(const std::optional<Instant>& instant);

}  // namespace kitbank::web::api
