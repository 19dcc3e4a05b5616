#pragma once
#include "server/usecase/residents/export_resident.h"
#include "server/web/call.h"
#include "server/web/json.h"

// The vault, for programs. What is personal travels in bodies alone, never in an address.
namespace kitbank::web::api {

Response add_resident(const Call& call);      // POST /api/v1/residents
Response list_residents(const Call& call);    // GET /api/v1/residents
Response search_residents(const Call& call);  // POST /api/v1/residents/searches
Response show_resident(const Call& call);     // GET /api/v1/residents/{reference}
Response change_resident(const Call& call);   // POST /api/v1/residents/{reference}
Response read_resident(const Call& call);     // POST /api/v1/residents/{reference}/readings
Response list_readings(const Call& call);     // GET /api/v1/residents/{reference}/readings
Response list_holds(const Call& call);        // GET /api/v1/residents/{reference}/holds
Response hold_resident(const Call& call);     // POST /api/v1/residents/{reference}/holds
Response lift_hold(const Call& call);         // POST /api/v1/residents/{reference}/holds/{id}/lift
Response erase_resident(const Call& call);    // POST /api/v1/residents/{reference}/erasure
Response export_resident(const Call& call);   // POST /api/v1/residents/{reference}/export
Response list_readings_by(const Call& call);  // GET /api/v1/readings?actor=&from=&to=

// Everything about one person, as the API and the page's download give it.
Json present(const ResidentExport& all, const Call& call);

}  // namespace kitbank::web::api
