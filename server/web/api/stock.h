#pragma once

#include "server/web/call.h"

namespace kitbank::web::api {

Response open_hub(const Call& call);    // POST /api/v1/hubs
Response show_hub(const Call& call);    // GET /api/v1/hubs/{code}
Response change_hub(const Call& call);  // POST /api/v1/hubs/{code}
Response list_hubs(const Call& call);   // GET /api/v1/hubs

}  // namespace kitbank::web::api
