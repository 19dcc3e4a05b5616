#include "server/usecase/requests/slot_rules.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

struct RulesWorld : LendingWorld {
    SlotRule mondays() {
        SlotRule rule;
        rule.weekday = 1;
        rule.from = std::chrono::minutes{600};
        rule.to = std::chrono::minutes{660};
        rule.valid_from = day_of("2026-11-21");
        return rule;
    }
    Result<SlotRule> add(const SlotRule& rule, Role role = Role::manager) {
        return add_slot_rule({crypto.make_uuid(), caller(role), "NORTH", rule}, ports);
    }
    Result<HubTimes> close(const char* day, bool is_closed = true) {
        return close_day(
            {crypto.make_uuid(), caller(Role::manager), "NORTH", day_of(day), is_closed}, ports);
    }
    HubTimes times() { return *find_hub_times(sam, "NORTH", ports); }
};

}  // namespace

TEST_CASE_FIXTURE(RulesWorld, "a manager says when people may come, and the audit has it") {
    CHECK(code_of(add(mondays(), Role::hub_staff)) == "forbidden");
    const auto added = add(mondays());
    REQUIRE(added);
    CHECK(times().rules == std::vector{*added});
    std::vector<AuditEvent> audit;
    store.read([&](Reader& reader) {
        audit = reader.trust().audit_of("hub:" + std::to_string(north.id.value));
    });
    CHECK(audit.back().event == "slot_rule");
    const RemoveSlotRule removal{crypto.make_uuid(), caller(Role::manager), "NORTH", added->id};
    CHECK(remove_slot_rule(removal, ports)->rules.empty());
    CHECK(remove_slot_rule(removal, ports)->rules.empty());  // a repeat
    CHECK(code_of(remove_slot_rule({crypto.make_uuid(), caller(Role::manager), "NORTH", added->id},
                                   ports)) == "not_found");
}

TEST_CASE_FIXTURE(RulesWorld, "a rule is within bounds, of a hub of one's own, and from today on") {
    SlotRule rule = mondays();
    rule.places = 0;
    CHECK(fields_of(add(rule)) == "places");
    rule = mondays();
    rule.valid_from = day_of("2026-11-20");
    CHECK(fields_of(add(rule)) == "valid_from");
    const Caller stranger = elsewhere(Role::manager, found_organisation("Elsewhere"));
    CHECK(code_of(add_slot_rule({crypto.make_uuid(), stranger, "NORTH", mondays()}, ports)) ==
          "hub_not_found");
}

TEST_CASE_FIXTURE(RulesWorld, "a hub has so many rules and no more") {
    for (std::size_t i = 0; i < slot_rules_max; ++i) REQUIRE(add(mondays()));
    CHECK(fields_of(add(mondays())) == "weekday");
}

TEST_CASE_FIXTURE(RulesWorld, "days are closed and opened again") {
    CHECK(close("2026-12-25")->closed_days == std::vector{day_of("2026-12-25")});
    CHECK(close("2026-12-25", false)->closed_days.empty());
    CHECK(fields_of(close("2026-12-25", false)) == "day");
    CHECK(fields_of(close("2026-11-20")) == "day");
    CHECK(fields_of(close("2028-01-01")) == "day");
}

}  // namespace kitbank
