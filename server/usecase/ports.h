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
    virtual std::vector<StateCount> counts_by_state(OrganisationId organisation) = 0;
    virtual std::vector<Event> history(DeviceId device) = 0;  // in recorded order

    virtual std::vector<OpenConflict> conflicts(OrganisationId organisation, int limit) = 0;
    virtual std::vector<Conflict> conflicts_of(DeviceId device) = 0;
    virtual std::vector<SetAsideScan> scans_set_aside(OrganisationId organisation, int limit) = 0;
    // Devices that are with a borrower although their wipe was withdrawn.
    virtual std::vector<Device> out_without_wipe(OrganisationId organisation, int limit) = 0;

    virtual std::vector<Hub> hubs(OrganisationId organisation) = 0;
    virtual std::optional<Hub> hub_by_code(OrganisationId organisation, std::string_view code) = 0;
    virtual std::optional<OrganisationId> organisation_by_name(std::string_view name) = 0;

    virtual std::optional<TagRecord> tag(const Tag& tag) = 0;
    virtual std::vector<TagEvent> tag_history(const Tag& tag) = 0;
    virtual std::optional<PrintBatch> batch(OrganisationId organisation, BatchId id) = 0;
    virtual std::vector<PrintBatch> batches(OrganisationId organisation, int limit) = 0;  // no tags

    virtual std::optional<StoredEvidence> evidence(const Uuid& id) = 0;
    virtual std::vector<StoredEvidence> evidence_of(DeviceId device) = 0;  // newest first
    virtual std::optional<StoredFile> file(const Hash& sha256) = 0;

    virtual std::optional<Caller> caller_by_token(const Hash& token, Instant now) = 0;
    virtual std::optional<Session> session(const Hash& token, Instant now) = 0;
    virtual std::optional<Person> person_by_email(std::string_view email) = 0;
    virtual std::vector<Token> tokens() = 0;
    // What an organisation's people and tokens are called, by actor ("person:3").
    virtual ActorNames actor_names(OrganisationId organisation) = 0;
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
    virtual bool close_scan_set_aside(OrganisationId organisation, const Uuid& id,
                                      const std::string& actor, Instant now) = 0;

    virtual BatchId insert_batch(const PrintBatch& batch) = 0;
    // Tags with their rows as they are to be, and the event that made each so.
    virtual void write_tags(std::span<const TagRecord> tags, std::span<const TagEvent> events) = 0;

    virtual void insert_file(const StoredFile& file) = 0;  // the same content again changes nothing
    virtual void insert_evidence(const StoredEvidence& evidence) = 0;

    virtual OrganisationId insert_organisation(const std::string& name) = 0;
    virtual HubId insert_hub(const Hub& hub) = 0;
    virtual PersonId insert_person(const Person& person) = 0;
    virtual void update_person(const Person& person) = 0;
    virtual TokenId insert_token(const Token& token) = 0;
    virtual bool revoke_token(TokenId id, Instant now) = 0;
    virtual void insert_session(const Session& session) = 0;
    virtual void end_session(const Hash& token) = 0;
    virtual void end_sessions_of(PersonId person) = 0;
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
};

}  // namespace kitbank
