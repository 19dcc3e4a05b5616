#pragma once
#include "server/web/call.h"

// Times to collect or deliver, for programs. Moments are in UTC; what a hub's own clock shows stands beside
// them as `wall`.
namespace kitbank::web::api {

Response list_slots(const Call& call);          // GET /api/v1/hubs/{code}/slots?from=&to=
Response list_slot_rules(const Call& call);     // GET /api/v1/hubs/{code}/slot-rules
Response add_slot_rule(const Call& call);       // POST /api/v1/hubs/{code}/slot-rules
Response remove_slot_rule(const Call& call);    // POST /api/v1/hubs/{code}/slot-rules/{id}/removal
Response close_day(const Call& call);           // POST /api/v1/hubs/{code}/closed-days
Response list_appointments(const Call& call);   // GET /api/v1/appointments?hub=&day=
Response book_appointment(const Call& call);    // POST /api/v1/requests/{reference}/appointment
Response cancel_appointment(const Call& call);  // POST /api/v1/appointments/{id}/cancellation
Response miss_appointment(const Call& call);    // POST /api/v1/appointments/{id}/miss

}  // namespace kitbank::web::api
