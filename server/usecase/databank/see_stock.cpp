#include "server/usecase/databank/see_stock.h"

#include <algorithm>
#include <map>

#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array hub_accounts = {AccountKind::hub, AccountKind::reserved, AccountKind::person,
                                     AccountKind::voided, AccountKind::expired};

bool is_hubs(AccountKind kind) { return std::ranges::count(hub_accounts, kind) != 0; }

std::int64_t soon_of(const Scope& scope, const HubStock& stock, Date today, Reader& reader) {
    ItemQuery query{scope.organisation};
    query.hub = stock.hub;
    query.bundle = stock.balance.bundle;
    query.state = ItemState::in_stock;
    query.activate_before = Date{sys_days{today} + days{soon_days}};
    return reader.stock().data_item_count(query);
}

using Place = std::pair<HubId, std::string>;  // a hub and the code of a bundle

// All versions of a bundle count towards its threshold, and its first line says so.
void add_thresholds(std::vector<ShelfLine>& lines, const std::vector<HubThreshold>& thresholds,
                    const std::vector<Bundle>& bundles) {
    std::map<Place, ShelfLine*> first;
    for (ShelfLine& line : lines) {
        first.try_emplace({line.stock.hub, line.stock.balance.bundle_code}, &line);
    }
    std::vector<ShelfLine> gone;
    for (const HubThreshold& row : thresholds) {
        if (row.kind != ThresholdKind::bundle || row.least == 0) continue;
        const auto found = first.find({row.hub, row.code});
        if (found != first.end()) {
            found->second->least = row.least;
            continue;
        }
        const auto bundle = std::ranges::find(bundles, row.code, &Bundle::code);
        if (bundle == bundles.end()) continue;
        const Account account{AccountKind::hub, row.hub.value};
        gone.push_back({{row.hub,
                         row.hub_code,
                         row.hub_name,
                         {account, bundle->id, bundle->code, bundle->name, bundle->kind,
                          bundle->network, 0, 0}},
                        0,
                        row.least});
    }
    lines.insert(lines.end(), gone.begin(), gone.end());
}

// Balances with the names of their accounts, of what the caller reaches.
class Naming {
  public:
    Naming(const Caller& caller, std::optional<HubId> only, Reader& reader)
        : organisation_(caller.organisation), only_(only), reader_(reader) {
        for (const Hub& hub : reader.hubs(caller.organisation)) codes_[hub.id.value] = hub.code;
    }

    void add(const Balance& balance) {
        const AccountKind kind = balance.account.kind;
        if (only_ && (!is_hubs(kind) || balance.account.owner != only_->value)) return;
        NamedBalance& row = rows_.emplace_back();
        row.balance = balance;
        if (is_hubs(kind)) row.hub = codes_[balance.account.owner];
        if (kind != AccountKind::transit || balance.account.owner == 0) return;
        const auto packet = reader_.consignments().consignment_by_id({balance.account.owner});
        if (packet) row.consignment = packet->reference;
    }
    void add_all_at(Instant moment) {
        add_at({AccountKind::network, 0}, moment);
        for (const AccountKind kind : hub_accounts) {
            for (const auto& [hub, code] : codes_) {
                if (!only_ || only_->value == hub) add_at({kind, hub}, moment);
            }
        }
        if (!only_) add_travelling();
    }
    std::vector<NamedBalance> take() {
        std::ranges::stable_sort(rows_, {}, [](const NamedBalance& row) {
            return std::pair{row.balance.account.kind, row.hub};
        });
        return std::move(rows_);
    }

  private:
    void add_at(const Account& account, Instant moment) {
        for (const Balance& row : reader_.stock().balances_at(organisation_, account, moment)) {
            add(row);
        }
    }
    // All accounts of a bundle sum to zero.
    void add_travelling() {
        std::map<BundleId, Balance> sums;
        for (const NamedBalance& row : rows_) {
            Balance& sum = sums.try_emplace(row.balance.bundle, row.balance).first->second;
            if (sum.account.kind != AccountKind::transit) {
                sum.account = {AccountKind::transit, 0};
                sum.items = 0;
                sum.gigabytes = 0;
            }
            sum.items -= row.balance.items;
            sum.gigabytes -= row.balance.gigabytes;
        }
        for (const auto& [bundle, sum] : sums) {
            if (sum.items != 0) add(sum);
        }
    }

    OrganisationId organisation_;
    std::optional<HubId> only_;
    Reader& reader_;
    std::map<std::int64_t, std::string> codes_;
    std::vector<NamedBalance> rows_;
};

}  // namespace

Result<std::vector<ShelfLine>> see_shelves(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const Scope scope = scope_of(caller, Permission::see_data_stock);
    const Date today = london_day(ports.clock.now(), ports.zones);
    std::vector<ShelfLine> lines;
    ports.store.read([&](Reader& reader) {
        lines.clear();
        for (const HubStock& stock : reader.stock().hub_stock(scope)) {
            lines.push_back({stock, soon_of(scope, stock, today, reader), 0});
        }
        add_thresholds(lines, reader.consignments().thresholds(scope),
                       reader.stock().bundles(caller.organisation));
    });
    std::ranges::stable_sort(lines, {}, [](const ShelfLine& line) { return line.stock.hub_code; });
    return lines;
}

Result<std::vector<NamedBalance>> see_balances(const Caller& caller, const SeeBalances& order,
                                               Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const Scope scope = scope_of(caller, Permission::see_data_stock);
    Result<std::vector<NamedBalance>> result = Refusal{RefusalCode::hub_not_found, "", {}};
    ports.store.read([&](Reader& reader) {
        std::optional<HubId> only = scope.hub;
        if (!order.hub.empty()) {
            const auto hub = reader.hub_by_code(caller.organisation, order.hub);
            if (!hub || (scope.hub && hub->id != *scope.hub)) return;
            only = hub->id;
        }
        Naming naming{caller, only, reader};
        if (order.at) {
            const Date next{sys_days{*order.at} + days{1}};
            naming.add_all_at(start_of_day(next, ports.zones));
        } else {
            for (const Balance& row : reader.stock().balances(caller.organisation)) {
                naming.add(row);
            }
        }
        result = naming.take();
    });
    return result;
}

}  // namespace kitbank
