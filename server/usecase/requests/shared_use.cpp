#include "server/usecase/requests/shared_use.h"

#include "server/core/canonical.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// Counted where the device is, whoever counts.
Result<std::int64_t> count(const CountSessions& command, Date today, Transaction& tx) {
    const std::vector<Device> locked = tx.lock_devices({&command.tag, 1});
    if (locked.empty() || locked.front().organisation != command.caller.organisation) {
        return refusal_of(RefusalCode::tag_unknown);
    }
    const Device& device = locked.front();
    const Permission permission = Permission::hand_over_devices;
    if (relation_to(command.caller, device, permission) != Relation::within) {
        return refusal_elsewhere();
    }
    if (device.standing.state != DeviceState::in_shared_use) {
        return Refusal{RefusalCode::event_not_allowed,
                       "The device is not in shared use. Record that it is first.",
                       {}};
    }
    tx.write_lending().add_sessions(device.id, device.standing.home, today, command.sessions);
    return tx.lending().sessions_on(device.id, today);
}

}  // namespace

Result<std::int64_t> count_sessions(const CountSessions& command, Ports& ports) {
    if (!may(command.caller.role, Permission::hand_over_devices)) {
        return refusal_of(RefusalCode::forbidden);
    }
    if (command.sessions < 1 || command.sessions > sessions_at_once_max) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"sessions", "Enter a number from 1 to 100."}}};
    }
    const Date today = london_day(ports.clock.now(), ports.zones);
    const std::string content = CanonicalText{}
                                    .add("count sessions")
                                    .add(command.tag.text)
                                    .add(std::int64_t{command.sessions})
                                    .text();
    return once<std::int64_t>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<std::int64_t>> {
            const Result<std::int64_t> counted = count(command, today, tx);
            if (!counted) return counted.refusal();
            return Done<std::int64_t>{*counted, std::to_string(*counted)};
        },
        [](Transaction&, const std::string& answer) -> Result<std::int64_t> {
            return std::stoll(answer);
        });
}

Result<std::vector<SharedUse>> report_shared_use(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_devices)) return refusal_of(RefusalCode::forbidden);
    const Date today = london_day(ports.clock.now(), ports.zones);
    const Date from =
        (today.year() / today.month() / std::chrono::day{1}) - std::chrono::months{11};
    std::vector<SharedUse> uses;
    ports.store.read([&](Reader& reader) {
        uses = reader.lending().shared_use(scope_of(caller, Permission::see_devices), from, today);
    });
    return uses;
}

}  // namespace kitbank
