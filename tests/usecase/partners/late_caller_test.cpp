#include "server/usecase/partners/late_caller.h"

#include <doctest/doctest.h>

#include "server/usecase/devices/record_events.h"
#include "server/usecase/partners/issue_token.h"
#include "tests/usecase/partners/partner_world.h"

namespace kitbank {
namespace {

struct Scanner : PartnerWorld {
    Scanner() {
        manager = add(Role::manager);
        issued = *issue_token({crypto.make_uuid(), manager.caller, "Desk scanner", "scanner",
                               Role::hub_staff, "NORTH", 30},
                              ports);
    }
    void revoke() {
        REQUIRE(revoke_token({crypto.make_uuid(), manager.caller, issued.token.handle}, ports));
    }
    Result<Caller> hand_in() { return find_late_caller(issued.secret, ports); }

    // An offline scan of a ready device, made at this moment.
    RecordEvent scan(const Device& device, Instant at) {
        RecordEvent fact = step(device.tag, DeviceEvent::move, {{"shelf", "A1"}});
        fact.caller = *hand_in();
        fact.tense = Tense::fact;
        fact.at = at;
        fact.source = "desk";
        fact.source_seq = ++seq;
        return fact;
    }

    Someone manager;
    IssuedToken issued;
    std::int64_t seq = 0;
};

}  // namespace

TEST_CASE("a token in force hands in as itself") {
    Scanner world;
    const Result<Caller> caller = world.hand_in();
    REQUIRE(caller);
    CHECK_FALSE(caller->over_since);
    CHECK(code_of(find_late_caller("made up", world.ports)) == "unauthenticated");
}

TEST_CASE("one that is over may hand in for a month, as over") {
    Scanner world;
    SUBCASE("revoked") { world.revoke(); }
    SUBCASE("run out") { world.clock.advance(std::chrono::hours{30 * 24}); }
    const Result<Caller> caller = world.hand_in();
    REQUIRE(caller);
    CHECK(caller->over_since);
    CHECK(caller->actor == "token:" + std::to_string(world.issued.token.id.value));
    world.clock.advance(late_scans_length);
    CHECK(code_of(world.hand_in()) == "unauthenticated");
}

TEST_CASE("what it scanned before is set aside, what it scanned since is refused, none recorded") {
    Scanner world;
    const Device device = world.device_in(DeviceState::ready);
    const Instant before = world.clock.now();
    world.clock.advance(std::chrono::minutes{10});
    world.revoke();
    world.clock.advance(std::chrono::minutes{10});
    const RecordEvent early = world.scan(device, before);
    const RecordEvent late = world.scan(device, world.clock.now());
    const std::vector<RecordedEvent> answers = record_events(std::vector{early, late}, world.ports);
    REQUIRE(answers.size() == 2);
    for (const RecordedEvent& each : answers) {
        CHECK(each.outcome == ScanOutcome::refused);
        CHECK(each.refusal->code == RefusalCode::token_revoked);
    }
    std::optional<Device> now;
    world.store.read([&](Reader& reader) { now = reader.device_by_tag(device.tag); });
    CHECK(now->version == device.version);
    const std::string dump = world.dump();
    CHECK(dump.find(format(early.id)) != std::string::npos);
    CHECK(dump.find(format(late.id)) == std::string::npos);

    SUBCASE("sent again, it is kept once") {
        record_events(std::vector{early, late}, world.ports);
        CHECK(world.dump() == dump);
    }
}

}  // namespace kitbank
