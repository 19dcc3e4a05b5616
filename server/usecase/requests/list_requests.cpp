#include "server/usecase/requests/list_requests.h"

#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

RequestQuery query_for(const Caller& caller, const RequestFilter& filter, Reader& reader) {
    RequestQuery query;
    query.organisation = organisation_of_kit(caller, reader);
    query.state = filter.state;
    query.open = filter.open;
    query.limit = my_requests_page_size;
    const bool is_manager = reach_of(caller.role, Permission::see_requests) == Reach::organisation;
    const bool is_elsewhere = query.organisation != caller.organisation;
    if (is_manager && is_elsewhere && filter.state != RequestState::draft) {
        query.asking = caller.organisation;
    } else {
        query.entered_by = caller.actor;
    }
    return query;
}

Result<std::vector<KitRequest>> page_of(const Caller& caller, const RequestFilter& filter,
                                        Reader& reader) {
    RequestQuery query = query_for(caller, filter, reader);
    if (!filter.after.empty()) {
        const auto last = reachable_request(caller, Permission::see_requests, filter.after, reader);
        if (!last) return last.refusal();
        query.after = last->id;
        query.after_key = last->sort_key;
    }
    return reader.requests().requests(query);
}

}  // namespace

Result<std::vector<KitRequest>> my_requests(const Caller& caller, const RequestFilter& filter,
                                            Ports& ports) {
    if (!may(caller.role, Permission::see_requests)) return Refusal{RefusalCode::forbidden, "", {}};
    std::optional<Result<std::vector<KitRequest>>> rows;
    ports.store.read([&](Reader& reader) { rows.emplace(page_of(caller, filter, reader)); });
    return *rows;
}

bool asks_elsewhere(const Caller& caller, Ports& ports) {
    bool is_elsewhere = false;
    ports.store.read([&](Reader& reader) {
        is_elsewhere = organisation_of_kit(caller, reader) != caller.organisation;
    });
    return is_elsewhere;
}

}  // namespace kitbank
