#pragma once
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// The limits of a scheme (core/requests/caps.h), where a request is sent.
namespace kitbank {

// The first cap that leaves no room for this request and its lines: `cap_reached`, with the cap and what
// to do. Called in the transaction that submits, when the resident is in the vault and the moment of
// submission is set: it holds the scheme's caps until the end, so that of two requests at a
// cap the second counts the first. A scheme without caps holds nothing.
std::optional<Refusal> refuse_over_cap(const KitRequest& request, Transaction& tx);

// Requests of the same person that are not over, beside this one: it may have been sent twice.
std::vector<KitRequest> twins_of(const KitRequest& request, Reader& reader);

// A manager sets a cap, and takes it away with `most` 0. What is over it already stays.
struct SetRequestCap {
    Uuid request_id;
    Caller caller;
    Cap cap;
};
Result<std::vector<Cap>> set_request_cap(const SetRequestCap& command, Ports& ports);
Result<std::vector<Cap>> read_request_caps(const Caller& caller, Ports& ports);

}  // namespace kitbank
