#pragma once
#include <span>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Networks, bundles, items and the ledger.
class StockReader {
  public:
    virtual ~StockReader() = default;

    // The house's, with the organisation's own in their places; by name, retired ones too.
    virtual std::vector<Network> networks(OrganisationId organisation) = 0;
    virtual std::vector<Bundle> bundles(
        OrganisationId organisation) = 0;  // by code, newest version first
    virtual std::optional<Bundle> bundle(OrganisationId organisation, std::string_view code,
                                         Date on) = 0;  // the version in force on that day
    virtual std::optional<Bundle> bundle_by_id(BundleId id) = 0;

    virtual std::optional<DataItem> data_item(OrganisationId organisation,
                                              std::string_view reference) = 0;
    virtual std::optional<DataItem> data_item_by_id(DataItemId id) = 0;
    virtual std::optional<DataItem> voucher_by_digest(OrganisationId organisation,
                                                      const Hash& digest) = 0;
    // Which of these are here already; any number of them, in one question.
    virtual std::vector<DataItem> data_items_known(OrganisationId organisation,
                                                   std::span<const std::string> references) = 0;
    virtual std::vector<Hash> vouchers_known(OrganisationId organisation,
                                             std::span<const Hash> digests) = 0;
    virtual std::vector<DataItem> data_items(const ItemQuery& query) = 0;
    virtual std::int64_t data_item_count(const ItemQuery& query) = 0;       // counted to total_max
    virtual std::vector<ItemHistoryRow> item_history(DataItemId item) = 0;  // in recorded order

    // Balances that are not zero, by account and bundle.
    virtual std::vector<Balance> balances(OrganisationId organisation) = 0;
    virtual std::vector<Balance> balances_of(OrganisationId organisation,
                                             const Account& account) = 0;
    // As they were at that moment, by the last posting recorded before it.
    virtual std::vector<Balance> balances_at(OrganisationId organisation, const Account& account,
                                             Instant moment) = 0;
    virtual std::vector<PostedLine> statement(const StatementQuery& query) = 0;
    // On the shelves, by hub and bundle; of one hub when the scope has one.
    virtual std::vector<HubStock> hub_stock(const Scope& scope) = 0;
};

class StockWriter {
  public:
    virtual ~StockWriter() = default;

    virtual void write_network(const Network& network) = 0;  // the organisation's own row
    virtual BundleId insert_bundle(const Bundle& bundle) = 0;
    virtual void end_bundle(BundleId id, Date last) = 0;

    // Locked to the end, in the order of their ids; what is not there is left out.
    virtual std::vector<DataItem> lock_data_items(OrganisationId organisation,
                                                  std::span<const std::string> references) = 0;
    // The first in this order that nobody else has locked (SKIP LOCKED), locked.
    virtual std::vector<DataItem> lock_first_expiring(const ItemQuery& query) = 0;

    // New items, in one statement; their ids in the same order. Throws when one is here: look first, and
    // hold the organisation's intake (lock_intake).
    virtual std::vector<DataItemId> insert_data_items(std::span<const DataItem> items) = 0;
    // Serialises receipts of one organisation, so that two of the same number are seen.
    virtual void lock_intake(OrganisationId organisation) = 0;
    virtual void update_data_items(std::span<const DataItem> items) = 0;  // versions count up

    // The group, one event row an item (none of a receipt: the items' own rows name the group), and the postings, each with
    // the balance it leaves, in one transaction with the items. Throws StoreFailure when a balance that is no source would fall
    // below zero: that is a broken invariant, since the items were looked at.
    struct ItemEventRow {
        DataItemId item;
        ItemEvent event;
        ItemState to;
    };
    virtual StockGroupId insert_group(const StockGroup& group) = 0;
    virtual void insert_item_events(StockGroupId group, std::span<const ItemEventRow> rows) = 0;
    virtual void post(StockGroupId group, OrganisationId organisation,
                      std::span<const Posting> postings) = 0;
};

}  // namespace kitbank
