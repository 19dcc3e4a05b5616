#include "server/store/stock/hub_rows.h"

#include "embedded/statement.h"
#include "server/store/devices/texts.h"
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

namespace {

std::optional<int> metres_from(Rows& rows) {
    const auto metres = rows.maybe(&Rows::number);
    return metres ? std::optional{static_cast<int>(*metres)} : std::nullopt;
}

Hub hub_with_details_from(Rows& rows) {
    Hub hub = hub_from(rows);
    hub.uprn = rows.text();
    hub.opening_times = rows.text();
    hub.shelves = lines_from(rows.text());
    hub.is_closed = rows.flag();
    hub.version = static_cast<std::uint32_t>(rows.number());
    hub.easting = metres_from(rows);
    hub.northing = metres_from(rows);
    return hub;
}

}  // namespace

std::vector<Hub> MysqlTransaction::hubs(OrganisationId organisation) {
    Rows rows = connection_.query(statement::hubs, organisation);
    std::vector<Hub> list;
    while (rows.next()) list.push_back(hub_with_details_from(rows));
    return list;
}

std::optional<Hub> MysqlTransaction::hub_by_code(OrganisationId organisation,
                                                 std::string_view code) {
    Rows rows = connection_.query(statement::hub_by_code, organisation, code);
    if (!rows.next()) return std::nullopt;
    return hub_with_details_from(rows);
}

HubId MysqlTransaction::insert_hub(const Hub& hub) {
    Rows rows = connection_.query(statement::hub_insert, hub.organisation, hub.code, hub.name,
                                  hub.address, hub.phone, hub.uprn, hub.opening_times,
                                  to_json(hub.shelves), hub.is_closed, hub.easting, hub.northing);
    rows.next();
    return rows.id<HubId>();
}

bool MysqlTransaction::update_hub(const Hub& hub) {
    return connection_.change(statement::hub_update, hub.name, hub.address, hub.phone, hub.uprn,
                              hub.opening_times, to_json(hub.shelves), hub.is_closed, hub.easting,
                              hub.northing, hub.id, hub.version) == 1;
}

}  // namespace kitbank
