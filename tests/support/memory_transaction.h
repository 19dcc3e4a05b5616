#pragma once
#include <functional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "tests/support/memory_state.h"

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
    std::vector<StateCount> counts_by_state(OrganisationId organisation) override;
    std::vector<Event> history(DeviceId device) override;
    std::vector<OpenConflict> conflicts(OrganisationId organisation, int limit) override;
    std::vector<Conflict> conflicts_of(DeviceId device) override;
    std::vector<SetAsideScan> scans_set_aside(OrganisationId organisation, int limit) override;
    std::vector<Device> out_without_wipe(OrganisationId organisation, int limit) override;
    std::vector<Hub> hubs(OrganisationId organisation) override;
    std::optional<Hub> hub_by_code(OrganisationId organisation, std::string_view code) override;
    std::optional<OrganisationId> organisation_by_name(std::string_view name) override;
    std::optional<TagRecord> tag(const Tag& tag) override;
    std::vector<TagEvent> tag_history(const Tag& tag) override;
    std::optional<PrintBatch> batch(OrganisationId organisation, BatchId id) override;
    std::vector<PrintBatch> batches(OrganisationId organisation, int limit) override;
    std::optional<StoredEvidence> evidence(const Uuid& id) override;
    std::vector<StoredEvidence> evidence_of(DeviceId device) override;
    std::optional<StoredFile> file(const Hash& sha256) override;
    std::optional<Caller> caller_by_token(const Hash& token, Instant now) override;
    std::optional<Session> session(const Hash& token, Instant now) override;
    std::optional<Person> person_by_email(std::string_view email) override;
    std::vector<Token> tokens() override;
    ActorNames actor_names(OrganisationId organisation) override;

    std::vector<Device> lock_devices(std::span<const Tag> tags) override;
    std::vector<TagRecord> lock_tags(std::span<const Tag> tags) override;
    std::vector<KnownRequest> known_requests(std::span<const Uuid> ids) override;
    void save_request(const KnownRequest& request, const std::string& actor, Instant now) override;
    DeviceId insert_device(const Device& device) override;
    void append(std::span<const DeviceChange> changes) override;
    std::vector<SetAsideScan> take_scans_set_aside(const Tag& tag) override;
    void set_aside(std::span<const SetAsideScan> scans) override;
    bool close_scan_set_aside(OrganisationId organisation, const Uuid& id, const std::string& actor,
                              Instant now) override;
    BatchId insert_batch(const PrintBatch& batch) override;
    void write_tags(std::span<const TagRecord> tags, std::span<const TagEvent> events) override;
    void insert_file(const StoredFile& file) override;
    void insert_evidence(const StoredEvidence& evidence) override;
    OrganisationId insert_organisation(const std::string& name) override;
    HubId insert_hub(const Hub& hub) override;
    PersonId insert_person(const Person& person) override;
    void update_person(const Person& person) override;
    TokenId insert_token(const Token& token) override;
    bool revoke_token(TokenId id, Instant now) override;
    void insert_session(const Session& session) override;
    void end_session(const Hash& token) override;
    void end_sessions_of(PersonId person) override;

  private:
    [[nodiscard]] Device with_hub(Device device) const;
    [[nodiscard]] std::optional<Hub> hub_now(const std::optional<Hub>& hub) const;
    std::optional<Device> first_device(const std::function<bool(const Device&)>& wanted) const;
    std::optional<Event> event_by_id(DeviceId device, const Uuid& id) const;
    std::optional<KnownRequest> known_event(const Uuid& id) const;
    void append(const DeviceChange& change);
    std::int64_t next_id() { return ++state_.ids; }

    MemoryState& state_;
};

}  // namespace kitbank
