#pragma once
#include "server/web/call.h"

// Networks, bundles and the ledger of data stock, for programs.
namespace kitbank::web::api {

Response list_networks(const Call& call);    // GET /api/v1/data/networks
Response change_network(const Call& call);   // POST /api/v1/data/networks
Response list_bundles(const Call& call);     // GET /api/v1/data/bundles
Response add_bundle(const Call& call);       // POST /api/v1/data/bundles
Response end_bundle(const Call& call);       // POST /api/v1/data/bundles/{code}/end
Response list_data_stock(const Call& call);  // GET /api/v1/data/stock
Response list_balances(const Call& call);    // GET /api/v1/data/balances?hub=&at=
// GET /api/v1/data/statement?account=&hub=&consignment=&bundle=&from=&to=&cursor=&limit=
Response show_statement(const Call& call);

}  // namespace kitbank::web::api
