#include "server/store/databank/consignment_rows.h"

#include "embedded/statement.h"
#include "server/store/databank/ascii_column.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

std::string ids_text(Rows found) {
    JsonRows wanted;
    while (found.next()) wanted.add(found.number());
    return wanted.text();
}

std::string ids_text(std::span<const DataItemId> items) {
    JsonRows wanted;
    for (const DataItemId item : items) wanted.add(item);
    return wanted.text();
}

Consignment consignment_from(Rows& rows) {
    Consignment row;
    row.id = rows.id<ConsignmentId>();
    row.organisation = rows.id<OrganisationId>();
    row.reference = rows.text();
    row.from = rows.id<HubId>();
    row.from_code = rows.text();
    row.from_name = rows.text();
    row.to = rows.id<HubId>();
    row.to_code = rows.text();
    row.to_name = rows.text();
    row.state = known(parse_consignment_state(rows.text()));
    row.opened_by = rows.text();
    row.opened_at = rows.instant();
    row.sent_at = rows.maybe(&Rows::instant);
    row.arrived_at = rows.maybe(&Rows::instant);
    row.changed_at = rows.instant();
    row.items = rows.number();
    row.missing = rows.number();
    return row;
}

StockCount count_from(Rows& rows) {
    StockCount row;
    row.id = rows.id<StockCountId>();
    row.organisation = rows.id<OrganisationId>();
    row.reference = rows.text();
    row.hub = rows.id<HubId>();
    row.hub_code = rows.text();
    row.hub_name = rows.text();
    row.state = known(parse_count_state(rows.text()));
    row.opened_by = rows.text();
    row.opened_at = rows.instant();
    row.closed_at = rows.maybe(&Rows::instant);
    row.counted = rows.number();
    row.missing = rows.number();
    row.extra = rows.number();
    return row;
}

std::string lines_text(std::span<const CountLine> lines) {
    JsonRows rows;
    for (const CountLine& line : lines) {
        rows.add_row(line.number, line.item, name_of(line.fate), line.words, line.seen_at,
                     line.seen_by);
    }
    return rows.text();
}

}  // namespace

std::vector<Consignment> MysqlConsignment::consignments_of(Rows found) {
    Rows rows = connection_.query(statement::consignments_by_id, ids_text(std::move(found)));
    std::vector<Consignment> list;
    while (rows.next()) list.push_back(consignment_from(rows));
    return list;
}

std::optional<Consignment> MysqlConsignment::consignment(OrganisationId organisation,
                                                         std::string_view reference) {
    return first_of(consignments_of(
        connection_.query(statement::consignment_id_by_reference, organisation, reference)));
}

std::optional<Consignment> MysqlConsignment::consignment_by_id(ConsignmentId id) {
    JsonRows wanted;
    wanted.add(id);
    Rows rows = connection_.query(statement::consignments_by_id, wanted.text());
    if (!rows.next()) return std::nullopt;
    return consignment_from(rows);
}

std::vector<Consignment> MysqlConsignment::consignments(const ConsignmentQuery& query) {
    return consignments_of(connection_.query(statement::consignment_ids_page, query.organisation,
                                             query.is_under_way ? 1 : 0, query.hub, query.hub,
                                             query.hub, query.before, query.before, query.limit));
}

std::vector<PackedItem> MysqlConsignment::packed_items(ConsignmentId id) {
    Rows rows = connection_.query(statement::consignment_items, id);
    std::vector<PackedItem> items;
    while (rows.next()) {
        PackedItem& item = items.emplace_back();
        item.item = rows.id<DataItemId>();
        item.reference = rows.text();
        item.fate = known(parse_packed_fate(rows.text()));
    }
    return items;
}

std::vector<ExtraItem> MysqlConsignment::extra_items(ConsignmentId id) {
    Rows rows = connection_.query(statement::consignment_extras, id);
    std::vector<ExtraItem> items;
    while (rows.next()) {
        ExtraItem& item = items.emplace_back();
        item.number = rows.text();
        item.words = rows.text();
    }
    return items;
}

std::vector<DataItemId> MysqlConsignment::items_in_packets(std::span<const DataItemId> items) {
    return ids_from<DataItemId>(
        connection_.query(statement::consignment_items_held, ids_text(items)));
}

std::optional<Consignment> MysqlConsignment::packet_of(DataItemId item) {
    return first_of(consignments_of(connection_.query(statement::consignment_id_of_item, item)));
}

std::vector<ComingStock> MysqlConsignment::on_its_way(const Scope& scope) {
    Rows rows =
        connection_.query(statement::consignments_coming, scope.organisation, scope.hub, scope.hub);
    std::vector<ComingStock> coming;
    while (rows.next()) {
        ComingStock& row = coming.emplace_back();
        row.to = rows.id<HubId>();
        row.bundle_code = rows.text();
        row.network = rows.text();
        row.items = rows.number();
    }
    return coming;
}

std::vector<HubThreshold> MysqlConsignment::thresholds(const Scope& scope) {
    Rows rows =
        connection_.query(statement::hub_thresholds, scope.organisation, scope.hub, scope.hub);
    std::vector<HubThreshold> list;
    while (rows.next()) {
        HubThreshold& row = list.emplace_back();
        row.organisation = rows.id<OrganisationId>();
        row.hub = rows.id<HubId>();
        row.hub_code = rows.text();
        row.hub_name = rows.text();
        row.kind = known(parse_threshold_kind(rows.text()));
        row.code = rows.text();
        row.least = rows.number();
    }
    return list;
}

