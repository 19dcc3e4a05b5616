#pragma once
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "server/usecase/databank/consignment_records.h"
#include "server/usecase/databank/intake_records.h"
#include "server/usecase/databank/issue_records.h"
#include "server/usecase/databank/living_records.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/databank/stock_scan_records.h"
#include "server/usecase/notices/records.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/partners/provider_records.h"
#include "server/usecase/registers/records.h"
#include "server/usecase/requests/allocation_records.h"
#include "server/usecase/requests/handover_records.h"
#include "server/usecase/requests/lending_records.h"
#include "server/usecase/requests/records.h"
#include "server/usecase/residents/records.h"
#include "server/usecase/trust/log_records.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

// A set-aside scan, and who closed it. One that joined a history is gone from here.
struct KeptScan {
    SetAsideScan scan;
    std::string closed_by;  // empty while it is open
    Instant closed_at;
};

// By the steady clock: the twin has no other of its own.
struct KeptLease {
    Uuid holder;
    std::chrono::steady_clock::time_point ends_at;
};

struct KeptAttempts {
    std::vector<Instant> moments;
    Instant changed_at;
};

struct KeptRequest {
    KnownRequest request;
    std::string actor;
    Instant saved_at;
};

// Those of migration 0114.
std::map<std::pair<OrganisationId, std::string>, Network> house_networks();

