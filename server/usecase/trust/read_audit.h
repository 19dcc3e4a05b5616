#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

// The newest changes of the caller's organisation: people, roles, tokens, hubs, residents.
struct AuditPage {
    std::vector<AuditEvent> events;  // newest first
    ActorNames names;
};

Result<AuditPage> read_audit(const Caller& caller, Ports& ports);

inline constexpr int audit_page_length = 200;

}  // namespace kitbank
