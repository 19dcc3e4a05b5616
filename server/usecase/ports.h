#pragma once
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/ids.h"
#include "server/core/result.h"
#include "server/usecase/records.h"

// What the use-cases need of the world outside. The only virtual functions of the house: each has
// one real implementation (server/store, server/world) and one for tests (tests/support).
namespace kitbank {

class PartnerReader;  // organisations, memberships, invitations, tokens
class PartnerWriter;
class AccountReader;  // people as they sign in: passwords, second factors, sessions, links
class AccountWriter;
class ProviderReader;  // sign-in through an OpenID provider
class ProviderWriter;
class ResidentReader;  // the vault
class ResidentWriter;
class RegisterReader;  // complaints, subject access requests, equality monitoring
class RegisterWriter;
class TrustReader;  // audit chains, the Merkle log, leases of jobs
class TrustWriter;
class RequestReader;  // what is asked for on behalf of residents
class RequestWriter;
class AllocationReader;  // proposals, and what they are made of
class AllocationWriter;
class HandoverReader;  // agreements, signatures, what went over the counter
class HandoverWriter;
class LendingReader;  // terms, appointments, reminders, shared use
class LendingWriter;
class StockReader;  // networks, bundles, SIMs and vouchers, the ledger
class StockWriter;
class IntakeReader;  // deliveries and files of data stock
class IntakeWriter;
class ConsignmentReader;  // data stock from hub to hub, thresholds, counts
class ConsignmentWriter;
class IssueReader;  // data that was given, limits, codes that were shown
class IssueWriter;
class DataReportReader;  // what was given, counted
class FlowSolver;        // the cheapest flow, for proposals (requests/flow_solver.h)
class NoticeReader;      // the outbox
class NoticeWriter;

// Questions. Outside a transaction each sees what is committed; inside one, that transaction's
// view.
class Reader {
  public:
    virtual ~Reader() = default;

    virtual std::optional<Device> device_by_tag(const Tag& tag) = 0;
    // Of several, the one that is still here.
    virtual std::optional<Device> device_by_serial(OrganisationId organisation,
                                                   std::string_view serial) = 0;
    virtual std::optional<Device> device_by_medium(OrganisationId organisation,
                                                   std::string_view serial) = 0;
    virtual DevicePage devices(const DeviceQuery& query) = 0;
    virtual std::vector<StateCount> counts_by_state(const Scope& scope) = 0;
    virtual std::vector<Event> history(DeviceId device) = 0;  // in recorded order

    virtual std::vector<OpenConflict> conflicts(const Scope& scope, int limit) = 0;
    virtual std::vector<Conflict> conflicts_of(DeviceId device) = 0;
    // Of a hub: those that were made at it, and those of devices that belong to it.
    virtual std::vector<SetAsideScan> scans_set_aside(const Scope& scope, int limit) = 0;
    // Devices that are with a borrower although their wipe was withdrawn.
    virtual std::vector<Device> out_without_wipe(const Scope& scope, int limit) = 0;

    virtual std::vector<Hub> hubs(OrganisationId organisation) = 0;
    virtual std::optional<Hub> hub_by_code(OrganisationId organisation, std::string_view code) = 0;

    virtual std::optional<TagRecord> tag(const Tag& tag) = 0;
    virtual std::vector<TagEvent> tag_history(const Tag& tag) = 0;
    virtual std::optional<PrintBatch> batch(const Scope& scope, const Uuid& handle) = 0;
    // Newest first, each with its first tag alone.
    virtual std::vector<PrintBatch> batches(const Scope& scope, int limit) = 0;

    virtual std::optional<StoredEvidence> evidence(const Uuid& id) = 0;
    virtual std::vector<StoredEvidence> evidence_of(DeviceId device) = 0;  // newest first
    virtual std::optional<StoredFile> file(const Hash& sha256) = 0;

    // The other rooms have their questions in ports of their own (server/usecase/<room>/ports.h).
    virtual PartnerReader& partners() = 0;
    virtual AccountReader& accounts() = 0;
    virtual ProviderReader& providers() = 0;
    virtual ResidentReader& residents() = 0;
    virtual RegisterReader& registers() = 0;
    virtual TrustReader& trust() = 0;
    virtual NoticeReader& notices() = 0;
    virtual RequestReader& requests() = 0;
    virtual AllocationReader& allocation() = 0;
    virtual HandoverReader& handovers() = 0;
    virtual LendingReader& lending() = 0;
    virtual StockReader& stock() = 0;
    virtual IntakeReader& intake() = 0;
    virtual ConsignmentReader& consignments() = 0;
    virtual IssueReader& issues() = 0;
    virtual DataReportReader& data_reports() = 0;
};

// Facts locked to the end, and what to write. All of it is there after the commit, or none.
class Transaction : public Reader {
  public:
    // Locked rows, in any order; what is not there is left out.
    virtual std::vector<Device> lock_devices(std::span<const Tag> tags) = 0;
    virtual std::vector<TagRecord> lock_tags(std::span<const Tag> tags) = 0;

    // Requests and events that came before with these ids.
    virtual std::vector<KnownRequest> known_requests(std::span<const Uuid> ids) = 0;
    virtual void save_request(const KnownRequest& request, const std::string& actor,
                              Instant now) = 0;

