#include "tests/support/memory_issue.h"

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

template <class List>
void shorten(List& list, int limit) {
    if (list.size() > static_cast<std::size_t>(limit)) list.resize(static_cast<std::size_t>(limit));
}

bool shares(const std::set<Hash>& left, std::span<const Hash> right) {
    return std::ranges::any_of(right, [&](const Hash& digest) { return left.contains(digest); });
}

// Issues come in the order of their moments.
std::pair<Instant, DataIssueId> age_of(const DataIssue& row) { return {row.issued_at, row.id}; }

bool counts(const DataIssue& row) {
    return row.outcome != IssueOutcome::returned && row.replaces.empty() && row.follows.empty();
}

}  // namespace

DataIssue MemoryIssue::as_it_is_now(DataIssue row) const {
    const DataItem& item = state_.data_items.at(row.item);
    const Bundle& bundle = state_.bundles.at(item.bundle);
    row.item_reference = item.reference;
    row.kind = item.kind;
    row.bundle = item.bundle;
    row.bundle_code = bundle.code;
    row.bundle_name = bundle.name;
    row.network = bundle.network;
    row.gb_per_month = bundle.gb_per_month;
    row.months = bundle.months;
    const auto hub = row_at(state_.hubs, row.hub);
    row.hub_code = hub ? hub->code : "";
    row.hub_name = hub ? hub->name : "";
    const auto request = row_at(state_.kit_requests, row.request);
    row.request_reference = request ? request->reference : "";
    const auto handover = row_at(state_.handovers, row.handover);
    row.handover_reference = handover ? handover->reference : "";
    const auto asking = row_at(state_.organisations, row.asking);
    row.asking_name = asking ? asking->name : "";
    const auto resident = row_at(state_.residents, row.resident);
    row.resident_reference = resident ? resident->reference : "";
    return row;
}

template <class Fits>
std::vector<DataIssue> MemoryIssue::those(const Fits& fits) const {
    std::vector<DataIssue> rows;
    for (const DataIssue& row : rows_where(state_.data_issues, fits)) {
        rows.push_back(as_it_is_now(row));
    }
    std::ranges::sort(rows, std::greater{}, age_of);
    return rows;
}

std::optional<DataIssue> MemoryIssue::issue(std::string_view reference) {
    const auto rows = those([&](const DataIssue& row) { return row.reference == reference; });
    return rows.empty() ? std::nullopt : std::optional{rows.front()};
}

std::optional<DataIssue> MemoryIssue::issue_by_id(DataIssueId id) {
    const auto row = row_at(state_.data_issues, id);
    return row ? std::optional{as_it_is_now(*row)} : std::nullopt;
}

std::optional<DataIssue> MemoryIssue::issue_of_item(DataItemId item) {
    const auto rows =
        rows_where(state_.data_issues, [&](const DataIssue& row) { return row.item == item; });
    return rows.empty() ? std::nullopt : std::optional{as_it_is_now(rows.back())};
}

std::vector<DataIssue> MemoryIssue::issues(const IssueQuery& query) {
    const auto last = row_at(state_.data_issues, query.before);
    std::vector<DataIssue> rows = those([&](const DataIssue& row) {
        return row.organisation == query.organisation && (!query.hub || row.hub == *query.hub) &&
               (query.request.value == 0 || row.request == query.request) &&
               (query.resident.value == 0 || row.resident == query.resident) &&
               (!query.outcome || row.outcome == *query.outcome) &&
               (!query.from || *query.from <= row.issued_at) &&
               (!query.to || row.issued_at < *query.to) &&
               (query.before.value == 0 || (last && age_of(row) < age_of(*last)));
    });
    shorten(rows, query.limit);
    return rows;
}

