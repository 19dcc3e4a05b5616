#include "server/usecase/databank/data_reminders.h"

#include <doctest/doctest.h>

#include "tests/support/living_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(LivingWorld, "reminders are the house's until an organisation sets its own") {
    const Caller manager = caller(Role::manager);
    const Result<DataReminders> house = find_data_reminders(manager, ports);
    REQUIRE(house);
    CHECK(house->stale_days == std::vector{60, 30, 7});
    CHECK(house->ending_days == 7);
    DataReminders own = *house;
    own.stale_days = {5, 90};
    const auto changed = change_data_reminders({crypto.make_uuid(), manager, own}, ports);
    REQUIRE(changed);
    CHECK(changed->stale_days == std::vector{90, 5});
    CHECK(find_data_reminders(manager, ports)->version == 1);
    CHECK(code_of(change_data_reminders({crypto.make_uuid(), manager, own}, ports)) == "changed");
}

TEST_CASE_FIXTURE(LivingWorld,
                  "days beyond the limits, and those of whoever may not, are refused") {
    const auto with = [&](std::vector<int> stale, int ending) {
        DataReminders rule;
        rule.stale_days = std::move(stale);
        rule.ending_days = ending;
        return change_data_reminders({crypto.make_uuid(), caller(Role::manager), rule}, ports);
    };
    CHECK(fields_of(with({0}, 7)) == "stale_days");
    CHECK(fields_of(with({366}, 7)) == "stale_days");
    CHECK(fields_of(with({7, 7}, 7)) == "stale_days");
    CHECK(fields_of(with({1, 2, 3, 4, 5, 6, 7}, 7)) == "stale_days");
    CHECK(fields_of(with({7}, 61)) == "ending_days");
    CHECK(with({}, 0));
    CHECK(code_of(change_data_reminders({crypto.make_uuid(), caller(Role::hub_staff), {}},
                                        ports)) == "forbidden");
}

}  // namespace kitbank
