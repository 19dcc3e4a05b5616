#include "tests/support/memory_consignment.h"

#include <map>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

bool is_held(PackedFate fate) { return fate == PackedFate::packed || fate == PackedFate::missing; }

// The newest of a map's rows that fit, before the cursor.
template <class Map, class IdType, class Fits>
std::vector<typename Map::mapped_type> page_of(const Map& map, IdType before, int limit,
                                               const Fits& fits) {
    std::vector<typename Map::mapped_type> rows = rows_where(
        map, [&](const auto& row) { return (before.value == 0 || row.id < before) && fits(row); });
    std::ranges::reverse(rows);
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    return rows;
}

}  // namespace

Consignment MemoryConsignment::with_names(Consignment row) const {
    const Hub& from = state_.hubs.at(row.from);
    const Hub& to = state_.hubs.at(row.to);
    row.from_code = from.code;
    row.from_name = from.name;
    row.to_code = to.code;
    row.to_name = to.name;
    row.items = row.missing = 0;
    for (const auto& [key, fate] : state_.packed_items) {
        if (key.first != row.id) continue;
        ++row.items;
        row.missing += fate == PackedFate::missing ? 1 : 0;
    }
    return row;
}

std::optional<Consignment> MemoryConsignment::consignment(OrganisationId organisation,
                                                          std::string_view reference) {
    const auto row = row_where(state_.consignments, [&](const Consignment& each) {
        return each.organisation == organisation && each.reference == reference;
    });
    if (!row) return std::nullopt;
    return with_names(*row);
}

std::optional<Consignment> MemoryConsignment::consignment_by_id(ConsignmentId id) {
    const auto row = row_at(state_.consignments, id);
    if (!row) return std::nullopt;
    return with_names(*row);
}

std::vector<Consignment> MemoryConsignment::consignments(const ConsignmentQuery& query) {
    auto rows =
        page_of(state_.consignments, query.before, query.limit, [&](const Consignment& row) {
            return row.organisation == query.organisation &&
                   is_under_way(row.state) == query.is_under_way &&
                   (!query.hub || row.from == *query.hub || row.to == *query.hub);
        });
    for (Consignment& row : rows) row = with_names(row);
    return rows;
}

std::vector<PackedItem> MemoryConsignment::packed_items(ConsignmentId id) {
    std::vector<PackedItem> items;
    for (const auto& [key, fate] : state_.packed_items) {
        if (key.first != id) continue;
        items.push_back({key.second, state_.data_items.at(key.second).reference, fate});
    }
    return items;
}

std::vector<ExtraItem> MemoryConsignment::extra_items(ConsignmentId id) {
    std::vector<ExtraItem> items;
    for (const auto& [key, words] : state_.consignment_extras) {
        if (key.first == id) items.push_back({key.second, words});
    }
    return items;
}

std::optional<ConsignmentId> MemoryConsignment::holder_of(DataItemId item) const {
    for (const auto& [key, fate] : state_.packed_items) {
        const bool holds = is_under_way(state_.consignments.at(key.first).state);
        if (key.second == item && holds && is_held(fate)) return key.first;
    }
    return std::nullopt;
}

std::vector<DataItemId> MemoryConsignment::items_in_packets(std::span<const DataItemId> items) {
    std::vector<DataItemId> held;
    for (const DataItemId item : items) {
        if (holder_of(item)) held.push_back(item);
    }
    std::ranges::sort(held);
    return held;
}

std::optional<Consignment> MemoryConsignment::packet_of(DataItemId item) {
    const auto id = holder_of(item);
    if (!id) return std::nullopt;
    return consignment_by_id(*id);
}

std::vector<ComingStock> MemoryConsignment::on_its_way(const Scope& scope) {
    std::map<std::pair<HubId, std::string>, ComingStock> sums;
    for (const auto& [key, fate] : state_.packed_items) {
        const Consignment& row = state_.consignments.at(key.first);
        if (row.organisation != scope.organisation || (scope.hub && row.to != *scope.hub)) continue;
        if (row.state != ConsignmentState::on_its_way) continue;
        const Bundle& bundle = state_.bundles.at(state_.data_items.at(key.second).bundle);
        ComingStock& sum = sums[{row.to, bundle.code}];
        sum = {row.to, bundle.code, bundle.network, sum.items + 1};
    }
    return rows_where(sums, [](const ComingStock&) { return true; });
}

std::vector<HubThreshold> MemoryConsignment::thresholds(const Scope& scope) {
    std::vector<HubThreshold> rows;
    for (const auto& [key, row] : state_.hub_thresholds) {
        const Hub& hub = state_.hubs.at(row.hub);
        if (hub.organisation != scope.organisation || (scope.hub && row.hub != *scope.hub)) {
            continue;
        }
        rows.push_back(
            {hub.organisation, hub.id, hub.code, hub.name, row.kind, row.code, row.least});
    }
    std::ranges::sort(rows, {}, [](const HubThreshold& row) {
        return std::tuple{row.hub_code, row.kind, row.code};
    });
    return rows;
}

