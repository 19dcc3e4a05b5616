#include "server/usecase/requests/queue.h"

#include <algorithm>
#include <map>

#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/caps.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

Refusal fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

Date today_of(Ports& ports) {
    return Date{std::chrono::floor<std::chrono::days>(ports.clock.now())};
}

// Staff of one hub see that hub and what has none; others what they choose.
std::optional<Refusal> choose_hub(const Caller& caller, const QueueFilter& filter,
                                  RequestQuery& query, Reader& reader) {
    if (caller.hub && reach_of(caller.role, Permission::see_requests) == Reach::hub) {
        query.hub = caller.hub->id;
        query.also_no_hub = true;
    }
    if (filter.hub.empty()) return std::nullopt;
    const auto hub = reader.hub_by_code(caller.organisation, filter.hub);
    if (!hub || (query.hub && *query.hub != hub->id)) {
        return fault("hub", "Choose a hub of your own.");
    }
    query.hub = hub->id;
    query.also_no_hub = false;
    return std::nullopt;
}

std::optional<Refusal> set_cursor(const Caller& caller, const QueueFilter& filter,
                                  RequestQuery& query, Reader& reader) {
    query.backwards = !filter.before.empty();
    const std::string& reference = query.backwards ? filter.before : filter.after;
    if (reference.empty()) return std::nullopt;
    const auto at = reachable_request(caller, Permission::see_requests, reference, reader);
    if (!at || at->state == RequestState::draft) {
        return fault("cursor", "Begin again at the first page.");
    }
    query.after = at->id;
    query.after_key = at->sort_key;
    query.after_submitted_at = *at->submitted_at;
    return std::nullopt;
}

Result<RequestQuery> query_of(const Caller& caller, const QueueFilter& filter, Reader& reader) {
    RequestQuery query;
    query.organisation = caller.organisation;
    query.open = filter.open;
    query.state = filter.state;
    query.worker = filter.worker == "me" ? caller.actor : filter.worker;
    query.kind = filter.kind;
    query.with_hold = !filter.without_hold;
    query.oldest_first = filter.oldest_first;
    query.limit = queue_page_size + 1;  // one more tells whether there is more
    if (auto refusal = choose_hub(caller, filter, query, reader)) return *refusal;
    if (auto refusal = set_cursor(caller, filter, query, reader)) return *refusal;
    return query;
}

// Each other organisation's name is asked for once.
class AskingNames {
  public:
    explicit AskingNames(Reader& reader) : reader_(reader) {}
    std::string of(const KitRequest& request) {
        if (request.asking == request.organisation) return "";
        const auto [row, is_new] = names_.try_emplace(request.asking);
        if (is_new) {
            const auto organisation = reader_.partners().organisation(request.asking);
            row->second = organisation ? organisation->name : "";
        }
        return row->second;
    }

  private:
    Reader& reader_;
    std::map<OrganisationId, std::string> names_;
};

Scope scope_of(const Caller& caller) {
    Scope scope{caller.organisation};
    if (caller.hub && reach_of(caller.role, Permission::see_requests) == Reach::hub) {
        scope.hub = caller.hub->id;
    }
    return scope;
}

QueuePage page_of(std::vector<KitRequest> rows, const RequestQuery& query, const Caller& caller,
                  Date today, Reader& reader) {
    QueuePage page;
    const bool has_more = rows.size() > static_cast<std::size_t>(queue_page_size);
    if (has_more) rows.erase(query.backwards ? rows.begin() : rows.end() - 1);
    page.has_next = query.backwards || has_more;
    page.has_previous = query.backwards ? has_more : query.after.value != 0;
    const PriorityPoints points = reader.requests().priority_points(caller.organisation);
    AskingNames names{reader};
    for (KitRequest& row : rows) {
        Priority priority = priority_of(row, points, today);
        std::string name = names.of(row);
        page.rows.push_back({std::move(row), std::move(priority), std::move(name)});
    }
    page.counts = reader.requests().open_counts(scope_of(caller));
    return page;
}

}  // namespace

Result<QueuePage> read_queue(const Caller& caller, const QueueFilter& filter, Ports& ports) {
    if (!sees_queue(caller)) return Refusal{RefusalCode::forbidden, "", {}};
    std::optional<Result<QueuePage>> page;
    ports.store.read([&](Reader& reader) {
        const auto query = query_of(caller, filter, reader);
        page.emplace(query ? Result<QueuePage>{page_of(reader.requests().requests(*query), *query,
                                                       caller, today_of(ports), reader)}
                           : query.refusal());
    });
    return *page;
}

std::int64_t count_undecided(const Caller& caller, Ports& ports) {
    std::int64_t count = 0;
    if (!may(caller.role, Permission::decide_requests)) return count;
    ports.store.read([&](Reader& reader) {
        for (const RequestCount& each : reader.requests().open_counts(scope_of(caller))) {
            if (each.state == RequestState::submitted) count = each.count;
        }
    });
    return count;
}

bool sees_queue(const Caller& caller) {
    const Reach reach = reach_of(caller.role, Permission::see_requests);
    return reach == Reach::hub || reach == Reach::organisation;
}

std::vector<std::string> find_twins(const Caller& caller, const KitRequest& request, Ports& ports) {
    std::vector<std::string> references;
    ports.store.read([&](Reader& reader) {
        for (const KitRequest& twin : twins_of(request, reader)) {
            if (reaches(caller, Permission::see_requests, twin)) {
                references.push_back(twin.reference);
            }
        }
    });
    return references;
}

bool is_on_hold(const KitRequest& request, Date today) {
    if (request.hold_reason.empty()) return false;
    return !request.hold_until ||
           std::chrono::sys_days{*request.hold_until} >= std::chrono::sys_days{today};
}

}  // namespace kitbank
