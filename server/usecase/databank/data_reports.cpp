#include "server/usecase/databank/data_reports.h"

#include <algorithm>

#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

constexpr int usual_months = 12;

Date first_of_month(Date date) { return date.year() / date.month() / day{1}; }
Date last_of_month(Date date) { return Date{date.year() / date.month() / last}; }
Date day_after(Date date) { return Date{sys_days{date} + days{1}}; }

ReportPeriod usual_period(Date today, bool whole_months) {
    const Date month = first_of_month(today);
    if (whole_months) return {month - months{usual_months}, last_of_month(month - months{1})};
    return {month - months{usual_months - 1}, today};
}

void read_day(std::string_view text, std::string_view field, Date& day_read,
              std::vector<FieldFault>& faults) {
    if (text.empty()) return;
    const auto read = parse_date(text);
    if (read) day_read = *read;
    if (!read) faults.push_back({std::string{field}, "Write the day like 2026-03-31."});
}

void check_order(const ReportPeriod& period, std::vector<FieldFault>& faults) {
    if (period.to < period.from) {
        faults.push_back({"to", "The last day is before the first one."});
    } else if (period.from + years{report_years_max} <= period.to) {
        faults.push_back({"to", "A report is of ten years at most."});
    }
}

void check_whole(const ReportPeriod& period, Date today, std::vector<FieldFault>& faults) {
    if (period.from != first_of_month(period.from)) {
        faults.push_back({"from", "What is published begins with the first day of a month."});
    }
    if (period.to != last_of_month(period.to) || period.to >= today) {
        faults.push_back(
            {"to", "What is published ends with the last day of a month that is over."});
    }
}

Result<std::vector<ReportBy>> read_by(const AskDataReport& ask) {
    std::vector<ReportBy> by;
    std::vector<FieldFault> faults;
    const auto add = [&](const char* field, std::string_view name) {
        const auto each = parse_report_by(name);
        if (each) by.push_back(*each);
        if (!each) faults.push_back({field, "Choose one of these."});
    };
    add("by", ask.by.empty() ? name_of(ReportBy::hub) : std::string_view{ask.by});
    if (!ask.then.empty()) add("then", ask.then);
    const auto is_time = [](ReportBy each) {
        return each == ReportBy::month || each == ReportBy::quarter;
    };
    if (by.size() > 1 && (by[0] == by[1] || (is_time(by[0]) && is_time(by[1])))) {
        faults.push_back({"then", "Choose another one than the first."});
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return by;
}

// The hub that was asked for, when the caller reaches it; else the one they are bound to.
Result<std::optional<Hub>> read_hub(const AskDataReport& ask, Reader& reader) {
    const auto bound = hub_bound(ask.caller, Permission::see_data_reports);
    if (ask.hub.empty()) return bound ? ask.caller.hub : std::optional<Hub>{};
    const auto hub = reader.hub_by_code(ask.caller.organisation, ask.hub);
    if (!hub || (bound && *bound != hub->id)) return Refusal{RefusalCode::hub_not_found, "", {}};
    return hub;
}

}  // namespace

Result<ReportPeriod> read_period(std::string_view from, std::string_view to, bool whole_months,
                                 Ports& ports) {
    const Date today = london_day(ports.clock.now(), ports.zones);
    ReportPeriod period = usual_period(today, whole_months);
    std::vector<FieldFault> faults;
    read_day(from, "from", period.from, faults);
    read_day(to, "to", period.to, faults);
    if (faults.empty()) check_order(period, faults);
    if (faults.empty() && whole_months) check_whole(period, today, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return period;
}

std::vector<GivenQuery::Span> instants_of(const std::vector<ReportSpan>& spans, Zones& zones) {
    std::vector<GivenQuery::Span> instants;
    for (const ReportSpan& span : spans) {
        instants.push_back(
            {start_of_day(span.first, zones), start_of_day(day_after(span.last), zones)});
    }
    return instants;
}

void name_networks(std::vector<GivenGroup>& groups, const std::vector<Network>& networks) {
    for (GivenGroup& group : groups) {
        const auto found = std::ranges::find(networks, group.network, &Network::code);
        group.network_name = found == networks.end() ? group.network : found->name;
    }
}

Result<ShownDataReport> read_data_report(const AskDataReport& ask, Ports& ports) {
    if (!may(ask.caller.role, Permission::see_data_reports)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const auto by = read_by(ask);
    if (!by) return by.refusal();
    const auto period = read_period(ask.from, ask.to, ask.is_public, ports);
    if (!period) return period.refusal();
    const std::vector<ReportSpan> spans = spans_of(*by, period->from, period->to);

    std::optional<Refusal> refusal;
    ShownDataReport report{*period, *by, {}, ask.network, ask.bundle, {}, {}};
    ports.store.read([&](Reader& reader) {
        const auto hub = read_hub(ask, reader);
        if (!hub) {
            refusal = hub.refusal();
            return;
        }
        report.hub = *hub;
        GivenQuery query{ask.caller.organisation, {}, ask.network, ask.bundle, *by, {}};
        if (*hub) query.hub = (*hub)->id;
        query.spans = instants_of(spans, ports.zones);
        std::vector<GivenGroup> groups = reader.data_reports().given(query);
        name_networks(groups, reader.stock().networks(ask.caller.organisation));
        report.exact = make_report(*by, spans, groups);
    });
    if (refusal) return *refusal;
    if (!ask.is_public) return report;
    report.shown = make_public(*report.exact);
    report.exact.reset();
    return report;
}

Result<ReportChoices> report_choices(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_data_reports)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    ReportChoices choices;
    ports.store.read([&](Reader& reader) {
        choices.hubs = reader.hubs(caller.organisation);
        choices.networks = reader.stock().networks(caller.organisation);
        for (const Bundle& bundle : reader.stock().bundles(caller.organisation)) {
            const bool is_known =
                std::ranges::count(choices.bundles, bundle.code, &Bundle::code) > 0;
            if (!is_known) choices.bundles.push_back(bundle);
        }
    });
    if (const auto bound = hub_bound(caller, Permission::see_data_reports)) {
        std::erase_if(choices.hubs, [&](const Hub& hub) { return hub.id != *bound; });
    }
    return choices;
}

}  // namespace kitbank
