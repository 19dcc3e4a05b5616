#include "server/usecase/requests/end_holds.h"

#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/queue.h"
#include "server/usecase/requests/step.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr int batch_size = 100;

// Looked at again behind the lock: somebody may have held it for longer.
bool end_one(const std::string& reference, Date today, Ports& ports) {
    bool ended = false;
    ports.store.write([&](Transaction& tx) {
        ended = false;
        std::vector<KitRequest> found = tx.write_requests().lock_requests({&reference, 1});
        if (found.empty() || found.front().hold_reason.empty()) return false;
        KitRequest& request = found.front();
        if (!is_open(request.state) || is_on_hold(request, today)) return false;
        request.hold_reason.clear();
        request.hold_until.reset();
        record_audit(
            {audit_subject(request), "release_of_hold", "job:lending", request.organisation}, {},
            tx, ports);
        write_request(request, tx, ports);
        ended = true;
        return true;
    });
    return ended;
}

}  // namespace

int end_holds(Ports& ports) {
    const Date today = london_day(ports.clock.now(), ports.zones);
    std::vector<std::string> over;
    ports.store.read(
        [&](Reader& reader) { over = reader.allocation().holds_over(today, batch_size); });
    int count = 0;
    for (const std::string& reference : over) count += end_one(reference, today, ports) ? 1 : 0;
    return count;
}

}  // namespace kitbank
