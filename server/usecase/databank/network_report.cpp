#include "server/usecase/databank/network_report.h"

#include <algorithm>
#include <map>

#include "server/core/registers/small_numbers.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

constexpr std::string_view approved_purpose =
    "Free mobile data for adults in low-income households who have no internet or too little at "
    "home or away from home, or who cannot afford what they pay for it.";

std::int64_t items_of(const std::vector<Balance>& balances, std::string_view network) {
    std::int64_t items = 0;
    for (const Balance& balance : balances) {
        if (balance.network == network) items += balance.items;
    }
    return items;
}

// The network's account is the source, and falls by what it gives.
std::int64_t received_within(OrganisationId organisation, std::string_view network,
                             const GivenQuery::Span& time, Reader& reader) {
    const Account source{AccountKind::network, 0};
    return items_of(reader.stock().balances_at(organisation, source, time.from), network) -
           items_of(reader.stock().balances_at(organisation, source, time.to), network);
}

std::vector<NetworkReport::Holding> held_now(const Scope& scope, std::string_view network,
                                             Reader& reader) {
    std::map<AccountKind, NetworkReport::Holding> sums;
    for (const Balance& balance : reader.stock().balances(scope.organisation)) {
        const Account& account = balance.account;
        if (balance.network != network || is_source(account.kind)) continue;
        const bool is_of_hub =
            account.kind != AccountKind::transit && scope.hub && account.owner == scope.hub->value;
        if (scope.hub && !is_of_hub) continue;
        auto& sum = sums.try_emplace(account.kind, NetworkReport::Holding{account.kind, 0, 0})
                        .first->second;
        sum.items += balance.items;
        sum.gigabytes += balance.gigabytes;
    }
    std::vector<NetworkReport::Holding> held;
    for (const auto& [kind, sum] : sums) held.push_back(sum);
    return held;
}

std::vector<std::string> places_of(const DataReport& report) {
    std::vector<std::string> places;
    for (const ReportLine& line : report.lines) {
        const bool is_named = !line.keys.front().empty();
        const std::int64_t items = line.measures.sims + line.measures.vouchers;
        if (is_named && items >= shown_count_min) places.push_back(line.labels.front());
    }
    return places;
}

}  // namespace

Result<NetworkReport> read_network_report(const Caller& caller, std::string_view network,
                                          std::string_view from, std::string_view to,
                                          Ports& ports) {
    if (!may(caller.role, Permission::see_data_reports)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const auto period = read_period(from, to, false, ports);
    if (!period) return period.refusal();
    const Scope scope = scope_of(caller, Permission::see_data_reports);
    NetworkReport report;
    report.period = *period;
    report.purpose = approved_purpose;
    if (scope.hub) report.hub = caller.hub;
    bool is_known = false;
    ports.store.read([&](Reader& reader) {
        const auto networks = reader.stock().networks(caller.organisation);
        const auto found = std::ranges::find(networks, network, &Network::code);
        is_known = found != networks.end();
        if (!is_known) return;
        report.network = *found;
        const auto given_by = [&](ReportBy by) {
            const std::vector list{by};
            const auto spans = spans_of(list, period->from, period->to);
            const GivenQuery query{caller.organisation,
                                   scope.hub,
                                   std::string{network},
                                   "",
                                   list,
                                   instants_of(spans, ports.zones)};
            return make_report(list, spans, reader.data_reports().given(query));
        };
        const DataReport months = given_by(ReportBy::month);
        report.given = months.total;
        report.months = months.lines;
        report.hubs = places_of(given_by(ReportBy::hub));
        report.areas = places_of(given_by(ReportBy::area));
        const auto whole = instants_of(spans_of({}, period->from, period->to), ports.zones).front();
        if (!scope.hub) {
            report.received = received_within(caller.organisation, network, whole, reader);
        }
        report.held = held_now(scope, network, reader);
    });
    if (!is_known) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"network", "Choose one of the networks."}}};
    }
    return report;
}

}  // namespace kitbank
