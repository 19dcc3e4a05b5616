#include <doctest/doctest.h>

#include "server/store/databank/verify_stock.h"
#include "tests/store/scratch_database.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

// The names of the broken invariants, and "digest" for each group that is not what the audit covers.
std::string broken(ScratchDatabase& database, Crypto& crypto) {
    std::string names = database.broken();
    verify_stock(database.connection(), crypto,
                 [&](const std::string&) { names += names.empty() ? "digest" : " digest"; });
    return names;
}

std::string number(const DataItem& item) { return std::to_string(item.id.value); }

}  // namespace

TEST_CASE("stock that moved by the rules keeps every promise, and each tampering breaks one") {
    ScratchDatabase database;
    StockWorld world{database.store()};
    const Bundle other = world.add_bundle("O2-50", 50);
    const auto items = world.receive(world.north, 4);
    const DataItem big = world.receive(world.north, 1, other).front();
    const DataItem given = world.issue(items[0], world.north);
    world.move(world.move_of(ItemEvent::activation, world.north), given);
    MoveItems dispatch = world.move_of(ItemEvent::dispatch, world.north);
    dispatch.step.consignment = 9;
    world.move(dispatch, items[1]);
    MoveItems loss = world.move_of(ItemEvent::voiding, world.north);
    loss.step.reason = VoidReason::lost;
    world.move(loss, items[2]);
    world.issue(items[3], world.north);
    world.move(world.move_of(ItemEvent::handback, world.north), items[3]);
    world.issue(items[3], world.north);
    CHECK(broken(database, world.crypto).empty());

    Connection& connection = database.connection();
    const auto try_out = [&](const std::string& change, const std::string& found_by,
                             const std::string& undo) {
        CAPTURE(change);
        connection.run(change);
        CHECK(broken(database, world.crypto) == found_by);
        connection.run(undo);
        CHECK(broken(database, world.crypto).empty());
    };
    const auto item = [](const DataItem& of, const std::string& what) {
        return "UPDATE data_item SET " + what + " WHERE id = " + number(of);
    };
    const auto balance = [&](const std::string& change) {
        return "UPDATE stock_balance SET items = items " + change +
               " WHERE account = 'person' AND bundle_id = " + std::to_string(world.bundle.id.value);
    };
    const std::string last_posting =
        " ORDER BY id DESC LIMIT 1";  // the last issue: from the hub to the person

    try_out(balance("+ 1"), "stock_balance_is_its_items stock_balance_is_its_postings",
            balance("- 1"));
    try_out("UPDATE stock_posting SET gigabytes = gigabytes + 1" + last_posting,
            "stock_balance_is_its_postings stock_group_sums_to_zero stock_posting_leaves_the_sum",
            "UPDATE stock_posting SET gigabytes = gigabytes - 1" + last_posting);
    try_out("UPDATE stock_posting SET items_after = items_after + 1" + last_posting,
            "stock_posting_leaves_the_sum",
            "UPDATE stock_posting SET items_after = items_after - 1" + last_posting);
    try_out("UPDATE stock_group SET recorded_at = recorded_at + INTERVAL 1 SECOND" + last_posting,
            "stock_posting_is_of_its_group",
            "UPDATE stock_group SET recorded_at = recorded_at - INTERVAL 1 SECOND" + last_posting);
    // A card that was given turns up on the shelf again, or at another hub.
    try_out(item(items[3], "state = 'in_stock', issue_id = NULL"),
            "data_item_state_is_its_last_event stock_balance_is_its_items",
            item(items[3], "state = 'issued', issue_id = 1"));
    const std::string north = std::to_string(world.north.id.value);
    const std::string south = std::to_string(world.south.id.value);
    try_out(item(big, "hub_id = " + south), "stock_balance_is_its_items",
            item(big, "hub_id = " + north));
    try_out(item(items[1], "consignment_id = 8"), "stock_balance_is_its_items",
            item(items[1], "consignment_id = 9"));
    // One that was brought back, with that taken out of its history.
    const std::string handback = " WHERE event = 'handback' AND item_id = " + number(items[3]);
    const std::string group = database.ask("SELECT group_id FROM data_item_event" + handback);
    try_out("DELETE FROM data_item_event" + handback, "data_item_is_given_once digest",
            "INSERT INTO data_item_event (item_id, group_id, event, to_state) VALUES (" +
                number(items[3]) + ", " + group + ", 'handback', 'in_stock')");
    try_out("UPDATE stock_group SET event = 'void' WHERE id = " + group,
            "data_item_event_is_of_its_group digest",
            "UPDATE stock_group SET event = 'handback' WHERE id = " + group);
    // The cards of two boxes are swapped, so that every sum is as before.
    try_out(item(items[0], "reference = '8944110000000000000'"), "digest digest digest",
            item(items[0], "reference = '" + items[0].reference + "'"));
    // A group under another name: neither has the other any more.
    const std::string uuid = database.ask("SELECT HEX(uuid) FROM stock_group WHERE id = " + group);
    try_out("UPDATE stock_group SET uuid = REPEAT('x', 16) WHERE id = " + group,
            "stock_group_is_audited",
            "UPDATE stock_group SET uuid = UNHEX('" + uuid + "') WHERE id = " + group);
}

}  // namespace kitbank
