#include "server/usecase/trust/proof.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "server/usecase/trust/checkpoint.h"
#include "tests/support/world.h"

namespace kitbank {
namespace {

// A device's wipe among some other events, and its proof.
struct Wiped {
    Wiped() {
        world.device_in(DeviceState::ready);
        const Device device = world.device_in(DeviceState::wiped);
        world.store.read([&](Reader& reader) {
            for (const Event& event : reader.history(device.id)) {
                if (event.event == DeviceEvent::wipe) wipe = event;
            }
        });
        world.device_in(DeviceState::wiped);
        write_checkpoint(world.ports);
        proof = *prove_event(wipe, world.ports);
        std::ranges::copy(world.safe.public_key(), key.begin());
    }
    std::string fault(const EventProof& given) { return fault_in_proof(given, key, world.crypto); }
    World world;
    Event wipe;
    EventProof proof;
    Hash key{};
};

}  // namespace

TEST_CASE("a wipe is proved to whoever has the public key") {
    Wiped wiped;
    CHECK(wiped.fault(wiped.proof).empty());
    CHECK(fault_in_proof(wiped.proof, Hash{}, wiped.world.crypto).empty());
    const auto read = read_proof(wiped.proof);
    REQUIRE(read);
    CHECK(read->event == "wipe");
    CHECK(read->device == std::to_string(wiped.wipe.device.value));
    CHECK(read->happened_at == format(wiped.wipe.happened.at));
    CHECK(read->evidence.size() == wiped.wipe.evidence.size());
    CHECK(read->disks.size() == wiped.wipe.media.size());
}

TEST_CASE("an event is proved once it is under a checkpoint, and asking writes nothing") {
    Wiped wiped;
    const Checkpoint before = wiped.proof.checkpoint;
    const Device later = wiped.world.device_in(DeviceState::wiped);
    Event last;
    wiped.world.store.read([&](Reader& reader) { last = reader.history(later.id).back(); });
    const std::string dump = wiped.world.dump();
    CHECK(code_of(prove_event(last, wiped.world.ports)) == "not_found");
    CHECK(newest_checkpoint(wiped.world.ports) == before);
    CHECK(wiped.world.dump() == dump);
    write_checkpoint(wiped.world.ports);
    const auto proof = prove_event(last, wiped.world.ports);
    REQUIRE(proof);
    CHECK(proof->checkpoint.number == before.number + 1);
    CHECK(wiped.fault(*proof).empty());
    CHECK(wiped.fault(wiped.proof).empty());
}

TEST_CASE("an event that was never recorded is not proved") {
    Wiped wiped;
    Event other = wiped.wipe;
    other.seq = 99;
    CHECK_FALSE(prove_event(other, wiped.world.ports));
}

TEST_CASE("no part of a proof can be changed") {
    Wiped wiped;
    const auto spoilt = [&](auto change) {
        EventProof other = wiped.proof;
        change(other);
        return wiped.fault(other);
    };
    for (std::size_t i = 0; i < wiped.proof.content.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(spoilt([&](EventProof& p) { p.content[i] += "x"; }).empty());
    }
    for (std::size_t i = 0; i < wiped.proof.path.size(); ++i) {
        CHECK_FALSE(spoilt([&](EventProof& p) { p.path[i][0] ^= 1U; }).empty());
    }
    CHECK_FALSE(spoilt([](EventProof& p) { p.content.clear(); }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.path.clear(); }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { ++p.position; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.place.subject = "77"; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.place.kind = LogKind::tag; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { ++p.place.seq; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { ++p.checkpoint.number; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { ++p.checkpoint.size; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.checkpoint.root[5] ^= 1U; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.checkpoint.previous[5] ^= 1U; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.checkpoint.signature[5] ^= 1; }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.checkpoint.signature.clear(); }).empty());
    CHECK_FALSE(spoilt([](EventProof& p) { p.checkpoint.public_key[5] ^= 1U; }).empty());
}

TEST_CASE("a proof under somebody else's key proves nothing to those who trust another") {
    Wiped wiped;
    Hash other = wiped.key;
    other[0] ^= 1U;
    CHECK_FALSE(fault_in_proof(wiped.proof, other, wiped.world.crypto).empty());
}

TEST_CASE("content that is no event of a device is not read") {
    Wiped wiped;
    EventProof proof = wiped.proof;
    proof.content.pop_back();
    CHECK_FALSE(read_proof(proof));
    proof.content = {"device event 1"};
    CHECK_FALSE(read_proof(proof));
}

}  // namespace kitbank
