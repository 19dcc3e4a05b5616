#include "tests/bench/decisions.h"

#include <stdexcept>

#include "server/usecase/devices/reach.h"

namespace kitbank::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Asked {
    Caller caller{Role::hub_staff, OrganisationId{1}, std::nullopt, "token:1", "bench", {}};
    Device device;
    Event move;
};

Asked a_scan() {
    Asked asked;
    Hub hub;
    hub.id = HubId{1};
    hub.organisation = OrganisationId{1};
    asked.caller.hub = hub;
    asked.device.organisation = OrganisationId{1};
    asked.device.standing.state = DeviceState::received;
    asked.device.standing.holder = {HolderKind::hub, hub.id, ""};
    asked.device.standing.home = hub.id;
    asked.move.event = DeviceEvent::move;
    asked.move.hub = hub.id;
    return asked;
}

// The fields that an answer with a device asks the table about, and the steps it lists.
std::size_t present(const Asked& asked) {
    const Relation relation = relation_to(asked.caller, asked.device, Permission::see_devices);
    std::size_t shown = events_open_to(asked.caller, asked.device).size();
    for (const FieldRule& rule : field_rules()) {
        if (rule.object != Object::device) break;
        shown += shows(Object::device, rule.field, relation) ? 1U : 0U;
    }
    return shown;
}

// The route's permission, the use-case's, and the answer.
std::size_t decide_look_up(const Asked& asked) {
    if (!may(asked.caller.role, Permission::see_devices)) return 0;
    if (!may(asked.caller.role, Permission::see_devices)) return 0;
    return present(asked);
}

std::size_t decide_scan(const Asked& asked) {
    if (!may(asked.caller.role, Permission::see_devices)) return 0;
    if (!may(asked.caller.role, permission_of(asked.move.event))) return 0;
    if (!may_record(asked.caller, asked.device, asked.move)) return 0;
    return present(asked);
}

double microseconds_of(std::size_t (*decide)(const Asked&), std::chrono::duration<double> time) {
    const Asked asked = a_scan();
    std::size_t decided = 0;
    std::size_t rounds = 0;
    const auto begun = Clock::now();
    std::chrono::duration<double> taken{0};
    for (; taken < time; taken = Clock::now() - begun) {
        for (int i = 0; i < 1'000; ++i) decided += decide(asked);
        rounds += 1'000;
    }
    if (decided < rounds) throw std::runtime_error("a permission was refused");
    return taken.count() * 1e6 / static_cast<double>(rounds);
}

}  // namespace

DecisionTimes decision_times(std::chrono::duration<double> time) {
    return {microseconds_of(decide_scan, time), microseconds_of(decide_look_up, time)};
}

}  // namespace kitbank::bench
