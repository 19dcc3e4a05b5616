#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// The resident needs nothing any more. What was set aside goes back to stock in the same transaction, by
// the same events as through any other door; each is recorded under whoever cancels. A request of which
// something was handed over already is no longer to be cancelled: `request_closed`.
struct CancelRequest {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string words = {};  // why, if they like; a note
};
Result<KitRequest> cancel_request(const CancelRequest& command, Ports& ports);

}  // namespace kitbank
