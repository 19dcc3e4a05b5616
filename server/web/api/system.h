#pragma once

#include "server/web/call.h"

namespace kitbank::web::api {

Response healthz(const Call& call);  // this process answers
Response readyz(const Call& call);   // and its database is reachable and migrated
Response metrics(const Call& call);  // Prometheus text
Response openapi(const Call& call);  // /api/openapi.yaml

}  // namespace kitbank::web::api