std::vector<StockCount> MysqlConsignment::counts_of(Rows found) {
    Rows rows = connection_.query(statement::stock_counts_by_id, ids_text(std::move(found)));
    std::vector<StockCount> list;
    while (rows.next()) list.push_back(count_from(rows));
    return list;
}

std::optional<StockCount> MysqlConsignment::stock_count(OrganisationId organisation,
                                                        std::string_view reference) {
    return first_of(counts_of(
        connection_.query(statement::stock_count_id_by_reference, organisation, reference)));
}

std::optional<StockCount> MysqlConsignment::open_count_at(HubId hub) {
    return first_of(counts_of(connection_.query(statement::stock_count_id_open, hub)));
}

std::vector<StockCount> MysqlConsignment::stock_counts(const CountQuery& query) {
    return counts_of(connection_.query(statement::stock_count_ids_page, query.organisation,
                                       query.hub, query.hub, query.before, query.before,
                                       query.limit));
}

std::vector<CountLine> MysqlConsignment::count_lines(StockCountId id) {
    Rows rows = connection_.query(statement::stock_count_lines, id);
    std::vector<CountLine> lines;
    while (rows.next()) {
        CountLine& line = lines.emplace_back();
        line.number = rows.text();
        line.item = rows.id<DataItemId>();
        line.bundle = rows.text();
        line.fate = known(parse_count_fate(rows.text()));
        line.words = rows.text();
        line.seen_at = rows.maybe(&Rows::instant);
        line.seen_by = rows.text();
    }
    return lines;
}

ConsignmentId MysqlConsignment::insert_consignment(const Consignment& row) {
    Rows rows =
        connection_.query(statement::consignment_insert, row.organisation, row.reference, row.from,
                          row.to, name_of(row.state), row.opened_by, row.opened_at, row.changed_at);
    rows.next();
    return rows.id<ConsignmentId>();
}

std::optional<Consignment> MysqlConsignment::lock_consignment(OrganisationId organisation,
                                                              std::string_view reference) {
    return first_of(consignments_of(
        connection_.query(statement::consignment_id_locked, organisation, reference)));
}

void MysqlConsignment::update_consignment(const Consignment& row) {
    connection_.change(statement::consignment_update, name_of(row.state), row.sent_at,
                       row.arrived_at, row.changed_at, row.id);
    if (!is_under_way(row.state)) connection_.change(statement::consignment_items_let_go, row.id);
}

void MysqlConsignment::add_packed(ConsignmentId id, std::span<const DataItemId> items,
                                  const std::string& actor, Instant now) {
    connection_.change(statement::consignment_items_insert, id, actor, now, ids_text(items));
}

void MysqlConsignment::remove_packed(ConsignmentId id, std::span<const DataItemId> items) {
    connection_.change(statement::consignment_items_delete, ids_text(items), id);
}

void MysqlConsignment::set_fates(ConsignmentId id, std::span<const DataItemId> items,
                                 PackedFate fate) {
    const bool is_held = fate == PackedFate::packed || fate == PackedFate::missing;
    connection_.change(statement::consignment_items_fate, ids_text(items), name_of(fate),
                       is_held ? 1 : 0, id);
}

void MysqlConsignment::add_extras(ConsignmentId id, std::span<const ExtraItem> items) {
    JsonRows rows;
    for (const ExtraItem& item : items) rows.add_row(item.number, item.words);
    if (!rows.empty()) connection_.change(statement::consignment_extras_insert, id, rows.text());
}

void MysqlConsignment::write_threshold(const HubThreshold& row) {
    if (!fits_ascii_column(row.code)) return;  // there is none to take away
    if (row.least == 0) {
        connection_.change(statement::hub_threshold_delete, row.hub, name_of(row.kind), row.code);
    } else {
        connection_.change(statement::hub_threshold_write, row.hub, name_of(row.kind), row.code,
                           row.least);
    }
}

StockCountId MysqlConsignment::insert_count(const StockCount& row) {
    Rows rows = connection_.query(statement::stock_count_insert, row.organisation, row.reference,
                                  row.hub, name_of(row.state), row.opened_by, row.opened_at);
    rows.next();
    return rows.id<StockCountId>();
}

std::optional<StockCount> MysqlConsignment::lock_count(OrganisationId organisation,
                                                       std::string_view reference) {
    return first_of(
        counts_of(connection_.query(statement::stock_count_id_locked, organisation, reference)));
}

void MysqlConsignment::update_count(const StockCount& row) {
    connection_.change(statement::stock_count_update, name_of(row.state), row.closed_at, row.id);
}

std::int64_t MysqlConsignment::add_count_lines(StockCountId id, std::span<const CountLine> lines) {
    return connection_.change(statement::stock_count_lines_add, id, lines_text(lines), id);
}

void MysqlConsignment::write_count_lines(StockCountId id, std::span<const CountLine> lines) {
    connection_.change(statement::stock_count_lines_write, id, lines_text(lines));
}

}  // namespace kitbank
