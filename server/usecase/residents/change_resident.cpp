#include "server/usecase/residents/change_resident.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::string content_of(const ChangeResident& command, Safe& safe) {
    CanonicalText text;
    text.add(command.reference).add(command.hub);
    for (const auto& [field, value] : command.facts) text.add(name_of(field)).add(value);
    for (const ResidentField field : command.remove) text.add(name_of(field));
    return "change resident " +
           format(safe.blind_index(text.text(), "request/" + format(command.id)));
}

// The typed values as they are kept; a needed field is neither removed nor asked for again.
ResidentFacts check(const ChangeResident& command, std::vector<FieldFault>& faults) {
    ResidentFacts facts;
    for (const auto& [field, typed] : command.facts) {
        const CheckedField checked = check_field(field, typed);
        if (!checked.fault.empty()) faults.push_back({std::string{name_of(field)}, checked.fault});
        if (!checked.value.empty()) facts[field] = checked.value;
    }
    for (const ResidentField field : command.remove) {
        const ResidentFieldRow& row = resident_field_rows[static_cast<std::size_t>(field)];
        if (row.is_needed) faults.push_back({"remove", "The name or initials must stay."});
        if (facts.contains(field)) {
            faults.push_back({std::string{row.name}, "Either enter this or remove it."});
        }
    }
    return facts;
}

void write_facts(const ChangeResident& command, const ResidentFacts& facts,
                 const Resident& resident, Transaction& tx, Ports& ports) {
    ResidentFacts all = open_facts(resident, tx.residents().fields_of(resident.id), ports.safe);
    const std::string key = open_key(resident, ports.safe);
    ResidentWriter& vault = tx.write_residents();
    for (const auto& [field, value] : facts) {
        all[field] = value;
        vault.write_field(resident.id,
                          {field, seal_field(resident, key, field, value, ports.safe)});
    }
    for (const ResidentField field : command.remove) {
        all.erase(field);
        vault.remove_field(resident.id, field);
    }
    vault.replace_indexes(resident.id, indexes_of(resident.organisation, all, ports.safe));
}

Result<Done<Resident>> change(const ChangeResident& command, const ResidentFacts& facts,
                              Transaction& tx, Ports& ports) {
    const Result<Resident> found =
        lock_reachable(command.caller, Permission::add_residents, command.reference, tx);
    if (!found) return found.refusal();
    Resident resident = *found;
    if (command.version && *command.version != resident.version) {
        return Refusal{RefusalCode::changed,
                       "This record was changed after you opened the page. Look at it again.",
                       {}};
    }
    if (!command.hub.empty()) {
        const Result<Hub> hub = hub_within(command.caller, command.hub, tx);
        if (!hub) return hub.refusal();
        resident.hub = hub->id;
    }
    write_facts(command, facts, resident, tx, ports);
    resident.changed_at = ports.clock.now();
    tx.write_residents().update_resident(resident);
    std::vector<ResidentField> changed = command.remove;
    for (const auto& [field, value] : facts) changed.push_back(field);
    record_audit({audit_subject(resident), "change", command.caller.actor, resident.organisation},
                 {{"fields", spoken_fields(changed)},
                  {"hub", resident.hub.value == 0 ? "" : std::to_string(resident.hub.value)}},
                 tx, ports);
    return Done<Resident>{*tx.residents().resident(resident.reference), resident.reference};
}

}  // namespace

Result<Resident> change_resident(const ChangeResident& command, Ports& ports) {
    std::vector<FieldFault> faults;
    const ResidentFacts facts = check(command, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return once<Resident>(
        {command.id, content_of(command, ports.safe), command.caller.actor}, ports,
        [&](Transaction& tx) { return change(command, facts, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable(command.caller, Permission::read_residents, reference, tx);
        });
}

}  // namespace kitbank
