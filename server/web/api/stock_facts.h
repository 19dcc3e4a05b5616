#pragma once
#include "server/web/call.h"

namespace kitbank::web::api {

// GET /api/v1/data/facts?hub=MILL&known=DIGEST: what a scanner keeps for when it has no line (usecase/databank/scanner_facts.h).
// With the digest of what it has, and nothing changed since, only that is said.
Response stock_facts(const Call& call);

}  // namespace kitbank::web::api
