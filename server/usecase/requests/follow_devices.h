#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// What happens to a device happens to the request it is set aside for, whichever door it came through:
// a page, the API, a scan, a scan that arrives late, a correction. The device's standing leads; the
// lines of requests follow it in the same transaction, so that neither says what the other does not.
namespace kitbank {

// May this device be set aside for the request of that reference? The request must be accepted and have
// a line that waits for such a device.
std::optional<Refusal> check_reservation(const Device& device, std::string_view reference,
                                         Transaction& tx);

// Brings the lines of all requests that these changes touch to where their devices are now. Asks the
// database nothing when no change can concern a request.
void follow_devices(std::span<const DeviceChange> changes, Transaction& tx, Ports& ports);

// Takes the steps that the request's lines now call for: ready, handed over, closed. For whoever changed
// lines by another way than a device; writes nothing but the audit.
void settle(KitRequest& request, const std::string& actor, Transaction& tx, Ports& ports);

}  // namespace kitbank
