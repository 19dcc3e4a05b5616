#include "server/usecase/requests/follow_handovers.h"

#include <doctest/doctest.h>

#include "tests/support/handover_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(HandoverWorld, "a loan by a scan is a handover that nobody has signed") {
    const Ready of = ready();
    RecordEvent scan = loan(of.device, of.request);
    scan.evidence.erase("recipient");
    scan.evidence.erase("agreement");
    record(scan);
    const std::vector<Handover> made = handovers(of.request);
    REQUIRE(made.size() == 1);
    CHECK(made[0].signed_how == SignedHow::none_yet);
    CHECK_FALSE(made[0].is_kept);
    CHECK(made[0].tag == of.device.tag);
    CHECK(made[0].event == scan.id);
    CHECK(made[0].due == device_now(of.device).standing.due);
    CHECK(made[0].accessories == std::vector<CountedAccessory>{{"Accessories", 1}});
    const Evidence evidence = last_event(of.device).evidence;
    CHECK(evidence.at("recipient") == resident->reference);
    CHECK(evidence.at("agreement") == made[0].reference);
}

TEST_CASE_FIXTURE(HandoverWorld, "a number somebody wrote on paper stays in the history alone") {
    const Ready of = ready();
    RecordEvent scan = loan(of.device, of.request);
    scan.evidence["agreement"] = "A-77";
    record(scan);
    CHECK(last_event(of.device).evidence.at("agreement") == "A-77");
    REQUIRE(handovers(of.request).size() == 1);
    CHECK(handovers(of.request)[0].reference.starts_with("H-"));
}

TEST_CASE_FIXTURE(HandoverWorld, "a handover at the counter is not made twice") {
    const Ready of = ready();
    REQUIRE(code_of(hand_over(over(of), ports)) == "done");
    CHECK(handovers(of.request).size() == 1);
}

TEST_CASE_FIXTURE(HandoverWorld, "a scan that comes again makes no second handover") {
    const Ready of = ready();
    const RecordEvent scan = loan(of.device, of.request);
    record(scan);
    const std::string after = dump();
    record(scan);
    CHECK(dump() == after);
}

TEST_CASE_FIXTURE(HandoverWorld, "a loan that becomes a gift was handed over before") {
    const Ready of = ready();
    record(loan(of.device, of.request));
    RecordEvent gift = loan(of.device, of.request);
    gift.event = DeviceEvent::gift;
    record(gift);
    CHECK(handovers(of.request).size() == 1);
}

TEST_CASE_FIXTURE(HandoverWorld, "a scan in conflict is no handover") {
    const Ready of = ready();
    const Instant before = clock.now();
    record(step(of.device.tag, DeviceEvent::release, {{"reason", "nobody came"}}));
    RecordEvent late = loan(of.device, of.request);
    late.tense = Tense::fact;
    late.source = "scanner";
    record(late);
    CHECK(handovers(of.request).empty());
    CHECK(before < clock.now());
}

TEST_CASE_FIXTURE(HandoverWorld, "a reservation of the old kind makes none") {
    const Device device = device_in(DeviceState::reserved);
    const std::string before = device.standing.reservation;
    record(step(device.tag, DeviceEvent::loan,
                {{"recipient", "R-413"}, {"agreement", "A-77"}, {"accessories", "1"}}));
    CHECK_FALSE(before.starts_with("Q-"));
    std::optional<Handover> last;
    store.read([&](Reader& reader) { last = reader.handovers().last_handover(device.id); });
    CHECK_FALSE(last);
}

}  // namespace kitbank
