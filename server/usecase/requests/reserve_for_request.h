#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// Staff scan a device on the request's page: it is set aside without a proposal. Whoever works at a hub
// takes what belongs to it.
struct ReserveForRequest {
    Uuid request_id;
    Caller caller;
    std::string reference;
    Tag tag;
};

Result<KitRequest> reserve_for_request(const ReserveForRequest& command, Ports& ports);

// The same in a transaction that has locked the device and then the request: the device's event, and
// through it the request's line, its state and who is told. Refused by the lifecycle, by the request
// (follow_devices.h) and by reach, as at any other door.
std::optional<Refusal> set_aside(const Tag& tag, const std::string& reference, const Caller& caller,
                                 Transaction& tx, Ports& ports);

// The refusal of a device that is not ready: set aside for somebody else, or elsewhere by now. Nothing
// when it is ready.
std::optional<Refusal> why_not_free(const Device& device);

}  // namespace kitbank
