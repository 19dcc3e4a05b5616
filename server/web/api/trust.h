#pragma once
#include "server/web/call.h"

namespace kitbank::web::api {

// GET /api/v1/checkpoints/latest: over everything recorded until now.
Response latest_checkpoint(const Call& call);

}  // namespace kitbank::web::api
