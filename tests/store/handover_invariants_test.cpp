#include <doctest/doctest.h>

#include "tests/store/scratch_database.h"
#include "tests/support/handover_world.h"

namespace kitbank {
TEST_CASE(
    "a handover over the counter keeps every promise, and a signature taken away breaks one") {
    ScratchDatabase database;
    HandoverWorld world{database.store()};
    const auto of = world.ready({LineKind::laptop, LineKind::accessories});
    HandOver command = world.over(of);
    command.accessories = {{"Charger", 1}};
    command.lines = {2};
    const Result<Handover> done = hand_over(command, world.ports);
    REQUIRE(code_of(done) == "done");
    CHECK(world.story(of.request) == "handed_over: handed_over ended");
    CHECK(code_of(hand_over(command, world.ports)) == "done");
    CHECK(world.handovers(of.request).size() == 1);
    const auto scanned = world.ready();
    world.record(world.loan(scanned.device, scanned.request));
    CHECK(database.broken().empty());

    const std::string which = "FROM handover WHERE reference = '" + done->reference + "'";
    database.connection().run("DELETE FROM handover_signature WHERE handover_id = (SELECT id " +
                              which + ")");
    CHECK(database.broken() == "handover_has_its_signature");
    database.connection().run(
        "INSERT INTO handover_signature (handover_id, sealed, actor, signed_at) "
        "SELECT id, 'x', 'person:1', '2026-11-22' " +
        which);
    CHECK(database.broken().empty());
}

}  // namespace kitbank