std::vector<SecondDue> MemoryIssue::second_bundles_due(const Scope& scope, Date by, int limit) {
    std::vector<SecondDue> due;
    for (const auto& [id, row] : state_.data_issues) {
        const DataItem& item = state_.data_items.at(row.item);
        const std::string& next = state_.bundles.at(item.bundle).next;
        const bool is_used =
            row.outcome == IssueOutcome::active || row.outcome == IssueOutcome::ended;
        const ItemState state = item.standing.state;
        const bool is_over = (state == ItemState::active || state == ItemState::ended) &&
                             item.standing.issue == id.value && item.standing.ends_on &&
                             *item.standing.ends_on <= by;
        if (row.organisation != scope.organisation || (scope.hub && row.hub != *scope.hub) ||
            !is_used || !is_over || next.empty() || is_followed(row.reference)) {
            continue;
        }
        due.push_back({as_it_is_now(row), next, *item.standing.ends_on});
    }
    std::ranges::stable_sort(due, {}, &SecondDue::ends_on);
    shorten(due, limit);
    return due;
}

bool MemoryIssue::is_followed(std::string_view reference) {
    return !those([&](const DataIssue& row) {
                return row.follows == reference && row.outcome != IssueOutcome::returned;
            }).empty();
}

std::vector<LimitRule> MemoryIssue::limit_rules(OrganisationId organisation) {
    std::vector<LimitRule> rules =
        row_at(state_.data_limits, organisation).value_or(std::vector<LimitRule>{});
    std::ranges::sort(rules, [](const LimitRule& left, const LimitRule& right) {
        return std::pair{name_of(right.unit), right.days} >
               std::pair{name_of(left.unit), left.days};
    });
    return rules;
}

std::vector<GateRule> MemoryIssue::gate_rules(OrganisationId organisation) {
    std::vector<GateRule> rules;
    for (const auto& [key, row] : state_.data_gates) {
        if (key.first != organisation) continue;
        GateRule& rule = rules.emplace_back(row);
        const auto hub = row_at(state_.hubs, rule.hub);
        rule.hub_code = hub ? hub->code : "";
    }
    return rules;
}

std::vector<Hash> MemoryIssue::persons_like(OrganisationId organisation,
                                            std::span<const Hash> persons) {
    if (persons.empty()) return {};
    std::set<Hash> found(persons.begin(), persons.end());
    for (const auto& [id, digests] : state_.issue_persons) {
        const bool is_ours = state_.data_issues.at(id).organisation == organisation;
        if (is_ours && shares(digests, persons)) found.insert(digests.begin(), digests.end());
    }
    for (const auto& [id, digests] : state_.override_persons) {
        const bool is_ours = state_.limit_overrides.at(id).organisation == organisation;
        if (is_ours && shares(digests, persons)) found.insert(digests.begin(), digests.end());
    }
    for (const auto& [id, indexes] : state_.resident_indexes) {
        std::set<Hash> digests;
        for (const ResidentIndex& index : indexes) digests.insert(index.digest);
        const bool is_ours = state_.residents.at(id).organisation == organisation;
        if (is_ours && shares(digests, persons)) found.insert(digests.begin(), digests.end());
    }
    return {found.begin(), found.end()};
}

std::vector<Hash> MemoryIssue::persons_of(DataIssueId issue) {
    const auto kept = row_at(state_.issue_persons, issue).value_or(std::set<Hash>{});
    return {kept.begin(), kept.end()};
}

PersonShare MemoryIssue::share_of(OrganisationId organisation, std::span<const Hash> persons,
                                  Instant since) {
    PersonShare share;
    const auto rows = those([&](const DataIssue& row) {
        const auto kept = state_.issue_persons.find(row.id);
        return row.organisation == organisation && since <= row.issued_at && counts(row) &&
               kept != state_.issue_persons.end() && shares(kept->second, persons);
    });
    for (const DataIssue& row : rows) {
        ++share.items;
        share.gigabytes += gigabytes_of(row);
    }
    if (!rows.empty()) {
        share.last = rows.front().reference;
        share.last_at = rows.front().issued_at;
    }
    return share;
}

LimitOverride MemoryIssue::with_hub(LimitOverride row) const {
    const auto hub = row_at(state_.hubs, row.hub);
    row.hub_code = hub ? hub->code : "";
    row.hub_name = hub ? hub->name : "";
    return row;
}

