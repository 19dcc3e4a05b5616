#include "server/usecase/trust/checkpoint.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/audit.h"
#include "server/usecase/trust/log.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

namespace kitbank {
namespace {

std::uint64_t log_size(World& world) {
    std::uint64_t size = 0;
    world.store.read([&](Reader& reader) { size = reader.trust().log_end().size; });
    return size;
}

void note(World& world, const std::string& subject, int times) {
    for (int i = 0; i < times; ++i) {
        world.store.write([&](Transaction& tx) {
            record_audit({subject, "change", "person:1", world.organisation}, {}, tx, world.ports);
            return true;
        });
    }
}

// An event that nobody sealed, or sealed with another key.
void forge(World& world, const std::string& subject, std::optional<Hash> seal) {
    world.store.write([&](Transaction& tx) {
        AuditEvent event;
        event.subject = subject;
        event.seq = tx.write_trust().lock_chain(subject).seq + 1;
        event.id = world.crypto.make_uuid();
        event.event = "forgery";
        event.organisation = world.organisation;
        event.recorded_at = world.clock.now();
        event.hash = world.crypto.digest(chain_text(event));
        event.seal = seal;
        tx.write_trust().append(event);
        return true;
    });
}

}  // namespace

TEST_CASE("a checkpoint is signed over all events of every kind, once") {
    World world;
    world.device_in(DeviceState::ready);
    note(world, "person:9", 2);
    const auto first = write_checkpoint(world.ports);
    REQUIRE(first);
    CHECK(first->number == 1);
    CHECK(first->previous == Hash{});
    CHECK(first->size == log_size(world));
    CHECK(is_signed(*first, world.crypto));
    CHECK(write_checkpoint(world.ports) == first);

    world.device_in(DeviceState::wiped);
    const auto second = write_checkpoint(world.ports);
    REQUIRE(second);
    CHECK(second->number == 2);
    CHECK(second->size > first->size);
    CHECK(second->previous == world.crypto.sha256(signed_text(*first)));
}

TEST_CASE("nothing is signed over nothing") {
    World world;
    while (log_size(world) > 0) FAIL("the log begins empty");
    MemoryStore empty;
    Ports ports{empty, world.clock, world.crypto, world.zones, world.safe, world.flow};
    CHECK_FALSE(write_checkpoint(ports));
}

TEST_CASE("a signature holds for its own checkpoint only") {
    World world;
    note(world, "person:9", 1);
    Checkpoint checkpoint = write_checkpoint(world.ports).value();
    CHECK(is_signed(checkpoint, world.crypto));
    ++checkpoint.size;
    CHECK_FALSE(is_signed(checkpoint, world.crypto));
}

TEST_CASE("a log that grew is consistent with every checkpoint of before") {
    World world;
    std::vector<Checkpoint> made;
    for (int i = 0; i < 6; ++i) {
        note(world, "person:" + std::to_string(i), 1 + i * 97);
        made.push_back(write_checkpoint(world.ports).value());
    }
    world.store.read([&](Reader& reader) {
        LogTrees trees{reader.trust(), world.crypto};
        const Checkpoint& last = made.back();
        for (const Checkpoint& earlier : made) {
            CHECK(trees.root(earlier.size) == earlier.root);
            const auto path =
                merkle::consistency_path(earlier.size, last.size, trees.reader(), trees.sha256());
            CHECK(merkle::is_consistent(earlier.size, earlier.root, last.size, last.root, path,
                                        trees.sha256()));
        }
    });
}

TEST_CASE("more events than a batch are taken in one after another") {
    World world;
    note(world, "person:9", log_batch_max + 10);
    const Checkpoint checkpoint = write_checkpoint(world.ports).value();
    CHECK(checkpoint.size >= log_batch_max + 10);
    CHECK(checkpoint.number == 1);
}

TEST_CASE("an event that appears late is taken in when it is not too late") {
    World world;
    note(world, "person:1", 1);
    const std::uint64_t before = write_checkpoint(world.ports).value().size;
    const AuditEvent early = [&] {
        AuditEvent event{"person:2",         1,  world.crypto.make_uuid(), "change", "person:1",
                         world.organisation, "", world.clock.now(),        {},       {}};
        event.hash = world.crypto.digest(chain_text(event));
        event.seal = seal_of(event.hash, world.safe);
        return event;
    }();
    note(world, "person:3", 1);
    CHECK(write_checkpoint(world.ports).value().size == before + 1);
    world.store.write([&](Transaction& tx) {
        tx.write_trust().lock_chain(early.subject);
        tx.write_trust().append(early);
        return true;
    });
    CHECK(write_checkpoint(world.ports).value().size == before + 2);
}

TEST_CASE("an event without the right seal stays outside once there is a checkpoint") {
    World world;
    forge(world, "person:1", std::nullopt);
    const std::uint64_t first = write_checkpoint(world.ports).value().size;
    CHECK(first >= 1);
    SUBCASE("without any") { forge(world, "person:2", std::nullopt); }
    SUBCASE("with a made-up one") { forge(world, "person:2", world.crypto.digest("seal")); }
    CHECK(write_checkpoint(world.ports).value().size == first);
    note(world, "person:3", 1);
    CHECK(write_checkpoint(world.ports).value().size == first + 1);
}

}  // namespace kitbank
