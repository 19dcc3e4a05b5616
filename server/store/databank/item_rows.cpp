#include <limits>
#include <map>

#include "embedded/statement.h"
#include "server/store/databank/ascii_column.h"
#include "server/store/databank/stock_rows.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

// Items: the statements data_item*.
namespace kitbank {
namespace {

using namespace std::chrono;

// So many rows go in one statement: their JSON stays well below the largest packet.
constexpr std::size_t rows_each = 5'000;

constexpr Date first_date{year{1000} / January / 1};
constexpr Date last_date{year{9999} / December / 31};

template <class List, class Action>
void for_each_chunk(const List& list, const Action& action) {
    for (std::size_t at = 0; at < list.size(); at += rows_each) {
        action(list.subspan(at, std::min(rows_each, list.size() - at)));
    }
}

template <class List>
std::string json_of(const List& list) {
    JsonRows rows;
    for (const auto& row : list) rows.add(row);
    return rows.text();
}

std::string hex_of(const std::string& bytes) {
    const std::vector<std::uint8_t> copy{bytes.begin(), bytes.end()};
    return format_hex(copy.data(), copy.size());
}

std::optional<std::int64_t> number_or_null(std::int64_t number) {
    return number == 0 ? std::nullopt : std::optional{number};
}

template <class Enum>
std::optional<std::string_view> name_or_null(const std::optional<Enum>& value) {
    return value ? std::optional{name_of(*value)} : std::nullopt;
}

void read_what(Rows& rows, DataItem& item) {
    item.id = rows.id<DataItemId>();
    item.organisation = rows.id<OrganisationId>();
    item.kind = known(parse_item_kind(rows.text()));
    item.reference = rows.text();
    item.sealed_code = rows.text();
    item.code_digest = rows.maybe(&Rows::hash);
    item.sealed_number = rows.text();
    item.bundle = rows.id<BundleId>();
    item.bundle_code = rows.text();
    item.bundle_name = rows.text();
    item.network = rows.text();
    item.gb_per_month = static_cast<int>(rows.number());
    item.months = static_cast<int>(rows.number());
    item.batch = rows.text();
    item.delivery = rows.id<DeliveryId>();
}

void read_standing(Rows& rows, DataItem& item) {
    ItemStanding& standing = item.standing;
    standing.state = known(parse_item_state(rows.text()));
    standing.hub = rows.id<HubId>();
    standing.consignment = rows.maybe(&Rows::number).value_or(0);
    standing.reserved_for = rows.text();
    standing.issue = rows.maybe(&Rows::number).value_or(0);
    standing.activate_by = rows.maybe(&Rows::date);
    standing.activated_on = rows.maybe(&Rows::date);
    standing.ends_on = rows.maybe(&Rows::date);
    if (const auto reason = rows.maybe(&Rows::text)) {
        standing.void_reason = known(parse_void_reason(*reason));
    }
    item.hub_code = rows.text();
    item.hub_name = rows.text();
}

std::vector<DataItem> items_from(Rows rows) {
    std::vector<DataItem> items;
    while (rows.next()) {
        DataItem& item = items.emplace_back();
        read_what(rows, item);
        read_standing(rows, item);
        item.reserved_until = rows.maybe(&Rows::instant);
        item.receipt = rows.id<StockGroupId>();
        item.received_at = rows.instant();
        item.changed_at = rows.instant();
        item.version = static_cast<std::uint32_t>(rows.number());
    }
    return items;
}

void read_ids(Rows rows, std::vector<DataItemId>& ids) {
    while (rows.next()) ids.push_back(rows.id<DataItemId>());
}

// Where a page in the order of expiry begins.
struct ExpiryCursor {
    Date date = first_date;
    std::int64_t id = 0;
};

ExpiryCursor expiry_cursor(const ItemQuery& query) {
    if (query.after.value == 0) return {};
    return {query.after_date.value_or(last_date), query.after.value};
}

// The statement with the filters that a list and its count share, and what comes after them.
template <class... Rest>
Rows filtered(Connection& connection, const std::string_view& statement, const ItemQuery& query,
              const Rest&... rest) {
    const auto consignment = number_or_null(query.consignment);
    const auto state = name_or_null(query.state);
    const auto kind = name_or_null(query.kind);
    const std::string& text = query.text;
    return connection.query(statement, query.organisation, query.hub, query.hub, query.hub,
                            consignment, consignment, consignment, state, state, kind, kind,
                            query.bundle, query.bundle, query.activate_before,
                            query.activate_before, text, text, text, text, text, rest...);
}

void add_row(JsonRows& rows, const DataItem& item) {
    const ItemStanding& standing = item.standing;
    rows.add_row(item.organisation, name_of(item.kind), item.reference, hex_of(item.sealed_code),
                 item.code_digest, hex_of(item.sealed_number), item.bundle, item.batch,
                 item.delivery, name_of(standing.state), standing.hub,
                 number_or_null(standing.consignment), standing.reserved_for, item.reserved_until,
                 number_or_null(standing.issue), standing.activate_by, standing.activated_on,
                 standing.ends_on, name_or_null(standing.void_reason), item.receipt,
                 item.received_at, item.changed_at, item.version);
}

void add_change(JsonRows& rows, const DataItem& item) {
    const ItemStanding& standing = item.standing;
    rows.add_row(item.id, hex_of(item.sealed_code), item.code_digest, hex_of(item.sealed_number),
                 item.bundle, item.batch, item.delivery, name_of(standing.state), standing.hub,
                 number_or_null(standing.consignment), standing.reserved_for, item.reserved_until,
                 number_or_null(standing.issue), standing.activate_by, standing.activated_on,
                 standing.ends_on, name_or_null(standing.void_reason), item.changed_at);
}

}  // namespace

std::vector<DataItem> MysqlStock::items_by_id(const std::vector<DataItemId>& ids) {
    std::vector<DataItem> items;
    for_each_chunk(std::span{ids}, [&](std::span<const DataItemId> chunk) {
        for (DataItem& item :
             items_from(connection_.query(statement::data_items_by_id, json_of(chunk)))) {
            items.push_back(std::move(item));
        }
    });
    return items;
}

std::optional<DataItem> MysqlStock::data_item(OrganisationId organisation,
                                              std::string_view reference) {
    if (!fits_ascii_column(reference)) return std::nullopt;
    return first_of(
        items_from(connection_.query(statement::data_item_by_reference, organisation, reference)));
}

std::optional<DataItem> MysqlStock::data_item_by_id(DataItemId id) {
    std::vector<DataItem> items = items_by_id({id});
    if (items.empty()) return std::nullopt;
    return std::move(items.front());
}

std::optional<DataItem> MysqlStock::voucher_by_digest(OrganisationId organisation,
                                                      const Hash& digest) {
    return first_of(
        items_from(connection_.query(statement::data_item_by_digest, organisation, digest)));
}

std::vector<DataItemId> MysqlStock::ids_known(OrganisationId organisation,
                                              std::span<const std::string> references) {
    std::vector<DataItemId> ids;
    for_each_chunk(references, [&](std::span<const std::string> chunk) {
        read_ids(connection_.query(statement::data_item_ids_known, json_of(chunk), organisation),
                 ids);
    });
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

std::vector<DataItem> MysqlStock::data_items_known(OrganisationId organisation,
                                                   std::span<const std::string> references) {
    return items_by_id(ids_known(organisation, references));
}

std::vector<Hash> MysqlStock::vouchers_known(OrganisationId organisation,
                                             std::span<const Hash> digests) {
    std::vector<Hash> found;
    for_each_chunk(digests, [&](std::span<const Hash> chunk) {
        Rows rows =
            connection_.query(statement::data_item_digests_known, json_of(chunk), organisation);
        while (rows.next()) found.push_back(rows.hash());
    });
    return found;
}

std::vector<DataItem> MysqlStock::data_items(const ItemQuery& query) {
    if (!fits_ascii_column(query.text)) return {};
    std::vector<DataItemId> ids;
    if (query.first_expiring) {
        const ExpiryCursor cursor = expiry_cursor(query);
        read_ids(filtered(connection_, statement::data_item_ids_first, query, cursor.date,
                          cursor.date, cursor.id, query.limit),
                 ids);
    } else {
        read_ids(filtered(connection_, statement::data_item_ids_newest, query, query.after,
                          query.after, query.limit),
                 ids);
    }
    return items_by_id(ids);
}

std::int64_t MysqlStock::data_item_count(const ItemQuery& query) {
    if (!fits_ascii_column(query.text)) return 0;
    Rows rows = filtered(connection_, statement::data_item_count, query, total_max);
    rows.next();
    return rows.number();
}

std::vector<ItemHistoryRow> MysqlStock::item_history(DataItemId item) {
    Rows rows = connection_.query(statement::data_item_history, item, item);
    std::vector<ItemHistoryRow> history;
    while (rows.next()) {
        ItemHistoryRow& row = history.emplace_back();
        row.event = known(parse_item_event(rows.text()));
        row.to = known(parse_item_state(rows.text()));
        row.group = read_group(rows);
        row.hub_code = rows.maybe(&Rows::text).value_or("");
    }
    return history;
}

// Locks come in the order in which rows are read, so the numbers are looked up first.
std::vector<DataItem> MysqlStock::lock_data_items(OrganisationId organisation,
                                                  std::span<const std::string> references) {
    const std::vector<DataItemId> wanted = ids_known(organisation, references);
    std::vector<DataItemId> locked;
    for_each_chunk(std::span{wanted}, [&](std::span<const DataItemId> chunk) {
        read_ids(connection_.query(statement::data_item_ids_locked, json_of(chunk)), locked);
    });
    return items_by_id(locked);
}

std::vector<DataItem> MysqlStock::lock_first_expiring(const ItemQuery& query) {
    const ExpiryCursor cursor = expiry_cursor(query);
    const ItemState state = query.state.value_or(ItemState::in_stock);
    std::vector<DataItemId> ids;
    read_ids(connection_.query(statement::data_item_ids_first_locked, query.organisation, query.hub,
                               query.bundle, name_of(state), cursor.date, cursor.date, cursor.id,
                               query.limit),
             ids);
    return items_by_id(ids);
}

std::vector<DataItemId> MysqlStock::insert_data_items(std::span<const DataItem> items) {
    std::vector<DataItemId> ids;
    for_each_chunk(items, [&](std::span<const DataItem> chunk) {
        JsonRows rows;
        for (const DataItem& item : chunk) add_row(rows, item);
        read_ids(connection_.query(statement::data_items_insert, rows.text()), ids);
    });
    return ids;
}

void MysqlStock::lock_intake(OrganisationId organisation) {
    connection_.change(statement::stock_intake_lock, organisation);
}

void MysqlStock::update_data_items(std::span<const DataItem> items) {
    for_each_chunk(items, [&](std::span<const DataItem> chunk) {
        JsonRows rows;
        for (const DataItem& item : chunk) add_change(rows, item);
        connection_.change(statement::data_items_update, rows.text());
    });
}

void MysqlStock::insert_item_events(StockGroupId group, std::span<const ItemEventRow> events) {
    for_each_chunk(events, [&](std::span<const ItemEventRow> chunk) {
        JsonRows rows;
        for (const ItemEventRow& row : chunk) {
            rows.add_row(row.item, group, name_of(row.event), name_of(row.to));
        }
        connection_.change(statement::data_item_events_insert, rows.text());
    });
}

}  // namespace kitbank
