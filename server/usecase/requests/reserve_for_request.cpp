#include "server/usecase/requests/reserve_for_request.h"

#include "server/core/canonical.h"
#include "server/core/devices/spoken.h"
#include "server/usecase/devices/event_desk.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

Result<Done<KitRequest>> reserve(const ReserveForRequest& command, Transaction& tx, Ports& ports) {
    const std::vector<Device> devices = tx.lock_devices({&command.tag, 1});
    const Result<KitRequest> request =
        lock_reachable_request(command.caller, Permission::allocate_kit, command.reference, tx);
    if (!request) return request.refusal();
    const bool is_ours =
        !devices.empty() && devices.front().organisation == command.caller.organisation;
    if (is_ours) {
        if (auto refusal = why_not_free(devices.front())) return *refusal;
    }
    if (auto refusal = set_aside(command.tag, request->reference, command.caller, tx, ports)) {
        return *refusal;
    }
    return Done<KitRequest>{*tx.requests().request(request->reference), request->reference};
}

}  // namespace

std::optional<Refusal> why_not_free(const Device& device) {
    if (device.standing.state == DeviceState::ready) return std::nullopt;
    if (device.standing.state == DeviceState::reserved) {
        return Refusal{RefusalCode::line_taken,
                       "The device " + device.tag.text +
                           " was set aside for something else a moment before. Choose another.",
                       {}};
    }
    return Refusal{RefusalCode::changed,
                   "The device " + device.tag.text + " is " + spoken(device.standing.state) +
                       ", and only what is ready can be set aside. Choose another.",
                   {}};
}

std::optional<Refusal> set_aside(const Tag& tag, const std::string& reference, const Caller& caller,
                                 Transaction& tx, Ports& ports) {
    RecordEvent command;
    command.id = ports.crypto.make_uuid();
    command.caller = caller;
    command.event = DeviceEvent::reservation;
    command.tag = tag;
    command.evidence = {{"request", reference}};
    EventDesk desk{tx, ports};
    return desk.handle({&command, 1}).front().refusal;
}

Result<KitRequest> reserve_for_request(const ReserveForRequest& command, Ports& ports) {
    const std::string content = CanonicalText{}
                                    .add("reserve for request")
                                    .add(command.reference)
                                    .add(command.tag.text)
                                    .text();
    return once<KitRequest>(
        {command.request_id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return reserve(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return reachable_request(command.caller, Permission::allocate_kit, answer, tx);
        });
}

}  // namespace kitbank
