#include "server/usecase/residents/add_resident.h"

#include "server/core/canonical.h"
#include "server/core/residents/reference.h"
#include "server/usecase/once.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::string content_of(const AddResident& command, const ResidentFacts& facts, Safe& safe) {
    CanonicalText text;
    text.add(command.hub);
    for (const auto& [field, value] : facts) text.add(name_of(field)).add(value);
    return "add resident " + format(safe.blind_index(text.text(), "request/" + format(command.id)));
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

// The first twin in reach for each fact that matches, recorded as seen.
std::string notice_twins(const AddResident& command, const ResidentFacts& facts,
                         const Uuid& reading, Transaction& tx, Ports& ports) {
    for (const ResidentIndex& index : indexes_of(command.caller.organisation, facts, ports.safe)) {
        for (const Resident& twin :
             tx.residents().residents_by_index(command.caller.organisation, index)) {
            if (!reaches(command.caller, Permission::read_residents, twin)) continue;
            record_reading(
                {reading, command.caller.actor, ReadingReason::search, "", fields_of(index.kind)},
                twin, tx, ports);
            return twin.reference + " has the same " + spoken(index.kind) +
                   ". Open that one, or say that this is someone else.";
        }
    }
    return "";
}

std::optional<Refusal> refuse_twin(const AddResident& command, const ResidentFacts& facts,
                                   Ports& ports) {
    if (command.is_someone_else) return std::nullopt;
    const Uuid reading = ports.crypto.make_uuid();
    std::string sentence;
    ports.store.write([&](Transaction& tx) {
        sentence.clear();
        if (!tx.known_requests({&command.id, 1}).empty()) return false;
        sentence = notice_twins(command, facts, reading, tx, ports);
        return !sentence.empty();
    });
    if (sentence.empty()) return std::nullopt;
    return Refusal{RefusalCode::resident_exists, sentence, {{"is_someone_else", sentence}}};
}

std::string draw_reference(Transaction& tx, Crypto& crypto) {
    for (;;) {
        std::string reference = resident_reference(crypto.digest(crypto.make_secret()));
        if (!tx.residents().resident(reference)) return reference;
    }
}

Result<Done<Resident>> add(const AddResident& command, const ResidentFacts& facts, Transaction& tx,
                           Ports& ports) {
    std::optional<Hub> hub = command.caller.hub;
    if (!command.hub.empty()) {
        Result<Hub> chosen = hub_within(command.caller, command.hub, tx);
        if (!chosen) return chosen.refusal();
        hub = *chosen;
    }
    const std::string key = ports.safe.make_key();
    Resident resident;
    resident.organisation = command.caller.organisation;
    resident.reference = draw_reference(tx, ports.crypto);
    resident.hub = hub ? hub->id : HubId{};
    resident.entered_by = command.caller.actor;
    resident.sealed_key = ports.safe.seal(key, context_of(resident.reference, "key"));
    resident.created_at = ports.clock.now();
    resident.changed_at = resident.created_at;
    ResidentWriter& vault = tx.write_residents();
    resident.id = vault.insert_resident(resident);
    for (const auto& [field, value] : facts) {
        vault.write_field(resident.id,
                          {field, seal_field(resident, key, field, value, ports.safe)});
    }
    vault.replace_indexes(resident.id, indexes_of(resident.organisation, facts, ports.safe));
    std::vector<ResidentField> fields;
    for (const auto& [field, value] : facts) fields.push_back(field);
    record_audit({audit_subject(resident), "entry", resident.entered_by, resident.organisation},
                 {{"fields", spoken_fields(fields)},
                  {"hub", resident.hub.value == 0 ? "" : std::to_string(resident.hub.value)}},
                 tx, ports);
    return Done<Resident>{*tx.residents().resident(resident.reference), resident.reference};
}

}  // namespace

Result<Resident> add_resident(const AddResident& command, Ports& ports) {
    if (!may(command.caller.role, Permission::add_residents)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<FieldFault> faults;
    const ResidentFacts facts = check_facts(command.facts, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    if (auto refusal = refuse_twin(command, facts, ports)) return *refusal;
    return once<Resident>(
        {command.id, content_of(command, facts, ports.safe), command.caller.actor}, ports,
        [&](Transaction& tx) { return add(command, facts, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable(command.caller, Permission::add_residents, reference, tx);
        });
}

}  // namespace kitbank
