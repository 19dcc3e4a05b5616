#pragma once
#include <map>
#include <set>

#include "server/usecase/databank/issue_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryIssue : public IssueReader, public IssueWriter {
  public:
    explicit MemoryIssue(MemoryState& state) : state_(state) {}

    std::optional<DataIssue> issue(std::string_view reference) override;
    std::optional<DataIssue> issue_by_id(DataIssueId id) override;
    std::optional<DataIssue> issue_of_item(DataItemId item) override;
    std::vector<DataIssue> issues(const IssueQuery& query) override;
    std::vector<SecondDue> second_bundles_due(const Scope& scope, Date by, int limit) override;
    bool is_followed(std::string_view reference) override;
    std::vector<LimitRule> limit_rules(OrganisationId organisation) override;
    std::vector<GateRule> gate_rules(OrganisationId organisation) override;
    std::vector<Hash> persons_like(OrganisationId organisation,
                                   std::span<const Hash> persons) override;
    std::vector<Hash> persons_of(DataIssueId issue) override;
    PersonShare share_of(OrganisationId organisation, std::span<const Hash> persons,
                         Instant since) override;
    std::optional<LimitOverride> limit_override(std::string_view reference) override;
    std::vector<LimitOverride> limit_overrides(const Scope& scope,
                                               std::optional<OverrideState> state,
                                               int limit) override;
    std::vector<LimitOverride> overrides_for(OrganisationId organisation,
                                             std::span<const Hash> persons, Instant now) override;
    std::vector<CodeShowing> showings_of(DataItemId item) override;
    std::vector<std::string> set_aside_for(OrganisationId organisation,
                                           std::string_view request) override;
    std::vector<HoldOver> data_holds_over(Instant now, int limit) override;
    void lock_persons(OrganisationId organisation, std::span<const Hash> persons) override;
    DataIssueId insert_issue(const DataIssue& issue, std::span<const Hash> persons) override;
    bool update_issue(const DataIssue& issue) override;
    void write_limit_rule(OrganisationId organisation, const LimitRule& rule) override;
    bool remove_limit_rule(OrganisationId organisation, const LimitRule& rule) override;
    void write_gate_rule(OrganisationId organisation, const GateRule& rule) override;
    bool remove_gate_rule(OrganisationId organisation, HubId hub) override;
    std::int64_t insert_override(const LimitOverride& asked,
                                 std::span<const Hash> persons) override;
    std::optional<LimitOverride> lock_override(std::string_view reference) override;
    void update_override(const LimitOverride& row) override;
    void insert_showing(const CodeShowing& showing) override;
    void forget_persons_of(ResidentId resident) override;
    int forget_persons_before(OrganisationId organisation, Instant moment) override;

    // living
    std::vector<ItemOver> items_over(Date today, int limit) override;
    std::vector<ItemOver> items_past_date(Date today, int limit) override;
    std::vector<OrganisationId> data_organisations() override;
    std::vector<DataItemId> items_ending(const Scope& scope, Date by, int limit) override;
    DataReminders data_reminders(OrganisationId organisation) override;
    std::vector<StaleStock> stale_stock(OrganisationId organisation, Date from, Date to,
                                        int days) override;
    std::vector<DataIssue> issues_ending(OrganisationId organisation, Date from, Date to, int days,
                                         int limit) override;
    void settle_issues(std::span<const DataIssueId> issues, IssueOutcome outcome) override;
    std::int64_t note_stale(OrganisationId organisation, HubId hub, Date from, Date to, int days,
                            Instant now) override;
    bool note_reminder(DataItemId item, ItemReminder kind, int days, Instant now) override;
    bool write_data_reminders(const DataReminders& reminders, const std::string& actor,
                              Instant now) override;

  private:
    [[nodiscard]] DataIssue as_it_is_now(DataIssue row) const;
    template <class Fits>
    std::vector<DataIssue> those(const Fits& fits) const;
    [[nodiscard]] LimitOverride with_hub(LimitOverride row) const;
    void forget(const std::set<DataIssueId>& issues, const std::set<std::int64_t>& overrides,
                std::set<Hash> persons);

    MemoryState& state_;
};

}  // namespace kitbank
