#pragma once
#include "server/web/call.h"

// The counter, for programs: agreements, handovers, what is to be picked. No resident is named.
namespace kitbank::web::api {

Response list_agreements(const Call& call);  // GET /api/v1/agreements
Response write_agreement(const Call& call);  // POST /api/v1/agreements

Response hand_over(const Call& call);       // POST /api/v1/requests/{reference}/handover
Response fail_delivery(const Call& call);   // POST /api/v1/requests/{reference}/failed-delivery
Response list_unsigned(const Call& call);   // GET /api/v1/handovers
Response show_handover(const Call& call);   // GET /api/v1/handovers/{reference}
Response sign_handover(const Call& call);   // POST /api/v1/handovers/{reference}/signature
Response show_pick_list(const Call& call);  // GET /api/v1/pick-list?hub=

}  // namespace kitbank::web::api
