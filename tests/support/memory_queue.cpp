#include <set>

#include "tests/support/memory_requests.h"
#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

bool counts(const CapQuestion& question, const KitRequest& row) {
    const bool is_recent = row.state == RequestState::closed && question.since &&
                           row.submitted_at && *row.submitted_at >= *question.since;
    return row.organisation == question.organisation && row.id != question.except &&
           (is_open(row.state) || row.state == RequestState::handed_over || is_recent);
}

bool is_within(const CapQuestion& question, const KitRequest& row) {
    switch (question.cap.scope) {
        case CapScope::organisation:
            return row.asking == question.asking;
        case CapScope::area:
            return row.area == question.area;
        case CapScope::person:
            return std::ranges::find(question.residents, row.resident) != question.residents.end();
    }
    return false;
}

auto key_of(const Cap& cap) {
    return std::tuple{name_of(cap.scope), cap.kind ? name_of(*cap.kind) : "", cap.days};
}

PriorityFacts facts_of(const KitRequest& row) {
    return {row.need, row.household, row.safeguarding, row.needed_by,
            Date{std::chrono::floor<std::chrono::days>(row.submitted_at.value_or(Instant{}))}};
}

}  // namespace

std::vector<ResidentId> MemoryRequests::residents_like(ResidentId resident) {
    std::set<ResidentId> ids;
    const auto own = row_at(state_.resident_indexes, resident);
    if (row_at(state_.residents, resident)) ids.insert(resident);
    for (const auto& [id, indexes] : state_.resident_indexes) {
        const bool shares = own && std::ranges::any_of(indexes, [&](const ResidentIndex& index) {
                                return std::ranges::find(*own, index) != own->end();
                            });
        if (shares) ids.insert(id);
    }
    return {ids.begin(), ids.end()};
}

PriorityPoints MemoryRequests::priority_points(OrganisationId organisation) {
    return row_at(state_.priority_points, organisation).value_or(priority_points_default);
}

PriorityPoints MemoryRequests::hold_priority_points(OrganisationId organisation) {
    return priority_points(organisation);
}

void MemoryRequests::write_priority_points(OrganisationId organisation,
                                           const PriorityPoints& points) {
    for (const int each : points) {
        require_in_memory(each >= 0 && each <= priority_points_max, "points have their limit");
    }
    state_.priority_points[organisation] = points;
}

std::vector<RankedRequest> MemoryRequests::lock_ranks(OrganisationId organisation, RequestId after,
                                                      int limit) {
    std::vector<RankedRequest> ranks;
    for (const auto& [id, row] : state_.kit_requests) {
        const bool is_next = row.organisation == organisation && is_open(row.state) && after < id;
        if (is_next && ranks.size() < static_cast<std::size_t>(limit)) {
            ranks.push_back({id, facts_of(row)});
        }
    }
    return ranks;
}

void MemoryRequests::write_sort_keys(std::span<const SortKey> keys) {
    for (const SortKey& each : keys) {
        const auto found = state_.kit_requests.find(each.id);
        if (found != state_.kit_requests.end()) found->second.sort_key = each.key;
    }
}

std::vector<Cap> MemoryRequests::request_caps(OrganisationId organisation) {
    return row_at(state_.request_caps, organisation).value_or(std::vector<Cap>{});
}

std::vector<Cap> MemoryRequests::lock_request_caps(OrganisationId organisation) {
    return request_caps(organisation);
}

void MemoryRequests::write_request_cap(OrganisationId organisation, const Cap& cap) {
    require_in_memory(cap.most >= 1 && cap.most <= cap_most_max, "a cap has its limits");
    remove_request_cap(organisation, cap);
    std::vector<Cap>& caps = state_.request_caps[organisation];
    caps.push_back(cap);
    std::ranges::sort(caps, {}, key_of);
}

bool MemoryRequests::remove_request_cap(OrganisationId organisation, const Cap& cap) {
    return std::erase_if(state_.request_caps[organisation],
                         [&](const Cap& row) { return key_of(row) == key_of(cap); }) == 1;
}

std::int64_t MemoryRequests::count_towards(const CapQuestion& question) {
    std::int64_t count = 0;
    for (const auto& [id, row] : state_.kit_requests) {
        if (!counts(question, row) || !is_within(question, row)) continue;
        count += question.cap.kind
                     ? std::ranges::count_if(
                           row.lines,
                           [&](const RequestLine& line) {
                               return line.kind == *question.cap.kind &&
                                      line.state != LineState::dropped &&
                                      (line.state != LineState::ended || question.since);
                           })
                     : 1;
    }
    return count;
}

}  // namespace kitbank
