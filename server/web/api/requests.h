#pragma once
#include "server/web/call.h"

// Asking for kit, for programs. What is personal travels in bodies alone.
namespace kitbank::web::api {

Response ask_for_kit(const Call& call);      // POST /api/v1/requests; with `draft` true a draft
Response list_requests(const Call& call);    // GET /api/v1/requests
Response show_request(const Call& call);     // GET /api/v1/requests/{reference}
Response change_draft(const Call& call);     // POST /api/v1/requests/{reference}
Response submit_request(const Call& call);   // POST /api/v1/requests/{reference}/submission
Response remove_draft(const Call& call);     // POST /api/v1/requests/{reference}/removal
Response note_request(const Call& call);     // POST /api/v1/requests/{reference}/notes
Response answer_question(const Call& call);  // POST /api/v1/requests/{reference}/answers
Response cancel_request(const Call& call);   // POST /api/v1/requests/{reference}/cancellation
Response ask_again(const Call& call);        // POST /api/v1/requests/{reference}/again

}  // namespace kitbank::web::api
