#include "server/web/proof_json.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/checkpoint.h"
#include "tests/support/world.h"

namespace kitbank::web {
namespace {

EventProof some_proof() {
    World world;
    const Device device = world.device_in(DeviceState::wiped);
    Event last;
    world.store.read([&](Reader& reader) { last = reader.history(device.id).back(); });
    write_checkpoint(world.ports);
    return *prove_event(last, world.ports);
}

}  // namespace

TEST_CASE("a proof and a checkpoint come back from their files as they were") {
    const EventProof proof = some_proof();
    CHECK(parse_proof(to_json(proof).dump()) == proof);
    CHECK(parse_checkpoint(to_json(proof.checkpoint).dump()) == proof.checkpoint);
}

TEST_CASE("what is no proof is not read") {
    const Json right = to_json(some_proof());
    for (const auto& [name, value] : right.items()) {
        CAPTURE(name);
        Json without = right;
        without.erase(name);
        CHECK_FALSE(parse_proof(without.dump()));
        Json other = right;
        other[name] = nullptr;
        CHECK_FALSE(parse_proof(other.dump()));
    }
    CHECK_FALSE(parse_proof(""));
    CHECK_FALSE(parse_proof("[]"));
    CHECK_FALSE(parse_proof(right.dump() + "x"));
    CHECK_FALSE(parse_proof(right.at("checkpoint").dump()));
    CHECK_FALSE(parse_checkpoint(right.dump()));
    CHECK_FALSE(parse_proof(std::string(proof_bytes_max + 1, ' ')));
}

TEST_CASE("a hash is 64 digits in lower case") {
    const std::string digits(64, 'a');
    CHECK(parse_hash(digits));
    CHECK_FALSE(parse_hash(digits.substr(1)));
    CHECK_FALSE(parse_hash(digits + "a"));
    CHECK_FALSE(parse_hash(std::string(64, 'g')));
    CHECK_FALSE(parse_hash(std::string(64, 'A')));
}

}  // namespace kitbank::web
