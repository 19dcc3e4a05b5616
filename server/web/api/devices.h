#pragma once

#include "server/web/call.h"

namespace kitbank::web::api {

Response receive_device(const Call& call);        // POST /api/v1/devices
Response list_devices(const Call& call);          // GET /api/v1/devices
Response show_device(const Call& call);           // GET /api/v1/devices/{tag}
Response device_history(const Call& call);        // GET /api/v1/devices/{tag}/history
Response record_event(const Call& call);          // POST /api/v1/devices/{tag}/events
Response upload_evidence(const Call& call);       // POST /api/v1/wipe-evidence
Response evidence_file(const Call& call);         // GET /api/v1/wipe-evidence/{id}/file
Response record_factory_reset(const Call& call);  // POST /api/v1/devices/{tag}/factory-resets

}  // namespace kitbank::web::api
