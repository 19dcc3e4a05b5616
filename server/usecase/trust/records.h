#pragma once
#include <optional>
#include <string>

#include "server/core/calendar.h"
#include "server/core/ids.h"

namespace kitbank {

// One change to something that is not a device or a label: a person, a membership, a token, a hub, an
// organisation, a resident. Kept for ever, one hash chain a subject.
struct AuditEvent {
    std::string subject;  // "person:3", "membership:5", "resident:9"
    std::uint32_t seq = 0;
    Uuid id;
    std::string event;            // a noun: "invitation", "role_change", "reading"
    std::string actor;            // "person:3", "token:7", "operator", "job:retention"
    OrganisationId organisation;  // whose managers may see it
    std::string facts;  // canonical text, `name=value` a line; never a resident's own data
    Instant recorded_at;
    Hash previous{};
    Hash hash{};
    std::optional<Hash> seal = {};
};

struct ChainHead {
    std::uint32_t seq = 0;
    Hash hash{};
};

}  // namespace kitbank
