#pragma once

#include "server/usecase/devices/record_events.h"
#include "server/web/api/answer.h"

namespace kitbank::web::api {

// Reads an event as JSON has it, in a body of its own or in a scanner's batch: `event`, `at`, `hub`,
// `media`, and every other field as that event's evidence (evidence.h has the table; the use-case
// names fields that it does not know). Numbers and flags may come as such or as text. The caller,
// the id, the tag and the tense are the handler's to fill in.
RecordEvent read_event(FieldReader& fields);

// The media of an intake: `serial`, `model`, `bytes`, `type`.
std::vector<Medium> read_media(FieldReader& fields);

// Every field that nobody took, as evidence.
Evidence read_evidence(FieldReader& fields);

}  // namespace kitbank::web::api
