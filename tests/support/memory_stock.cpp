#include "tests/support/memory_stock.h"

#include <set>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

template <class List>
void shorten(List& list, int limit) {
    if (list.size() > static_cast<std::size_t>(limit)) list.resize(static_cast<std::size_t>(limit));
}

// What is never activated comes last; ties in the order they came.
std::pair<Date, DataItemId> expiry_key(const DataItem& item) {
    using namespace std::chrono;
    return {item.standing.activate_by.value_or(Date{year{9999} / 12 / 31}), item.id};
}

bool has_text(const DataItem& item, std::string_view text) {
    return item.reference.starts_with(text) || item.reference.ends_with(text);
}

bool fits(const ItemQuery& query, const DataItem& item) {
    const ItemStanding& standing = item.standing;
    const bool is_held = standing.consignment == 0 || query.consignment != 0;  // not on its way
    return item.organisation == query.organisation &&
           (!query.hub || (standing.hub == *query.hub && is_held)) &&
           (!query.state || standing.state == *query.state) &&
           (!query.kind || item.kind == *query.kind) &&
           (query.bundle.value == 0 || item.bundle == query.bundle) &&
           (query.consignment == 0 || standing.consignment == query.consignment) &&
           (!query.activate_before ||
            (standing.activate_by && *standing.activate_by < *query.activate_before)) &&
           has_text(item, query.text);
}

bool is_after(const ItemQuery& query, const DataItem& item) {
    if (query.after.value == 0) return true;
    if (!query.first_expiring) return item.id < query.after;
    using namespace std::chrono;
    const std::pair key{query.after_date.value_or(Date{year{9999} / 12 / 31}), query.after};
    return expiry_key(item) > key;
}

bool is_within(const StatementQuery& query, const PostedLine& line) {
    const Instant at = line.group.recorded_at;
    return line.group.organisation == query.organisation && line.posting.account == query.account &&
           (query.bundle.value == 0 || line.posting.bundle == query.bundle) &&
           (!query.from || *query.from <= at) && (!query.to || at < *query.to) &&
           (query.before == 0 || line.id < query.before);
}

}  // namespace

std::map<std::pair<OrganisationId, std::string>, Network> house_networks() {
    std::map<std::pair<OrganisationId, std::string>, Network> rows;
    const auto add = [&](const char* code, const char* name, std::vector<NumberRow> numbers) {
        Network row;
        row.code = code;
        row.name = name;
        row.numbers = std::move(numbers);
        rows[{OrganisationId{}, code}] = row;
    };
    add("ee", "EE", {{"894430", 19, {}, true}});
    add("o2", "O2", {{"894411", 19, {5, 4, 4}, true}});
    add("three", "Three", {{"894420", 19, {}, true}, {"89442001", 19, {5, 3, 3}, true}});
    add("vodafone", "Vodafone", {{"89441", 20, {5, 5, 5}, true}, {"894410", 19, {}, true}});
    return rows;
}

std::vector<Network> MemoryStock::networks(OrganisationId organisation) {
    std::map<std::string, Network> found;
    for (const auto& [key, row] : state_.networks) {
        const bool is_own = row.organisation == organisation;
        if (is_own || (row.organisation.value == 0 && !found.contains(row.code))) {
            found[row.code] = row;
        }
    }
    std::vector<Network> rows = rows_where(found, [](const Network&) { return true; });
    std::ranges::sort(rows, {}, [](const Network& row) { return std::pair{row.name, row.code}; });
    return rows;
}

std::vector<Bundle> MemoryStock::bundles(OrganisationId organisation) {
    std::vector<Bundle> rows = rows_where(
        state_.bundles, [&](const Bundle& row) { return row.organisation == organisation; });
    std::ranges::sort(rows, {}, [](const Bundle& row) {
        return std::pair{row.code, -row.version};
    });
    return rows;
}

std::optional<Bundle> MemoryStock::bundle(OrganisationId organisation, std::string_view code,
                                          Date on) {
    for (const Bundle& row : bundles(organisation)) {
        if (row.code == code && row.valid_from <= on && (!row.valid_to || on <= *row.valid_to)) {
            return row;
        }
    }
    return std::nullopt;
}

std::optional<Bundle> MemoryStock::bundle_by_id(BundleId id) { return row_at(state_.bundles, id); }

DataItem MemoryStock::with_names(DataItem item) const {
    const Bundle& bundle = state_.bundles.at(item.bundle);
    item.bundle_code = bundle.code;
    item.bundle_name = bundle.name;
    item.network = bundle.network;
    item.gb_per_month = bundle.gb_per_month;
    item.months = bundle.months;
    const auto hub = row_at(state_.hubs, item.standing.hub);
    item.hub_code = hub ? hub->code : "";
    item.hub_name = hub ? hub->name : "";
    return item;
}

