#pragma once
#include "server/web/call.h"

// Packets of data stock from hub to hub, thresholds and counts of shelves, for programs.
namespace kitbank::web::api {

Response list_consignments(const Call& call);    // GET /api/v1/data/consignments?over=&cursor=
Response open_consignment(const Call& call);     // POST /api/v1/data/consignments
Response show_consignment(const Call& call);     // GET /api/v1/data/consignments/{reference}
Response pack_items(const Call& call);           // POST .../contents
Response unpack_items(const Call& call);         // POST .../removal
Response send_consignment(const Call& call);     // POST .../dispatch
Response cancel_consignment(const Call& call);   // POST .../cancellation
Response receive_consignment(const Call& call);  // POST .../arrival
Response find_missing(const Call& call);         // POST .../found
Response lose_missing(const Call& call);         // POST .../lost

Response list_reorder(const Call& call);     // GET /api/v1/data/reorder
Response list_thresholds(const Call& call);  // GET /api/v1/data/thresholds
Response set_threshold(const Call& call);    // POST /api/v1/data/thresholds

Response list_counts(const Call& call);   // GET /api/v1/data/counts?cursor=
Response open_count(const Call& call);    // POST /api/v1/data/counts
Response show_count(const Call& call);    // GET /api/v1/data/counts/{reference}
Response add_to_count(const Call& call);  // POST .../numbers
Response close_count(const Call& call);   // POST .../close
Response cancel_count(const Call& call);  // POST .../cancellation
Response settle_count(const Call& call);  // POST .../settlement

}  // namespace kitbank::web::api
