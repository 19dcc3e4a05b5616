#pragma once
#include "server/web/call.h"

// The queue, for programs of the scheme: what waits, what is decided about it, and by which rules.
namespace kitbank::web::api {

Response list_queue(const Call& call);        // GET /api/v1/queue
Response accept_requests(const Call& call);   // POST /api/v1/requests/acceptances
Response accept_request(const Call& call);    // POST /api/v1/requests/{reference}/acceptance
Response query_request(const Call& call);     // POST /api/v1/requests/{reference}/query
Response decline_request(const Call& call);   // POST /api/v1/requests/{reference}/refusal
Response hold_request(const Call& call);      // POST /api/v1/requests/{reference}/hold
Response release_hold(const Call& call);      // POST /api/v1/requests/{reference}/release-of-hold
Response assign_request(const Call& call);    // POST /api/v1/requests/{reference}/worker
Response agree_substitute(const Call& call);  // POST /api/v1/requests/{reference}/substitutes
Response drop_line(const Call& call);         // POST /api/v1/requests/{reference}/drops

Response show_priority_rules(const Call& call);  // GET /api/v1/priority-rules
Response set_priority_rules(const Call& call);   // POST /api/v1/priority-rules
Response list_request_caps(const Call& call);    // GET /api/v1/request-caps
Response set_request_cap(const Call& call);      // POST /api/v1/request-caps; with `most` 0 removes

}  // namespace kitbank::web::api
