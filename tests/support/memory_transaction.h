#pragma once
#include <functional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "tests/support/memory_accounts.h"
#include "tests/support/memory_allocation.h"
#include "tests/support/memory_consignment.h"
#include "tests/support/memory_data_report.h"
#include "tests/support/memory_handover.h"
#include "tests/support/memory_intake.h"
#include "tests/support/memory_issue.h"
#include "tests/support/memory_lending.h"
#include "tests/support/memory_notices.h"
#include "tests/support/memory_partners.h"
#include "tests/support/memory_providers.h"
#include "tests/support/memory_registers.h"
#include "tests/support/memory_requests.h"
#include "tests/support/memory_residents.h"
#include "tests/support/memory_state.h"
#include "tests/support/memory_stock.h"
#include "tests/support/memory_trust.h"

namespace kitbank {

// All questions and changes of the port, on a state that its owner keeps or throws away.
class MemoryTransaction : public Transaction {
  public:
    explicit MemoryTransaction(MemoryState& state) : state_(state) {}

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

  private:
    [[nodiscard]] Device with_hub(Device device) const;
    [[nodiscard]] bool is_within(const Scope& scope, const SetAsideScan& scan) const;
    std::optional<Device> first_device(const std::function<bool(const Device&)>& wanted) const;
    std::optional<Event> event_by_id(DeviceId device, const Uuid& id) const;
    std::optional<KnownRequest> known_event(const Uuid& id) const;
    void append(const DeviceChange& change);
    std::int64_t next_id() { return state_.next_id(); }

    MemoryState& state_;
    MemoryPartners partners_{state_};
    MemoryAccounts accounts_{state_};
    MemoryProviders providers_{state_};
    MemoryResidents residents_{state_};
    MemoryRegisters registers_{state_};
    MemoryTrust trust_{state_};
    MemoryNotices notices_{state_};
    MemoryRequests requests_{state_};
    MemoryAllocation allocation_{state_};
    MemoryHandover handovers_{state_};
    MemoryLending lending_{state_};
    MemoryStock stock_{state_};
    MemoryIntake intake_{state_};
    MemoryConsignment consignments_{state_};
    MemoryIssue issues_{state_};
    MemoryDataReport data_reports_{state_};
};

}  // namespace kitbank
