#pragma once
#include <string>

#include "server/core/reference.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/step.h"
#include "tests/support/vault_world.h"

namespace kitbank {

// The small scheme with somebody in the vault and requests for them, put there as rows.
struct RequestWorld : VaultWorld {
    using VaultWorld::VaultWorld;

    KitRequest request(RequestState state, std::vector<LineKind> kinds = {LineKind::laptop}) {
        static int count = 0;
        if (!resident) resident = add(caller(Role::manager));
        KitRequest row;
        row.organisation = organisation;
        row.asking = organisation;
        row.reference = request_reference(crypto.digest("request " + std::to_string(++count)));
        row.state = state;
        row.entered_by = caller(Role::hub_staff).actor;
        row.resident = resident->id;
        row.hub = north.id;
        row.created_at = clock.now();
        row.submitted_at = row.created_at;
        row.changed_at = row.created_at;
        for (const LineKind kind : kinds) {
            RequestLine line;
            line.number = static_cast<int>(row.lines.size()) + 1;
            line.kind = kind;
            line.changed_at = row.created_at;
            row.lines.push_back(line);
        }
        ports.store.write([&](Transaction& tx) {
            row.id = tx.write_requests().insert_request(row);
            return true;
        });
        return now(row);
    }
    KitRequest now(const KitRequest& request) {
        std::optional<KitRequest> row;
        ports.store.read(
            [&](Reader& reader) { row = reader.requests().request(request.reference); });
        return *row;
    }
    // "accepted: waiting reserved"
    std::string story(const KitRequest& request) {
        const KitRequest row = now(request);
        std::string words = std::string{name_of(row.state)} + ":";
        for (const RequestLine& line : row.lines) words.append(" ").append(name_of(line.state));
        return words;
    }
    RecordEvent reservation(const Device& device, const KitRequest& request) {
        return step(device.tag, DeviceEvent::reservation, {{"request", request.reference}});
    }
    RecordEvent loan(const Device& device, const KitRequest& request) {
        return step(device.tag, DeviceEvent::loan,
                    {{"recipient", resident->reference},
                     {"agreement", "H-00000000"},
                     {"accessories", "1"},
                     {"request", request.reference}});
    }

    std::optional<Resident> resident;
};

}  // namespace kitbank