    virtual DeviceId insert_device(const Device& device) = 0;
    // Each device's new version is its loaded one plus its new events.
    virtual void append(std::span<const DeviceChange> changes) = 0;
    virtual std::vector<SetAsideScan> take_scans_set_aside(const Tag& tag) = 0;
    // A known id changes nothing: a scanner sends again. A scan that was taken may be set aside anew.
    virtual void set_aside(std::span<const SetAsideScan> scans) = 0;
    virtual bool close_scan_set_aside(const Scope& scope, const Uuid& id, const std::string& actor,
                                      Instant now) = 0;

    virtual BatchId insert_batch(const PrintBatch& batch) = 0;
    // Tags with their rows as they are to be, and the event that made each so.
    virtual void write_tags(std::span<const TagRecord> tags, std::span<const TagEvent> events) = 0;

    virtual void insert_file(const StoredFile& file) = 0;  // the same content again changes nothing
    virtual void insert_evidence(const StoredEvidence& evidence) = 0;

    virtual HubId insert_hub(const Hub& hub) = 0;
    virtual bool update_hub(const Hub& hub) = 0;  // false: changed since it was read, or not there

    virtual PartnerWriter& write_partners() = 0;
    virtual AccountWriter& write_accounts() = 0;
    virtual ProviderWriter& write_providers() = 0;
    virtual ResidentWriter& write_residents() = 0;
    virtual RegisterWriter& write_registers() = 0;
    virtual TrustWriter& write_trust() = 0;
    virtual NoticeWriter& write_notices() = 0;
    virtual RequestWriter& write_requests() = 0;
    virtual AllocationWriter& write_allocation() = 0;
    virtual HandoverWriter& write_handovers() = 0;
    virtual LendingWriter& write_lending() = 0;
    virtual StockWriter& write_stock() = 0;
    virtual IntakeWriter& write_intake() = 0;
    virtual ConsignmentWriter& write_consignments() = 0;
    virtual IssueWriter& write_issues() = 0;
};

// The database could not do it: an exception, since no rule said no. `retry` of the code tells
// whether sending again can help; nothing is half done in any case.
class StoreFailure : public std::exception {
  public:
    StoreFailure(RefusalCode code, std::string what) : code_(code), what_(std::move(what)) {}
    [[nodiscard]] RefusalCode code() const { return code_; }
    [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

  private:
    RefusalCode code_;
    std::string what_;  // for the operator's log
};

class Store {
  public:
    virtual ~Store() = default;
    virtual void read(const std::function<void(Reader&)>& questions) = 0;

    // Runs the operation in one transaction; commits when it answers true, rolls back when false.
    // The whole operation is run again when the database asks for it or when the outcome of a
    // commit is unknown: it must begin by looking for its own request id. Throws StoreFailure.
    virtual void write(const std::function<bool(Transaction&)>& operation) = 0;
};

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() = 0;  // never the same moment twice, never backwards
};

// Chance and cryptography.
class Crypto {
  public:
    virtual ~Crypto() = default;
    virtual Uuid make_uuid() = 0;
    virtual Tag draw_tag() = 0;
    virtual std::string make_secret() = 0;  // 256 bits as text that is safe in a URL and a header
    virtual Hash digest(std::string_view bytes) = 0;  // BLAKE2b, 256 bits
    virtual Hash sha256(std::string_view bytes) = 0;
    virtual std::string hash_password(std::string_view password) = 0;  // argon2id
    virtual bool verify_password(std::string_view hashed, std::string_view password) = 0;
    virtual bool verify_signature(const Hash& public_key, std::string_view message,
                                  std::string_view signature) = 0;  // Ed25519
};

// What is encrypted or signed with keys that live in a file outside the database.
//
// `context` names the row and column that a sealed value belongs to ("resident:7/name"): it is
// bound into the ciphertext, so that a value copied to another place does not open. Sealing is
// XChaCha20-Poly1305 with a random nonce; a sealed value begins with the number of the master key it
// was made with, so that keys can be changed while old values still open.
class Safe {
  public:
    virtual ~Safe() = default;
    // Under the newest master key.
    virtual std::string seal(std::string_view plain, std::string_view context) = 0;
    // Nothing when it was changed, moved, or sealed with a key that is gone.
    virtual std::optional<std::string> open(std::string_view sealed, std::string_view context) = 0;
    // Was it sealed with the newest master key?
    virtual bool is_newest(std::string_view sealed) = 0;

    // A new key for one resident, 32 bytes, to be kept only sealed.
    virtual std::string make_key() = 0;
    virtual std::string seal_with(std::string_view key, std::string_view plain,
                                  std::string_view context) = 0;
    virtual std::optional<std::string> open_with(std::string_view key, std::string_view sealed,
                                                 std::string_view context) = 0;

    // A keyed digest for exact search; the same value gives another one in another context.
    virtual Hash blind_index(std::string_view value, std::string_view context) = 0;

    virtual std::string sign(std::string_view message) = 0;  // Ed25519, 64 bytes
    virtual std::string public_key() = 0;                    // 32 bytes
};

class Zones {
  public:
    virtual ~Zones() = default;
    // A wall-clock reading in a named zone ("Europe/London"). Of an hour that comes twice, the
    // first; in an hour that never was, the moment the clocks went forward. Empty for an unknown
    // zone.
    virtual std::optional<Instant> to_utc(LocalTime local, std::string_view zone) = 0;
};

struct Ports {
    Store& store;
    Clock& clock;
    Crypto& crypto;
    Zones& zones;
    Safe& safe;
    FlowSolver& flow;
};

}  // namespace kitbank
