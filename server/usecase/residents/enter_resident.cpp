#include "server/usecase/residents/enter_resident.h"

#include "server/core/residents/reference.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::string draw_reference(Transaction& tx, Crypto& crypto) {
    for (;;) {
        std::string reference = resident_reference(crypto.digest(crypto.make_secret()));
        if (!tx.residents().resident(reference)) return reference;
    }
}

void write_facts(const Resident& resident, const std::string& key, const ResidentFacts& facts,
                 Transaction& tx, Ports& ports) {
    ResidentWriter& vault = tx.write_residents();
    for (const auto& [field, value] : facts) {
        vault.write_field(resident.id,
                          {field, seal_field(resident, key, field, value, ports.safe)});
    }
    vault.replace_indexes(resident.id, indexes_of(resident.organisation, facts, ports.safe));
}

// The first twin in reach for each fact that matches, recorded as seen.
std::string notice_twin(const Caller& caller, const std::vector<Twin>& twins, const Uuid& reading,
                        Transaction& tx, Ports& ports) {
    for (const Twin& twin : twins) {
        if (!reaches(caller, Permission::read_residents, twin.resident)) continue;
        record_reading({reading, caller.actor, ReadingReason::search, "", fields_of(twin.kind)},
                       twin.resident, tx, ports);
        return twin.resident.reference + " has the same " + spoken(twin.kind) +
               ". Open that one, or say that this is someone else.";
    }
    return "";
}

}  // namespace

Resident enter_resident(const ResidentEntry& entry, Transaction& tx, Ports& ports) {
    const std::string key = ports.safe.make_key();
    Resident resident;
    resident.organisation = entry.organisation;
    resident.reference = draw_reference(tx, ports.crypto);
    resident.hub = entry.hub;
    resident.entered_by = entry.actor;
    resident.sealed_key = ports.safe.seal(key, context_of(resident.reference, "key"));
    resident.created_at = ports.clock.now();
    resident.changed_at = resident.created_at;
    resident.id = tx.write_residents().insert_resident(resident);
    write_facts(resident, key, entry.facts, tx, ports);
    std::vector<ResidentField> fields;
    for (const auto& [field, value] : entry.facts) fields.push_back(field);
    record_audit({audit_subject(resident), "entry", resident.entered_by, resident.organisation},
                 {{"fields", spoken_fields(fields)},
                  {"hub", resident.hub.value == 0 ? "" : std::to_string(resident.hub.value)}},
                 tx, ports);
    return *tx.residents().resident(resident.reference);
}

std::string spoken(ResidentIndexKind kind) {
    switch (kind) {
        case ResidentIndexKind::phone:
            return "phone number";
        case ResidentIndexKind::email:
            return "e-mail address";
        case ResidentIndexKind::name_postcode:
            return "name and postcode";
    }
    return "";
}

std::vector<Twin> twins_of(OrganisationId organisation, const ResidentFacts& facts, Reader& reader,
                           Ports& ports) {
    std::vector<Twin> twins;
    for (const ResidentIndex& index : indexes_of(organisation, facts, ports.safe)) {
        for (Resident& twin : reader.residents().residents_by_index(organisation, index)) {
            twins.push_back({std::move(twin), index.kind});
        }
    }
    return twins;
}

std::optional<Refusal> refuse_twin(const Caller& caller, OrganisationId organisation,
                                   const Uuid& request_id, const ResidentFacts& facts,
                                   Ports& ports) {
    const Uuid reading = ports.crypto.make_uuid();
    std::string sentence;
    ports.store.write([&](Transaction& tx) {
        sentence.clear();
        if (!tx.known_requests({&request_id, 1}).empty()) return false;
        sentence =
            notice_twin(caller, twins_of(organisation, facts, tx, ports), reading, tx, ports);
        return !sentence.empty();
    });
    if (sentence.empty()) return std::nullopt;
    return Refusal{RefusalCode::resident_exists, sentence, {{"is_someone_else", sentence}}};
}

}  // namespace kitbank
