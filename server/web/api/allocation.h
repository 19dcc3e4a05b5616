#pragma once

#include "server/usecase/requests/allocation_records.h"
#include "server/web/call.h"
#include "server/web/json.h"

namespace kitbank::web::api {

Json present(const AllocationRun& run, const Caller& viewer);
Json present(const ShownProposal& proposal, const Caller& viewer);

Response propose_allocation(const Call& call);  // POST /api/v1/allocations
Response latest_allocation(const Call& call);   // ?hub=&state=&cursor=
Response accept_proposal(const Call& call);     // POST /api/v1/proposals/{id}/acceptance
Response change_proposal(const Call& call);
Response refuse_proposal(const Call& call);
Response reserve_for_request(const Call& call);  // POST /api/v1/requests/{reference}/reservation

}  // namespace kitbank::web::api
