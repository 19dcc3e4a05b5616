#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

inline constexpr int my_requests_page_size = 50;

struct RequestFilter {
    std::optional<RequestState> state = {};
    std::optional<bool> open = {};
    std::string after = {};  // cursor: the reference of the last one of the page before
};

// What the caller asked for, newest first, drafts among them. For a manager of an organisation that
// refers, what all of it asked for, also those who left; with `state` draft their own drafts.
Result<std::vector<KitRequest>> my_requests(const Caller& caller, const RequestFilter& filter,
                                            Ports& ports);

// Does this caller ask for the kit of another organisation?
bool asks_elsewhere(const Caller& caller, Ports& ports);

}  // namespace kitbank
