#include "server/usecase/databank/move_items.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

std::vector<std::string> references(const std::vector<DataItem>& items) {
    std::vector<std::string> found;
    for (const DataItem& item : items) found.push_back(item.reference);
    return found;
}

// "receipt issue": an item's history.
std::string story(StockWorld& world, const DataItem& item) {
    std::string words;
    world.ports.store.read([&](Reader& reader) {
        for (const ItemHistoryRow& row : reader.stock().item_history(item.id)) {
            words += (words.empty() ? "" : " ") + std::string{name_of(row.event)};
        }
    });
    return words;
}

std::vector<PostedLine> lines_of(StockWorld& world, const Account& account) {
    std::vector<PostedLine> lines;
    world.ports.store.read([&](Reader& reader) {
        lines = reader.stock().statement({world.organisation, account});
    });
    return lines;
}

}  // namespace

TEST_CASE("what is received stands on the hub's shelf, taken from the network") {
    StockWorld world;
    const auto items = world.receive(world.north, 3);
    CHECK(items[0].id < items[1].id);
    CHECK(items[2].standing.state == ItemState::in_stock);
    CHECK(items[2].standing.hub == world.north.id);
    CHECK(items[2].standing.activate_by == world.now(items[2]).standing.activate_by);
    CHECK(world.held(AccountKind::network, 0) == -3);
    CHECK(world.held(AccountKind::hub, world.north.id.value) == 3);
    const auto lines = lines_of(world, {AccountKind::hub, world.north.id.value});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].posting.gigabytes == 900);
    CHECK(lines[0].items_after == 3);
    CHECK(lines[0].group.actor == world.caller(Role::hub_staff).actor);
    CHECK(story(world, items[0]) == "receipt");
}

TEST_CASE("items that move take their gigabytes along, and each step is in their history") {
    StockWorld world;
    const auto items = world.receive(world.north, 2);
    MoveItems dispatch = world.move_of(ItemEvent::dispatch, world.north);
    dispatch.step.consignment = 9;
    dispatch.words = "C-7K3M9QXZ to SOUTH";
    REQUIRE(world.try_move(dispatch, references(items)));
    CHECK(world.held(AccountKind::hub, world.north.id.value) == 0);
    CHECK(world.held(AccountKind::transit, 9) == 2);
    MoveItems arrival = world.move_of(ItemEvent::arrival, world.south);
    arrival.step.consignment = 9;
    REQUIRE(world.try_move(arrival, references(items)));
    CHECK(world.held(AccountKind::transit, 9) == 0);
    CHECK(world.held(AccountKind::hub, world.south.id.value) == 2);
    world.issue(items[0], world.south);
    CHECK(world.held(AccountKind::person, world.south.id.value) == 1);
    CHECK(story(world, items[0]) == "receipt dispatch arrival issue");
    CHECK(story(world, items[1]) == "receipt dispatch arrival");
    const auto lines = lines_of(world, {AccountKind::transit, 9});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].posting.gigabytes == -600);
    CHECK(lines[1].group.words == "C-7K3M9QXZ to SOUTH");
}

TEST_CASE("all of them move, or none") {
    StockWorld world;
    const auto items = world.receive(world.north, 3);
    world.issue(items[1], world.north);
    const std::string before = world.dump();
    MoveItems dispatch = world.move_of(ItemEvent::dispatch, world.north);
    dispatch.step.consignment = 9;
    const auto moved = world.try_move(dispatch, references(items));
    CHECK(code_of(moved) == "item_not_possible");
    CHECK(moved.refusal().detail.starts_with(items[1].reference + ": "));
    CHECK(world.dump() == before);
    CHECK(code_of(world.try_move(dispatch, {"8944110000000000000"})) == "sim_not_found");
}

TEST_CASE("starting a card changes its standing and moves nothing") {
    StockWorld world;
    const DataItem given = world.issue(world.receive(world.north, 1).front(), world.north);
    const DataItem active = world.move(world.move_of(ItemEvent::activation, world.north), given);
    CHECK(active.standing.activated_on == Date{std::chrono::year{2026} / 11 / 21});
    CHECK(active.standing.ends_on == Date{std::chrono::year{2027} / 11 / 20});
    CHECK(active == world.now(active));
    CHECK(lines_of(world, {AccountKind::person, world.north.id.value}).size() == 1);
}

TEST_CASE("a step counts on the day in London on which it happened") {
    StockWorld world;
    const DataItem given = world.issue(world.receive(world.north, 1).front(), world.north);
    MoveItems start = world.move_of(ItemEvent::activation, world.north);
    // Half past eleven in the evening of 30 June, by UTC; an hour later in London.
    start.happened_at = *parse_instant("2027-06-30T22:59:59Z");
    CHECK(world.try_move(start, {given.reference}));
    const DataItem other = world.issue(world.receive(world.north, 1).front(), world.north);
    start.happened_at = *parse_instant("2027-06-30T23:00:00Z");
    CHECK(code_of(world.try_move(start, {other.reference})) == "sim_past_date");
}

TEST_CASE("something set aside is kept until its time, and free again afterwards") {
    StockWorld world;
    const DataItem item = world.receive(world.north, 1).front();
    MoveItems keep = world.move_of(ItemEvent::reservation, world.north);
    keep.step.request = "Q-12345678";
    keep.reserved_until = world.clock.now() + std::chrono::hours{48};
    CHECK(world.move(keep, item).reserved_until == keep.reserved_until);
    CHECK(world.held(AccountKind::reserved, world.north.id.value) == 1);
    CHECK_FALSE(world.move(world.move_of(ItemEvent::release, world.north), item).reserved_until);
    CHECK(world.held(AccountKind::reserved, world.north.id.value) == 0);
}

TEST_CASE("a group has one audit event, whose digest covers its items") {
    StockWorld world;
    const auto items = world.receive(world.north, 2);
    const auto lines = lines_of(world, {AccountKind::network, 0});
    REQUIRE(lines.size() == 1);
    std::vector<AuditEvent> events;
    world.ports.store.read([&](Reader& reader) {
        events = reader.trust().audit_of("stock:" + format(lines[0].group.uuid));
    });
    REQUIRE(events.size() == 1);
    CHECK(events[0].event == "receipt");
    const Hash digest = world.crypto.digest(stock_group_text(ItemEvent::receipt, items));
    CHECK(events[0].facts ==
          "items=2\nfirst=" + items[0].reference + "\ndigest=" + format(digest) + "\n");
}

TEST_CASE("a group's text does not depend on the order of its items, and on everything else") {
    DataItem one;
    one.reference = "1";
    one.bundle = BundleId{5};
    DataItem two;
    two.reference = "2";
    two.bundle = BundleId{5};
    const std::string text = stock_group_text(ItemEvent::issue, {one, two});
    CHECK(text == stock_group_text(ItemEvent::issue, {two, one}));
    CHECK(text != stock_group_text(ItemEvent::handback, {one, two}));
    CHECK(text != stock_group_text(ItemEvent::issue, {one}));
    two.bundle = BundleId{6};
    CHECK(text != stock_group_text(ItemEvent::issue, {one, two}));
}

TEST_CASE("nothing at all is no receipt") {
    StockWorld world;
    world.ports.store.write([&](Transaction& tx) {
        CHECK(code_of(receive_items(world.move_of(ItemEvent::receipt, world.north), {}, tx,
                                    world.ports)) == "sim_not_found");
        return false;
    });
}

}  // namespace kitbank