std::optional<DataItem> MemoryStock::data_item(OrganisationId organisation,
                                               std::string_view reference) {
    const auto id = state_.data_items_by_reference.find({organisation, std::string{reference}});
    if (id == state_.data_items_by_reference.end()) return std::nullopt;
    return with_names(state_.data_items.at(id->second));
}

std::optional<DataItem> MemoryStock::data_item_by_id(DataItemId id) {
    const auto item = row_at(state_.data_items, id);
    if (!item) return std::nullopt;
    return with_names(*item);
}

std::optional<DataItem> MemoryStock::voucher_by_digest(OrganisationId organisation,
                                                       const Hash& digest) {
    const auto item = row_where(state_.data_items, [&](const DataItem& row) {
        return row.organisation == organisation && row.code_digest == digest;
    });
    if (!item) return std::nullopt;
    return with_names(*item);
}

std::vector<DataItem> MemoryStock::data_items_known(OrganisationId organisation,
                                                    std::span<const std::string> references) {
    std::map<DataItemId, DataItem> found;
    for (const std::string& reference : references) {
        if (const auto item = data_item(organisation, reference)) found.emplace(item->id, *item);
    }
    return rows_where(found, [](const DataItem&) { return true; });
}

std::vector<Hash> MemoryStock::vouchers_known(OrganisationId organisation,
                                              std::span<const Hash> digests) {
    std::vector<Hash> known;
    for (const Hash& digest : digests) {
        if (voucher_by_digest(organisation, digest)) known.push_back(digest);
    }
    return known;
}

std::vector<DataItem> MemoryStock::data_items(const ItemQuery& query) {
    std::vector<DataItem> rows;
    for (const auto& [id, row] : state_.data_items) {
        if (fits(query, row) && is_after(query, row)) rows.push_back(with_names(row));
    }
    if (query.first_expiring) {
        std::ranges::sort(rows, {}, expiry_key);
    } else {
        std::ranges::reverse(rows);
    }
    shorten(rows, query.limit);
    return rows;
}

std::int64_t MemoryStock::data_item_count(const ItemQuery& query) {
    const auto count = std::ranges::count_if(
        state_.data_items, [&](const auto& row) { return fits(query, row.second); });
    return std::min<std::int64_t>(count, total_max);
}

std::vector<ItemHistoryRow> MemoryStock::item_history(DataItemId item) {
    std::vector<ItemHistoryRow> rows;
    const auto add = [&](StockGroupId id, ItemEvent event, ItemState to) {
        const StockGroup& group = state_.stock_groups.at(id);
        const auto hub = row_at(state_.hubs, group.hub);
        rows.push_back({event, to, group, hub ? hub->code : ""});
    };
    const auto row = row_at(state_.data_items, item);
    if (!row) return rows;
    add(row->receipt, ItemEvent::receipt, ItemState::in_stock);
    for (const auto& [group, event] : state_.item_events) {
        if (event.item == item) add(group, event.event, event.to);
    }
    return rows;
}

Balance MemoryStock::balance_with_names(const Balance& balance) const {
    Balance named = balance;
    const Bundle& bundle = state_.bundles.at(balance.bundle);
    named.bundle_code = bundle.code;
    named.bundle_name = bundle.name;
    named.kind = bundle.kind;
    named.network = bundle.network;
    return named;
}

std::vector<Balance> MemoryStock::balances(OrganisationId organisation) {
    std::vector<Balance> rows;
    for (const auto& [key, row] : state_.stock_balances) {
        const bool is_zero = row.items == 0 && row.gigabytes == 0;
        if (std::get<0>(key) == organisation && !is_zero) rows.push_back(balance_with_names(row));
    }
    return rows;
}

std::vector<Balance> MemoryStock::balances_of(OrganisationId organisation, const Account& account) {
    std::vector<Balance> rows;
    for (const Balance& row : balances(organisation)) {
        if (row.account == account) rows.push_back(row);
    }
    return rows;
}

std::vector<Balance> MemoryStock::balances_at(OrganisationId organisation, const Account& account,
                                              Instant moment) {
    std::map<BundleId, Balance> found;
    for (const PostedLine& line : state_.posted_lines) {
        if (line.group.organisation != organisation || line.posting.account != account) continue;
        if (line.group.recorded_at >= moment) continue;
        found[line.posting.bundle] = balance_with_names(
            {account, line.posting.bundle, {}, {}, {}, {}, line.items_after, line.gigabytes_after});
    }
    return rows_where(found,
                      [](const Balance& row) { return row.items != 0 || row.gigabytes != 0; });
}

