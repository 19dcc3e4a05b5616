#include "embedded/statement.h"
#include "server/store/databank/issue_rows.h"
#include "server/store/day_list.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

std::vector<ItemOver> items_from(Rows rows) {
    std::vector<ItemOver> items;
    while (rows.next()) {
        ItemOver& item = items.emplace_back();
        item.organisation = rows.id<OrganisationId>();
        item.hub = rows.id<HubId>();
        item.reference = rows.text();
    }
    return items;
}

}  // namespace

std::vector<ItemOver> MysqlIssue::items_over(Date today, int limit) {
    return items_from(connection_.query(statement::items_over, today, limit));
}

std::vector<ItemOver> MysqlIssue::items_past_date(Date today, int limit) {
    return items_from(connection_.query(statement::items_past_date, today, limit));
}

std::vector<OrganisationId> MysqlIssue::data_organisations() {
    return ids_from<OrganisationId>(connection_.query(statement::data_organisations));
}

std::vector<DataItemId> MysqlIssue::items_ending(const Scope& scope, Date by, int limit) {
    return ids_from<DataItemId>(connection_.query(statement::item_ids_ending, by,
                                                  scope.organisation, scope.hub, scope.hub, limit));
}

DataReminders MysqlIssue::data_reminders(OrganisationId organisation) {
    DataReminders reminders;
    reminders.organisation = organisation;
    Rows rows = connection_.query(statement::data_reminder_rule, organisation);
    if (!rows.next()) return reminders;
    reminders.stale_days = day_list_from(rows.text());
    reminders.ending_days = static_cast<int>(rows.number());
    reminders.version = static_cast<std::uint32_t>(rows.number());
    return reminders;
}

std::vector<StaleStock> MysqlIssue::stale_stock(OrganisationId organisation, Date from, Date to,
                                                int days) {
    Rows rows = connection_.query(statement::stale_stock, days, organisation, from, to);
    std::vector<StaleStock> stock;
    while (rows.next()) {
        StaleStock& row = stock.emplace_back();
        row.hub = rows.id<HubId>();
        row.hub_code = rows.text();
        row.hub_name = rows.text();
        row.bundle_name = rows.text();
        row.first = rows.date();
        row.items = rows.number();
    }
    return stock;
}

std::vector<DataIssue> MysqlIssue::issues_ending(OrganisationId organisation, Date from, Date to,
                                                 int days, int limit) {
    const auto ids = ids_from<DataIssueId>(
        connection_.query(statement::issue_ids_ending, days, from, to, organisation, limit));
    std::vector<DataIssue> issues;
    for (const DataIssueId id : ids) issues.push_back(*issue_by_id(id));
    return issues;
}

void MysqlIssue::settle_issues(std::span<const DataIssueId> issues, IssueOutcome outcome) {
    JsonRows ids;
    for (const DataIssueId id : issues) ids.add(id);
    if (!ids.empty()) connection_.change(statement::issues_settle, ids.text(), name_of(outcome));
}

std::int64_t MysqlIssue::note_stale(OrganisationId organisation, HubId hub, Date from, Date to,
                                    int days, Instant now) {
    return connection_.change(statement::stale_stock_noted, days, now, organisation, hub, from, to);
}

bool MysqlIssue::note_reminder(DataItemId item, ItemReminder kind, int days, Instant now) {
    return connection_.change(statement::data_item_reminder_insert, item, name_of(kind), days,
                              now) > 0;
}

bool MysqlIssue::write_data_reminders(const DataReminders& reminders, const std::string& actor,
                                      Instant now) {
    const std::string days = day_list_text(reminders.stale_days);
    if (reminders.version == 0) {
        return connection_.change(statement::data_reminder_rule_insert, reminders.organisation,
                                  days, reminders.ending_days, actor, now) > 0;
    }
    return connection_.change(statement::data_reminder_rule_update, days, reminders.ending_days,
                              actor, now, reminders.organisation, reminders.version) > 0;
}

}  // namespace kitbank
