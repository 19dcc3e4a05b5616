#include "server/usecase/residents/erase_resident.h"

#include "server/core/canonical.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Result<Done<Resident>> erase(const EraseResident& command, Transaction& tx, Ports& ports) {
    const Result<Resident> resident =
        lock_reachable(command.caller, Permission::manage_residents, command.reference, tx);
    if (!resident) return resident.refusal();
    if (resident->on_hold) return Refusal{RefusalCode::hold_in_force, "", {}};
    erase_locked(*resident, command.caller.actor, "asked", tx, ports);
    return Done<Resident>{*tx.residents().resident(resident->reference), resident->reference};
}

}  // namespace

Result<Resident> erase_resident(const EraseResident& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("erase resident").add(command.reference).text();
    return once<Resident>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return erase(command, tx, ports); },
        [&](Transaction& tx, const std::string& reference) {
            return reachable(command.caller, Permission::manage_residents, reference, tx);
        });
}

void erase_locked(const Resident& resident, const std::string& actor, const std::string& why,
                  Transaction& tx, Ports& ports) {
    tx.write_issues().forget_persons_of(resident.id);
    tx.write_residents().erase_resident(resident.id, actor, ports.clock.now());
    record_audit({audit_subject(resident), "erasure", actor, resident.organisation},
                 {{"why", why}, {"rule", resident.retention_rule}}, tx, ports);
}

}  // namespace kitbank
