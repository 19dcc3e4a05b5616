#include "server/core/devices/fold.h"

#include <algorithm>

#include "tests/core/lifecycle_support.h"

namespace kitbank {
namespace {

using enum DeviceEvent;

std::vector<Event> circle() {
    std::vector<Event> events;
    int h = 1;
    for (const DeviceEvent event : {intake, wipe, inspection, reservation, loan, handback}) {
        events.push_back(good(event, h++));
    }
    return events;
}

}  // namespace

TEST_CASE("every order of arrival gives the same standing and the same conflicts") {
    std::vector<Event> events = circle();
    events.push_back(good(loan, 9));  // a second loan without a wipe: a conflict
    const Folded expected = fold(events);
    REQUIRE(expected.standing.state == DeviceState::returned);
    REQUIRE(expected.conflicts.size() == 1);
    std::vector<std::size_t> order(events.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    int orders = 0;
    do {
        std::vector<Event> shuffled;
        for (const std::size_t i : order) shuffled.push_back(events[i]);
        const Folded folded = fold(shuffled);
        REQUIRE(folded.standing == expected.standing);
        REQUIRE(folded.conflicts == expected.conflicts);
        ++orders;
    } while (std::ranges::next_permutation(order).found);
    CHECK(orders == 5040);
}

TEST_CASE("a conflict names both sides and changes nothing") {
    std::vector<Event> events = circle();
    const Uuid handback_id = events.back().happened.id;
    events.push_back(good(loan, 9));
    const Folded folded = fold(events);
    CHECK(folded.conflicts.front().event == events.back().happened.id);
    CHECK(folded.conflicts.front().against == handback_id);
    CHECK(folded.conflicts.front().code == RefusalCode::wipe_missing);
    CHECK(folded.standing.state == DeviceState::returned);
    CHECK(folded.standing.last == events.back().happened);
}

TEST_CASE("a late event can settle a conflict by taking its place before it") {
    std::vector<Event> events{good(intake, 1), good(inspection, 5)};
    REQUIRE(fold(events).conflicts.size() == 1);
    events.push_back(good(wipe, 3));
    const Folded folded = fold(events);
    CHECK(folded.conflicts.empty());
    CHECK(folded.standing.state == DeviceState::ready);
}

TEST_CASE("an annulled event is left out, wherever the annulment stands") {
    std::vector<Event> events = circle();
    events.push_back(good(loan, 9));
    const std::string id = format(events.back().happened.id);
    events.push_back(happening(annulment, 20, {{"of", id}, {"reason", "scanned by mistake"}}));
    Folded folded = fold(events);
    CHECK(folded.conflicts.empty());
    CHECK(folded.standing.state == DeviceState::returned);
    std::ranges::reverse(events);
    folded = fold(events);
    CHECK(folded.conflicts.empty());
    const auto annulled = std::ranges::find(folded.steps, StepOutcome::annulled, &Step::outcome);
    CHECK(annulled != folded.steps.end());
}

TEST_CASE("scans at the same moment are ordered by source, number and id, not by arrival") {
    Event first = good(move, 4);
    Event second = good(move, 4);
    first.happened.source = "bench-a";
    second.happened.source = "bench-b";
    first.evidence["shelf"] = "A1";
    second.evidence["shelf"] = "B1";
    const Event start = good(intake, 1);
    CHECK(fold({start, first, second}).standing == fold({second, first, start}).standing);
    CHECK(fold({start, first, second}).standing.holder.reference == "B1");
}

TEST_CASE("an event is late when something happened after it") {
    const Standing standing = fold(circle()).standing;
    CHECK(is_late(standing, good(move, 3)));
    CHECK_FALSE(is_late(standing, good(move, 30)));
    CHECK(is_late(standing, happening(annulment, 30)));
}

TEST_CASE("no history at all is no device") {
    const Folded folded = fold({});
    CHECK(folded.standing == Standing{});
    CHECK(folded.conflicts.empty());
    CHECK(fold({good(handback, 1)}).conflicts.size() == 1);
}

}  // namespace kitbank
