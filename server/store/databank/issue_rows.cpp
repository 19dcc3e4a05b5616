#include "server/store/databank/issue_rows.h"

#include <stdexcept>

namespace kitbank {

std::optional<DataIssue> MysqlIssue::issue(std::string_view) { throw std::logic_error{"issue"}; }
std::optional<DataIssue> MysqlIssue::issue_by_id(DataIssueId) {
    throw std::logic_error{"issue_by_id"};
}
std::optional<DataIssue> MysqlIssue::issue_of_item(DataItemId) {
    throw std::logic_error{"issue_of_item"};
}
std::vector<DataIssue> MysqlIssue::issues(const IssueQuery&) { throw std::logic_error{"issues"}; }
std::vector<SecondDue> MysqlIssue::second_bundles_due(const Scope&, Date, int) {
    throw std::logic_error{"second_bundles_due"};
}
bool MysqlIssue::is_followed(std::string_view) { throw std::logic_error{"is_followed"}; }
std::vector<LimitRule> MysqlIssue::limit_rules(OrganisationId) {
    throw std::logic_error{"limit_rules"};
}
std::vector<GateRule> MysqlIssue::gate_rules(OrganisationId) {
    throw std::logic_error{"gate_rules"};
}
std::vector<Hash> MysqlIssue::persons_like(OrganisationId, std::span<const Hash>) {
    throw std::logic_error{"persons_like"};
}
std::vector<Hash> MysqlIssue::persons_of(DataIssueId) { throw std::logic_error{"persons_of"}; }
PersonShare MysqlIssue::share_of(OrganisationId, std::span<const Hash>, Instant) {
    throw std::logic_error{"share_of"};
}
std::optional<LimitOverride> MysqlIssue::limit_override(std::string_view) {
    throw std::logic_error{"limit_override"};
}
std::vector<LimitOverride> MysqlIssue::limit_overrides(const Scope&, std::optional<OverrideState>,
                                                       int) {
    throw std::logic_error{"limit_overrides"};
}
std::vector<LimitOverride> MysqlIssue::overrides_for(OrganisationId, std::span<const Hash>,
                                                     Instant) {
    throw std::logic_error{"overrides_for"};
}
std::vector<CodeShowing> MysqlIssue::showings_of(DataItemId) {
    throw std::logic_error{"showings_of"};
}
std::vector<std::string> MysqlIssue::set_aside_for(OrganisationId, std::string_view) {
    throw std::logic_error{"set_aside_for"};
}
std::vector<IssueReader::HoldOver> MysqlIssue::data_holds_over(Instant, int) {
    throw std::logic_error{"data_holds_over"};
}
void MysqlIssue::lock_persons(OrganisationId, std::span<const Hash>) {
    throw std::logic_error{"lock_persons"};
}
DataIssueId MysqlIssue::insert_issue(const DataIssue&, std::span<const Hash>) {
    throw std::logic_error{"insert_issue"};
}
bool MysqlIssue::update_issue(const DataIssue&) { throw std::logic_error{"update_issue"}; }
void MysqlIssue::write_limit_rule(OrganisationId, const LimitRule&) {
    throw std::logic_error{"write_limit_rule"};
}
bool MysqlIssue::remove_limit_rule(OrganisationId, const LimitRule&) {
    throw std::logic_error{"remove_limit_rule"};
}
void MysqlIssue::write_gate_rule(OrganisationId, const GateRule&) {
    throw std::logic_error{"write_gate_rule"};
}
bool MysqlIssue::remove_gate_rule(OrganisationId, HubId) {
    throw std::logic_error{"remove_gate_rule"};
}
std::int64_t MysqlIssue::insert_override(const LimitOverride&, std::span<const Hash>) {
    throw std::logic_error{"insert_override"};
}
std::optional<LimitOverride> MysqlIssue::lock_override(std::string_view) {
    throw std::logic_error{"lock_override"};
}
void MysqlIssue::update_override(const LimitOverride&) {
    throw std::logic_error{"update_override"};
}
void MysqlIssue::insert_showing(const CodeShowing&) { throw std::logic_error{"insert_showing"}; }
void MysqlIssue::forget_persons_of(ResidentId) { throw std::logic_error{"forget_persons_of"}; }
int MysqlIssue::forget_persons_before(OrganisationId, Instant) {
    throw std::logic_error{"forget_persons_before"};
}

}  // namespace kitbank
