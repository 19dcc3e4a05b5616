#include "server/usecase/requests/release_reservations.h"

#include <algorithm>

#include "server/usecase/devices/event_desk.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {
namespace {

constexpr int batch_size = 100;

bool is_over(const KitRequest& request, const Device& device, Instant now) {
    return device.standing.reservation == request.reference &&
           std::ranges::any_of(request.lines, [&](const RequestLine& line) {
               return line.state == LineState::reserved && line.device == device.id &&
                      line.reserved_until && *line.reserved_until <= now;
           });
}

RecordEvent release_of(const Device& device, Ports& ports) {
    RecordEvent command;
    command.id = ports.crypto.make_uuid();
    command.caller.role = Role::manager;
    command.caller.organisation = device.organisation;
    command.caller.actor = "job:lending";
    command.event = DeviceEvent::release;
    command.tag = device.tag;
    command.evidence = {{"reason", "It was not collected in time"}};
    return command;
}

// Looked at again behind the locks: it may have been collected, or given more time.
bool release_one(const ReservationOver& over, Instant now, Ports& ports) {
    bool released = false;
    ports.store.write([&](Transaction& tx) {
        released = false;
        const std::vector<Device> devices = tx.lock_devices({&over.tag, 1});
        const std::vector<KitRequest> requests =
            tx.write_requests().lock_requests({&over.reference, 1});
        if (devices.empty() || requests.empty()) return false;
        if (!is_over(requests.front(), devices.front(), now)) return false;
        const RecordEvent command = release_of(devices.front(), ports);
        EventDesk desk{tx, ports};
        if (desk.handle({&command, 1}).front().refusal) return false;
        const auto request = tx.requests().request(over.reference);
        tell(*request, MessageKind::reservation_over, {}, tx, ports);
        released = true;
        return true;
    });
    return released;
}

}  // namespace

int release_reservations(Ports& ports) {
    const Instant now = ports.clock.now();
    int count = 0;
    for (;;) {
        std::vector<ReservationOver> over;
        ports.store.read(
            [&](Reader& reader) { over = reader.allocation().reservations_over(now, batch_size); });
        int released = 0;
        for (const ReservationOver& each : over) released += release_one(each, now, ports) ? 1 : 0;
        count += released;
        if (released == 0) return count;
    }
}

}  // namespace kitbank
