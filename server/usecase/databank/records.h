#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/databank/bundle.h"
#include "server/core/databank/eligibility.h"
#include "server/core/databank/item.h"
#include "server/core/databank/ledger.h"
#include "server/core/databank/network.h"
#include "server/core/ids.h"

// The rows of data stock: items and the ledger. (Deliveries and files stand in intake_records.h, consignments and counts in
// consignment_records.h, what was given in issue_records.h.)
namespace kitbank {

using DataItemId = Id<struct DataItemRow>;
using DeliveryId = Id<struct DeliveryRow>;
using StockGroupId = Id<struct StockGroupRow>;

// One SIM or voucher. A SIM goes by its number, a voucher by a drawn reference ("V-7K3M9QXZ"), since its code is a secret: it
// is kept only sealed under the master key (context "voucher:V-7K3M9QXZ/code") and as a keyed digest that finds a second one.
struct DataItem {
    DataItemId id = {};
    OrganisationId organisation = {};
    ItemKind kind = ItemKind::sim;
    std::string reference = {};            // unique in the organisation
    std::string sealed_code = {};          // of a voucher
    std::optional<Hash> code_digest = {};  // of a voucher; unique in the organisation
    std::string sealed_number =
        {};  // a SIM's telephone number, when known (context "sim:8944.../number")
    BundleId bundle = {};
    std::string bundle_code = {};  // with the name of its network, for pages
    std::string bundle_name = {};
    std::string network = {};
    int gb_per_month = 0;
    int months = 0;
    std::string batch = {};    // what the network calls the box it came in; may be empty
    DeliveryId delivery = {};  // 0 when nobody announced it
    ItemStanding standing = {};
    std::string hub_code = {};  // of standing.hub
    std::string hub_name = {};
    std::optional<Instant> reserved_until = {};
    StockGroupId receipt = {};  // the group that received it
    Instant received_at = {};
    Instant changed_at = {};
    std::uint32_t version = 1;
    friend bool operator==(const DataItem&, const DataItem&) = default;
};

inline std::int64_t gigabytes_of(const DataItem& item) {
    return std::int64_t{item.gb_per_month} * item.months;
}

// Why items moved: one group of postings. `uuid` is the name that outsiders and the audit know it by.
struct StockGroup {
    StockGroupId id = {};
    Uuid uuid = {};
    OrganisationId organisation = {};
    ItemEvent event = ItemEvent::receipt;
    std::string actor = {};
    HubId hub = {};            // where it happened
    std::string words = {};    // a reason, a consignment's or an issue's reference; nobody's name
    Instant happened_at = {};  // as the scanner had it
    Instant recorded_at = {};  // the ledger's order
    friend bool operator==(const StockGroup&, const StockGroup&) = default;
};

// One posting as it stands in the ledger, with the balance it left behind.
struct PostedLine {
    std::int64_t id = 0;  // counts up in recorded order
    StockGroup group = {};
    Posting posting = {};
    std::string bundle_code = {};
    std::string bundle_name = {};
    ItemKind kind = ItemKind::sim;
    std::int64_t items_after = 0;
    std::int64_t gigabytes_after = 0;
};

struct Balance {
    Account account = {};
    BundleId bundle = {};
    std::string bundle_code = {};
    std::string bundle_name = {};
    ItemKind kind = ItemKind::sim;
    std::string network = {};
    std::int64_t items = 0;
    std::int64_t gigabytes = 0;
    friend bool operator==(const Balance&, const Balance&) = default;
};

// A page of an account's statement, newest first.
struct StatementQuery {
    OrganisationId organisation;
    Account account;
    BundleId bundle = {};              // 0 for all of them
    std::optional<Instant> from = {};  // recorded from then on
    std::optional<Instant> to = {};    // and before then
    std::int64_t before = 0;           // id of the last of the page before; 0 for the first page
    int limit = 50;
};

// What happened to one item. Its receipt is the first row.
struct ItemHistoryRow {
    ItemEvent event = ItemEvent::receipt;
    ItemState to = ItemState::in_stock;
    StockGroup group = {};
    std::string hub_code = {};
    friend bool operator==(const ItemHistoryRow&, const ItemHistoryRow&) = default;
};

struct ItemQuery {
    OrganisationId organisation;
    std::optional<HubId> hub = {};  // held by it, or given by it
    std::optional<ItemState> state = {};
    std::optional<ItemKind> kind = {};
    BundleId bundle = {};
    std::int64_t consignment = 0;  // travelling in it
    std::optional<Date> activate_before = {};
    std::string text = {};  // the reference begins or ends with it
    // First to expire first when true, else newest first.
    bool first_expiring = false;
    std::optional<Date> after_date = {};  // cursor, with first_expiring
    DataItemId after = {};                // cursor; 0 for the first page
    int limit = 50;
};

// Stock of a bundle at a hub, for the pages that count.
struct HubStock {
    HubId hub = {};
    std::string hub_code = {};
    std::string hub_name = {};
    Balance balance = {};
};

}  // namespace kitbank
