#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {

std::vector<KnownRequest> MysqlTransaction::known_requests(std::span<const Uuid> ids) {
    if (ids.empty()) return {};
    JsonRows wanted;
    for (const Uuid& id : ids) wanted.add(id);
    Rows rows = connection_.query(statement::requests_known, wanted.text());
    std::vector<KnownRequest> found;
    while (rows.next()) {
        KnownRequest request;
        request.id = rows.uuid();
        request.digest = rows.hash();
        request.answer = rows.text();
        request.device = rows.id<DeviceId>();
        request.seq = static_cast<std::uint32_t>(rows.number());
        request.tag = rows.tag();
        found.push_back(std::move(request));
    }
    return found;
}

void MysqlTransaction::save_request(const KnownRequest& request, const std::string& actor,
                                    Instant now) {
    connection_.change(statement::request_insert, request.id, request.digest, request.answer,
                       request.device, request.seq, actor, now);
}

}  // namespace kitbank
