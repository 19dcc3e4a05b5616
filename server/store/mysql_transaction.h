#pragma once
#include <map>

#include "server/store/connection.h"
#include "server/store/databank/consignment_rows.h"
#include "server/store/databank/data_report_rows.h"
#include "server/store/databank/intake_rows.h"
#include "server/store/databank/issue_rows.h"
#include "server/store/databank/stock_rows.h"
#include "server/store/notices/notice_rows.h"
#include "server/store/partners/account_rows.h"
#include "server/store/partners/partner_rows.h"
#include "server/store/partners/provider_rows.h"
#include "server/store/registers/register_rows.h"
#include "server/store/requests/allocation_rows.h"
#include "server/store/requests/handover_rows.h"
#include "server/store/requests/kit_request_rows.h"
#include "server/store/requests/lending_rows.h"
#include "server/store/residents/resident_rows.h"
#include "server/store/trust/trust_rows.h"
#include "server/usecase/ports.h"

namespace kitbank {

// The whole port over one connection: within START TRANSACTION a Transaction, outside it a Reader.
// Its functions are in the rooms' folders (devices/, labels/, stock/), each statement in a file
// below sql/; the other rooms have classes of their own there.
//
// The path of a scan (lock_devices, lock_tags, known_requests, append, set_aside, write_tags) takes
// the same number of round trips for one item as for five hundred: lists go as one JSON text each.
class MysqlTransaction : public Transaction {
  public:
    explicit MysqlTransaction(Connection& connection) : connection_(connection) {}

    std::optional<Device> device_by_tag(const Tag& tag) override;
    std::optional<Device> device_by_serial(OrganisationId organisation,
                                           std::string_view serial) override;
    std::optional<Device> device_by_medium(OrganisationId organisation,
                                           std::string_view serial) override;
    DevicePage devices(const DeviceQuery& query) override;
    std::vector<StateCount> counts_by_state(const Scope& scope) override;
    std::vector<Event> history(DeviceId device) override;
    std::vector<OpenConflict> conflicts(const Scope& scope, int limit) override;
    std::vector<Conflict> conflicts_of(DeviceId device) override;
    std::vector<SetAsideScan> scans_set_aside(const Scope& scope, int limit) override;
    std::vector<Device> out_without_wipe(const Scope& scope, int limit) override;
    std::vector<Hub> hubs(OrganisationId organisation) override;
    std::optional<Hub> hub_by_code(OrganisationId organisation, std::string_view code) override;
    std::optional<TagRecord> tag(const Tag& tag) override;
    std::vector<TagEvent> tag_history(const Tag& tag) override;
    std::optional<PrintBatch> batch(const Scope& scope, const Uuid& handle) override;
    std::vector<PrintBatch> batches(const Scope& scope, int limit) override;
    std::optional<StoredEvidence> evidence(const Uuid& id) override;
    std::vector<StoredEvidence> evidence_of(DeviceId device) override;
    std::optional<StoredFile> file(const Hash& sha256) override;
    PartnerReader& partners() override { return partners_; }
    AccountReader& accounts() override { return accounts_; }
    ProviderReader& providers() override { return providers_; }
    ResidentReader& residents() override { return residents_; }
    RegisterReader& registers() override { return registers_; }
    TrustReader& trust() override { return trust_; }
    NoticeReader& notices() override { return notices_; }
    RequestReader& requests() override { return requests_; }
    AllocationReader& allocation() override { return allocation_; }
    HandoverReader& handovers() override { return handovers_; }
    LendingReader& lending() override { return lending_; }
    StockReader& stock() override { return stock_; }
    IntakeReader& intake() override { return intake_; }
    ConsignmentReader& consignments() override { return consignments_; }
    IssueReader& issues() override { return issues_; }
    DataReportReader& data_reports() override { return data_reports_; }

    std::vector<Device> lock_devices(std::span<const Tag> tags) override;
    std::vector<TagRecord> lock_tags(std::span<const Tag> tags) override;
    std::vector<KnownRequest> known_requests(std::span<const Uuid> ids) override;
    void save_request(const KnownRequest& request, const std::string& actor, Instant now) override;
    DeviceId insert_device(const Device& device) override;
    void append(std::span<const DeviceChange> changes) override;
    std::vector<SetAsideScan> take_scans_set_aside(const Tag& tag) override;
    void set_aside(std::span<const SetAsideScan> scans) override;
    bool close_scan_set_aside(const Scope& scope, const Uuid& id, const std::string& actor,
                              Instant now) override;
    BatchId insert_batch(const PrintBatch& batch) override;
    void write_tags(std::span<const TagRecord> tags, std::span<const TagEvent> events) override;
    void insert_file(const StoredFile& file) override;
    void insert_evidence(const StoredEvidence& evidence) override;
    HubId insert_hub(const Hub& hub) override;
    bool update_hub(const Hub& hub) override;
    PartnerWriter& write_partners() override { return partners_; }
    AccountWriter& write_accounts() override { return accounts_; }
    ProviderWriter& write_providers() override { return providers_; }
    ResidentWriter& write_residents() override { return residents_; }
    RegisterWriter& write_registers() override { return registers_; }
    TrustWriter& write_trust() override { return trust_; }
    NoticeWriter& write_notices() override { return notices_; }
    RequestWriter& write_requests() override { return requests_; }
    AllocationWriter& write_allocation() override { return allocation_; }
    HandoverWriter& write_handovers() override { return handovers_; }
    LendingWriter& write_lending() override { return lending_; }
    StockWriter& write_stock() override { return stock_; }
    IntakeWriter& write_intake() override { return intake_; }
    ConsignmentWriter& write_consignments() override { return consignments_; }
    IssueWriter& write_issues() override { return issues_; }

    // Over all organisations, in the order of ids and tags: for `verify`.
    std::vector<Device> devices_after(DeviceId after, int limit);
    std::vector<TagRecord> tags_after(const Tag& after, int limit);

  private:
    std::vector<Device> devices_by_id(std::span<const DeviceId> ids);
    std::optional<Device> device_by_id(DeviceId id);
    std::vector<Device> lock_one(const Tag& tag);
    std::vector<Device> lock_many(const std::vector<Tag>& tags);
    std::vector<DeviceId> page_ids(const DeviceQuery& query);
    std::int64_t count(const DeviceQuery& query);
    void insert_events(std::span<const DeviceChange> changes);
    void update_devices(std::span<const DeviceChange> changes);
    void rewrite_media(std::span<const DeviceChange> changes);
    void insert_media(DeviceId device, const std::vector<Medium>& media);
    void write_conflicts(std::span<const DeviceChange> changes);
    std::vector<StoredEvidence> with_media(std::vector<StoredEvidence> rows);

    Connection& connection_;
    // As loaded or inserted in this transaction, so that unchanged media cost nothing.
    std::map<DeviceId, std::vector<Medium>> loaded_media_;
    MysqlPartners partners_{connection_};
    MysqlAccounts accounts_{connection_};
    MysqlProviders providers_{connection_};
    MysqlResidents residents_{connection_};
    MysqlRegisters registers_{connection_};
    MysqlTrust trust_{connection_};
    MysqlNotices notices_{connection_};
    MysqlRequests requests_{connection_};
    MysqlAllocation allocation_{connection_};
    MysqlHandover handovers_{connection_};
    MysqlLending lending_{connection_};
    MysqlStock stock_{connection_};
    MysqlIntake intake_{connection_};
    MysqlConsignment consignments_{connection_};
    MysqlIssue issues_{connection_};
    MysqlDataReport data_reports_{connection_};
};

}  // namespace kitbank
