#pragma once
#include <string>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

// A new draft with the answers of a request that is over, for the same resident. Whether they can be
// helped, and whether they agree, is asked anew, and so is who else may collect.
struct AskAgain {
    Uuid id;
    Caller caller;
    std::string reference;  // of the old one
};
// `request_closed` while the old one is open; `resident_erased` when there is nobody to ask for.
Result<KitRequest> ask_again(const AskAgain& command, Ports& ports);

}  // namespace kitbank
