#include "server/store/databank/stock_rows.h"

#include <stdexcept>

namespace kitbank {

std::vector<Network> networks(OrganisationId) { throw std::logic_error{"MysqlStock"}; }
std::vector<Bundle> MysqlStock::bundles(OrganisationId) { throw std::logic_error{"bundles"}; }
std::optional<Bundle> MysqlStock::bundle(OrganisationId, std::string_view, Date) {
    throw std::logic_error{"bundle"};
}
std::optional<Bundle> MysqlStock::bundle_by_id(BundleId) { throw std::logic_error{"bundle_by_id"}; }
std::optional<DataItem> MysqlStock::data_item(OrganisationId, std::string_view) {
    throw std::logic_error{"data_item"};
}
std::optional<DataItem> MysqlStock::data_item_by_id(DataItemId) {
    throw std::logic_error{"data_item_by_id"};
}
std::optional<DataItem> MysqlStock::voucher_by_digest(OrganisationId, const Hash&) {
    throw std::logic_error{"voucher_by_digest"};
}
std::vector<DataItem> MysqlStock::data_items_known(OrganisationId, std::span<const std::string>) {
    throw std::logic_error{"data_items_known"};
}
std::vector<Hash> MysqlStock::vouchers_known(OrganisationId, std::span<const Hash>) {
    throw std::logic_error{"vouchers_known"};
}
std::vector<DataItem> MysqlStock::data_items(const ItemQuery&) {
    throw std::logic_error{"data_items"};
}
std::int64_t MysqlStock::data_item_count(const ItemQuery&) {
    throw std::logic_error{"data_item_count"};
}
std::vector<ItemHistoryRow> MysqlStock::item_history(DataItemId) {
    throw std::logic_error{"item_history"};
}
std::vector<Balance> MysqlStock::balances(OrganisationId) { throw std::logic_error{"balances"}; }
std::vector<Balance> MysqlStock::balances_of(OrganisationId, const Account&) {
    throw std::logic_error{"balances_of"};
}
std::vector<Balance> MysqlStock::balances_at(OrganisationId, const Account&, Instant) {
    throw std::logic_error{"balances_at"};
}
std::vector<PostedLine> MysqlStock::statement(const StatementQuery&) {
    throw std::logic_error{"statement"};
}
std::vector<HubStock> MysqlStock::hub_stock(const Scope&) { throw std::logic_error{"hub_stock"}; }
void MysqlStock::write_network(const Network&) { throw std::logic_error{"write_network"}; }
BundleId MysqlStock::insert_bundle(const Bundle&) { throw std::logic_error{"insert_bundle"}; }
void MysqlStock::end_bundle(BundleId, Date) { throw std::logic_error{"end_bundle"}; }
std::vector<DataItem> MysqlStock::lock_data_items(OrganisationId, std::span<const std::string>) {
    throw std::logic_error{"lock_data_items"};
}
std::vector<DataItem> MysqlStock::lock_first_expiring(const ItemQuery&) {
    throw std::logic_error{"lock_first_expiring"};
}
std::vector<DataItemId> MysqlStock::insert_data_items(std::span<const DataItem>) {
    throw std::logic_error{"insert_data_items"};
}
void MysqlStock::lock_intake(OrganisationId) { throw std::logic_error{"lock_intake"}; }
void MysqlStock::update_data_items(std::span<const DataItem>) {
    throw std::logic_error{"update_data_items"};
}
StockGroupId MysqlStock::insert_group(const StockGroup&) { throw std::logic_error{"insert_group"}; }
void MysqlStock::insert_item_events(StockGroupId, std::span<const ItemEventRow>) {
    throw std::logic_error{"insert_item_events"};
}
void MysqlStock::post(StockGroupId, OrganisationId, std::span<const Posting>) {
    throw std::logic_error{"post"};
}

}  // namespace kitbank
