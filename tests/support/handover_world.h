#pragma once
#include <string>
#include <vector>

#include "server/usecase/notices/ports.h"
#include "server/usecase/requests/hand_over.h"
#include "server/usecase/requests/handover_ports.h"
#include "server/usecase/residents/vault.h"
#include "tests/support/request_world.h"

namespace kitbank {

// The small scheme with kit set aside for somebody, ready to be handed over.
struct HandoverWorld : RequestWorld {
    using RequestWorld::RequestWorld;

    static constexpr const char* ink = "100,300 120,80 180,320;240,200 500,210";
    static std::string photograph() { return "\xFF\xD8\xFF\xE0 signed paper \xFF\xD9"; }

    struct Ready {
        KitRequest request;
        Device device;
    };
    Ready ready(const std::vector<LineKind>& kinds = {LineKind::laptop},
                AllocationKind allocation = AllocationKind::loan) {
        KitRequest wanted = request(RequestState::accepted, kinds);
        wanted.allocation = allocation;
        ports.store.write(
            [&](Transaction& tx) { return tx.write_requests().update_request(wanted); });
        const Device device = record(reservation(device_in(DeviceState::ready), wanted));
        return {now(wanted), device};
    }
    HandOver over(const Ready& of) {
        HandOver command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.request = of.request.reference;
        command.tag = of.device.tag;
        command.signed_how = SignedHow::screen;
        command.signature = {ink, ""};
        return command;
    }
    Device device_now(const Device& device) {
        std::optional<Device> row;
        ports.store.read([&](Reader& reader) { row = reader.device_by_tag(device.tag); });
        return *row;
    }
    Event last_event(const Device& device) {
        std::vector<Event> rows;
        ports.store.read([&](Reader& reader) { rows = reader.history(device.id); });
        return rows.back();
    }
    std::vector<Handover> handovers(const KitRequest& of) {
        std::vector<Handover> rows;
        ports.store.read([&](Reader& reader) { rows = reader.handovers().handovers_of(of.id); });
        return rows;
    }
};

}  // namespace kitbank
