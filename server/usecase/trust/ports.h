#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

class TrustReader {
  public:
    virtual ~TrustReader() = default;

    virtual std::vector<AuditEvent> audit_of(std::string_view subject) = 0;  // in recorded order
    // The newest of an organisation, newest first.
    virtual std::vector<AuditEvent> newest_audit(OrganisationId organisation, int limit) = 0;
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
};

}  // namespace kitbank
