#include "tests/support/memory_requests.h"
#include "tests/support/memory_rows.h"

namespace kitbank {

std::vector<LineDevice> MemoryRequests::devices_of_lines(RequestId request) {
    std::vector<LineDevice> devices;
    const auto row = row_at(state_.kit_requests, request);
    if (!row) return devices;
    for (const RequestLine& line : row->lines) {
        const auto device = row_at(state_.devices, line.device);
        if (device) {
            devices.push_back(
                {line.number, device->tag, device->kind, device->make, device->model});
        }
    }
    return devices;
}

std::vector<std::string> MemoryRequests::drafts_unchanged_since(Instant moment, int limit) {
    std::vector<KitRequest> rows = rows_where(state_.kit_requests, [&](const KitRequest& row) {
        return row.state == RequestState::draft && row.changed_at <= moment;
    });
    std::ranges::stable_sort(rows, {}, &KitRequest::changed_at);
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
    std::vector<std::string> references;
    for (const KitRequest& row : rows) references.push_back(row.reference);
    return references;
}

}  // namespace kitbank
