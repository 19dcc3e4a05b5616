#include "server/store/stock/hub_rows.h"

#include "embedded/statement.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {

Hub hub_from(Rows& rows) {
    Hub hub;
    hub.id = rows.id<HubId>();
    hub.organisation = rows.id<OrganisationId>();
    hub.code = rows.text();
    hub.name = rows.text();
    hub.address = rows.text();
    hub.phone = rows.text();
    return hub;
}

std::optional<Hub> hub_maybe_from(Rows& rows) {
    Hub hub = hub_from(rows);
    return hub.id == HubId{} ? std::nullopt : std::optional{std::move(hub)};
}

std::vector<Hub> MysqlTransaction::hubs(OrganisationId organisation) {
    Rows rows = connection_.query(statement::hubs, organisation);
    std::vector<Hub> list;
    while (rows.next()) list.push_back(hub_from(rows));
    return list;
}

std::optional<Hub> MysqlTransaction::hub_by_code(OrganisationId organisation,
                                                 std::string_view code) {
    Rows rows = connection_.query(statement::hub_by_code, organisation, code);
    if (!rows.next()) return std::nullopt;
    return hub_from(rows);
}

HubId MysqlTransaction::insert_hub(const Hub& hub) {
    Rows rows = connection_.query(statement::hub_insert, hub.organisation, hub.code, hub.name,
                                  hub.address, hub.phone);
    rows.next();
    return rows.id<HubId>();
}

}  // namespace kitbank
