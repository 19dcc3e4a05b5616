#pragma once
#include "server/usecase/trust/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryTrust : public TrustReader, public TrustWriter {
  public:
    explicit MemoryTrust(MemoryState& state) : state_(state) {}

    std::vector<AuditEvent> audit_of(std::string_view subject) override;
    std::vector<AuditEvent> newest_audit(OrganisationId organisation, int limit) override;

    std::vector<LogEntry> unlogged(Instant since, int limit) override;
    LogEnd log_end() override;
    std::optional<LogLeaf> log_leaf(const LogPlace& place) override;
    std::vector<Hash> log_hashes(int level, std::uint64_t from, std::uint64_t count) override;
    std::optional<Checkpoint> newest_checkpoint() override;
    std::vector<Checkpoint> checkpoints_after(std::uint64_t number, int limit) override;

    ChainHead lock_chain(std::string_view subject) override;
    void append(const AuditEvent& event) override;
    void append_log(const std::vector<LogLeaf>& leaves, const std::vector<LogNode>& nodes) override;
    void insert_checkpoint(const Checkpoint& checkpoint) override;
    bool take_lease(std::string_view job, const Uuid& holder,
                    std::chrono::milliseconds length) override;
    void end_lease(std::string_view job, const Uuid& holder) override;

  private:
    MemoryState& state_;
};

}  // namespace kitbank
