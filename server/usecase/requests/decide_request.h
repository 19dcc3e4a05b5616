#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// What staff decide about a request. Each verb locks the request and looks at it as it is then: of two who
// decide at once one does, and the other is answered `request_closed`.
namespace kitbank {

struct AcceptRequest {
    Uuid id;
    Caller caller;
    std::string reference;
};
Result<KitRequest> accept_request(const AcceptRequest& command, Ports& ports);

// Many at once, each judged alone and in a transaction of its own: what one is refused takes nothing from
// the others. The same command again answers the same.
struct AcceptRequests {
    Uuid id;
    Caller caller;
    std::vector<std::string> references;
};
inline constexpr std::size_t accepted_at_once_max = 100;
struct AcceptedRequest {
    std::string reference;
    std::optional<Refusal> refusal;
};
Result<std::vector<AcceptedRequest>> accept_requests(const AcceptRequests& command, Ports& ports);

// Asks whoever sent it; what they are asked is sealed as a note.
struct QueryRequest {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string words;
};
Result<KitRequest> query_request(const QueryRequest& command, Ports& ports);

// Why a request is declined: a code that can be counted, and the words that whoever asked reads.
struct DeclineReason {
    std::string_view name;
    std::string_view words;
};
inline constexpr std::array decline_reasons = {
    DeclineReason{"not_eligible", "The answers do not meet the rules of the scheme"},
    DeclineReason{"no_kit", "The scheme has no such kit and expects none soon"},
    DeclineReason{"outside_area", "The person lives outside the area that the scheme serves"},
    DeclineReason{"asked_twice", "The same was asked for already"},
    DeclineReason{"not_reached", "Nobody could be reached about it"},
    DeclineReason{"not_suitable", "Other help would suit the person better"},
};
const DeclineReason* find_decline_reason(std::string_view name);

// What is set aside goes back to stock. One of which something was handed over is no longer declined.
struct DeclineRequest {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string reason;      // a name of decline_reasons
    std::string words = {};  // what else whoever asked should know; may be empty
};
Result<KitRequest> decline_request(const DeclineRequest& command, Ports& ports);

}  // namespace kitbank
