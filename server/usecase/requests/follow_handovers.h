#pragma once
#include <span>

#include "server/usecase/ports.h"
#include "server/usecase/requests/handover_records.h"

// A loan or gift of a device for a request is a handover, whichever door it came through. Over the counter
// the handover page makes it, with the signature (hand_over.h). A scan makes it here, without one: it
// stands on the worklist until somebody has signed.
namespace kitbank {

// Fills in what a scanner does not know of a loan or gift for a request: it holds no resident's
// reference, and no number of an agreement that nobody has signed yet.
void complete_handover(const Device& device, Event& event, Transaction& tx, Ports& ports);

// One handover for each loan or gift of these changes that has none; asks the database nothing when no
// change is one. A loan that becomes a gift was handed over before, and one that stands in conflict
// did not happen as far as anybody knows.
void follow_handovers(std::span<const DeviceChange> changes, Transaction& tx, Ports& ports);

// A reference that no handover has.
std::string draw_handover_reference(Reader& reader, Crypto& crypto);

}  // namespace kitbank
