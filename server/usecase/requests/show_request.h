#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

struct NoteLine {
    RequestNote note;
    std::string words;  // empty once the resident is erased
};

// A request as its page and the API show it. A draft has neither notes nor items.
struct RequestView {
    KitRequest request;
    std::string asking_name;           // of the organisation that asks, when it is another
    std::vector<NoteLine> notes = {};  // oldest first; those for staff only for staff
    std::vector<LineDevice> devices = {};
    std::string collector = {};                // for whoever may ask for kit within their reach
    bool is_staff = false;                     // the caller is of those who have the kit
    std::vector<std::string_view> steps = {};  // steps_for
};

Result<RequestView> show_request(const Caller& caller, std::string_view reference, Ports& ports);

// What this caller may do with the request now, as the addresses of the API name it, in the order in which
// it is offered: of a draft "change", "submission", "removal"; else "answers", "notes", "cancellation",
// "again", and for those who decide the names of the steps of core/requests/request.h.
std::vector<std::string_view> steps_for(const Caller& caller, const KitRequest& request);
bool may_now(const RequestView& view, std::string_view step);

}  // namespace kitbank
