#pragma once
#include "server/store/connection.h"
#include "server/usecase/databank/stock_ports.h"

namespace kitbank {

class MysqlStock : public StockReader, public StockWriter {
  public:
    explicit MysqlStock(Connection& connection) : connection_(connection) {}

    std::vector<Network> networks(OrganisationId organisation) override;
    std::vector<Bundle> bundles(OrganisationId organisation) override;
    std::optional<Bundle> bundle(OrganisationId organisation, std::string_view code,
                                 Date on) override;
    std::optional<Bundle> bundle_by_id(BundleId id) override;
    std::optional<DataItem> data_item(OrganisationId organisation,
                                      std::string_view reference) override;
    std::optional<DataItem> data_item_by_id(DataItemId id) override;
    std::optional<DataItem> voucher_by_digest(OrganisationId organisation,
                                              const Hash& digest) override;
    std::vector<DataItem> data_items_known(OrganisationId organisation,
                                           std::span<const std::string> references) override;
    std::vector<Hash> vouchers_known(OrganisationId organisation,
                                     std::span<const Hash> digests) override;
    std::vector<DataItem> data_items(const ItemQuery& query) override;
    std::int64_t data_item_count(const ItemQuery& query) override;
    std::vector<ItemHistoryRow> item_history(DataItemId item) override;
    std::vector<Balance> balances(OrganisationId organisation) override;
    std::vector<Balance> balances_of(OrganisationId organisation, const Account& account) override;
    std::vector<Balance> balances_at(OrganisationId organisation, const Account& account,
                                     Instant moment) override;
    std::vector<PostedLine> statement(const StatementQuery& query) override;
    std::vector<HubStock> hub_stock(const Scope& scope) override;

    void write_network(const Network& network) override;
    BundleId insert_bundle(const Bundle& bundle) override;
    void end_bundle(BundleId id, Date last) override;
    std::vector<DataItem> lock_data_items(OrganisationId organisation,
                                          std::span<const std::string> references) override;
    std::vector<DataItem> lock_first_expiring(const ItemQuery& query) override;
    std::vector<DataItemId> insert_data_items(std::span<const DataItem> items) override;
    void lock_intake(OrganisationId organisation) override;
    void update_data_items(std::span<const DataItem> items) override;
    StockGroupId insert_group(const StockGroup& group) override;
    void insert_item_events(StockGroupId group, std::span<const ItemEventRow> rows) override;
    void post(StockGroupId group, OrganisationId organisation,
              std::span<const Posting> postings) override;

    // The columns of a group: number, name, organisation, event, actor, hub, words, when it happened and was recorded.
    static StockGroup read_group(Rows& rows);

  private:
    std::vector<DataItem> items_by_id(const std::vector<DataItemId>& ids);
    std::vector<DataItemId> ids_known(OrganisationId organisation,
                                      std::span<const std::string> references);

    Connection& connection_;
};

}  // namespace kitbank
