#include <doctest/doctest.h>

#include "server/usecase/databank/count_stock.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/store/scratch_database.h"
#include "tests/support/moves_world.h"

namespace kitbank {
TEST_CASE("packets and counts keep every promise over the real store, and tampering breaks one") {
    ScratchDatabase database;
    MovesWorld world{database.store()};
    const auto sims = world.receive(world.north, 4);
    const auto stray = world.receive(world.north, 1);
    const auto id = [&] { return world.crypto.make_uuid(); };
    const auto packet =
        open_consignment({id(), world.volunteer(world.north), "", "SOUTH"}, world.ports);
    REQUIRE(pack_items({id(), world.volunteer(world.north), packet->reference, sims}, world.ports));
    REQUIRE(send_consignment({id(), world.volunteer(world.north), packet->reference}, world.ports));
    const auto received = receive_consignment(
        {id(), world.volunteer(world.south), packet->reference, "", {{sims[0], sims[1], stray[0]}}},
        world.ports);
    REQUIRE(received);
    CHECK(received->missing == std::vector{sims[2], sims[3]});
    CHECK(received->extra.size() == 1);
    REQUIRE(find_missing({id(), world.volunteer(world.south), packet->reference, {sims[2]}},
                         world.ports));
    world.lose(world.north, stray[0]);
    const auto count = open_count({id(), world.volunteer(world.north), ""}, world.ports);
    REQUIRE(add_to_count({id(), world.volunteer(world.north), "", stray}, world.ports));
    REQUIRE(close_count({id(), world.volunteer(world.north), count->reference}, world.ports));
    CHECK(world.on_shelf(world.north) == 1);  // found again
    CHECK(database.broken().empty());

    database.connection().run("UPDATE consignment_item SET is_held = 0 WHERE fate = 'missing'");
    CHECK(database.broken() == "data_item_travels_in_its_packet");
    database.connection().run("UPDATE consignment_item SET is_held = 1 WHERE fate = 'missing'");
    CHECK(database.broken().empty());
    database.connection().run("UPDATE consignment SET state = 'closed'");
    CHECK(database.broken() ==
          "consignment_is_closed_when_all_is_settled data_item_travels_in_its_packet");
    database.connection().run("UPDATE consignment SET state = 'arrived'");
    REQUIRE(lose_missing({id(), world.manager(), packet->reference, {}, "torn"}, world.ports));
    CHECK(world.item(sims[3]).standing.void_reason == VoidReason::lost);
    CHECK(database.broken().empty());
}

}  // namespace kitbank
