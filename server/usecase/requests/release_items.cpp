#include "server/usecase/requests/release_items.h"

#include <algorithm>

#include "server/usecase/devices/event_desk.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {
namespace {

RecordEvent release_of(const LineDevice& device, const KitRequest& request, const Caller& caller,
                       const std::string& reason, Ports& ports) {
    RecordEvent command;
    command.id = ports.crypto.make_uuid();
    command.caller.role = Role::manager;
    command.caller.organisation = request.organisation;
    command.caller.actor = caller.actor;
    command.caller.name = caller.name;
    command.event = DeviceEvent::release;
    command.tag = device.tag;
    command.evidence = {{"reason", reason}};
    return command;
}

}  // namespace

std::optional<Refusal> release_items(const KitRequest& request, const Caller& caller,
                                     const std::string& reason, Transaction& tx, Ports& ports) {
    std::vector<RecordEvent> releases;
    for (const LineDevice& device : tx.requests().devices_of_lines(request.id)) {
        const auto line = std::ranges::find(request.lines, device.line, &RequestLine::number);
        if (line != request.lines.end() && line->state == LineState::reserved) {
            releases.push_back(release_of(device, request, caller, reason, ports));
        }
    }
    if (releases.empty()) return std::nullopt;
    EventDesk desk{tx, ports};
    for (const RecordedEvent& each : desk.handle(releases)) {
        if (each.refusal) return each.refusal;
    }
    return std::nullopt;
}

}  // namespace kitbank
