#include "tests/support/memory_requests.h"

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

bool holds(const RequestLine& line) {
    return line.device.value != 0 &&
           (line.state == LineState::reserved || line.state == LineState::handed_over);
}

bool asks_for(const KitRequest& row, LineKind kind) {
    return std::ranges::any_of(row.lines, [&](const RequestLine& line) {
        return line.kind == kind && line.state != LineState::dropped;
    });
}

bool fits(const RequestQuery& query, const KitRequest& row) {
    const bool is_own = !query.entered_by.empty();
    return row.organisation == query.organisation &&
           (is_own ? row.entered_by == query.entered_by : row.state != RequestState::draft) &&
           (is_own || !query.asking || row.asking == *query.asking) &&
           (is_own || !query.hub || row.hub == *query.hub ||
            (query.also_no_hub && row.hub.value == 0)) &&
           (is_own || !query.kind || asks_for(row, *query.kind)) &&
           (!query.open || is_open(row.state) == *query.open) &&
           (!query.state || row.state == *query.state) &&
           (is_own || query.worker.empty() || row.worker == query.worker) &&
           (is_own || query.with_hold || row.hold_reason.empty());
}

// Where a row stands in the order of the query.
auto place_of(const RequestQuery& query, std::int64_t key, Instant submitted_at, RequestId id) {
    if (!query.entered_by.empty()) return std::tuple{-id.value, std::int64_t{0}};
    const std::int64_t first = query.oldest_first ? submitted_at.time_since_epoch().count() : -key;
    return std::tuple{first, id.value};
}

auto place_of(const RequestQuery& query, const KitRequest& row) {
    return place_of(query, row.sort_key, row.submitted_at.value_or(Instant{}), row.id);
}

bool is_beyond_cursor(const RequestQuery& query, const KitRequest& row) {
    if (query.after.value == 0) return true;
    const auto cursor = place_of(query, query.after_key, query.after_submitted_at, query.after);
    return query.backwards ? place_of(query, row) < cursor : cursor < place_of(query, row);
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
        return fits(query, row) && is_beyond_cursor(query, row);
    });
    std::ranges::sort(rows, {}, [&](const KitRequest& row) { return place_of(query, row); });
    const std::size_t size = std::min(rows.size(), static_cast<std::size_t>(query.limit));
    if (query.backwards) {
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(size));
    } else {
        rows.resize(size);
    }
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

std::vector<RequestCount> MemoryRequests::open_counts(const Scope& scope) {
    std::vector<RequestCount> list;
    for (const RequestState state : {RequestState::submitted, RequestState::queried,
                                     RequestState::accepted, RequestState::ready}) {
        std::int64_t count = 0;
        for (const auto& [id, row] : state_.kit_requests) {
            const bool is_within = row.organisation == scope.organisation && row.state == state &&
                                   (!scope.hub || row.hub == *scope.hub || row.hub.value == 0);
            if (is_within && count < open_counted_max) ++count;
        }
        list.push_back({state, count});
    }
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
