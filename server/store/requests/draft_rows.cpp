#include "embedded/statement.h"
#include "server/store/requests/kit_request_rows.h"

namespace kitbank {

std::vector<LineDevice> MysqlRequests::devices_of_lines(RequestId request) {
    Rows rows = connection_.query(statement::request_line_devices, request);
    std::vector<LineDevice> devices;
    while (rows.next()) {
        LineDevice& device = devices.emplace_back();
        device.line = static_cast<int>(rows.number());
        device.tag = rows.tag();
        device.kind = known(parse_device_kind(rows.text()));
        device.make = rows.text();
        device.model = rows.text();
    }
    return devices;
}

std::vector<std::string> MysqlRequests::drafts_unchanged_since(Instant moment, int limit) {
    Rows rows = connection_.query(statement::kit_request_drafts_unchanged, moment, limit);
    std::vector<std::string> references;
    while (rows.next()) references.push_back(rows.text());
    return references;
}

}  // namespace kitbank
