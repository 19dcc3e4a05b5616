#include "server/core/databank/item.h"

#include <doctest/doctest.h>

#include <map>

namespace kitbank {
namespace {

const HubId north{1};
const HubId south{2};

Date day(const char* text) { return *parse_date(text); }
const Date today = day("2026-11-22");

// An item in this state that every step of the table may be taken with, as far as facts go.
ItemStanding standing_in(ItemState state) {
    ItemStanding standing;
    standing.state = state;
    standing.hub = state == ItemState::none ? HubId{} : north;
    standing.activate_by = day("2027-06-30");
    using enum ItemState;
    if (state == reserved) standing.reserved_for = "Q-12345678";
    if (state == issued || state == active || state == ended) standing.issue = 5;
    if (state == active || state == ended) {
        standing.activated_on = day("2026-01-01");
        standing.ends_on = day("2026-06-30");
    }
    if (state == voided) standing.void_reason = VoidReason::lost;
    return standing;
}

ItemStep step_of(ItemEvent event) {
    ItemStep step;
    step.event = event;
    step.day = today;
    step.hub = north;
    step.consignment = 9;
    step.request = "Q-12345678";
    step.issue = 6;
    step.months = 1;
    if (event == ItemEvent::voiding) step.reason = VoidReason::faulty;
    return step;
}

std::string outcome(const ItemStanding& standing, const ItemStep& step) {
    const Result<ItemStanding> after = apply(standing, step);
    return after ? "-> " + std::string{name_of(after->state)}
                 : std::string{name_of(after.refusal().code)};
}

ItemStanding done(const ItemStanding& standing, const ItemStep& step) {
    const Result<ItemStanding> after = apply(standing, step);
    REQUIRE(after);
    return *after;
}

}  // namespace

TEST_CASE("each event does to each state what the table says, and nothing else") {
    // Rows are states, columns events; "." is what is not possible, "!" what is refused as given, past its date, or elsewhere.
    const std::map<std::string, std::array<const char*, 12>> table = {
        // receipt    dispatch    arrival     reservation release     issue     activation handback   end
        // expiry     void        recovery
        {"none", {"in_stock", ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "."}},
        {"in_stock",
         {".", "in_stock", "in_stock", "reserved", ".", "issued", ".", ".", ".", "expired", "void",
          "."}},
        {"reserved",
         {".", ".", ".", ".", "in_stock", "issued", ".", ".", ".", "expired", "void", "."}},
        {"issued",
         {".", ".", ".", "!", ".", "!", "active", "in_stock", ".", "expired", "void", "."}},
        {"active", {".", ".", ".", "!", ".", "!", ".", ".", "ended", ".", "void", "."}},
        {"ended", {".", ".", ".", "!", ".", "!", ".", ".", ".", ".", ".", "."}},
        {"expired", {".", ".", ".", "!", ".", "!", ".", ".", ".", ".", ".", "."}},
        {"void", {".", ".", ".", ".", ".", ".", ".", ".", ".", ".", ".", "in_stock"}},
    };
    CHECK(table.size() == item_state_names.size());
    for (const auto& [name, row] : table) {
        for (std::size_t at = 0; at < item_event_names.size(); ++at) {
            const ItemState state = *parse_item_state(name);
            const ItemEvent event = *parse_item_event(item_event_names[at]);
            CAPTURE(name);
            CAPTURE(item_event_names[at]);
            const std::string expected = row[at];
            ItemStanding standing = standing_in(state);
            ItemStep step = step_of(event);
            if (event == ItemEvent::arrival && state == ItemState::in_stock) {
                standing.consignment = 9;
            }
            if (event == ItemEvent::expiry) standing.activate_by = day("2026-11-21");
            if (state == ItemState::voided && event == ItemEvent::recovery) step.hub = south;
            const auto to = state_after(state, event);
            CHECK((to ? std::string{name_of(*to)} : ".") == (expected == "!" ? "." : expected));
            const std::string code = outcome(standing, step);
            if (expected == ".") {
                CHECK(code == "item_not_possible");
            } else if (expected == "!") {
                CHECK(code == (state == ItemState::expired ? "sim_past_date" : "sim_given"));
            } else {
                CHECK(code == "-> " + expected);
            }
        }
    }
}

TEST_CASE("what lies at another hub, or travels, is not here") {
    for (const ItemEvent event : {ItemEvent::dispatch, ItemEvent::reservation, ItemEvent::issue}) {
        CAPTURE(name_of(event));
        ItemStanding standing = standing_in(ItemState::in_stock);
        ItemStep step = step_of(event);
        step.hub = south;
        CHECK(outcome(standing, step) == "sim_not_here");
        step.hub = north;
        standing.consignment = 9;
        CHECK(outcome(standing, step) == "sim_not_here");
    }
    ItemStanding travelling = standing_in(ItemState::in_stock);
    CHECK(outcome(travelling, step_of(ItemEvent::arrival)) == "sim_not_here");
    travelling.consignment = 8;
    CHECK(outcome(travelling, step_of(ItemEvent::arrival)) == "sim_not_here");
}

TEST_CASE("a packet takes an item to the hub where it arrives") {
    const ItemStanding sent = done(standing_in(ItemState::in_stock), step_of(ItemEvent::dispatch));
    CHECK(sent.consignment == 9);
    CHECK(sent.hub == north);
    ItemStep arrival = step_of(ItemEvent::arrival);
    arrival.hub = south;
    const ItemStanding there = done(sent, arrival);
    CHECK(there.hub == south);
    CHECK(there.consignment == 0);
    // What is lost or out of date on its way travels no longer.
    CHECK(done(sent, step_of(ItemEvent::voiding)).consignment == 0);
    ItemStanding old = sent;
    old.activate_by = day("2026-11-21");
    CHECK(done(old, step_of(ItemEvent::expiry)).consignment == 0);
}

TEST_CASE("what is set aside for one request is given to no other") {
    const ItemStanding kept =
        done(standing_in(ItemState::in_stock), step_of(ItemEvent::reservation));
    CHECK(kept.reserved_for == "Q-12345678");
    ItemStep issue = step_of(ItemEvent::issue);
    issue.request = "Q-87654321";
    CHECK(outcome(kept, issue) == "reserved_for_another");
    issue.request.clear();
    CHECK(outcome(kept, issue) == "reserved_for_another");
    issue.request = "Q-12345678";
    const ItemStanding given = done(kept, issue);
    CHECK(given.issue == 6);
    CHECK(given.reserved_for.empty());
    CHECK(done(kept, step_of(ItemEvent::release)).reserved_for.empty());
}

TEST_CASE("the activate-by date is the last day on which an item is given and started") {
    for (const ItemEvent event :
         {ItemEvent::reservation, ItemEvent::issue, ItemEvent::activation}) {
        CAPTURE(name_of(event));
        ItemStanding standing =
            standing_in(event == ItemEvent::activation ? ItemState::issued : ItemState::in_stock);
        standing.activate_by = today;
        CHECK(outcome(standing, step_of(event)).starts_with("-> "));
        standing.activate_by = day("2026-11-21");
        CHECK(outcome(standing, step_of(event)) == "sim_past_date");
        standing.activate_by.reset();
        CHECK(outcome(standing, step_of(event)).starts_with("-> "));
    }
    ItemStanding kept = standing_in(ItemState::in_stock);
    kept.activate_by = today;
    CHECK(outcome(kept, step_of(ItemEvent::expiry)) == "item_not_possible");
    kept.activate_by.reset();
    CHECK(outcome(kept, step_of(ItemEvent::expiry)) == "item_not_possible");
}

TEST_CASE("a started bundle lasts its months and ends after its last day") {
    ItemStep start = step_of(ItemEvent::activation);
    start.months = 12;
    ItemStanding active = done(standing_in(ItemState::issued), start);
    CHECK(active.activated_on == today);
    CHECK(active.ends_on == day("2027-11-21"));
    ItemStep end = step_of(ItemEvent::end);
    end.day = day("2027-11-21");
    CHECK(outcome(active, end) == "item_not_possible");
    end.day = day("2027-11-22");
    CHECK(done(active, end).state == ItemState::ended);
}

TEST_CASE("what comes back unopened is nobody's, at the hub that took it") {
    ItemStep handback = step_of(ItemEvent::handback);
    handback.hub = south;
    const ItemStanding back = done(standing_in(ItemState::issued), handback);
    CHECK(back.issue == 0);
    CHECK(back.hub == south);
}

TEST_CASE("only what was lost on a shelf is found again") {
    ItemStanding lost = standing_in(ItemState::voided);
    const ItemStanding found = done(lost, step_of(ItemEvent::recovery));
    CHECK_FALSE(found.void_reason);
    lost.void_reason = VoidReason::faulty;
    CHECK(outcome(lost, step_of(ItemEvent::recovery)) == "item_not_possible");
    lost.void_reason = VoidReason::lost;
    lost.issue = 5;
    CHECK(outcome(lost, step_of(ItemEvent::recovery)) == "item_not_possible");
}

TEST_CASE("what stands in the way of giving is said before anything is done") {
    const ItemStanding here = standing_in(ItemState::in_stock);
    CHECK_FALSE(hindrance_to_issue(here, north, today, ""));
    CHECK(hindrance_to_issue(here, south, today, "")->code == RefusalCode::sim_not_here);
    CHECK(hindrance_to_issue(here, north, day("2027-07-01"), "")->code ==
          RefusalCode::sim_past_date);
    const ItemStanding kept = standing_in(ItemState::reserved);
    CHECK_FALSE(hindrance_to_issue(kept, north, today, "Q-12345678"));
    CHECK(hindrance_to_issue(kept, north, today, "")->code == RefusalCode::reserved_for_another);
}

TEST_CASE("each name is read as it is written, and each state has words") {
    for (const std::string_view name : item_state_names) {
        const auto state = parse_item_state(name);
        REQUIRE(state);
        CHECK(name_of(*state) == name);
        CHECK_FALSE(label_of(*state).empty());
    }
    for (const std::string_view name : item_event_names) {
        REQUIRE(parse_item_event(name));
        CHECK(name_of(*parse_item_event(name)) == name);
    }
    for (const std::string_view name : void_reason_names) {
        REQUIRE(parse_void_reason(name));
        CHECK(name_of(*parse_void_reason(name)) == name);
        CHECK_FALSE(label_of(*parse_void_reason(name)).empty());
    }
    CHECK_FALSE(parse_item_state("sold"));
    CHECK_FALSE(parse_item_event("sale"));
    CHECK_FALSE(parse_void_reason("eaten"));
}

}  // namespace kitbank
