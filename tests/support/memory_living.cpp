#include <set>

#include "tests/support/memory_issue.h"
#include "tests/support/memory_rows.h"
#include "tests/support/memory_stock.h"

// What time does to data stock, in memory.
namespace kitbank {
namespace {

bool is_on_shelf(const DataItem& item) {
    const ItemState state = item.standing.state;
    return (state == ItemState::in_stock || state == ItemState::reserved) &&
           item.standing.consignment == 0;
}

bool is_past_date(const DataItem& item, Date today) {
    const bool may_expire = is_on_shelf(item) || item.standing.state == ItemState::issued;
    return may_expire && item.standing.activate_by && *item.standing.activate_by < today;
}

bool is_between(const std::optional<Date>& day, Date from, Date to) {
    return day && from <= *day && *day <= to;
}

template <class Fits, class Day>
std::vector<ItemOver> items_where(const MemoryState& state, int limit, const Fits& fits,
                                  const Day& day) {
    std::vector<DataItem> rows = rows_where(state.data_items, fits);
    std::ranges::stable_sort(rows, {}, day);
    std::vector<ItemOver> items;
    for (const DataItem& row : rows) {
        if (items.size() == static_cast<std::size_t>(limit)) break;
        items.push_back({row.organisation, row.standing.hub, row.reference});
    }
    return items;
}

std::vector<DataItem> stale_items(const MemoryState& state, OrganisationId organisation, Date from,
                                  Date to) {
    return rows_where(state.data_items, [&](const DataItem& row) {
        return row.organisation == organisation && is_on_shelf(row) &&
               is_between(row.standing.activate_by, from, to);
    });
}

}  // namespace

std::vector<ItemOver> MemoryIssue::items_over(Date today, int limit) {
    const auto fits = [&](const DataItem& row) {
        return row.standing.state == ItemState::active && *row.standing.ends_on < today;
    };
    return items_where(state_, limit, fits,
                       [](const DataItem& row) { return *row.standing.ends_on; });
}

std::vector<ItemOver> MemoryIssue::items_past_date(Date today, int limit) {
    return items_where(
        state_, limit, [&](const DataItem& row) { return is_past_date(row, today); },
        [](const DataItem& row) { return *row.standing.activate_by; });
}

std::vector<OrganisationId> MemoryIssue::data_organisations() {
    std::set<OrganisationId> organisations;
    for (const auto& [id, row] : state_.data_items) organisations.insert(row.organisation);
    return {organisations.begin(), organisations.end()};
}

std::vector<DataItemId> MemoryIssue::items_ending(const Scope& scope, Date by, int limit) {
    std::vector<DataItem> rows = rows_where(state_.data_items, [&](const DataItem& row) {
        return row.organisation == scope.organisation && row.standing.state == ItemState::active &&
               *row.standing.ends_on <= by && (!scope.hub || row.standing.hub == *scope.hub);
    });
    std::ranges::stable_sort(rows, {}, [](const DataItem& row) { return *row.standing.ends_on; });
    std::vector<DataItemId> ids;
    for (const DataItem& row : rows) {
        if (ids.size() < static_cast<std::size_t>(limit)) ids.push_back(row.id);
    }
    return ids;
}

DataReminders MemoryIssue::data_reminders(OrganisationId organisation) {
    DataReminders house;
    house.organisation = organisation;
    return row_at(state_.data_reminders, organisation).value_or(house);
}

std::vector<StaleStock> MemoryIssue::stale_stock(OrganisationId organisation, Date from, Date to,
                                                 int days) {
    std::map<std::pair<std::string, std::string>, StaleStock> found;
    for (const DataItem& item : stale_items(state_, organisation, from, to)) {
        if (state_.item_reminders.contains({item.id, ItemReminder::stale, days})) continue;
        const Hub& hub = state_.hubs.at(item.standing.hub);
        const Bundle& bundle = state_.bundles.at(item.bundle);
        const Date day = *item.standing.activate_by;
        auto& row = found
                        .try_emplace({hub.code, bundle.name},
                                     StaleStock{hub.id, hub.code, hub.name, bundle.name, day, 0})
                        .first->second;
        row.first = std::min(row.first, day);
        ++row.items;
    }
    return rows_where(found, [](const StaleStock&) { return true; });
}

std::vector<DataIssue> MemoryIssue::issues_ending(OrganisationId organisation, Date from, Date to,
                                                  int days, int limit) {
    std::vector<DataItem> rows = rows_where(state_.data_items, [&](const DataItem& row) {
        return row.organisation == organisation && row.standing.state == ItemState::active &&
               is_between(row.standing.ends_on, from, to) &&
               !state_.item_reminders.contains({row.id, ItemReminder::ending, days});
    });
    std::ranges::stable_sort(rows, {}, [](const DataItem& row) { return *row.standing.ends_on; });
    std::vector<DataIssue> issues;
    for (const DataItem& row : rows) {
        const auto issue = issue_by_id(DataIssueId{row.standing.issue});
        const bool is_full = issues.size() == static_cast<std::size_t>(limit);
        const bool may_tell = issue && issue->may_remind && issue->resident.value != 0;
        if (may_tell && !is_full) issues.push_back(*issue);
    }
    return issues;
}

void MemoryIssue::settle_issues(std::span<const DataIssueId> issues, IssueOutcome outcome) {
    for (const DataIssueId id : issues) {
        auto row = issue_by_id(id);
        if (!row) continue;
        row->outcome = outcome;
        update_issue(*row);
    }
}

std::int64_t MemoryIssue::note_stale(OrganisationId organisation, HubId hub, Date from, Date to,
                                     int days, Instant) {
    std::int64_t count = 0;
    for (const DataItem& item : stale_items(state_, organisation, from, to)) {
        if (item.standing.hub != hub) continue;
        count += note_reminder(item.id, ItemReminder::stale, days, {}) ? 1 : 0;
    }
    return count;
}

bool MemoryIssue::note_reminder(DataItemId item, ItemReminder kind, int days, Instant) {
    return state_.item_reminders.emplace(item, kind, days).second;
}

bool MemoryIssue::write_data_reminders(const DataReminders& reminders, const std::string&,
                                       Instant) {
    if (data_reminders(reminders.organisation).version != reminders.version) return false;
    DataReminders row = reminders;
    ++row.version;
    state_.data_reminders[row.organisation] = row;
    return true;
}

}  // namespace kitbank
