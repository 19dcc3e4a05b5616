#pragma once
#include "server/web/call.h"
#include "server/web/json.h"

namespace kitbank {
struct DataItem;
}

// SIMs and vouchers, for programs.
namespace kitbank::web::api {

Response list_data_items(const Call& call);        // GET /api/v1/data/items
Response show_data_item(const Call& call);         // GET /api/v1/data/items/{reference}
Response data_item_history(const Call& call);      // GET /api/v1/data/items/{reference}/history
Response change_data_item(const Call& call);       // POST /api/v1/data/items/{reference}/events
Response data_item_showings(const Call& call);     // GET /api/v1/data/items/{reference}/showings
Response show_data_code(const Call& call);         // POST /api/v1/data/items/{reference}/showings
Response write_off_data(const Call& call);         // POST /api/v1/data/write-offs
Response show_data_reminders(const Call& call);    // GET /api/v1/data/reminders
Response change_data_reminders(const Call& call);  // POST /api/v1/data/reminders

// One of them as every answer shows it; never a voucher's code.
Json present_item(const DataItem& item, const Caller& viewer);

}  // namespace kitbank::web::api
