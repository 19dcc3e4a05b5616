#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/databank/data_report_ports.h"
#include "server/usecase/ports.h"

// Reports of what was given. Managers read them of the organisation, hub staff of the hub they work at. The figures are exact;
// as they may be published they are of whole months that are over, with small numbers hidden: a period that still grows, or
// that begins a day later, would show by the difference what one person was given. Two that
// publish many overlapping periods could still narrow a number down: publish each period once.
namespace kitbank {

// Days in London, both with.
struct ReportPeriod {
    Date from{};
    Date to{};
    friend bool operator==(const ReportPeriod&, const ReportPeriod&) = default;
};
inline constexpr int report_years_max = 10;

// As an address has them. Empty: the year up to today; of whole months, the twelve that are over. Faults name `from` and `to`.
Result<ReportPeriod> read_period(std::string_view from, std::string_view to, bool whole_months,
                                 Ports& ports);

// The moments at which the spans begin and end.
std::vector<GivenQuery::Span> instants_of(const std::vector<ReportSpan>& spans, Zones& zones);

// As an address has it; codes are empty for all.
struct AskDataReport {
    Caller caller;
    std::string by = {};    // a name of ReportBy; empty: hub
    std::string then = {};  // a second one; empty for none
    std::string from = {};
    std::string to = {};
    std::string hub = {};
    std::string network = {};
    std::string bundle = {};
    bool is_public = false;
};

struct ShownDataReport {
    ReportPeriod period;
    std::vector<ReportBy> by;
    std::optional<Hub> hub;  // of this one only
    std::string network;
    std::string bundle;
    std::optional<DataReport> exact;  // one of the two
    std::optional<PublicReport> shown;
};
Result<ShownDataReport> read_data_report(const AskDataReport& ask, Ports& ports);

// What a report can be narrowed to: the hubs that the caller reaches, the networks, and each bundle's newest version.
struct ReportChoices {
    std::vector<Hub> hubs;
    std::vector<Network> networks;
    std::vector<Bundle> bundles;
};
Result<ReportChoices> report_choices(const Caller& caller, Ports& ports);

// Puts names to the codes of networks.
void name_networks(std::vector<GivenGroup>& groups, const std::vector<Network>& networks);

}  // namespace kitbank
