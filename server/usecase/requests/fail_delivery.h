#pragma once
#include <string>

#include "server/core/requests/handover.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// Nobody was there, or it could not be brought: what was set aside goes back to stock or stays for another
// try, as whoever came back with it chooses. The words may name people and are sealed with the resident's
// key; the audit has only what became of the items.
struct FailDelivery {
    Uuid id;
    Caller caller;
    std::string request;
    FailedItems items = FailedItems::keep;
    std::string words;  // what happened; 500 characters at most
};

// The request as it is afterwards. To put items back takes the permission to reserve them.
Result<KitRequest> fail_delivery(const FailDelivery& command, Ports& ports);

}  // namespace kitbank
