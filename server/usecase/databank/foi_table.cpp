#include "server/usecase/databank/foi_table.h"

#include <algorithm>
#include <map>

#include "server/core/registers/small_numbers.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/partners/ports.h"

namespace kitbank {
namespace {

// Columns of one table, a cell a hub.
struct Counts {
    std::vector<std::int64_t> sims;
    std::vector<std::int64_t> vouchers;
    std::vector<std::int64_t> devices;
};

std::vector<Hub> hubs_within(const Scope& scope, Reader& reader) {
    std::vector<Hub> hubs = reader.hubs(scope.organisation);
    std::erase_if(hubs, [&](const Hub& hub) { return scope.hub && *scope.hub != hub.id; });
    std::ranges::sort(hubs, {}, [](const Hub& hub) { return std::pair{hub.name, hub.code}; });
    return hubs;
}

Counts counts_of(const std::vector<Hub>& hubs, const Scope& scope, const GivenQuery::Span& time,
                 Reader& reader) {
    const std::vector by{ReportBy::hub};
    const GivenQuery query{scope.organisation, scope.hub, "", "", by, {time}};
    std::map<std::string, ReportMeasures> given;
    for (const ReportLine& line :
         make_report(by, std::vector<ReportSpan>(1), reader.data_reports().given(query)).lines) {
        given[line.keys.front()] = line.measures;
    }
    std::map<HubId, std::int64_t> devices;
    for (const HubDevices& row : reader.data_reports().devices_given(scope, time.from, time.to)) {
        devices[row.hub] = row.devices;
    }
    Counts counts;
    for (const Hub& hub : hubs) {
        counts.sims.push_back(given[hub.code].sims);
        counts.vouchers.push_back(given[hub.code].vouchers);
        counts.devices.push_back(devices[hub.id]);
    }
    return counts;
}

void put_rows(FoiTable& table, const std::vector<Hub>& hubs, const Counts& counts) {
    const ShownCounts sims = show_counts(counts.sims);
    const ShownCounts vouchers = show_counts(counts.vouchers);
    const ShownCounts devices = show_counts(counts.devices);
    for (std::size_t at = 0; at < hubs.size(); ++at) {
        table.rows.push_back(
            {hubs[at].code, hubs[at].name, sims.cells[at], vouchers.cells[at], devices.cells[at]});
    }
    table.total = {"", "All of them", sims.total, vouchers.total, devices.total};
}

void put_criteria(FoiTable& table) {
    for (const CriterionRow& row : criterion_rows) {
        const bool holds_for_all =
            row.flag == &Criteria::is_adult || row.flag == &Criteria::low_income;
        (holds_for_all ? table.all_of : table.one_of).emplace_back(row.label);
    }
}

std::string gate_sentence(const GateRule& gate) {
    return (gate.hub_code.empty() ? "At the hubs" : "At the hub " + gate.hub_code) +
           " this must hold as well" +
           (gate.walk_ins_only ? " for whoever comes by themselves: " : ": ") + gate.question;
}

std::string limit_sentence(const LimitRule& limit) {
    const std::string unit = limit.unit == LimitUnit::items
                                 ? (limit.most == 1 ? " SIM or voucher" : " SIMs or vouchers")
                                 : " gigabytes";
    return "One person gets at most " + std::to_string(limit.most) + unit + " in " +
           std::to_string(limit.days) + " days. More needs a manager and a reason.";
}

void put_process(FoiTable& table, const Scope& scope, Reader& reader) {
    auto& process = table.process;
    process = {
        "People come to a hub by themselves, or an organisation that works with us asks for them.",
        "Staff or volunteers ask the questions of the criteria in conversation, and note the "
        "answers.",
    };
    for (const GateRule& gate : reader.issues().gate_rules(scope.organisation)) {
        const bool is_within = !scope.hub || gate.hub.value == 0 || gate.hub == *scope.hub;
        if (is_within) process.push_back(gate_sentence(gate));
    }
    std::vector<LimitRule> limits = reader.issues().limit_rules(scope.organisation);
    if (limits.empty()) limits = {house_limit};
    for (const LimitRule& limit : limits) process.push_back(limit_sentence(limit));
    process.emplace_back(
        "What can no longer be activated soonest is given first. The person is told the network's "
        "terms, gets help to start it, and a receipt.");
    process.emplace_back(
        "Devices are lent or given for accepted requests, after all data on them was erased.");
}

}  // namespace

Result<FoiTable> read_foi_table(const Caller& caller, std::string_view from, std::string_view to,
                                Ports& ports) {
    if (!may(caller.role, Permission::see_data_reports)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const auto period = read_period(from, to, true, ports);
    if (!period) return period.refusal();
    const Scope scope = scope_of(caller, Permission::see_data_reports);
    const auto time = instants_of(spans_of({}, period->from, period->to), ports.zones).front();
    FoiTable table;
    table.period = *period;
    put_criteria(table);
    ports.store.read([&](Reader& reader) {
        const auto organisation = reader.partners().organisation(caller.organisation);
        table.organisation = organisation ? organisation->name : "";
        const std::vector<Hub> hubs = hubs_within(scope, reader);
        put_rows(table, hubs, counts_of(hubs, scope, time, reader));
        put_process(table, scope, reader);
    });
    return table;
}

}  // namespace kitbank
