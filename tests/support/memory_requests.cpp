#include "tests/support/memory_requests.h"

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

bool holds(const RequestLine& line) {
    return line.device.value != 0 &&
           (line.state == LineState::reserved || line.state == LineState::handed_over);
}

bool fits(const RequestQuery& query, const KitRequest& row) {
    const bool is_own = !query.entered_by.empty();
    return row.organisation == query.organisation &&
           (is_own ? row.entered_by == query.entered_by : row.state != RequestState::draft) &&
           (is_own || !query.asking || row.asking == *query.asking) &&
           (is_own || !query.hub || row.hub == *query.hub) &&
           (!query.open || is_open(row.state) == *query.open) &&
           (!query.state || row.state == *query.state) &&
           (is_own || query.worker.empty() || row.worker == query.worker) &&
           (is_own || query.with_hold || row.hold_reason.empty());
}

bool is_after(const RequestQuery& query, const KitRequest& row) {
    if (query.after.value == 0) return true;
    if (!query.entered_by.empty()) return row.id < query.after;
    return row.sort_key < query.after_key ||
           (row.sort_key == query.after_key && query.after < row.id);
}

}  // namespace

KitRequest MemoryRequests::as_it_is_now(KitRequest row) const {
    const auto hub = row_at(state_.hubs, row.hub);
    row.hub_code = hub ? hub->code : "";
    row.hub_name = hub ? hub->name : "";
    const auto resident = row_at(state_.residents, row.resident);
    row.resident_reference = resident ? resident->reference : "";
    return row;
}

std::vector<KitRequest> MemoryRequests::rows_now(const std::vector<KitRequest>& rows) const {
    std::vector<KitRequest> now;
    for (const KitRequest& row : rows) now.push_back(as_it_is_now(row));
    return now;
}

std::optional<KitRequest> MemoryRequests::request(std::string_view reference) {
    const auto row = row_where(state_.kit_requests,
                               [&](const KitRequest& each) { return each.reference == reference; });
    return row ? std::optional{as_it_is_now(*row)} : std::nullopt;
}

std::vector<KitRequest> MemoryRequests::requests(const RequestQuery& query) {
    std::vector<KitRequest> rows = rows_where(state_.kit_requests, [&](const KitRequest& row) {
        return fits(query, row) && is_after(query, row);
    });
    if (query.entered_by.empty()) {
        std::ranges::stable_sort(rows, std::greater{}, &KitRequest::sort_key);
    } else {
        std::ranges::reverse(rows);
    }
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(query.limit)));
    return rows_now(rows);
}

std::vector<KitRequest> MemoryRequests::requests_holding(std::span<const DeviceId> devices) {
    return rows_now(rows_where(state_.kit_requests, [&](const KitRequest& row) {
        return std::ranges::any_of(row.lines, [&](const RequestLine& line) {
            return holds(line) && std::ranges::find(devices, line.device) != devices.end();
        });
    }));
}

std::vector<KitRequest> MemoryRequests::requests_of(ResidentId resident) {
    std::vector<KitRequest> rows = rows_where(state_.kit_requests, [&](const KitRequest& row) {
        return row.resident == resident && row.state != RequestState::draft;
    });
    std::ranges::reverse(rows);
    return rows_now(rows);
}

std::vector<RequestNote> MemoryRequests::notes_of(RequestId request) {
    std::vector<RequestNote> notes = rows_where(
        state_.request_notes, [&](const RequestNote& note) { return note.request == request; });
    std::ranges::stable_sort(notes, {}, &RequestNote::written_at);
    return notes;
}

std::vector<RequestCount> MemoryRequests::request_counts(const Scope& scope) {
    std::map<RequestState, std::int64_t> counts;
    for (const auto& [id, row] : state_.kit_requests) {
        const bool is_within = row.organisation == scope.organisation &&
                               row.state != RequestState::draft &&
                               (!scope.hub || row.hub == *scope.hub);
        if (is_within) ++counts[row.state];
    }
    std::vector<RequestCount> list;
    for (const auto& [state, count] : counts) list.push_back({state, count});
    return list;
}

std::vector<KitRequest> MemoryRequests::lock_requests(std::span<const std::string> references) {
    return rows_now(rows_where(state_.kit_requests, [&](const KitRequest& row) {
        return std::ranges::find(references, row.reference) != references.end();
    }));
}

// No device is set aside for two lines at once.
bool MemoryRequests::is_held_twice(const KitRequest& request) const {
    for (const RequestLine& line : request.lines) {
        if (!holds(line)) continue;
        const auto other = row_where(state_.kit_requests, [&](const KitRequest& row) {
            return row.id != request.id &&
                   std::ranges::any_of(row.lines, [&](const RequestLine& held) {
                       return holds(held) && held.device == line.device;
                   });
        });
        if (other) return true;
    }
    return false;
}

RequestId MemoryRequests::insert_request(const KitRequest& request) {
    require_in_memory(!this->request(request.reference), "the reference of a request is its own");
    const RequestId id{state_.next_id()};
    KitRequest row = request;
    row.id = id;
    require_in_memory(!is_held_twice(row), "a device is set aside for one line");
    state_.kit_requests.emplace(id, std::move(row));
    return id;
}

bool MemoryRequests::update_request(const KitRequest& request) {
    const auto found = state_.kit_requests.find(request.id);
    if (found == state_.kit_requests.end() || found->second.version != request.version) {
        return false;
    }
    require_in_memory(!is_held_twice(request), "a device is set aside for one line");
    found->second = request;
    ++found->second.version;
    return true;
}

bool MemoryRequests::delete_draft(const KitRequest& request) {
    const auto found = state_.kit_requests.find(request.id);
    if (found == state_.kit_requests.end() || found->second.state != RequestState::draft) {
        return false;
    }
    state_.kit_requests.erase(found);
    return true;
}

void MemoryRequests::insert_note(const RequestNote& note) {
    state_.request_notes.emplace(note.id, note);
}

}  // namespace kitbank
