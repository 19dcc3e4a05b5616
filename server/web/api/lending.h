#pragma once
#include "server/web/call.h"

// Loans, the terms they are made on, and what is used at hubs, for programs.
namespace kitbank::web::api {

Response list_loans(const Call& call);       // GET /api/v1/loans?due=&hub=&cursor=
Response renew_loan(const Call& call);       // POST /api/v1/requests/{reference}/renewal
Response show_terms(const Call& call);       // GET /api/v1/lending-terms
Response change_terms(const Call& call);     // POST /api/v1/lending-terms
Response count_sessions(const Call& call);   // POST /api/v1/devices/{tag}/sessions
Response list_shared_use(const Call& call);  // GET /api/v1/shared-use

}  // namespace kitbank::web::api
