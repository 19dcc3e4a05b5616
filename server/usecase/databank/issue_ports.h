#pragma once
#include <span>

#include "server/usecase/databank/issue_records.h"
#include "server/usecase/databank/living_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What was given to whom, limits of persons, codes that were shown.
class IssueReader {
  public:
    virtual ~IssueReader() = default;

    virtual std::optional<DataIssue> issue(std::string_view reference) = 0;
    virtual std::optional<DataIssue> issue_by_id(DataIssueId id) = 0;
    virtual std::optional<DataIssue> issue_of_item(DataItemId item) = 0;  // the newest
    virtual std::vector<DataIssue> issues(const IssueQuery& query) = 0;
    // Those whose bundle names one that may follow, which ends by that day and which nothing follows yet; the
    // longest over first.
    virtual std::vector<SecondDue> second_bundles_due(const Scope& scope, Date by, int limit) = 0;
    virtual bool is_followed(std::string_view reference) = 0;  // by an issue that counts

    virtual std::vector<LimitRule> limit_rules(OrganisationId organisation) = 0;  // by unit, days
    virtual std::vector<GateRule> gate_rules(OrganisationId organisation) = 0;    // all hubs' first

    // The digests of one person. These, and all that came with one of them in an issue, an override or a resident.
    virtual std::vector<Hash> persons_like(OrganisationId organisation,
                                           std::span<const Hash> persons) = 0;
    virtual std::vector<Hash> persons_of(DataIssueId issue) = 0;
    // What whoever has one of these digests was given since.
    virtual PersonShare share_of(OrganisationId organisation, std::span<const Hash> persons,
                                 Instant since) = 0;

    virtual std::optional<LimitOverride> limit_override(std::string_view reference) = 0;
    // The longest waiting first when they are asked, else newest first.
    virtual std::vector<LimitOverride> limit_overrides(const Scope& scope,
                                                       std::optional<OverrideState> state,
                                                       int limit) = 0;
    // Of that person: asked, or allowed and still good then; allowed ones first.
    virtual std::vector<LimitOverride> overrides_for(OrganisationId organisation,
                                                     std::span<const Hash> persons,
                                                     Instant now) = 0;

    virtual std::vector<CodeShowing> showings_of(DataItemId item) = 0;  // oldest first

    // References of items: those set aside for the request, and those set aside for too long.
    virtual std::vector<std::string> set_aside_for(OrganisationId organisation,
                                                   std::string_view request) = 0;
    struct HoldOver {
        OrganisationId organisation;
        std::string item;
    };
    virtual std::vector<HoldOver> data_holds_over(Instant now, int limit) = 0;

    // What time does (data_bank_job.h), of all organisations: in use, with its last day before this one; and in stock, set aside or
    // given, to be activated before this day. Nothing that travels: it is looked at when it has arrived.
    virtual std::vector<ItemOver> items_over(Date today, int limit) = 0;
    virtual std::vector<ItemOver> items_past_date(Date today, int limit) = 0;
    virtual std::vector<OrganisationId> data_organisations() = 0;  // with any item
    // In use with the last day by that one, the first to end first.
    virtual std::vector<DataItemId> items_ending(const Scope& scope, Date by, int limit) = 0;
    virtual DataReminders data_reminders(OrganisationId organisation) = 0;
    // In stock or set aside, to be activated from the first day to the second, without the reminder of
    // so many days; by hub and bundle.
    virtual std::vector<StaleStock> stale_stock(OrganisationId organisation, Date from, Date to,
                                                int days) = 0;
    // In use by a resident who agreed, with its last day from the first to the second, without that reminder.
    virtual std::vector<DataIssue> issues_ending(OrganisationId organisation, Date from, Date to,
                                                 int days, int limit) = 0;
};

class IssueWriter {
  public:
    virtual ~IssueWriter() = default;

    // Rows of these persons, made when they are not there, locked to the end in the order of their digests: so that of
    // two who give to one person the second counts the first.
    virtual void lock_persons(OrganisationId organisation, std::span<const Hash> persons) = 0;
    virtual DataIssueId insert_issue(const DataIssue& issue, std::span<const Hash> persons) = 0;
    // Outcome, reason and reminders, if it is still at the version it was read at; the version counts up.
    virtual bool update_issue(const DataIssue& issue) = 0;

    virtual void write_limit_rule(OrganisationId organisation, const LimitRule& rule) = 0;
    virtual bool remove_limit_rule(OrganisationId organisation, const LimitRule& rule) = 0;
    virtual void write_gate_rule(OrganisationId organisation, const GateRule& rule) = 0;
    virtual bool remove_gate_rule(OrganisationId organisation, HubId hub) = 0;

    virtual std::int64_t insert_override(const LimitOverride& asked,
                                         std::span<const Hash> persons) = 0;
    virtual std::optional<LimitOverride> lock_override(std::string_view reference) = 0;
    virtual void update_override(const LimitOverride& row) = 0;

    virtual void insert_showing(const CodeShowing& showing) = 0;

    // The digests of what this resident was given, and of what was asked for them: their issues stay without a person.
    virtual void forget_persons_of(ResidentId resident) = 0;
    // Those of issues before that moment that no limit looks back to; how many.
    virtual int forget_persons_before(OrganisationId organisation, Instant moment) = 0;

    // What became of them, in one statement; their versions count up. Lock their items before.
    virtual void settle_issues(std::span<const DataIssueId> issues, IssueOutcome outcome) = 0;
    // Notes the reminder of that step for what `stale_stock` names at a hub, in one statement; how many.
    virtual std::int64_t note_stale(OrganisationId organisation, HubId hub, Date from, Date to,
                                    int days, Instant now) = 0;
    // False: it was sent before.
    virtual bool note_reminder(DataItemId item, ItemReminder kind, int days, Instant now) = 0;
    // As they were read, counting their version up; those of version 0 are the first. False: changed meanwhile.
    virtual bool write_data_reminders(const DataReminders& reminders, const std::string& actor,
                                      Instant now) = 0;
};

}  // namespace kitbank
