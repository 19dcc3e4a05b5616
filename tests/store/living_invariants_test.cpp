#include <doctest/doctest.h>

#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/data_bank_job.h"
#include "server/usecase/databank/show_code.h"
#include "server/usecase/databank/swap_sim.h"
#include "tests/store/scratch_database.h"
#include "tests/support/living_world.h"

namespace kitbank {
TEST_CASE("an issue says what became of its item, through every step and the job") {
    ScratchDatabase database;
    LivingWorld world{database.store()};
    const Caller manager = world.caller(Role::manager);
    const auto id = [&] { return world.crypto.make_uuid(); };
    const DataItem in_use = world.given();
    const DataItem faulty = world.given();
    const DataItem lost = world.given();
    const DataItem unopened = world.given();
    const DataItem forgotten = world.given("2026-12-01");
    const DataItem stale = world.stock("2026-12-01");
    const DataItem voucher = world.give(world.stock("", &world.vouchers));
    const std::string other = world.stock().reference;
    REQUIRE(
        activate_item({id(), manager, in_use.reference, *parse_date("2026-11-21")}, world.ports));
    REQUIRE(swap_sim({id(), manager, faulty.reference, other, VoidReason::faulty, "", {}},
                     world.ports));
    REQUIRE(void_item({id(), manager, lost.reference, VoidReason::lost, "", {}}, world.ports));
    REQUIRE(hand_back_item({id(), manager, unopened.reference, true, {}}, world.ports));
    REQUIRE(write_off_items({id(), manager, {world.stock().reference}, "wet"}, world.ports));
    REQUIRE(show_code({id(), manager, voucher.reference, "lost paper"}, world.ports));
    CHECK(database.broken().empty());
    world.go_to("2026-12-02T00:30:00Z");
    CHECK(run_data_bank(world.ports) == 2);
    CHECK(world.story(forgotten) == "expired: expired");
    CHECK(world.story(stale) == "expired");
    world.go_to("2027-11-21T00:30:00Z");
    CHECK(run_data_bank(world.ports) == 1);
    CHECK(world.story(in_use) == "ended: ended");
    CHECK(world.story(faulty) == "void: replaced");
    CHECK(database.broken().empty());

    database.connection().run("UPDATE data_issue SET outcome = 'active' WHERE outcome = 'ended'");
    CHECK(database.broken() == "data_issue_is_its_item");
}

}  // namespace kitbank