std::optional<LimitOverride> MemoryIssue::limit_override(std::string_view reference) {
    const auto row = row_where(state_.limit_overrides, [&](const LimitOverride& each) {
        return each.reference == reference;
    });
    return row ? std::optional{with_hub(*row)} : std::nullopt;
}

std::vector<LimitOverride> MemoryIssue::limit_overrides(const Scope& scope,
                                                        std::optional<OverrideState> state,
                                                        int limit) {
    std::vector<LimitOverride> rows;
    for (const auto& [id, row] : state_.limit_overrides) {
        if (row.organisation == scope.organisation && (!scope.hub || row.hub == *scope.hub) &&
            (!state || row.state == *state)) {
            rows.push_back(with_hub(row));
        }
    }
    std::ranges::stable_sort(rows, {}, &LimitOverride::asked_at);
    if (state != OverrideState::asked) std::ranges::reverse(rows);
    shorten(rows, limit);
    return rows;
}

std::vector<LimitOverride> MemoryIssue::overrides_for(OrganisationId organisation,
                                                      std::span<const Hash> persons, Instant now) {
    std::vector<LimitOverride> rows;
    for (const auto& [id, row] : state_.limit_overrides) {
        const bool is_good = row.state == OverrideState::allowed && *row.good_until > now;
        if (row.organisation == organisation && (row.state == OverrideState::asked || is_good) &&
            shares(state_.override_persons.at(id), persons)) {
            rows.push_back(with_hub(row));
        }
    }
    std::ranges::stable_sort(
        rows, {}, [](const LimitOverride& row) { return row.state == OverrideState::asked; });
    return rows;
}

std::vector<CodeShowing> MemoryIssue::showings_of(DataItemId item) {
    std::vector<CodeShowing> rows =
        rows_where(state_.code_showings, [&](const CodeShowing& row) { return row.item == item; });
    std::ranges::stable_sort(rows, {}, &CodeShowing::shown_at);
    return rows;
}

std::vector<std::string> MemoryIssue::set_aside_for(OrganisationId organisation,
                                                    std::string_view request) {
    std::vector<std::string> references;
    for (const auto& [id, row] : state_.data_items) {
        if (row.organisation == organisation && row.standing.state == ItemState::reserved &&
            row.standing.reserved_for == request) {
            references.push_back(row.reference);
        }
    }
    return references;
}

std::vector<IssueReader::HoldOver> MemoryIssue::data_holds_over(Instant now, int limit) {
    std::vector<DataItem> rows = rows_where(state_.data_items, [&](const DataItem& row) {
        return row.standing.state == ItemState::reserved && row.reserved_until &&
               *row.reserved_until <= now;
    });
    std::ranges::stable_sort(rows, {}, &DataItem::reserved_until);
    shorten(rows, limit);
    std::vector<HoldOver> over;
    for (const DataItem& row : rows) over.push_back({row.organisation, row.reference});
    return over;
}

void MemoryIssue::lock_persons(OrganisationId organisation, std::span<const Hash> persons) {
    for (const Hash& digest : persons) state_.data_persons.emplace(organisation, digest);
}

DataIssueId MemoryIssue::insert_issue(const DataIssue& issue, std::span<const Hash> persons) {
    require_in_memory(!this->issue(issue.reference), "data_issue_reference is unique");
    require_in_memory((issue.request.value == 0) == (issue.line == 0), "data_issue_line");
    require_in_memory(issue.replaces.empty() || issue.follows.empty(), "data_issue_one_before");
    DataIssue row = issue;
    row.id = DataIssueId{state_.next_id()};
    state_.data_issues[row.id] = row;
    if (!persons.empty()) state_.issue_persons[row.id] = {persons.begin(), persons.end()};
    return row.id;
}

bool MemoryIssue::update_issue(const DataIssue& issue) {
    const auto found = state_.data_issues.find(issue.id);
    if (found == state_.data_issues.end() || found->second.version != issue.version) return false;
    found->second.outcome = issue.outcome;
    found->second.reason = issue.reason;
    found->second.may_remind = issue.may_remind;
    ++found->second.version;
    return true;
}

