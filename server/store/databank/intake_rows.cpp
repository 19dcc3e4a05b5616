#include "server/store/databank/intake_rows.h"

#include "embedded/statement.h"
#include "server/store/databank/ascii_column.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

NetworkDelivery delivery_from(Rows& rows) {
    NetworkDelivery row;
    row.id = rows.id<DeliveryId>();
    row.organisation = rows.id<OrganisationId>();
    row.reference = rows.text();
    row.hub = rows.id<HubId>();
    row.hub_code = rows.text();
    row.hub_name = rows.text();
    row.bundle = rows.id<BundleId>();
    row.bundle_code = rows.text();
    row.bundle_name = rows.text();
    row.network = rows.text();
    row.kind = known(parse_item_kind(rows.text()));
    row.expected = rows.number();
    row.expected_on = rows.maybe(&Rows::date);
    row.order_reference = rows.text();
    row.state = known(parse_delivery_state(rows.text()));
    row.words = rows.text();
    row.counted = rows.number();
    row.announced_by = rows.text();
    row.announced_at = rows.instant();
    row.arrived_at = rows.maybe(&Rows::instant);
    row.closed_at = rows.maybe(&Rows::instant);
    row.version = static_cast<std::uint32_t>(rows.number());
    return row;
}

StockFile file_from(Rows& rows) {
    StockFile row;
    row.id = rows.uuid();
    row.organisation = rows.id<OrganisationId>();
    row.hub = rows.id<HubId>();
    row.hub_code = rows.text();
    row.hub_name = rows.text();
    row.bundle = rows.id<BundleId>();
    row.bundle_code = rows.text();
    row.bundle_name = rows.text();
    row.network = rows.text();
    row.kind = known(parse_item_kind(rows.text()));
    row.delivery = rows.id<DeliveryId>();
    row.delivery_reference = rows.text();
    row.name = rows.text();
    row.batch = rows.text();
    row.activate_by = rows.maybe(&Rows::date);
    row.state = known(parse_file_state(rows.text()));
    row.confirmed.doubtful = rows.flag();
    row.confirmed.swapped = rows.flag();
    row.lines = rows.number();
    row.lines_done = rows.number();
    row.received = rows.number();
    row.actor = rows.text();
    row.uploaded_at = rows.instant();
    row.changed_at = rows.instant();
    return row;
}

std::string first_text(Rows& rows) { return rows.text(); }

std::optional<std::int64_t> kept_count(const NetworkDelivery& delivery) {
    if (delivery.state != DeliveryState::closed) return std::nullopt;
    return delivery.counted;
}

}  // namespace

std::optional<NetworkDelivery> MysqlIntake::delivery(OrganisationId organisation,
                                                     std::string_view reference) {
    if (!fits_ascii_column(reference)) return std::nullopt;
    return one(connection_.query(statement::data_delivery_by_reference, organisation, reference),
               delivery_from);
}

std::vector<NetworkDelivery> MysqlIntake::deliveries(const DeliveryQuery& query) {
    const std::optional<HubId>& hub = query.scope.hub;
    return all(
        connection_.query(statement::data_deliveries, query.scope.organisation, hub, hub,
                          query.is_open, query.is_open, query.after, query.after, query.limit),
        delivery_from);
}

std::optional<StockFile> MysqlIntake::stock_file(OrganisationId organisation, const Uuid& id) {
    return one(connection_.query(statement::stock_file_by_id, organisation, id), file_from);
}

std::vector<StockFile> MysqlIntake::stock_files(const Scope& scope, int limit) {
    return all(connection_.query(statement::stock_files_newest, scope.organisation, scope.hub,
                                 scope.hub, limit),
               file_from);
}

std::vector<StockFile> MysqlIntake::stock_files_in(FileState state, Instant changed_before,
                                                   int limit) {
    return all(
        connection_.query(statement::stock_files_in_state, name_of(state), changed_before, limit),
        file_from);
}

std::optional<std::string> MysqlIntake::file_content(const Uuid& file) {
    return one(connection_.query(statement::stock_file_content_by_id, file), first_text);
}

std::vector<std::string> MysqlIntake::file_parts(const Uuid& file) {
    return all(connection_.query(statement::stock_file_parts_of, file), first_text);
}

DeliveryId MysqlIntake::insert_delivery(const NetworkDelivery& row) {
    Rows rows = connection_.query(
        statement::data_delivery_insert, row.organisation, row.reference, row.hub, row.bundle,
        row.expected, row.expected_on, row.order_reference, name_of(row.state), row.words,
        kept_count(row), row.announced_by, row.announced_at, row.arrived_at, row.closed_at);
    rows.next();
    return rows.id<DeliveryId>();
}

std::optional<NetworkDelivery> MysqlIntake::lock_delivery(OrganisationId organisation,
                                                          std::string_view reference) {
    if (!fits_ascii_column(reference)) return std::nullopt;
    connection_.query(statement::data_delivery_locked, organisation, reference);
    return delivery(organisation, reference);
}

void MysqlIntake::update_delivery(const NetworkDelivery& row) {
    connection_.change(statement::data_delivery_update, name_of(row.state), row.words,
                       kept_count(row), row.arrived_at, row.closed_at, row.id);
}

void MysqlIntake::insert_file(const StockFile& row, std::string_view sealed) {
    connection_.change(statement::stock_file_insert, row.id, row.organisation, row.hub, row.bundle,
                       row.delivery, row.name, row.batch, row.activate_by, name_of(row.state),
                       row.confirmed.doubtful, row.confirmed.swapped, row.lines, row.lines_done,
                       row.received, row.actor, row.uploaded_at, row.changed_at);
    connection_.change(statement::stock_file_content_insert, row.id, sealed);
}

std::optional<StockFile> MysqlIntake::lock_file(OrganisationId organisation, const Uuid& id) {
    connection_.query(statement::stock_file_locked, organisation, id);
    return stock_file(organisation, id);
}

void MysqlIntake::update_file(const StockFile& row) {
    connection_.change(statement::stock_file_update, name_of(row.state), row.confirmed.doubtful,
                       row.confirmed.swapped, row.lines_done, row.received, row.actor,
                       row.changed_at, row.id);
}

void MysqlIntake::insert_file_part(const Uuid& file, std::int64_t first_line, std::string_view rows,
                                   Instant now) {
    connection_.change(statement::stock_file_part_insert, file, first_line, rows, now);
}

void MysqlIntake::drop_file_content(const Uuid& file) {
    connection_.change(statement::stock_file_content_delete, file);
}

}  // namespace kitbank