std::vector<PostedLine> MemoryStock::statement(const StatementQuery& query) {
    std::vector<PostedLine> rows;
    for (auto line = state_.posted_lines.rbegin(); line != state_.posted_lines.rend(); ++line) {
        if (!is_within(query, *line)) continue;
        const Bundle& bundle = state_.bundles.at(line->posting.bundle);
        rows.push_back(*line);
        rows.back().bundle_code = bundle.code;
        rows.back().bundle_name = bundle.name;
        rows.back().kind = bundle.kind;
    }
    shorten(rows, query.limit);
    return rows;
}

std::vector<HubStock> MemoryStock::hub_stock(const Scope& scope) {
    std::vector<HubStock> rows;
    for (const Balance& row : balances(scope.organisation)) {
        if (row.account.kind != AccountKind::hub) continue;
        const HubId id{row.account.owner};
        if (scope.hub && id != *scope.hub) continue;
        const Hub& hub = state_.hubs.at(id);
        rows.push_back({id, hub.code, hub.name, row});
    }
    std::ranges::sort(rows, {}, [](const HubStock& row) {
        return std::pair{row.hub_code, std::pair{row.balance.bundle_code, row.balance.bundle}};
    });
    return rows;
}

void MemoryStock::write_network(const Network& network) {
    require_in_memory(network.organisation.value != 0,
                      "the house's networks come with a migration");
    state_.networks[{network.organisation, network.code}] = network;
}

BundleId MemoryStock::insert_bundle(const Bundle& bundle) {
    for (const Bundle& row : bundles(bundle.organisation)) {
        require_in_memory(row.code != bundle.code || row.version != bundle.version,
                          "bundle_version is unique");
    }
    Bundle row = bundle;
    row.id = BundleId{state_.next_id()};
    state_.bundles[row.id] = row;
    return row.id;
}

void MemoryStock::end_bundle(BundleId id, Date last) { state_.bundles.at(id).valid_to = last; }

std::vector<DataItem> MemoryStock::lock_data_items(OrganisationId organisation,
                                                   std::span<const std::string> references) {
    return data_items_known(organisation, references);
}

std::vector<DataItem> MemoryStock::lock_first_expiring(const ItemQuery& query) {
    ItemQuery sorted = query;
    sorted.first_expiring = true;
    if (!sorted.state) sorted.state = ItemState::in_stock;
    return data_items(sorted);
}

std::vector<DataItemId> MemoryStock::insert_data_items(std::span<const DataItem> items) {
    std::vector<DataItemId> ids;
    for (const DataItem& item : items) {
        DataItem row = item;
        row.id = DataItemId{state_.next_id()};
        const bool is_new = state_.data_items_by_reference
                                .emplace(std::pair{row.organisation, row.reference}, row.id)
                                .second;
        require_in_memory(is_new, "data_item_reference is unique");
        if (row.code_digest) {
            require_in_memory(!voucher_by_digest(row.organisation, *row.code_digest),
                              "data_item_code is unique");
        }
        state_.data_items[row.id] = row;
        ids.push_back(row.id);
    }
    return ids;
}

void MemoryStock::lock_intake(OrganisationId) {}

void MemoryStock::update_data_items(std::span<const DataItem> items) {
    for (const DataItem& item : items) {
        DataItem& row = state_.data_items.at(item.id);
        const std::uint32_t version = row.version + 1;
        row = item;
        row.version = version;
    }
}

StockGroupId MemoryStock::insert_group(const StockGroup& group) {
    StockGroup row = group;
    row.id = StockGroupId{state_.next_id()};
    state_.stock_groups[row.id] = row;
    return row.id;
}

void MemoryStock::insert_item_events(StockGroupId group, std::span<const ItemEventRow> rows) {
    for (const ItemEventRow& row : rows) state_.item_events.emplace_back(group, row);
}

void MemoryStock::post(StockGroupId group, OrganisationId organisation,
                       std::span<const Posting> postings) {
    for (const Posting& posting : postings) {
        Balance& balance = state_.stock_balances[{organisation, posting.account, posting.bundle}];
        balance.account = posting.account;
        balance.bundle = posting.bundle;
        balance.items += posting.items;
        balance.gigabytes += posting.gigabytes;
        const bool is_kept = balance.items >= 0 && balance.gigabytes >= 0;
        require_in_memory(is_source(posting.account.kind) || is_kept,
                          "stock_balance_kept: a balance would fall below zero");
        PostedLine line;
        line.id = state_.next_id();
        line.group = state_.stock_groups.at(group);
        line.posting = posting;
        line.items_after = balance.items;
        line.gigabytes_after = balance.gigabytes;
        state_.posted_lines.push_back(line);
    }
}

}  // namespace kitbank
