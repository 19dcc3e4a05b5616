#include "server/store/databank/data_report_rows.h"

#include "embedded/statement.h"
#include "server/store/databank/ascii_column.h"

namespace kitbank {
namespace {

void add_groups(Rows rows, int span, std::vector<GivenGroup>& groups) {
    while (rows.next()) {
        GivenGroup& group = groups.emplace_back();
        group.span = span;
        group.hub = rows.text();
        group.hub_name = rows.text();
        group.network = rows.text();
        group.bundle = rows.text();
        group.bundle_name = rows.text();
        group.criteria.lacks_at_home = rows.flag();
        group.criteria.lacks_away = rows.flag();
        group.criteria.cannot_afford = rows.flag();
        group.referrer = rows.text();
        group.area = rows.text();
        group.ward = rows.text();
        group.ward_name = rows.text();
        group.kind = known(parse_item_kind(rows.text()));
        group.outcome = known(parse_given_outcome(rows.text()));
        group.items = rows.number();
        group.gigabytes = rows.number();
        group.told = rows.number();
    }
}

}  // namespace

std::vector<GivenGroup> MysqlDataReport::given(const GivenQuery& query) {
    const auto asks = [&](ReportBy by) {
        return std::ranges::find(query.by, by) != query.by.end();
    };
    const bool asks_criteria = asks(ReportBy::criteria) || asks(ReportBy::criterion);
    std::vector<GivenGroup> groups;
    if (!fits_ascii_column(query.network) || !fits_ascii_column(query.bundle)) return groups;
    for (std::size_t at = 0; at < query.spans.size(); ++at) {
        const GivenQuery::Span& span = query.spans[at];
        add_groups(
            connection_.query(statement::data_given, asks(ReportBy::hub), asks(ReportBy::network),
                              asks(ReportBy::bundle), asks_criteria, asks(ReportBy::referrer),
                              asks(ReportBy::area), asks(ReportBy::ward), query.organisation,
                              span.from, span.to, query.hub, query.hub, query.network,
                              query.network, query.bundle, query.bundle),
            static_cast<int>(at), groups);
    }
    return groups;
}

std::vector<HubDevices> MysqlDataReport::devices_given(const Scope& scope, Instant from,
                                                       Instant to) {
    Rows rows = connection_.query(statement::devices_given, scope.organisation, from, to, scope.hub,
                                  scope.hub);
    std::vector<HubDevices> hubs;
    while (rows.next()) {
        HubDevices& row = hubs.emplace_back();
        row.hub = rows.id<HubId>();
        row.devices = rows.number();
    }
    return hubs;
}

}  // namespace kitbank
