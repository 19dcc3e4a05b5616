#include "server/usecase/databank/item_reach.h"

#include <doctest/doctest.h>

#include "tests/support/living_world.h"

namespace kitbank {

TEST_CASE("a reference is what stands on the card, however it is typed") {
    CHECK(item_reference("8944 1100-0000 0001 238") == "8944110000000001238");
    CHECK(item_reference("8944110000000001238F") == "8944110000000001238");
    CHECK(item_reference("8944110000000001238f") == "8944110000000001238");
    CHECK(item_reference("v-7k3m 9qxz") == "V-7K3M9QXZ");
    CHECK(item_reference("v7k3m9qxz") == "V-7K3M9QXZ");
    CHECK(item_reference("") == "");
    CHECK(item_reference("F") == "F");
}

TEST_CASE_FIXTURE(LivingWorld,
                  "a hub's own, all for whoever works at none, none of another organisation") {
    const Hub south = open_hub("SOUTH");
    const DataItem ours = stock();
    const DataItem theirs = stock("", nullptr, south.id);
    CHECK(reaches(caller(Role::volunteer), Permission::change_data, ours));
    CHECK_FALSE(reaches(caller(Role::volunteer), Permission::change_data, theirs));
    CHECK(reaches(unbound(Role::hub_staff), Permission::change_data, theirs));
    CHECK(reaches(caller(Role::manager), Permission::change_data, theirs));
    CHECK_FALSE(reaches(caller(Role::referrer), Permission::see_data_stock, ours));
    const Caller stranger = elsewhere(Role::manager, found_organisation("Other scheme"));
    CHECK_FALSE(reaches(stranger, Permission::see_data_stock, ours));
}

TEST_CASE_FIXTURE(LivingWorld, "of several the first that is not there is named") {
    const DataItem item = stock();
    const std::vector<std::string> both{item.reference, "8944110000000009999"};
    ports.store.write([&](Transaction& tx) {
        const auto locked =
            lock_reachable_items(caller(Role::volunteer), Permission::change_data, both, tx);
        REQUIRE_FALSE(locked);
        CHECK(locked.refusal().detail.starts_with("8944110000000009999"));
        return false;
    });
}

}  // namespace kitbank
