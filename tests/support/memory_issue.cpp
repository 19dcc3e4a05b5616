#include "tests/support/memory_issue.h"

#include <stdexcept>

namespace kitbank {

std::optional<DataIssue> MemoryIssue::issue(std::string_view) { throw std::logic_error{"issue"}; }
std::optional<DataIssue> MemoryIssue::issue_by_id(DataIssueId) {
    throw std::logic_error{"issue_by_id"};
}
std::optional<DataIssue> MemoryIssue::issue_of_item(DataItemId) {
    throw std::logic_error{"issue_of_item"};
}
std::vector<DataIssue> MemoryIssue::issues(const IssueQuery&) { throw std::logic_error{"issues"}; }
std::vector<SecondDue> MemoryIssue::second_bundles_due(const Scope&, Date, int) {
    throw std::logic_error{"second_bundles_due"};
}
bool MemoryIssue::is_followed(std::string_view) { throw std::logic_error{"is_followed"}; }
std::vector<LimitRule> MemoryIssue::limit_rules(OrganisationId) {
    throw std::logic_error{"limit_rules"};
}
std::vector<GateRule> MemoryIssue::gate_rules(OrganisationId) {
    throw std::logic_error{"gate_rules"};
}
std::vector<Hash> MemoryIssue::persons_like(OrganisationId, std::span<const Hash>) {
    throw std::logic_error{"persons_like"};
}
std::vector<Hash> MemoryIssue::persons_of(DataIssueId) { throw std::logic_error{"persons_of"}; }
PersonShare MemoryIssue::share_of(OrganisationId, std::span<const Hash>, Instant) {
    throw std::logic_error{"share_of"};
}
std::optional<LimitOverride> MemoryIssue::limit_override(std::string_view) {
    throw std::logic_error{"limit_override"};
}
std::vector<LimitOverride> MemoryIssue::limit_overrides(const Scope&, std::optional<OverrideState>,
                                                        int) {
    throw std::logic_error{"limit_overrides"};
}
std::vector<LimitOverride> MemoryIssue::overrides_for(OrganisationId, std::span<const Hash>,
                                                      Instant) {
    throw std::logic_error{"overrides_for"};
}
std::vector<CodeShowing> MemoryIssue::showings_of(DataItemId) {
    throw std::logic_error{"showings_of"};
}
std::vector<std::string> MemoryIssue::set_aside_for(OrganisationId, std::string_view) {
    throw std::logic_error{"set_aside_for"};
}
std::vector<IssueReader::HoldOver> MemoryIssue::data_holds_over(Instant, int) {
    throw std::logic_error{"data_holds_over"};
}
void MemoryIssue::lock_persons(OrganisationId, std::span<const Hash>) {
    throw std::logic_error{"lock_persons"};
}
DataIssueId MemoryIssue::insert_issue(const DataIssue&, std::span<const Hash>) {
    throw std::logic_error{"insert_issue"};
}
bool MemoryIssue::update_issue(const DataIssue&) { throw std::logic_error{"update_issue"}; }
void MemoryIssue::write_limit_rule(OrganisationId, const LimitRule&) {
    throw std::logic_error{"write_limit_rule"};
}
bool MemoryIssue::remove_limit_rule(OrganisationId, const LimitRule&) {
    throw std::logic_error{"remove_limit_rule"};
}
void MemoryIssue::write_gate_rule(OrganisationId, const GateRule&) {
    throw std::logic_error{"write_gate_rule"};
}
bool MemoryIssue::remove_gate_rule(OrganisationId, HubId) {
    throw std::logic_error{"remove_gate_rule"};
}
std::int64_t MemoryIssue::insert_override(const LimitOverride&, std::span<const Hash>) {
    throw std::logic_error{"insert_override"};
}
std::optional<LimitOverride> MemoryIssue::lock_override(std::string_view) {
    throw std::logic_error{"lock_override"};
}
void MemoryIssue::update_override(const LimitOverride&) {
    throw std::logic_error{"update_override"};
}
void MemoryIssue::insert_showing(const CodeShowing&) { throw std::logic_error{"insert_showing"}; }
void MemoryIssue::forget_persons_of(ResidentId) { throw std::logic_error{"forget_persons_of"}; }
int MemoryIssue::forget_persons_before(OrganisationId, Instant) {
    throw std::logic_error{"forget_persons_before"};
}

}  // namespace kitbank
