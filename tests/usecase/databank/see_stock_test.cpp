#include "server/usecase/databank/see_stock.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/consignment_ports.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

// "NORTH O2-25 3": what lies where, with what is soon over and what there should be.
std::string shelves(StockWorld& world, const Caller& caller) {
    std::string text;
    const auto lines = see_shelves(caller, world.ports);
    for (const ShelfLine& line : *lines) {
        text += line.stock.hub_code + " " + line.stock.balance.bundle_code + " " +
                std::to_string(line.stock.balance.items) + " soon " + std::to_string(line.soon) +
                " least " + std::to_string(line.least) + "; ";
    }
    return text;
}

std::string held(StockWorld& world, const Caller& caller, const SeeBalances& order) {
    std::string text;
    const auto rows = see_balances(caller, order, world.ports);
    for (const NamedBalance& row : *rows) {
        text += std::string{name_of(row.balance.account.kind)} + " " + row.hub + " " +
                std::to_string(row.balance.items) + "; ";
    }
    return text;
}

}  // namespace

TEST_CASE("shelves are seen by whoever works there, and all of them by a manager") {
    StockWorld world;
    world.receive(world.north, 3);
    world.receive(world.south, 2);
    Caller manager = world.caller(Role::manager);
    manager.hub.reset();
    CHECK(shelves(world, manager) ==
          "NORTH O2-25 3 soon 0 least 0; SOUTH O2-25 2 soon 0 least 0; ");
    CHECK(shelves(world, world.caller(Role::volunteer)) == "NORTH O2-25 3 soon 0 least 0; ");
    CHECK(code_of(see_shelves(world.caller(Role::referrer), world.ports)) == "forbidden");
}

TEST_CASE("a shelf says what has to be activated soon, and what it should have") {
    StockWorld world;
    world.receive(world.north, 3);
    const auto set_least = [&](const std::string& code, std::int64_t least) {
        world.ports.store.write([&](Transaction& tx) {
            tx.write_consignments().write_threshold({world.organisation, world.north.id,
                                                     world.north.code, world.north.name,
                                                     ThresholdKind::bundle, code, least});
            return true;
        });
    };
    set_least("O2-25", 10);
    world.add_bundle("O2-50");
    set_least("O2-50", 4);
    // Cards to be activated by 30 June 2027.
    world.clock.advance(std::chrono::days{170});
    CHECK(shelves(world, world.caller(Role::volunteer)) ==
          "NORTH O2-25 3 soon 3 least 10; NORTH O2-50 0 soon 0 least 4; ");
}

TEST_CASE("balances are told as they are and as they were at the end of a day") {
    StockWorld world;
    Caller manager = world.caller(Role::manager);
    manager.hub.reset();
    const auto items = world.receive(world.north, 3);
    MoveItems dispatch = world.move_of(ItemEvent::dispatch, world.north);
    dispatch.step.consignment = 9;
    world.move(dispatch, items[0]);
    world.clock.advance(std::chrono::hours{24});
    MoveItems arrival = world.move_of(ItemEvent::arrival, world.south);
    arrival.step.consignment = 9;
    world.move(arrival, items[0]);
    world.issue(items[1], world.north);
    CHECK(held(world, manager, {}) == "network  -3; hub NORTH 1; hub SOUTH 1; person NORTH 1; ");
    const Date first = *parse_date("2026-11-21");
    CHECK(held(world, manager, {"", first}) == "network  -3; hub NORTH 2; transit  1; ");
    CHECK(held(world, manager, {"SOUTH", first}).empty());
    CHECK(held(world, manager, {"", *parse_date("2026-11-20")}).empty());
    CHECK(held(world, world.caller(Role::hub_staff), {"", first}) == "hub NORTH 2; ");
    CHECK(held(world, world.caller(Role::hub_staff), {}) == "hub NORTH 1; person NORTH 1; ");
    CHECK(code_of(see_balances(world.caller(Role::hub_staff), {"SOUTH", {}}, world.ports)) ==
          "hub_not_found");
    CHECK(code_of(see_balances(manager, {"NEVER", {}}, world.ports)) == "hub_not_found");
    CHECK(code_of(see_balances(world.caller(Role::referrer), {}, world.ports)) == "forbidden");
}

}  // namespace kitbank
