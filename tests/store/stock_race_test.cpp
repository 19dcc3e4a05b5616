#include <doctest/doctest.h>

#include "tests/store/at_once.h"
#include "tests/store/scratch_database.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

MoveItems issue_at(const StockWorld& world, const Hub& hub) {
    MoveItems move = world.move_of(ItemEvent::issue, hub);
    move.step.issue = 1;
    return move;
}

}  // namespace

TEST_CASE("the last SIM, given from two places at once, is given to one") {
    ScratchDatabase database;
    StockWorld world{database.store()};
    for (int round = 0; round < 20; ++round) {
        const DataItem last = world.receive(world.north, 1).front();
        const MoveItems issue = issue_at(world, world.north);
        auto answers =
            at_once(2, [&](std::size_t) { return bool{world.try_move(issue, {last.reference})}; });
        CHECK(answers[true] == 1);
        CHECK(world.held(AccountKind::hub, world.north.id.value) == 0);
        CHECK(world.held(AccountKind::person, world.north.id.value) == round + 1);
    }
    CHECK(database.broken().empty());
}

TEST_CASE("people who take what expires first each get another one, and none too many") {
    ScratchDatabase database;
    StockWorld world{database.store()};
    world.receive(world.north, 20);
    const MoveItems issue = issue_at(world, world.north);
    ItemQuery query{world.organisation};
    query.hub = world.north.id;
    query.bundle = world.bundle.id;
    query.limit = 1;
    auto answers = at_once(30, [&](std::size_t) {
        bool is_given = false;
        world.ports.store.write([&](Transaction& tx) {
            const auto first = tx.write_stock().lock_first_expiring(query);
            is_given = !first.empty() && bool{move_items(issue, first, tx, world.ports)};
            return is_given;
        });
        return is_given;
    });
    CHECK(answers[true] == 20);
    CHECK(world.held(AccountKind::hub, world.north.id.value) == 0);
    CHECK(world.held(AccountKind::person, world.north.id.value) == 20);
    CHECK(database.broken().empty());
}

TEST_CASE(
    "two hubs that send to each other and receive at once lose nothing and never wait forever") {
    ScratchDatabase database;
    StockWorld world{database.store()};
    const auto here = world.receive(world.north, 12);
    const auto there = world.receive(world.south, 12);
    auto answers = at_once(24, [&](std::size_t number) {
        const bool is_north = number % 2 == 0;
        const Hub& from = is_north ? world.north : world.south;
        const Hub& to = is_north ? world.south : world.north;
        const DataItem& item = (is_north ? here : there)[number / 2];
        const std::int64_t packet = static_cast<std::int64_t>(number) + 1;
        MoveItems dispatch = world.move_of(ItemEvent::dispatch, from);
        dispatch.step.consignment = packet;
        MoveItems arrival = world.move_of(ItemEvent::arrival, to);
        arrival.step.consignment = packet;
        world.receive(from, 2);
        return world.try_move(dispatch, {item.reference}) &&
               world.try_move(arrival, {item.reference});
    });
    CHECK(answers[true] == 24);
    CHECK(world.held(AccountKind::network, 0) == -72);
    CHECK(world.held(AccountKind::hub, world.north.id.value) == 36);
    CHECK(world.held(AccountKind::hub, world.south.id.value) == 36);
    CHECK(database.broken().empty());
}

TEST_CASE("a group that others overtook stands behind them, in all its accounts") {
    ScratchDatabase database;
    StockWorld world{database.store()};
    const auto items = world.receive(world.north, 2);
    const Instant before = world.clock.now();
    world.issue(items[0], world.north);
    // Somebody began before that and got the locks only now.
    StockGroup late;
    late.uuid = world.crypto.make_uuid();
    late.organisation = world.organisation;
    late.event = ItemEvent::voiding;
    late.recorded_at = late.happened_at = before;
    const Account shelf{AccountKind::hub, world.north.id.value};
    const Account lost{AccountKind::voided, world.north.id.value};
    const std::vector<Posting> postings = {{shelf, world.bundle.id, -1, -300},
                                           {lost, world.bundle.id, 1, 300}};
    world.ports.store.write([&](Transaction& tx) {
        late.id = tx.write_stock().insert_group(late);
        tx.write_stock().post(late.id, world.organisation, postings);
        return true;
    });
    world.ports.store.read([&](Reader& reader) {
        const auto lines = reader.stock().statement({world.organisation, shelf});
        REQUIRE(lines.size() == 3);
        CHECK(lines[0].group.id == late.id);
        CHECK(lines[0].group.recorded_at == lines[1].group.recorded_at);
        CHECK(lines[0].items_after == 0);
        // Between the two nothing had been lost yet.
        CHECK(reader.stock()
                  .balances_at(world.organisation, lost, lines[1].group.recorded_at)
                  .empty());
        CHECK(reader.stock().statement({world.organisation, lost})[0].group.recorded_at ==
              lines[0].group.recorded_at);
    });
}

}  // namespace kitbank
