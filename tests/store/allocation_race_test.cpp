#include <doctest/doctest.h>

#include <cstdlib>

#include "server/core/reference.h"
#include "server/usecase/requests/decide_proposal.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/propose_allocation.h"
#include "server/usecase/requests/reserve_for_request.h"
#include "server/usecase/requests/show_allocation.h"
#include "tests/store/at_once.h"
#include "tests/store/scratch_database.h"
#include "tests/support/vault_world.h"

namespace kitbank {
namespace {

constexpr int clicks = 200;

// How often everybody clicks at once; KITBANK_RACE_ROUNDS=100 is the whole count.
int rounds() {
    const char* const asked = std::getenv("KITBANK_RACE_ROUNDS");
    return asked == nullptr ? 2 : std::atoi(asked);
}

struct RaceWorld : VaultWorld {
    explicit RaceWorld(Store& other) : VaultWorld(other), resident(add(caller(Role::manager))) {
        for (int count = 0; count < clicks; ++count) requests.push_back(request(count));
    }

    KitRequest request(int number) {
        KitRequest row;
        row.organisation = organisation;
        row.asking = organisation;
        row.reference = request_reference(crypto.digest("race " + std::to_string(number)));
        row.state = RequestState::accepted;
        row.entered_by = "person:7";
        row.resident = resident.id;
        row.hub = north.id;
        row.created_at = clock.now();
        row.submitted_at = row.created_at;
        row.changed_at = row.created_at;
        row.lines.emplace_back().changed_at = row.created_at;
        ports.store.write([&](Transaction& tx) {
            row.id = tx.write_requests().insert_request(row);
            return true;
        });
        return row;
    }
    Uuid proposal() {
        const auto run = propose_allocation({crypto.make_uuid(), caller(Role::manager)}, ports);
        REQUIRE(run);
        const auto view = show_allocation({caller(Role::manager), {}}, ports);
        REQUIRE(view);
        REQUIRE(view->proposed.size() == 1);
        return view->proposed[0].proposal.id;
    }
    // Half of them accept the same proposal, half scan the device for a request of their own.
    bool click(std::size_t number, const Uuid& proposal, const Tag& tag) {
        const Caller staff = caller(Role::hub_staff);
        if (number % 2 == 0) {
            return bool{accept_proposal({crypto.make_uuid(), staff, proposal}, ports)};
        }
        const std::string& reference = requests[number].reference;
        return bool{reserve_for_request({crypto.make_uuid(), staff, reference, tag}, ports)};
    }
    // "busy": the database asked to try again.
    std::map<std::string, int> click_at_once(const Uuid& proposal, const Tag& tag) {
        return at_once(clicks, [&](std::size_t number) -> std::string {
            try {
                return click(number, proposal, tag) ? "won" : "lost";
            } catch (const StoreFailure&) {
                return "busy";
            }
        });
    }

    Resident resident;
    std::vector<KitRequest> requests;
};

}  // namespace

TEST_CASE("200 people reach for one device at once: one gets it") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    const Device device = world.device_in(DeviceState::ready);
    for (int round = 0; round < rounds(); ++round) {
        const Uuid proposal = world.proposal();
        CHECK(world.click_at_once(proposal, device.tag) ==
              std::map<std::string, int>{{"lost", clicks - 1}, {"won", 1}});
        CHECK(database.ask("SELECT COUNT(*) FROM request_line WHERE state = 'reserved'") == "1");
        CHECK(database.ask("SELECT COUNT(*) FROM kit_request WHERE state = 'ready'") == "1");
        CHECK(database.ask("SELECT COUNT(*) FROM device_event WHERE event = 'reservation'") ==
              std::to_string(round + 1));
        CHECK(
            database.ask("SELECT q.reference = d.reservation FROM request_line l JOIN kit_request "
                         "q ON q.id = l.request_id JOIN device d ON d.id = l.device_id "
                         "WHERE l.state = 'reserved'") == "1");
        world.record(world.step(device.tag, DeviceEvent::release, {{"reason", "the next round"}}));
    }
}

}  // namespace kitbank
