#include "server/core/devices/chain.h"

#include <doctest/doctest.h>

#include <set>

namespace kitbank {
namespace {

Event sample() {
    Event event;
    event.device = DeviceId{7};
    event.seq = 3;
    event.actor = "person:3";
    event.hub = HubId{2};
    event.happened.source = "bench";
    event.evidence = {{"shelf", "B2"}};
    event.media = {{"S1", "Disk", 100, MediumType::hdd}};
    return event;
}

}  // namespace

TEST_CASE("changing any field of an event changes what its hash is taken of") {
    std::set<std::string> texts{chain_text(sample())};
    const auto add = [&](auto change) {
        Event event = sample();
        change(event);
        texts.insert(chain_text(event));
    };
    add([](Event& e) { e.device.value = 8; });
    add([](Event& e) { e.seq = 4; });
    add([](Event& e) { e.event = DeviceEvent::loss; });
    add([](Event& e) { e.actor = "person:4"; });
    add([](Event& e) { e.hub.value = 3; });
    add([](Event& e) { e.happened.at += std::chrono::microseconds{1}; });
    add([](Event& e) { e.happened.source = "bench2"; });
    add([](Event& e) { e.happened.source_seq = 1; });
    add([](Event& e) { e.happened.id.bytes[0] = 1; });
    add([](Event& e) { e.recorded_at += std::chrono::microseconds{1}; });
    add([](Event& e) { e.evidence["shelf"] = "B3"; });
    add([](Event& e) { e.evidence["note"] = ""; });
    add([](Event& e) { e.media.front().serial = "S2"; });
    add([](Event& e) { e.media.front().model = "Disc"; });
    add([](Event& e) { e.media.front().bytes = 101; });
    add([](Event& e) { e.media.front().type = MediumType::ssd; });
    add([](Event& e) { e.media.clear(); });
    add([](Event& e) { e.digest[0] = 1; });
    add([](Event& e) { e.previous[0] = 1; });
    CHECK(texts.size() == 20);
}

TEST_CASE("fields cannot run into each other") {
    CHECK(CanonicalText{}.add("ab").add("c").text() != CanonicalText{}.add("a").add("bc").text());
    CHECK(CanonicalText{}.add("1:a,").text() != CanonicalText{}.add("").add("a").text());
    CHECK(CanonicalText{}.add("kit").text() == "3:kit,");
}

}  // namespace kitbank
