#include <algorithm>
#include <tuple>

#include "tests/support/memory_intake.h"
#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

StockScan with_hub(const MemoryState& state, StockScan scan) {
    const auto hub = row_at(state.hubs, scan.hub);
    scan.hub_code = hub ? hub->code : "";
    return scan;
}

auto order_of_coming(const StockScan& scan) {
    return std::tuple(scan.recorded_at, scan.happened_at, scan.source, scan.source_seq, scan.id);
}

auto order_of_happening(const StockScan& scan) {
    return std::tuple(scan.happened_at, scan.source, scan.source_seq, scan.id);
}

}  // namespace

std::vector<StockScan> MemoryIntake::stock_scans_known(std::span<const Uuid> ids) {
    std::vector<StockScan> scans;
    for (const Uuid& id : ids) {
        if (const auto scan = row_at(state_.stock_scans, id))
            scans.push_back(with_hub(state_, *scan));
    }
    return scans;
}

std::vector<StockScan> MemoryIntake::stock_scans_of(OrganisationId organisation,
                                                    std::string_view subject) {
    std::vector<StockScan> scans = rows_where(state_.stock_scans, [&](const StockScan& scan) {
        return scan.organisation == organisation && scan.subject == subject;
    });
    for (StockScan& scan : scans) scan = with_hub(state_, std::move(scan));
    std::ranges::sort(scans, {}, order_of_happening);
    return scans;
}

std::vector<StockScan> MemoryIntake::stock_scans_open(const Scope& scope, int limit) {
    std::vector<StockScan> scans = rows_where(state_.stock_scans, [&](const StockScan& scan) {
        return scan.organisation == scope.organisation && is_open(scan) &&
               (!scope.hub || scan.hub == *scope.hub);
    });
    for (StockScan& scan : scans) scan = with_hub(state_, std::move(scan));
    std::ranges::sort(scans, {}, order_of_coming);
    if (scans.size() > static_cast<std::size_t>(limit))
        scans.resize(static_cast<std::size_t>(limit));
    return scans;
}

void MemoryIntake::insert_stock_scans(std::span<const StockScan> scans) {
    for (const StockScan& scan : scans) {
        StockScan row = scan;
        row.hub_code.clear();
        require_in_memory(state_.stock_scans.emplace(row.id, row).second, "stock_scan: id");
    }
}

void MemoryIntake::update_stock_scan(const StockScan& scan) {
    const auto found = state_.stock_scans.find(scan.id);
    require_in_memory(found != state_.stock_scans.end(), "stock_scan: not there");
    StockScan& row = found->second;
    row.took_effect = scan.took_effect;
    row.reason = scan.reason;
    row.is_waiting = scan.is_waiting;
    row.closed_by = scan.closed_by;
    row.closed_at = scan.closed_at;
}

}  // namespace kitbank
