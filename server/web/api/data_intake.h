#pragma once
#include "server/web/call.h"

// Data stock as it comes in, for programs: numbers, files, deliveries.
namespace kitbank::web::api {

Response receive_data_items(const Call& call);  // POST /api/v1/data/items
Response upload_stock_file(const Call& call);   // POST /api/v1/data/files?bundle=&hub=&...
Response list_stock_files(const Call& call);    // GET /api/v1/data/files
Response show_stock_file(const Call& call);     // GET /api/v1/data/files/{id}
Response stock_file_lines(const Call& call);    // GET /api/v1/data/files/{id}/lines?fate=&cursor=
Response load_stock_file(const Call& call);     // POST /api/v1/data/files/{id}/load
Response drop_stock_file(const Call& call);     // POST /api/v1/data/files/{id}/drop
Response list_deliveries(const Call& call);     // GET /api/v1/data/deliveries?open=&cursor=
Response announce_delivery(const Call& call);   // POST /api/v1/data/deliveries
Response show_delivery(const Call& call);       // GET /api/v1/data/deliveries/{reference}
Response note_delivery(const Call& call);       // POST /api/v1/data/deliveries/{reference}/arrival
Response close_delivery(const Call& call);      // POST /api/v1/data/deliveries/{reference}/close

}  // namespace kitbank::web::api
