#pragma once

#include "server/web/call.h"

// The registers and equality monitoring, for programs. Bodies are the answers that the use-cases name
// (server/usecase/registers), texts and true or false.
namespace kitbank::web::api {

Response list_complaints(const Call& call);        // GET /api/v1/complaints?all=yes
Response record_complaint(const Call& call);       // POST /api/v1/complaints
Response show_complaint(const Call& call);         // GET /api/v1/complaints/{number}
Response take_complaint_step(const Call& call);    // POST /api/v1/complaints/{number}/{step}
Response list_access_requests(const Call& call);   // GET /api/v1/subject-access-requests?all=yes
Response record_access_request(const Call& call);  // POST /api/v1/subject-access-requests
Response show_access_request(const Call& call);    // GET /api/v1/subject-access-requests/{number}
Response take_access_step(
    const Call& call);                       // POST /api/v1/subject-access-requests/{number}/{step}
Response show_monitoring(const Call& call);  // GET /api/v1/monitoring?quarter=2026-Q3
Response give_monitoring_answers(const Call& call);  // POST /api/v1/monitoring-answers

}  // namespace kitbank::web::api
