#include "server/core/devices/standing.h"

#include <algorithm>

#include "tests/core/lifecycle_support.h"

namespace kitbank {
namespace {

using enum DeviceEvent;
using enum DeviceState;

RefusalCode refusal_of(const Standing& standing, const Event& event) {
    const Result<Standing> next = apply(standing, event);
    REQUIRE_FALSE(next);
    return next.refusal().code;
}

Standing ready_device() { return after({intake, wipe, inspection}); }
Standing lent_device() { return after({intake, wipe, inspection, reservation, loan}); }

Event changed(Event event, const std::string& field, const std::string& value) {
    event.evidence[field] = value;
    return event;
}

}  // namespace

TEST_CASE("a device goes the whole way round and ends as a gift") {
    const Standing standing = after({intake, wipe, inspection, reservation, loan, renewal, handback,
                                     wipe, inspection, reservation, gift});
    CHECK(standing.state == gifted);
    CHECK(standing.holder == Holder{HolderKind::person, {}, "R-1"});
    CHECK(standing.wipe.has_value());
    CHECK_FALSE(standing.due.has_value());
}

TEST_CASE("custody follows the events, state apart") {
    CHECK(after({pledge}).holder.kind == HolderKind::donor);
    CHECK(after({intake}).holder == Holder{HolderKind::hub, town, ""});
    Standing standing = ready_device();
    standing = *apply(standing, happening(move, 20, {{"shelf", "B2"}}, village));
    CHECK(standing.state == ready);
    CHECK(standing.holder == Holder{HolderKind::hub, village, "B2"});
    CHECK(after({intake, wipe, inspection, shared_use}).holder.kind == HolderKind::hub);
    const Result<Standing> away =
        apply(ready_device(), happening(repair, 20, {{"reason", "hinge"}, {"repairer", "Fixit"}}));
    CHECK(away->holder == Holder{HolderKind::repairer, {}, "Fixit"});
    CHECK(refusal_of(*away, happening(move, 21, {{"shelf", "B2"}})) == RefusalCode::not_at_hub);
    CHECK(refusal_of(*away, good(disposal, 21)) == RefusalCode::not_at_hub);
}

TEST_CASE("what comes back is data-bearing again") {
    const Standing back = after({intake, wipe, inspection, reservation, loan, handback});
    CHECK(back.state == returned);
    CHECK_FALSE(back.wipe.has_value());
    CHECK(back.exposed_at == hour(6));
    CHECK(refusal_of(back, good(reservation, 9)) == RefusalCode::wipe_missing);
    CHECK(refusal_of(back, good(inspection, 9)) == RefusalCode::event_not_allowed);
    const Standing found = after({intake, wipe, inspection, loss, recovery});
    CHECK_FALSE(found.wipe.has_value());
}

TEST_CASE("a wipe that began before the device came back does not count") {
    const Standing back = after({intake, wipe, inspection, reservation, loan, handback});
    Event stale = good(wipe, 9);
    stale.evidence["started"] = format(hour(5));
    CHECK(refusal_of(back, stale) == RefusalCode::wipe_outdated);
    CHECK(apply(back, good(wipe, 9))->state == wiped);
}

TEST_CASE("an unwiped device cannot leave the bench through a repair") {
    const Standing failed = after({intake, wipe_failure, repair});
    const Standing mended = *apply(failed, good(repair_completion, 9));
    CHECK(mended.state == received);
    CHECK(refusal_of(mended, good(inspection, 10)) == RefusalCode::event_not_allowed);
}

TEST_CASE("opening a device or changing its disk ends the wipe") {
    const Standing in_bits = after({intake, wipe, repair});
    CHECK(apply(in_bits, good(repair_completion, 9))->state == wiped);
    for (const char* const field : {"opened", "medium_changed"}) {
        const Standing done = *apply(in_bits, changed(good(repair_completion, 9), field, "yes"));
        CHECK(done.state == received);
        CHECK_FALSE(done.wipe.has_value());
        CHECK(done.exposed_at == hour(9));
    }
}

TEST_CASE("a withdrawn wipe takes a device off the shelf, and leaves a lent one where it is") {
    CHECK(apply(ready_device(), happening(wipe_void, 9))->state == received);
    const Standing lent = *apply(lent_device(), happening(wipe_void, 9));
    CHECK(lent.state == on_loan);
    CHECK_FALSE(lent.wipe.has_value());
}

TEST_CASE("a reserved device goes to its own request only") {
    const Standing kept = after({intake, wipe, inspection, reservation});
    CHECK(refusal_of(kept, changed(good(gift, 9), "request", "R-2")) ==
          RefusalCode::reserved_for_another);
    CHECK(apply(kept, changed(good(gift, 9), "request", "R-1"))->state == gifted);
    CHECK(refusal_of(ready_device(), good(gift, 9)) == RefusalCode::event_not_allowed);
}

TEST_CASE("due dates lie after the handover and within a year") {
    const Standing kept = after({intake, wipe, inspection, reservation});
    for (const char* const due : {"2026-03-02", "2026-03-01", "2027-03-04", ""}) {
        CHECK(refusal_of(kept, changed(good(loan, 9), "due", due)) == RefusalCode::due_date_wrong);
    }
    CHECK(apply(kept, changed(good(loan, 9), "due", "2026-03-03"))->due ==
          parse_date("2026-03-03"));
}

TEST_CASE("a loan is renewed to a later day, and not for ever") {
    const Standing lent = lent_device();
    CHECK(refusal_of(lent, changed(good(renewal, 9), "due", "2026-03-30")) ==
          RefusalCode::due_date_wrong);
    Standing renewed = *apply(lent, good(renewal, 9));
    CHECK(renewed.due == parse_date("2026-04-27"));
    while (renewed.renewals < loan_renewals_max) {
        const Date later{std::chrono::sys_days{*renewed.due} + std::chrono::days{1}};
        renewed = *apply(renewed, changed(good(renewal, 10), "due", format(later)));
    }
    CHECK(refusal_of(renewed, changed(good(renewal, 11), "due", "2026-06-20")) ==
          RefusalCode::renewal_limit);
}

TEST_CASE("an inspection passes only with all locks off") {
    CHECK(refusal_of(after({intake, wipe}), changed(good(inspection, 9), "locks_off", "no")) ==
          RefusalCode::evidence_missing);
}

TEST_CASE("disks are wiped or destroyed before a device is disposed of") {
    const Standing fresh = after({intake});
    CHECK(refusal_of(fresh, changed(good(disposal, 9), "media", "wiped")) ==
          RefusalCode::wipe_missing);
    CHECK(apply(fresh, good(disposal, 9))->holder ==
          Holder{HolderKind::recycler, {}, "County Recycling"});
    CHECK(apply(after({intake, wipe}), changed(good(disposal, 9), "media", "wiped"))->state ==
          disposed);
    CHECK(refusal_of(after({intake, disposal}), good(loss, 9)) == RefusalCode::event_not_allowed);
}

TEST_CASE("what is possible next depends on state, custody and role") {
    const auto offers = [](const Standing& standing, Role role, DeviceEvent event) {
        const auto events = possible_events(standing, role);
        return std::ranges::find(events, event) != events.end();
    };
    CHECK(offers(ready_device(), Role::hub_staff, reservation));
    CHECK_FALSE(offers(ready_device(), Role::volunteer, reservation));
    CHECK_FALSE(offers(ready_device(), Role::referrer, move));
    CHECK_FALSE(offers(after({intake}), Role::admin, inspection));
    CHECK(possible_events(after({intake, disposal}), Role::admin).empty());
}

TEST_CASE("a device may go out when it is wiped, ready and here") {
    CHECK_FALSE(hindrance_to_handover(ready_device()));
    CHECK(hindrance_to_handover(after({intake}))->code == RefusalCode::wipe_missing);
    CHECK(hindrance_to_handover(after({intake, wipe}))->code == RefusalCode::event_not_allowed);
    CHECK(hindrance_to_handover(after({intake, wipe, inspection, reservation, loan, handback}))
              ->code == RefusalCode::wipe_missing);
}

}  // namespace kitbank
