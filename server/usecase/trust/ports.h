#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/trust/log_records.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

class TrustReader {
  public:
    virtual ~TrustReader() = default;

    virtual std::vector<AuditEvent> audit_of(std::string_view subject) = 0;  // in recorded order
    // The newest of an organisation, newest first.
    virtual std::vector<AuditEvent> newest_audit(OrganisationId organisation, int limit) = 0;

    // The log. Events that are not in it and were recorded at `since` or later, the earliest first.
    virtual std::vector<LogEntry> unlogged(Instant since, int limit) = 0;
    virtual LogEnd log_end() = 0;
    virtual std::optional<LogLeaf> log_leaf(const LogPlace& place) = 0;
    // A run of one level, shorter where the level ends.
    virtual std::vector<Hash> log_hashes(int level, std::uint64_t from, std::uint64_t count) = 0;

    virtual std::optional<Checkpoint> newest_checkpoint() = 0;
    // In order, those with a higher number.
    virtual std::vector<Checkpoint> checkpoints_after(std::uint64_t number, int limit) = 0;
};

class TrustWriter {
  public:
    virtual ~TrustWriter() = default;

    // Where the subject's chain ends, locked to the end of the transaction; seq 0 for a new one.
    virtual ChainHead lock_chain(std::string_view subject) = 0;
    virtual void append(const AuditEvent& event) = 0;

    // Takes a job's lease for so long, by the database's clock; false while somebody else has it. Its
    // own holder lengthens it.
    virtual bool take_lease(std::string_view job, const Uuid& holder,
                            std::chrono::milliseconds length) = 0;
    virtual void end_lease(std::string_view job, const Uuid& holder) = 0;

    virtual void append_log(const std::vector<LogLeaf>& leaves,
                            const std::vector<LogNode>& nodes) = 0;
    virtual void insert_checkpoint(const Checkpoint& checkpoint) = 0;
};

}  // namespace kitbank
