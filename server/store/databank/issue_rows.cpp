#include "server/store/databank/issue_rows.h"

#include <algorithm>

#include "embedded/statement.h"
#include "server/store/json_rows.h"

namespace kitbank {
namespace {

void read_what(Rows& rows, DataIssue& row) {
    row.id = rows.id<DataIssueId>();
    row.organisation = rows.id<OrganisationId>();
    row.reference = rows.text();
    row.item = rows.id<DataItemId>();
    row.item_reference = rows.text();
    row.kind = known(parse_item_kind(rows.text()));
    row.bundle = rows.id<BundleId>();
    row.bundle_code = rows.text();
    row.bundle_name = rows.text();
    row.network = rows.text();
    row.gb_per_month = static_cast<int>(rows.number());
    row.months = static_cast<int>(rows.number());
    row.hub = rows.id<HubId>();
    row.hub_code = rows.text();
    row.hub_name = rows.text();
}

void read_for_whom(Rows& rows, DataIssue& row) {
    row.request = rows.id<RequestId>();
    row.request_reference = rows.text();
    row.line = static_cast<int>(rows.number());
    row.handover = rows.id<HandoverId>();
    row.handover_reference = rows.text();
    row.asking = rows.id<OrganisationId>();
    row.asking_name = rows.text();
    row.resident = rows.id<ResidentId>();
    row.resident_reference = rows.text();
    row.criteria.is_adult = rows.flag();
    row.criteria.low_income = rows.flag();
    row.criteria.lacks_at_home = rows.flag();
    row.criteria.lacks_away = rows.flag();
    row.criteria.cannot_afford = rows.flag();
    row.gate = rows.text();
    row.area = rows.text();
    row.ward = rows.text();
    row.language = known(parse_language(rows.text()));
}

void read_how(Rows& rows, DataIssue& row) {
    row.terms = rows.maybe(&Rows::hash);
    row.may_remind = rows.flag();
    row.over_limit = rows.flag();
    row.reason = rows.text();
    row.allowed_by = rows.text();
    row.replaces = rows.text();
    row.follows = rows.text();
    row.outcome = known(parse_issue_outcome(rows.text()));
    row.actor = rows.text();
    row.issued_at = rows.instant();
    row.recorded_at = rows.instant();
    row.version = static_cast<std::uint32_t>(rows.number());
}

std::vector<Hash> digests_from(Rows rows) {
    std::vector<Hash> digests;
    while (rows.next()) digests.push_back(rows.hash());
    return digests;
}

std::string json_of(std::span<const Hash> digests) {
    JsonRows rows;
    for (const Hash& digest : digests) rows.add(digest);
    return rows.text();
}

std::string numbers_from(Rows rows) {
    JsonRows numbers;
    while (rows.next()) numbers.add(rows.number());
    return numbers.text();
}

std::string name_or_empty(const auto& value) {
    return value ? std::string{name_of(*value)} : std::string{};
}

}  // namespace

std::vector<DataIssue> MysqlIssue::issues_by_id(const std::string& ids) {
    std::vector<DataIssue> found;
    Rows rows = connection_.query(statement::issues_by_id, ids);
    while (rows.next()) {
        DataIssue& row = found.emplace_back();
        read_what(rows, row);
        read_for_whom(rows, row);
        read_how(rows, row);
    }
    return found;
}

std::optional<DataIssue> MysqlIssue::one_by_id(Rows ids) {
    std::vector<DataIssue> found = issues_by_id(numbers_from(std::move(ids)));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<DataIssue> MysqlIssue::issue(std::string_view reference) {
    return one_by_id(connection_.query(statement::issue_id_by_reference, reference));
}

std::optional<DataIssue> MysqlIssue::issue_by_id(DataIssueId id) {
    JsonRows ids;
    ids.add(id.value);
    std::vector<DataIssue> found = issues_by_id(ids.text());
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<DataIssue> MysqlIssue::issue_of_item(DataItemId item) {
    return one_by_id(connection_.query(statement::issue_id_of_item, item));
}

std::vector<DataIssue> MysqlIssue::issues(const IssueQuery& query) {
    const std::int64_t hub = query.hub ? query.hub->value : 0;
    const std::string outcome = name_or_empty(query.outcome);
    const std::int64_t request = query.request.value;
    const std::int64_t resident = query.resident.value;
    return issues_by_id(numbers_from(
        connection_.query(statement::issue_ids_page, query.organisation, hub, hub, request, request,
                          resident, resident, outcome, outcome, query.from, query.to,
                          query.before.value, query.before.value, query.limit)));
}

std::vector<SecondDue> MysqlIssue::second_bundles_due(const Scope& scope, Date by, int limit) {
    std::vector<SecondDue> due;
    JsonRows ids;
    const std::int64_t hub = scope.hub ? scope.hub->value : 0;
    Rows rows =
        connection_.query(statement::issues_second_due, scope.organisation, hub, hub, by, limit);
    while (rows.next()) {
        SecondDue& row = due.emplace_back();
        row.issue.id = rows.id<DataIssueId>();
        row.next = rows.text();
        row.ends_on = rows.date();
        ids.add(row.issue.id.value);
    }
    std::vector<DataIssue> found = issues_by_id(ids.text());
    for (std::size_t at = 0; at < found.size(); ++at) due[at].issue = std::move(found[at]);
    return due;
}

bool MysqlIssue::is_followed(std::string_view reference) {
    Rows rows = connection_.query(statement::issue_is_followed, reference);
    return rows.next() && rows.flag();
}

std::vector<LimitRule> MysqlIssue::limit_rules(OrganisationId organisation) {
    std::vector<LimitRule> rules;
    Rows rows = connection_.query(statement::limit_rules, organisation);
    while (rows.next()) {
        LimitRule& rule = rules.emplace_back();
        rule.unit = known(parse_limit_unit(rows.text()));
        rule.most = static_cast<int>(rows.number());
        rule.days = static_cast<int>(rows.number());
    }
    return rules;
}

std::vector<GateRule> MysqlIssue::gate_rules(OrganisationId organisation) {
    std::vector<GateRule> rules;
    Rows rows = connection_.query(statement::gate_rules, organisation);
    while (rows.next()) {
        GateRule& rule = rules.emplace_back();
        rule.hub = rows.id<HubId>();
        rule.hub_code = rows.text();
        rule.question = rows.text();
        rule.walk_ins_only = rows.flag();
    }
    return rules;
}

std::vector<Hash> MysqlIssue::persons_like(OrganisationId organisation,
                                           std::span<const Hash> persons) {
    if (persons.empty()) return {};
    const std::string given = json_of(persons);
    return digests_from(connection_.query(statement::persons_like, given, given, organisation,
                                          given, organisation, given, organisation));
}

std::vector<Hash> MysqlIssue::persons_of(DataIssueId issue) {
    return digests_from(connection_.query(statement::issue_persons, issue));
}

PersonShare MysqlIssue::share_of(OrganisationId organisation, std::span<const Hash> persons,
                                 Instant since) {
    PersonShare share;
    if (persons.empty()) return share;
    Rows rows = connection_.query(statement::persons_share, json_of(persons), organisation, since);
    while (rows.next()) {
        ++share.items;
        share.last = rows.text();
        share.last_at = rows.instant();
        share.gigabytes += rows.number();
    }
    return share;
}

std::vector<LimitOverride> MysqlIssue::overrides_by_id(const std::string& ids) {
    std::vector<LimitOverride> found;
    Rows rows = connection_.query(statement::overrides_by_id, ids);
    while (rows.next()) {
        LimitOverride& row = found.emplace_back();
        row.id = rows.number();
        row.organisation = rows.id<OrganisationId>();
        row.reference = rows.text();
        row.hub = rows.id<HubId>();
        row.hub_code = rows.text();
        row.hub_name = rows.text();
        row.state = known(parse_override_state(rows.text()));
        row.reason = rows.text();
        row.had.items = rows.number();
        row.had.gigabytes = rows.number();
        row.had.last = rows.text();
        row.had.last_at = rows.maybe(&Rows::instant);
        row.asked_by = rows.text();
        row.asked_at = rows.instant();
        row.decided_by = rows.text();
        row.decided_at = rows.maybe(&Rows::instant);
        row.decision = rows.text();
        row.good_until = rows.maybe(&Rows::instant);
        row.used_for = rows.text();
        row.version = static_cast<std::uint32_t>(rows.number());
    }
    return found;
}

std::optional<LimitOverride> MysqlIssue::limit_override(std::string_view reference) {
    std::vector<LimitOverride> found = overrides_by_id(
        numbers_from(connection_.query(statement::override_id_by_reference, reference)));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<LimitOverride> MysqlIssue::limit_overrides(const Scope& scope,
                                                       std::optional<OverrideState> state,
                                                       int limit) {
    const std::int64_t hub = scope.hub ? scope.hub->value : 0;
    const std::string wanted = name_or_empty(state);
    return overrides_by_id(
        numbers_from(connection_.query(statement::override_ids_page, scope.organisation, hub, hub,
                                       wanted, wanted, wanted, limit)));
}

std::vector<LimitOverride> MysqlIssue::overrides_for(OrganisationId organisation,
                                                     std::span<const Hash> persons, Instant now) {
    if (persons.empty()) return {};
    return overrides_by_id(numbers_from(connection_.query(statement::override_ids_of_persons,
                                                          organisation, now, json_of(persons))));
}

std::vector<CodeShowing> MysqlIssue::showings_of(DataItemId item) {
    std::vector<CodeShowing> showings;
    Rows rows = connection_.query(statement::code_showings, item);
    while (rows.next()) {
        CodeShowing& row = showings.emplace_back();
        row.id = rows.uuid();
        row.item = rows.id<DataItemId>();
        row.issue = rows.id<DataIssueId>();
        row.actor = rows.text();
        row.reason = rows.text();
        row.shown_at = rows.instant();
    }
    return showings;
}

std::vector<std::string> MysqlIssue::set_aside_for(OrganisationId organisation,
                                                   std::string_view request) {
    std::vector<std::string> references;
    Rows rows = connection_.query(statement::items_set_aside_for, organisation, request);
    while (rows.next()) references.push_back(rows.text());
    return references;
}

std::vector<IssueReader::HoldOver> MysqlIssue::data_holds_over(Instant now, int limit) {
    std::vector<HoldOver> over;
    Rows rows = connection_.query(statement::items_set_aside_over, now, limit);
    while (rows.next()) {
        const auto organisation = rows.id<OrganisationId>();
        over.push_back({organisation, rows.text()});
    }
    return over;
}

// One statement a person: a statement for all of them would take its locks in an order of its own.
void MysqlIssue::lock_persons(OrganisationId organisation, std::span<const Hash> persons) {
    std::vector<Hash> ordered(persons.begin(), persons.end());
    std::ranges::sort(ordered);
    for (const Hash& digest : ordered) {
        connection_.change(statement::data_person_lock, organisation, digest);
    }
}

DataIssueId MysqlIssue::insert_issue(const DataIssue& issue, std::span<const Hash> persons) {
    const Criteria& criteria = issue.criteria;
    Rows rows = connection_.query(
        statement::issue_insert, issue.organisation, issue.reference, issue.item, issue.hub,
        issue.request, issue.line, issue.handover, issue.asking, issue.resident, criteria.is_adult,
        criteria.low_income, criteria.lacks_at_home, criteria.lacks_away, criteria.cannot_afford,
        issue.gate, issue.area, issue.ward, name_of(issue.language), issue.terms, issue.may_remind,
        issue.over_limit, issue.reason, issue.allowed_by, issue.replaces, issue.follows,
        name_of(issue.outcome), issue.actor, issue.issued_at, issue.recorded_at);
    rows.next();
    const auto id = rows.id<DataIssueId>();
    if (!persons.empty()) connection_.change(statement::issue_persons_insert, id, json_of(persons));
    return id;
}

bool MysqlIssue::update_issue(const DataIssue& issue) {
    return connection_.change(statement::issue_update, name_of(issue.outcome), issue.reason,
                              issue.may_remind, issue.id, issue.version) == 1;
}

void MysqlIssue::write_limit_rule(OrganisationId organisation, const LimitRule& rule) {
    connection_.change(statement::limit_rule_write, organisation, name_of(rule.unit), rule.days,
                       rule.most);
}

bool MysqlIssue::remove_limit_rule(OrganisationId organisation, const LimitRule& rule) {
    return connection_.change(statement::limit_rule_remove, organisation, name_of(rule.unit),
                              rule.days) == 1;
}

void MysqlIssue::write_gate_rule(OrganisationId organisation, const GateRule& rule) {
    connection_.change(statement::gate_rule_write, organisation, rule.hub, rule.question,
                       rule.walk_ins_only);
}

bool MysqlIssue::remove_gate_rule(OrganisationId organisation, HubId hub) {
    return connection_.change(statement::gate_rule_remove, organisation, hub.value) == 1;
}

std::int64_t MysqlIssue::insert_override(const LimitOverride& asked,
                                         std::span<const Hash> persons) {
    Rows rows = connection_.query(
        statement::override_insert, asked.organisation, asked.reference, asked.hub,
        name_of(asked.state), asked.reason, asked.had.items, asked.had.gigabytes, asked.had.last,
        asked.had.last_at, asked.asked_by, asked.asked_at, asked.decided_by, asked.decided_at,
        asked.decision, asked.good_until, asked.used_for);
    rows.next();
    const std::int64_t id = rows.number();
    if (!persons.empty()) {
        connection_.change(statement::override_persons_insert, id, json_of(persons));
    }
    return id;
}

std::optional<LimitOverride> MysqlIssue::lock_override(std::string_view reference) {
    std::vector<LimitOverride> found =
        overrides_by_id(numbers_from(connection_.query(statement::override_id_lock, reference)));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void MysqlIssue::update_override(const LimitOverride& row) {
    connection_.change(statement::override_update, name_of(row.state), row.decided_by,
                       row.decided_at, row.decision, row.good_until, row.used_for, row.id);
}

void MysqlIssue::insert_showing(const CodeShowing& showing) {
    connection_.change(statement::code_showing_insert, showing.id, showing.item, showing.issue,
                       showing.actor, showing.reason, showing.shown_at);
}

void MysqlIssue::forget(const std::string& issues, const std::string& overrides,
                        std::vector<Hash> persons) {
    for (const Hash& digest :
         digests_from(connection_.query(statement::persons_of_issues, issues, overrides))) {
        persons.push_back(digest);
    }
    connection_.change(statement::issue_persons_overwrite, issues);
    connection_.change(statement::issue_persons_delete, issues);
    connection_.change(statement::override_persons_overwrite, overrides);
    connection_.change(statement::override_persons_delete, overrides);
    connection_.change(statement::persons_delete, json_of(persons));
}

void MysqlIssue::forget_persons_of(ResidentId resident) {
    const std::vector<Hash> persons =
        digests_from(connection_.query(statement::persons_of_resident, resident, resident));
    const std::string given = json_of(persons);
    forget(numbers_from(connection_.query(statement::issue_ids_of_persons, resident, given)),
           numbers_from(connection_.query(statement::override_ids_with, given)), persons);
}

int MysqlIssue::forget_persons_before(OrganisationId organisation, Instant moment) {
    Rows rows = connection_.query(statement::issue_ids_before, organisation, moment);
    JsonRows ids;
    int count = 0;
    for (; rows.next(); ++count) ids.add(rows.number());
    if (count > 0) forget(ids.text(), "[]", {});
    return count;
}

}  // namespace kitbank
