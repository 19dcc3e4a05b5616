#pragma once
#include <string>
#include <vector>

#include "server/usecase/databank/give_data.h"
#include "server/usecase/requests/hand_over.h"
#include "tests/support/living_world.h"

namespace kitbank {

// The small scheme with data in stock and people who come for it.
struct GivingWorld : LivingWorld {
    using LivingWorld::LivingWorld;

    static constexpr Criteria eligible{true, true, true, false, false};

    // A walk-in at NORTH, known by a telephone number.
    GiveData walk_in(const DataItem& item, const std::string& phone = "07700 900723") {
        GiveData command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.item = item.reference;
        command.person = {{ResidentField::phone, phone}};
        command.criteria = eligible;
        command.area = "LS1";
        command.terms_told = true;
        return command;
    }
    KitRequest asked(RequestState state, const std::vector<LineKind>& kinds = {LineKind::data}) {
        KitRequest row = request(state, kinds);
        row.criteria = eligible;
        row.area = "LS1";
        ports.store.write([&](Transaction& tx) { return tx.write_requests().update_request(row); });
        return now(row);
    }
    GiveData for_request(const DataItem& item, const KitRequest& of) {
        GiveData command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.item = item.reference;
        command.request = of.reference;
        command.terms_told = true;
        return command;
    }
    HandOver over(const KitRequest& of, const Device& device) {
        HandOver command;
        command.id = crypto.make_uuid();
        command.caller = caller(Role::volunteer);
        command.request = of.reference;
        command.tag = device.tag;
        command.signed_how = SignedHow::screen;
        command.signature = {"100,300 120,80 180,320;240,200 500,210", ""};
        return command;
    }
    // A device set aside for it.
    Device device_for(const KitRequest& of) {
        return record(reservation(device_in(DeviceState::ready), of));
    }
    void bring_back(const Device& device) {
        record(
            step(device.tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "1"}}));
    }
    std::vector<DataIssue> issues() {
        std::vector<DataIssue> rows;
        ports.store.read([&](Reader& reader) {
            rows = reader.issues().issues(IssueQuery{.organisation = organisation});
        });
        return rows;
    }
    using LivingWorld::now;
    using LivingWorld::story;
};

}  // namespace kitbank
