#pragma once
#include <string>
#include <vector>

#include "server/usecase/residents/add_resident.h"
#include "server/usecase/residents/erase_resident.h"
#include "server/usecase/residents/hold_resident.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/read_resident.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

namespace kitbank {

// The small scheme with somebody in the vault.
struct VaultWorld : World {
    using World::World;

    static ResidentFacts robin() {
        return {{ResidentField::name, "Robin Example"},
                {ResidentField::phone, "07700 900456"},
                {ResidentField::email, "robin@example.org"},
                {ResidentField::postcode, "NE61 2EF"}};
    }

    AddResident entry(const Caller& by, const ResidentFacts& facts) {
        return {crypto.make_uuid(), by, facts};
    }
    Resident add(const Caller& by, const ResidentFacts& facts = robin()) {
        const Result<Resident> added = add_resident(entry(by, facts), ports);
        if (!added) throw std::runtime_error{sentence_of(added.refusal())};
        return *added;
    }
    // Somebody at no hub of their own.
    Caller unbound(Role role, const std::string& actor = "person:90") const {
        Caller somebody = caller(role);
        somebody.hub.reset();
        somebody.actor = actor;
        return somebody;
    }
    Result<ResidentRead> read(const Caller& by, const Resident& resident) {
        return read_resident({by, resident.reference, ReadingReason::request}, ports);
    }
    Result<Resident> erase(const Resident& resident) {
        return erase_resident({crypto.make_uuid(), caller(Role::manager), resident.reference},
                              ports);
    }
    Result<Hold> hold(const Resident& resident) {
        return hold_resident({crypto.make_uuid(), caller(Role::manager), resident.reference,
                              HoldKind::complaint, "asked on Monday"},
                             ports);
    }

    std::vector<Reading> readings(const Resident& resident) {
        std::vector<Reading> rows;
        store.read([&](Reader& reader) {
            rows = reader.residents().readings_of(resident.id, {}, 10'000);
        });
        return rows;
    }
    std::vector<AuditEvent> audit(const Resident& resident) {
        std::vector<AuditEvent> rows;
        store.read([&](Reader& reader) {
            rows = reader.trust().audit_of("resident:" + resident.reference);
        });
        return rows;
    }
    // The audit's events in their order: "entry reading erasure".
    std::string story(const Resident& resident) {
        std::string words;
        for (const AuditEvent& row : audit(resident)) {
            words += (words.empty() ? "" : " ") + row.event;
        }
        return words;
    }
};

}  // namespace kitbank
