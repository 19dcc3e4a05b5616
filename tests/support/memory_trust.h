#pragma once
#include "server/usecase/trust/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryTrust : public TrustReader, public TrustWriter {
  public:
    explicit MemoryTrust(MemoryState& state) : state_(state) {}

    std::vector<AuditEvent> audit_of(std::string_view subject) override;
    std::vector<AuditEvent> newest_audit(OrganisationId organisation, int limit) override;

    ChainHead lock_chain(std::string_view subject) override;
    void append(const AuditEvent& event) override;
    bool take_lease(std::string_view job, const Uuid& holder,
                    std::chrono::milliseconds length) override;
    void end_lease(std::string_view job, const Uuid& holder) override;

  private:
    MemoryState& state_;
};

}  // namespace kitbank
