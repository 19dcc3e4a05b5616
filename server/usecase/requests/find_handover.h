#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/agreements.h"
#include "server/usecase/requests/handover_records.h"
#include "server/usecase/requests/records.h"

// What the counter looks at: the request before it is handed over, the handover afterwards, what is to be
// picked, and what nobody has signed for. None of it names a resident.
namespace kitbank {

// A handover is within reach as its request is. One out of reach answers as one that does not exist.
Result<Handover> reachable_handover(const Caller& caller, Permission permission,
                                    std::string_view reference, Reader& reader);
Result<Handover> show_handover(const Caller& caller, std::string_view reference, Ports& ports);
// The same for whoever is to get its signature.
Result<Handover> handover_to_sign(const Caller& caller, std::string_view reference, Ports& ports);
// Those of a request, oldest first.
Result<std::vector<Handover>> handovers_of(const Caller& caller, std::string_view request,
                                           Ports& ports);
// The worklist: what went out and nobody has signed for, or whose photograph is still to come.
Result<std::vector<Handover>> handovers_unsigned(const Caller& caller, Ports& ports);

// A request at the counter: what is set aside for it, and what will have to be signed.
struct ReadyRequest {
    KitRequest request;
    std::vector<HeldItem> items;
    std::vector<AgreementText> texts;  // one a language, that of the request first
    std::optional<Date> due;           // of a loan handed over today
};
Result<ReadyRequest> ready_request(const Caller& caller, std::string_view reference, Ports& ports);

// The request that an item is set aside for; `request_not_found` says what to do when it is for none.
Result<std::string> request_of_item(const Caller& caller, const Tag& tag, Ports& ports);

// One request to be picked, with its items.
struct Pick {
    KitRequest request;
    std::vector<HeldItem> items;
};
// Requests that are ready at the hub, those needed soonest first. Staff of one hub see their own; others
// name one, or see all.
Result<std::vector<Pick>> pick_list(const Caller& caller, std::string_view hub, Ports& ports);

// The request that a device came back from, with its state now; nothing when it was handed over for none,
// or for one out of the caller's reach.
std::optional<KitRequest> request_behind(const Caller& caller, const Device& device, Ports& ports);

inline constexpr int picks_max = 200;

}  // namespace kitbank
