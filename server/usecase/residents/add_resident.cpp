#include "server/usecase/residents/add_resident.h"

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/residents/enter_resident.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

std::string content_of(const AddResident& command, const ResidentFacts& facts, Safe& safe) {
    CanonicalText text;
    text.add(command.hub);
    for (const auto& [field, value] : facts) text.add(name_of(field)).add(value);
    return "add resident " + format(safe.blind_index(text.text(), "request/" + format(command.id)));
}

Result<Done<Resident>> add(const AddResident& command, const ResidentFacts& facts, Transaction& tx,
                           Ports& ports) {
    std::optional<Hub> hub = command.caller.hub;
    if (!command.hub.empty()) {
        Result<Hub> chosen = hub_within(command.caller, command.hub, tx);
        if (!chosen) return chosen.refusal();
        hub = *chosen;
    }
    Resident resident = enter_resident(
        {command.caller.organisation, hub ? hub->id : HubId{}, command.caller.actor, facts}, tx,
        ports);
    std::string reference = resident.reference;
    return Done<Resident>{std::move(resident), std::move(reference)};
}

}  // namespace

Result<Resident> add_resident(const AddResident& command, Ports& ports) {
    if (!may(command.caller.role, Permission::add_residents)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<FieldFault> faults;
    const ResidentFacts facts = check_facts(command.facts, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    if (!command.is_someone_else) {
        const Caller& caller = command.caller;
        auto refusal = refuse_twin(caller, caller.organisation, command.id, facts, ports);
        if (refusal) return *refusal;
    }
    return once<Resident>(
        {command.id, content_of(command, facts, ports.safe), command.caller.actor}, ports,
        [&](Transaction& tx) { return add(command, facts, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable(command.caller, Permission::add_residents, reference, tx);
        });
}

}  // namespace kitbank
