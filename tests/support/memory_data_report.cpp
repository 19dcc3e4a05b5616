#include "tests/support/memory_data_report.h"

#include <map>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

// What makes two groups the same.
std::string text_of(const GivenGroup& group) {
    const Criteria& met = group.criteria;
    std::string text = std::to_string(group.span);
    for (const std::string& part :
         {group.hub, group.network, group.bundle, group.referrer, group.area, group.ward,
          std::to_string(met.lacks_at_home) + std::to_string(met.lacks_away) +
              std::to_string(met.cannot_afford),
          std::string{name_of(group.kind)}, std::string{name_of(group.outcome)}}) {
        text += '\n' + part;
    }
    return text;
}

}  // namespace

GivenGroup MemoryDataReport::group_of(const GivenQuery& query, const DataIssue& issue) const {
    const auto asks = [&](ReportBy by) {
        return std::ranges::find(query.by, by) != query.by.end();
    };
    const DataItem& item = state_.data_items.at(issue.item);
    const Bundle& bundle = state_.bundles.at(item.bundle);
    GivenGroup group;
    if (asks(ReportBy::hub)) {
        group.hub = state_.hubs.at(issue.hub).code;
        group.hub_name = state_.hubs.at(issue.hub).name;
    }
    if (asks(ReportBy::network)) group.network = bundle.network;
    if (asks(ReportBy::bundle)) {
        group.bundle = bundle.code + "/" + std::to_string(bundle.version);
        group.bundle_name = bundle.name;
    }
    if (asks(ReportBy::criteria) || asks(ReportBy::criterion)) {
        group.criteria.lacks_at_home = issue.criteria.lacks_at_home;
        group.criteria.lacks_away = issue.criteria.lacks_away;
        group.criteria.cannot_afford = issue.criteria.cannot_afford;
    }
    const bool is_referred = issue.request.value != 0;
    if (asks(ReportBy::referrer) && is_referred) {
        group.referrer = state_.organisations.at(issue.asking).name;
    }
    if (asks(ReportBy::area)) group.area = issue.area;
    if (asks(ReportBy::ward)) {
        group.ward = issue.ward;
        const auto named = state_.ward_names.find(issue.ward);
        if (named != state_.ward_names.end()) group.ward_name = named->second;
    }
    group.kind = bundle.kind;
    group.outcome = *parse_given_outcome(name_of(issue.outcome));
    group.items = 1;
    group.gigabytes = gigabytes_of(bundle);
    group.told = issue.terms ? 1 : 0;
    return group;
}

std::vector<GivenGroup> MemoryDataReport::given(const GivenQuery& query) {
    std::map<std::string, GivenGroup> groups;
    for (const auto& [id, issue] : state_.data_issues) {
        if (issue.organisation != query.organisation) continue;
        if (query.hub && *query.hub != issue.hub) continue;
        const Bundle& bundle = state_.bundles.at(state_.data_items.at(issue.item).bundle);
        if (!query.network.empty() && query.network != bundle.network) continue;
        if (!query.bundle.empty() && query.bundle != bundle.code) continue;
        for (std::size_t at = 0; at < query.spans.size(); ++at) {
            const GivenQuery::Span& span = query.spans[at];
            if (issue.issued_at < span.from || span.to <= issue.issued_at) continue;
            GivenGroup group = group_of(query, issue);
            group.span = static_cast<int>(at);
            const auto [found, is_new] = groups.try_emplace(text_of(group), group);
            if (is_new) continue;
            ++found->second.items;
            found->second.gigabytes += group.gigabytes;
            found->second.told += group.told;
        }
    }
    return rows_where(groups, [](const GivenGroup&) { return true; });
}

std::vector<HubDevices> MemoryDataReport::devices_given(const Scope& scope, Instant from,
                                                        Instant to) {
    std::map<HubId, HubDevices> hubs;
    for (const auto& [id, row] : state_.handovers) {
        if (row.organisation != scope.organisation || row.device.value == 0) continue;
        if (row.hub.value == 0 || (scope.hub && *scope.hub != row.hub)) continue;
        if (row.happened_at < from || to <= row.happened_at) continue;
        HubDevices& counted = hubs[row.hub];
        counted.hub = row.hub;
        ++counted.devices;
    }
    return rows_where(hubs, [](const HubDevices&) { return true; });
}

}  // namespace kitbank
