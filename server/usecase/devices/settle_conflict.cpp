#include "server/usecase/devices/settle_conflict.h"

#include "server/usecase/devices/reach.h"
#include "server/usecase/devices/record_events.h"

namespace kitbank {

Result<Device> settle_conflict(const SettleConflict& command, Ports& ports) {
    RecordEvent annulment;
    annulment.id = command.id;
    annulment.caller = command.caller;
    annulment.event = DeviceEvent::annulment;
    annulment.tag = command.tag;
    annulment.evidence = {{"of", format(command.event)}, {"reason", command.reason}};
    return record_event(annulment, ports);
}

Result<Uuid> close_scan(const CloseScan& command, Ports& ports) {
    if (!may(command.caller.role, Permission::settle_conflicts)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    bool closed = false;
    ports.store.write([&](Transaction& tx) {
        closed = tx.close_scan_set_aside(scope_of(command.caller, Permission::settle_conflicts),
                                         command.scan, command.caller.actor, ports.clock.now());
        return closed;
    });
    if (!closed) return Refusal{RefusalCode::conflict_not_found, "", {}};
    return command.scan;
}

}  // namespace kitbank