// All rows of the twin, one map a table.
struct MemoryState {
    // The scheme itself is there from the start, as the migrations put it there.
    std::map<OrganisationId, Organisation> organisations{
        {OrganisationId{1}, {OrganisationId{1}, "Kitbank scheme"}}};
    std::map<HubId, Hub> hubs;
    std::map<PersonId, Person> people;
    std::map<MembershipId, Membership> memberships;
    std::map<InvitationId, Invitation> invitations;
    std::map<Hash, Session> sessions;
    std::map<PersonId, MembershipId> last_memberships;
    std::map<PersonId, SecondFactor> second_factors;
    std::map<PersonId, std::set<Hash>> recovery_codes;
    std::map<Hash, HalfSignIn> half_sign_ins;
    std::map<Hash, KeptAttempts> attempts;  // by bucket
    std::vector<LinkWish> link_wishes;
    std::map<Hash, Link> links;
    std::map<TokenId, Token> tokens;
    std::map<std::string, std::vector<AuditEvent>> audit;  // by subject
    std::vector<LogLeaf> log_leaves;                       // by position
    std::map<std::pair<int, std::uint64_t>, Hash> log_nodes;
    std::vector<Checkpoint> checkpoints;
    std::map<DeviceId, Device> devices;
    std::map<Tag, DeviceId> devices_by_tag;
    std::map<DeviceId, std::vector<Event>> histories;
    std::map<DeviceId, std::vector<Conflict>> conflicts;
    std::vector<KeptScan> scans;
    std::map<Tag, TagRecord> tags;
    std::map<Tag, std::vector<TagEvent>> tag_histories;
    std::map<BatchId, PrintBatch> batches;
    std::vector<StoredEvidence> evidence;
    std::map<Hash, StoredFile> files;
    std::map<Uuid, KeptRequest> requests;
    std::map<std::string, std::pair<std::string, Instant>>
        ward_postcodes;  // and when it was loaded
    std::map<std::string, std::string> ward_names;
    // The rules are there from the start, as the migrations put them there.
    std::map<std::string, RetentionRule> retention_rules{
        {"resident", {"resident", 365, RetentionStart::change, "The longest usual loan."}},
        {"complaint", {"complaint", 2192, RetentionStart::closing, "Six years."}},
        {"access_request", {"access_request", 2192, RetentionStart::closing, "Six years."}}};
    std::map<ResidentId, Resident> residents;
    std::map<ResidentId, std::map<ResidentField, std::string>> resident_fields;
    std::map<ResidentId, std::vector<ResidentIndex>> resident_indexes;
    std::map<std::int64_t, Reading> readings;
    std::map<Uuid, Hold> holds;
    std::map<RequestId, KitRequest> kit_requests;
    std::map<Uuid, RequestNote> request_notes;
    std::map<AllocationRunId, AllocationRun> allocation_runs;
    std::map<Uuid, Proposal> proposals;
    std::map<AgreementId, Agreement> agreements;
    std::map<HandoverId, Handover> handovers;
    std::map<HandoverId, HandoverSignature> handover_signatures;
    std::map<OrganisationId, LendingTerms> lending_terms;
    std::set<std::tuple<RequestId, DeviceId, Date, int>> loan_reminders;
    std::map<Uuid, SlotRule> slot_rules;
    std::set<std::pair<HubId, Date>> closed_days;
    std::map<Uuid, Appointment> appointments;
    std::map<std::tuple<DeviceId, HubId, Date>, std::int64_t> shared_sessions;
    // The house's networks are there from the start, as the migrations put them there.
    std::map<std::pair<OrganisationId, std::string>, Network> networks = house_networks();
    std::map<BundleId, Bundle> bundles;
    std::map<DataItemId, DataItem> data_items;
    std::map<std::pair<OrganisationId, std::string>, DataItemId> data_items_by_reference;
    std::map<StockGroupId, StockGroup> stock_groups;
    std::vector<std::pair<StockGroupId, StockWriter::ItemEventRow>> item_events;
    std::vector<PostedLine> posted_lines;
    std::map<Uuid, StockScan> stock_scans;
    std::map<std::tuple<OrganisationId, Account, BundleId>, Balance> stock_balances;
    std::map<ConsignmentId, Consignment> consignments;
    std::map<std::pair<ConsignmentId, DataItemId>, PackedFate> packed_items;
    std::map<std::pair<ConsignmentId, std::string>, std::string> consignment_extras;
    std::map<std::tuple<HubId, ThresholdKind, std::string>, HubThreshold> hub_thresholds;
    std::map<StockCountId, StockCount> stock_counts;
    std::map<std::pair<StockCountId, std::string>, CountLine> count_lines;
    std::map<OrganisationId, DataReminders> data_reminders;
    std::set<std::tuple<DataItemId, ItemReminder, int>> item_reminders;
    std::map<DataIssueId, DataIssue> data_issues;
    std::map<DataIssueId, std::set<Hash>> issue_persons;
    std::set<std::pair<OrganisationId, Hash>> data_persons;
    std::map<OrganisationId, std::vector<LimitRule>> data_limits;
    std::map<std::pair<OrganisationId, HubId>, GateRule> data_gates;
    std::map<std::int64_t, LimitOverride> limit_overrides;
    std::map<std::int64_t, std::set<Hash>> override_persons;
    std::map<Uuid, CodeShowing> code_showings;
    std::map<DeliveryId, NetworkDelivery> deliveries;
    std::map<Uuid, StockFile> stock_files;
    std::map<Uuid, std::string> stock_file_contents;
    std::map<std::pair<Uuid, std::int64_t>, std::string> stock_file_parts;  // by file, first line
    std::map<OrganisationId, PriorityPoints> priority_points;
    std::map<OrganisationId, std::vector<Cap>> request_caps;
    std::map<Uuid, Letter> letters;
    std::map<std::string, MessageTemplate> message_templates;
    std::map<RequestId, ToldBy> told_by;
    std::map<Uuid, Provider> providers;
    std::vector<ProviderIdentity> identities;
    std::map<Hash, ProviderStart> provider_starts;
    std::map<EntryId, Complaint> complaints;
    std::map<EntryId, AccessRequest> access_requests;
    std::map<Uuid, RegisterNote> register_notes;
    std::map<std::tuple<OrganisationId, Date, std::string, std::string>, MonitoringCount>
        monitoring;
    std::map<std::string, KeptLease> leases;  // by job; of the moment, and not in the text
    std::int64_t ids = 1;                     // the last number given to any row
    std::int64_t next_id() { return ++ids; }
};

// Every row as one line of text, in an order of its own: two states are equal when their texts are.
std::string dump(const MemoryState& state);

}  // namespace kitbank
