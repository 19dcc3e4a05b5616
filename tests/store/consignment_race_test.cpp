#include <doctest/doctest.h>

#include "server/usecase/databank/count_stock.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/store/at_once.h"
#include "tests/store/scratch_database.h"
#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct RaceWorld : MovesWorld {
    explicit RaceWorld(Store& other) : MovesWorld{other} {}

    Consignment packed(const std::vector<std::string>& sims) {
        const auto packet =
            open_consignment({crypto.make_uuid(), volunteer(north), "", "SOUTH"}, ports);
        REQUIRE(pack_items({crypto.make_uuid(), volunteer(north), packet->reference, sims}, ports));
        return *packet;
    }
};

}  // namespace

TEST_CASE("a packet that two people receive at once arrives once, and at no wrong hub") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    for (int round = 1; round <= 10; ++round) {
        const Consignment packet = world.packed(world.receive(world.north, 5));
        REQUIRE(send_consignment(
            {world.crypto.make_uuid(), world.volunteer(world.north), packet.reference},
            world.ports));
        std::vector<ReceiveConsignment> commands;
        for (int number = 0; number < 4; ++number) {
            commands.push_back({world.crypto.make_uuid(),
                                world.volunteer(number == 0 ? world.north : world.south),
                                packet.reference});
        }
        const auto answers = at_once(4, [&](std::size_t number) {
            return code_of(receive_consignment(commands[number], world.ports));
        });
        CHECK(answers.at("done") == 1);
        CHECK(answers.at("step_out_of_order") == 2);
        CHECK(answers.at("sim_not_here") == 1);
        CHECK(world.on_shelf(world.south) == 5 * round);
    }
    CHECK(database.broken().empty());
}

TEST_CASE("what is given while its packet is sent goes one way, never both") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    std::int64_t sent = 0;
    for (int round = 1; round <= 10; ++round) {
        const auto sims = world.receive(world.north, 1);
        const Consignment packet = world.packed(sims);
        const SendConsignment command{world.crypto.make_uuid(), world.volunteer(world.north),
                                      packet.reference};
        MoveItems issue = world.move(ItemEvent::issue, world.north);
        issue.step.issue = 1;
        const auto answers = at_once(2, [&](std::size_t number) {
            return number == 0 ? code_of(send_consignment(command, world.ports))
                               : code_of(world.happen(issue, sims));
        });
        CHECK(answers.at("done") == 1);
        CHECK(answers.at("sim_not_here") == 1);
        sent += world.balance(AccountKind::transit, packet.id.value);
        CHECK(world.on_shelf(world.north) == 0);
        CHECK(sent + world.balance(AccountKind::person, world.north.id.value) == round);
    }
    CHECK(database.broken().empty());
}

TEST_CASE("two packets that want the same SIM at once do not both get it") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    for (int round = 0; round < 10; ++round) {
        const auto sims = world.receive(world.north, 2);
        std::vector<PackItems> commands;
        for (int number = 0; number < 2; ++number) {
            const auto packet = open_consignment(
                {world.crypto.make_uuid(), world.volunteer(world.north), "", "SOUTH"}, world.ports);
            commands.push_back(
                {world.crypto.make_uuid(), world.volunteer(world.north), packet->reference, sims});
        }
        const auto answers = at_once(2, [&](std::size_t number) {
            return code_of(pack_items(commands[number], world.ports));
        });
        CHECK(answers.at("done") == 1);
        CHECK(answers.at("invalid_fields") == 1);
    }
}

TEST_CASE("two counts that are opened at once are one") {
    ScratchDatabase database;
    RaceWorld world{database.store()};
    std::vector<OpenCount> commands;
    for (int number = 0; number < 4; ++number) {
        commands.push_back({world.crypto.make_uuid(), world.volunteer(world.north), ""});
    }
    const auto answers = at_once(
        4, [&](std::size_t number) { return code_of(open_count(commands[number], world.ports)); });
    CHECK(answers.at("done") == 1);
    CHECK(answers.at("step_out_of_order") == 3);
}

}  // namespace kitbank