void MemoryIssue::write_limit_rule(OrganisationId organisation, const LimitRule& rule) {
    remove_limit_rule(organisation, rule);
    state_.data_limits[organisation].push_back(rule);
}

bool MemoryIssue::remove_limit_rule(OrganisationId organisation, const LimitRule& rule) {
    return std::erase_if(state_.data_limits[organisation], [&](const LimitRule& each) {
               return each.unit == rule.unit && each.days == rule.days;
           }) == 1;
}

void MemoryIssue::write_gate_rule(OrganisationId organisation, const GateRule& rule) {
    state_.data_gates[{organisation, rule.hub}] = rule;
}

bool MemoryIssue::remove_gate_rule(OrganisationId organisation, HubId hub) {
    return state_.data_gates.erase({organisation, hub}) == 1;
}

std::int64_t MemoryIssue::insert_override(const LimitOverride& asked,
                                          std::span<const Hash> persons) {
    LimitOverride row = asked;
    row.id = state_.next_id();
    state_.limit_overrides[row.id] = row;
    state_.override_persons[row.id] = {persons.begin(), persons.end()};
    return row.id;
}

std::optional<LimitOverride> MemoryIssue::lock_override(std::string_view reference) {
    return limit_override(reference);
}

void MemoryIssue::update_override(const LimitOverride& row) {
    const std::uint32_t version = state_.limit_overrides.at(row.id).version + 1;
    state_.limit_overrides[row.id] = row;
    state_.limit_overrides[row.id].version = version;
}

void MemoryIssue::insert_showing(const CodeShowing& showing) {
    state_.code_showings[showing.id] = showing;
}

void MemoryIssue::forget(const std::set<DataIssueId>& issues,
                         const std::set<std::int64_t>& overrides, std::set<Hash> persons) {
    for (const DataIssueId id : issues) {
        const auto kept = row_at(state_.issue_persons, id).value_or(std::set<Hash>{});
        persons.insert(kept.begin(), kept.end());
        state_.issue_persons.erase(id);
    }
    for (const std::int64_t id : overrides) {
        persons.insert(state_.override_persons[id].begin(), state_.override_persons[id].end());
        state_.override_persons[id].clear();
    }
    for (const auto& [id, kept] : state_.issue_persons) {
        for (const Hash& digest : kept) persons.erase(digest);
    }
    for (const auto& [id, kept] : state_.override_persons) {
        for (const Hash& digest : kept) persons.erase(digest);
    }
    std::erase_if(state_.data_persons,
                  [&](const auto& person) { return persons.contains(person.second); });
}

void MemoryIssue::forget_persons_of(ResidentId resident) {
    std::vector<Hash> persons;
    for (const ResidentIndex& index :
         row_at(state_.resident_indexes, resident).value_or(std::vector<ResidentIndex>{})) {
        persons.push_back(index.digest);
    }
    for (const auto& [id, kept] : state_.issue_persons) {
        if (state_.data_issues.at(id).resident != resident) continue;
        persons.insert(persons.end(), kept.begin(), kept.end());
    }
    std::set<DataIssueId> issues;
    for (const auto& [id, kept] : state_.issue_persons) {
        const ResidentId of = state_.data_issues.at(id).resident;
        if (of == resident || (of.value == 0 && shares(kept, persons))) issues.insert(id);
    }
    std::set<std::int64_t> overrides;
    for (const auto& [id, kept] : state_.override_persons) {
        if (shares(kept, persons)) overrides.insert(id);
    }
    forget(issues, overrides, {persons.begin(), persons.end()});
}

int MemoryIssue::forget_persons_before(OrganisationId organisation, Instant moment) {
    std::set<DataIssueId> issues;
    for (const auto& [id, kept] : state_.issue_persons) {
        const DataIssue& row = state_.data_issues.at(id);
        if (row.organisation == organisation && row.issued_at < moment) issues.insert(id);
    }
    forget(issues, {}, {});
    return static_cast<int>(issues.size());
}

}  // namespace kitbank
