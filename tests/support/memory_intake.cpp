#include "tests/support/memory_intake.h"

#include "tests/support/memory_rows.h"

namespace kitbank {

NetworkDelivery MemoryIntake::shown(const NetworkDelivery& row) const {
    NetworkDelivery delivery = row;
    const Hub& hub = state_.hubs.at(row.hub);
    delivery.hub_code = hub.code;
    delivery.hub_name = hub.name;
    const Bundle& bundle = state_.bundles.at(row.bundle);
    delivery.bundle_code = bundle.code;
    delivery.bundle_name = bundle.name;
    delivery.network = bundle.network;
    delivery.kind = bundle.kind;
    if (row.state != DeliveryState::closed) {
        delivery.counted = std::ranges::count_if(
            state_.data_items, [&](const auto& item) { return item.second.delivery == row.id; });
    }
    return delivery;
}

StockFile MemoryIntake::shown(const StockFile& row) const {
    StockFile file = row;
    const Hub& hub = state_.hubs.at(row.hub);
    file.hub_code = hub.code;
    file.hub_name = hub.name;
    const Bundle& bundle = state_.bundles.at(row.bundle);
    file.bundle_code = bundle.code;
    file.bundle_name = bundle.name;
    file.network = bundle.network;
    file.kind = bundle.kind;
    const auto delivery = row_at(state_.deliveries, row.delivery);
    file.delivery_reference = delivery ? delivery->reference : "";
    return file;
}

std::optional<NetworkDelivery> MemoryIntake::delivery(OrganisationId organisation,
                                                      std::string_view reference) {
    const auto row = row_where(state_.deliveries, [&](const NetworkDelivery& each) {
        return each.organisation == organisation && each.reference == reference;
    });
    if (!row) return std::nullopt;
    return shown(*row);
}

std::vector<NetworkDelivery> MemoryIntake::deliveries(const DeliveryQuery& query) {
    std::vector<NetworkDelivery> rows;
    for (auto at = state_.deliveries.rbegin(); at != state_.deliveries.rend(); ++at) {
        const NetworkDelivery& row = at->second;
        const bool is_open = row.state != DeliveryState::closed;
        if (row.organisation != query.scope.organisation) continue;
        if (query.scope.hub && row.hub != *query.scope.hub) continue;
        if (query.is_open && is_open != *query.is_open) continue;
        if (query.after.value != 0 && row.id >= query.after) continue;
        rows.push_back(shown(row));
        if (rows.size() == static_cast<std::size_t>(query.limit)) break;
    }
    return rows;
}

std::optional<StockFile> MemoryIntake::stock_file(OrganisationId organisation, const Uuid& id) {
    const auto row = row_at(state_.stock_files, id);
    if (!row || row->organisation != organisation) return std::nullopt;
    return shown(*row);
}

std::vector<StockFile> MemoryIntake::stock_files(const Scope& scope, int limit) {
    std::vector<StockFile> rows = rows_where(state_.stock_files, [&](const StockFile& row) {
        return row.organisation == scope.organisation && (!scope.hub || row.hub == *scope.hub);
    });
    std::ranges::sort(rows, std::greater{}, [](const StockFile& row) {
        return std::pair{row.uploaded_at, row.id};
    });
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    for (StockFile& row : rows) row = shown(row);
    return rows;
}

std::vector<StockFile> MemoryIntake::stock_files_in(FileState state, Instant changed_before,
                                                    int limit) {
    std::vector<StockFile> rows = rows_where(state_.stock_files, [&](const StockFile& row) {
        return row.state == state && row.changed_at < changed_before;
    });
    std::ranges::sort(rows, {}, [](const StockFile& row) {
        return std::pair{row.changed_at, row.id};
    });
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    for (StockFile& row : rows) row = shown(row);
    return rows;
}

std::optional<std::string> MemoryIntake::file_content(const Uuid& file) {
    return row_at(state_.stock_file_contents, file);
}

std::vector<std::string> MemoryIntake::file_parts(const Uuid& file) {
    std::vector<std::string> parts;
    for (const auto& [key, rows] : state_.stock_file_parts) {
        if (key.first == file) parts.push_back(rows);
    }
    return parts;
}

DeliveryId MemoryIntake::insert_delivery(const NetworkDelivery& delivery) {
    require_in_memory(!this->delivery(delivery.organisation, delivery.reference),
                      "data_delivery_reference is unique");
    NetworkDelivery row = delivery;
    row.id = DeliveryId{state_.next_id()};
    state_.deliveries[row.id] = row;
    return row.id;
}

std::optional<NetworkDelivery> MemoryIntake::lock_delivery(OrganisationId organisation,
                                                           std::string_view reference) {
    return delivery(organisation, reference);
}

void MemoryIntake::update_delivery(const NetworkDelivery& delivery) {
    NetworkDelivery& row = state_.deliveries.at(delivery.id);
    row.state = delivery.state;
    row.words = delivery.words;
    row.counted = delivery.state == DeliveryState::closed ? delivery.counted : 0;
    row.arrived_at = delivery.arrived_at;
    row.closed_at = delivery.closed_at;
    ++row.version;
}

void MemoryIntake::insert_file(const StockFile& file, std::string_view sealed) {
    require_in_memory(!state_.stock_files.contains(file.id), "stock_file is unique");
    state_.stock_files[file.id] = file;
    state_.stock_file_contents[file.id] = std::string{sealed};
}

std::optional<StockFile> MemoryIntake::lock_file(OrganisationId organisation, const Uuid& id) {
    return stock_file(organisation, id);
}

void MemoryIntake::update_file(const StockFile& file) {
    StockFile& row = state_.stock_files.at(file.id);
    require_in_memory(file.received <= file.lines_done && file.lines_done <= file.lines,
                      "stock_file_lines");
    row.state = file.state;
    row.confirmed = file.confirmed;
    row.lines_done = file.lines_done;
    row.received = file.received;
    row.actor = file.actor;
    row.changed_at = file.changed_at;
}

void MemoryIntake::insert_file_part(const Uuid& file, std::int64_t first_line,
                                    std::string_view rows, Instant) {
    const bool is_new =
        state_.stock_file_parts.emplace(std::pair{file, first_line}, std::string{rows}).second;
    require_in_memory(is_new, "stock_file_part is unique");
}

void MemoryIntake::drop_file_content(const Uuid& file) { state_.stock_file_contents.erase(file); }

}  // namespace kitbank
