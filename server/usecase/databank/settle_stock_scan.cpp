#include "server/usecase/databank/settle_stock_scan.h"

#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/record_stock_scans.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr Permission settles = Permission::settle_conflicts;

// The scan, when it waits within the caller's reach, behind the lock of whoever records scans.
Result<StockScan> lock_open_scan(const SettleStockScan& command, Transaction& tx) {
    tx.write_stock().lock_intake(command.caller.organisation);
    const auto known = tx.intake().stock_scans_known({&command.scan, 1});
    const Scope scope = scope_of(command.caller, settles);
    const bool is_reached = !known.empty() && is_open(known.front()) &&
                            known.front().organisation == scope.organisation &&
                            (!scope.hub || known.front().hub == *scope.hub);
    if (!is_reached) return Refusal{RefusalCode::conflict_not_found, "", {}};
    return known.front();
}

void record(const SettleStockScan& command, const StockScan& scan, const char* event,
            Transaction& tx, Ports& ports) {
    record_audit({"stock_scan:" + format(scan.id), event, command.caller.actor, scan.organisation},
                 {{"subject", scan.subject}, {"event", std::string{name_of(scan.event)}}}, tx,
                 ports);
}

// What else was told of the same card, and of what was given for the same request.
std::vector<StockScan> others_of(const StockScan& scan, Reader& reader) {
    auto others = reader.intake().stock_scans_of(scan.organisation, scan.subject);
    const std::string asked{value_of(scan.facts, "request")};
    const auto request = asked.empty() ? std::nullopt : reader.requests().request(asked);
    if (request && request->organisation == scan.organisation) {
        IssueQuery query{scan.organisation};
        query.resident = request->resident;
        for (const DataIssue& issue : reader.issues().issues(query)) {
            if (issue.item_reference == scan.subject) continue;
            for (StockScan& other :
                 reader.intake().stock_scans_of(scan.organisation, issue.item_reference)) {
                if (value_of(other.facts, "request") == asked) others.push_back(std::move(other));
            }
        }
    }
    std::erase_if(others, [&](const StockScan& other) { return other.id == scan.id; });
    return others;
}

}  // namespace

std::vector<OpenStockScan> read_open_stock_scans(const Caller& caller, Ports& ports) {
    std::vector<OpenStockScan> open;
    if (!may(caller.role, settles)) return open;
    ports.store.read([&](Reader& reader) {
        const auto scans =
            reader.intake().stock_scans_open(scope_of(caller, settles), worklist_length_max);
        for (const StockScan& scan : scans) {
            open.push_back({scan, others_of(scan, reader)});
        }
    });
    return open;
}

std::int64_t count_open_stock_scans(const Caller& caller, Ports& ports) {
    std::size_t count = 0;
    if (!may(caller.role, settles)) return 0;
    ports.store.read([&](Reader& reader) {
        count =
            reader.intake().stock_scans_open(scope_of(caller, settles), worklist_length_max).size();
    });
    return static_cast<std::int64_t>(count);
}

Result<StockScan> close_stock_scan(const SettleStockScan& command, Ports& ports) {
    Result<StockScan> closed = Refusal{RefusalCode::forbidden, "", {}};
    if (!may(command.caller.role, settles)) return closed;
    ports.store.write([&](Transaction& tx) {
        closed = lock_open_scan(command, tx);
        if (!closed) return false;
        closed->is_waiting = false;
        closed->closed_by = command.caller.actor;
        closed->closed_at = ports.clock.now();
        tx.write_intake().update_stock_scan(*closed);
        record(command, *closed, "closed", tx, ports);
        return true;
    });
    return closed;
}

Result<StockScan> retry_stock_scan(const SettleStockScan& command, Ports& ports) {
    Result<StockScan> tried = Refusal{RefusalCode::forbidden, "", {}};
    if (!may(command.caller.role, settles)) return tried;
    ports.store.write([&](Transaction& tx) {
        tried = lock_open_scan(command, tx);
        if (!tried) return false;
        tried = record_again(*tried, tx, ports);
        if (tried) record(command, *tried, "recorded", tx, ports);
        return bool{tried};
    });
    return tried;
}

}  // namespace kitbank