StockCount MemoryConsignment::with_names(StockCount row) const {
    const Hub& hub = state_.hubs.at(row.hub);
    row.hub_code = hub.code;
    row.hub_name = hub.name;
    row.counted = row.missing = row.extra = 0;
    for (const auto& [key, line] : state_.count_lines) {
        if (key.first != row.id) continue;
        row.counted += line.seen_at ? 1 : 0;
        row.missing += line.fate == CountFate::missing ? 1 : 0;
        row.extra += line.fate == CountFate::extra ? 1 : 0;
    }
    return row;
}

std::optional<StockCount> MemoryConsignment::stock_count(OrganisationId organisation,
                                                         std::string_view reference) {
    const auto row = row_where(state_.stock_counts, [&](const StockCount& each) {
        return each.organisation == organisation && each.reference == reference;
    });
    if (!row) return std::nullopt;
    return with_names(*row);
}

std::optional<StockCount> MemoryConsignment::open_count_at(HubId hub) {
    const auto row = row_where(state_.stock_counts, [&](const StockCount& each) {
        return each.hub == hub && each.state == CountState::open;
    });
    if (!row) return std::nullopt;
    return with_names(*row);
}

std::vector<StockCount> MemoryConsignment::stock_counts(const CountQuery& query) {
    auto rows = page_of(state_.stock_counts, query.before, query.limit, [&](const StockCount& row) {
        return row.organisation == query.organisation && (!query.hub || row.hub == *query.hub);
    });
    for (StockCount& row : rows) row = with_names(row);
    return rows;
}

std::vector<CountLine> MemoryConsignment::count_lines(StockCountId id) {
    std::vector<CountLine> lines;
    for (const auto& [key, row] : state_.count_lines) {
        if (key.first != id) continue;
        CountLine& line = lines.emplace_back(row);
        line.bundle.clear();
        if (const auto item = row_at(state_.data_items, row.item)) {
            line.bundle = state_.bundles.at(item->bundle).code;
        }
    }
    return lines;
}

ConsignmentId MemoryConsignment::insert_consignment(const Consignment& consignment) {
    Consignment row = consignment;
    row.id = ConsignmentId{state_.next_id()};
    require_in_memory(row.from != row.to, "consignment_way: a packet goes to another hub");
    state_.consignments[row.id] = row;
    return row.id;
}

std::optional<Consignment> MemoryConsignment::lock_consignment(OrganisationId organisation,
                                                               std::string_view reference) {
    return consignment(organisation, reference);
}

void MemoryConsignment::update_consignment(const Consignment& consignment) {
    Consignment& row = state_.consignments.at(consignment.id);
    row.state = consignment.state;
    row.sent_at = consignment.sent_at;
    row.arrived_at = consignment.arrived_at;
    row.changed_at = consignment.changed_at;
}

void MemoryConsignment::add_packed(ConsignmentId id, std::span<const DataItemId> items,
                                   const std::string&, Instant) {
    for (const DataItemId item : items) {
        require_in_memory(!holder_of(item), "consignment_item_held is unique");
        state_.packed_items[{id, item}] = PackedFate::packed;
    }
}

void MemoryConsignment::remove_packed(ConsignmentId id, std::span<const DataItemId> items) {
    for (const DataItemId item : items) state_.packed_items.erase({id, item});
}

void MemoryConsignment::set_fates(ConsignmentId id, std::span<const DataItemId> items,
                                  PackedFate fate) {
    for (const DataItemId item : items) {
        const auto row = state_.packed_items.find({id, item});
        if (row != state_.packed_items.end()) row->second = fate;
    }
}

void MemoryConsignment::add_extras(ConsignmentId id, std::span<const ExtraItem> items) {
    for (const ExtraItem& item : items) state_.consignment_extras[{id, item.number}] = item.words;
}

void MemoryConsignment::write_threshold(const HubThreshold& threshold) {
    const std::tuple key{threshold.hub, threshold.kind, threshold.code};
    if (threshold.least == 0) {
        state_.hub_thresholds.erase(key);
    } else {
        state_.hub_thresholds[key] = threshold;
    }
}

StockCountId MemoryConsignment::insert_count(const StockCount& count) {
    require_in_memory(!open_count_at(count.hub), "stock_count_open is unique");
    StockCount row = count;
    row.id = StockCountId{state_.next_id()};
    state_.stock_counts[row.id] = row;
    return row.id;
}

std::optional<StockCount> MemoryConsignment::lock_count(OrganisationId organisation,
                                                        std::string_view reference) {
    return stock_count(organisation, reference);
}

void MemoryConsignment::update_count(const StockCount& count) {
    StockCount& row = state_.stock_counts.at(count.id);
    row.state = count.state;
    row.closed_at = count.closed_at;
}

std::int64_t MemoryConsignment::add_count_lines(StockCountId id, std::span<const CountLine> lines) {
    std::int64_t added = 0;
    for (const CountLine& line : lines) {
        added += state_.count_lines.emplace(std::pair{id, line.number}, line).second ? 1 : 0;
    }
    return added;
}

void MemoryConsignment::write_count_lines(StockCountId id, std::span<const CountLine> lines) {
    for (const CountLine& line : lines) {
        const auto [row, is_new] = state_.count_lines.emplace(std::pair{id, line.number}, line);
        if (is_new) continue;
        row->second.item = line.item;
        row->second.fate = line.fate;
        row->second.words = line.words;
    }
}

}  // namespace kitbank
