#include <algorithm>

#include "server/usecase/trust/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

// One event of each kind, recorded in this order; the log is one for all test cases of a store.
struct ThreeEvents {
    explicit ThreeEvents(Bench& bench) : since(bench.now()) {
        Event event;
        AuditEvent audit;
        TagRecord label = bench.new_label();
        TagEvent print = bench.next_event(label, TagEventKind::print);
        print.seal = bench.crypto().digest("a seal");
        Device device = bench.new_device();
        device = bench.insert(device);
        DeviceChange change = bench.new_change(device, DeviceEvent::intake);
        audit.subject = "person:" + bench.word();
        audit.seq = 1;
        audit.id = bench.crypto().make_uuid();
        audit.event = "change";
        audit.actor = "operator";
        audit.organisation = bench.ours;
        audit.recorded_at = bench.now();
        audit.hash = bench.crypto().digest(bench.word());
        bench.change([&](Transaction& tx) {
            tx.write_tags(std::span{&label, 1}, std::span{&print, 1});
            tx.append(std::span{&change, 1});
            tx.write_trust().lock_chain(audit.subject);
            tx.write_trust().append(audit);
        });
        const Event& intake = change.events.front();
        entries = {
            {{LogKind::tag, label.tag.text, 1}, print.hash, print.recorded_at, print.seal},
            {{LogKind::device, std::to_string(device.id.value), intake.seq},
             intake.hash,
             intake.recorded_at,
             std::nullopt},
            {{LogKind::audit, audit.subject, 1}, audit.hash, audit.recorded_at, std::nullopt}};
    }
    Instant since;
    std::vector<LogEntry> entries;
};

std::vector<LogEntry> unlogged(Bench& bench, Instant since, int limit) {
    return bench.ask([&](Reader& reader) { return reader.trust().unlogged(since, limit); });
}

bool same(const LogEntry& left, const LogEntry& right) {
    return left.place == right.place && left.event == right.event &&
           left.recorded_at == right.recorded_at && left.seal == right.seal;
}

// The three as the next leaves of the log.
std::vector<LogLeaf> append(Bench& bench, const ThreeEvents& three) {
    std::vector<LogLeaf> leaves;
    bench.change([&](Transaction& tx) {
        std::uint64_t position = tx.trust().log_end().size;
        for (const LogEntry& entry : three.entries) {
            leaves.push_back({position++, bench.crypto().digest(entry.place.subject), entry.place,
                              entry.recorded_at});
        }
        tx.write_trust().append_log(leaves, {});
    });
    return leaves;
}

}  // namespace

TEST_CASE_TEMPLATE("events of every kind wait for the log in recorded order", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const ThreeEvents three{bench};
    const auto found = unlogged(bench, three.since, 10);
    REQUIRE(found.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) CHECK(same(found[i], three.entries[i]));
    CHECK(unlogged(bench, three.since, 2).size() == 2);
    CHECK(unlogged(bench, found[1].recorded_at, 10).size() == 2);
}

TEST_CASE_TEMPLATE("an event that is in the log no longer waits", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const ThreeEvents three{bench};
    const std::vector<LogLeaf> leaves = append(bench, three);
    CHECK(unlogged(bench, three.since, 10).empty());
    const LogEnd end = bench.ask([](Reader& reader) { return reader.trust().log_end(); });
    CHECK(end.size == leaves.back().position + 1);
    CHECK(end.recorded_at == leaves.back().recorded_at);
    for (const LogLeaf& leaf : leaves) {
        const auto found =
            bench.ask([&](Reader& reader) { return reader.trust().log_leaf(leaf.place); });
        REQUIRE(found);
        CHECK(found->position == leaf.position);
        CHECK(found->hash == leaf.hash);
        CHECK(found->recorded_at == leaf.recorded_at);
    }
    CHECK_FALSE(bench.ask([&](Reader& reader) {
        return reader.trust().log_leaf({LogKind::audit, three.entries[2].place.subject, 2});
    }));
}

TEST_CASE_TEMPLATE("an event enters the log once, and a place has one entry", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const ThreeEvents three{bench};
    std::vector<LogLeaf> again = append(bench, three);
    again.resize(1);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_trust().append_log(again, {}); }));
    again.front().position += 3;
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_trust().append_log(again, {}); }));
}

TEST_CASE_TEMPLATE("a run of the log ends where the log ends", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::vector<LogLeaf> leaves = append(bench, ThreeEvents{bench});
    const auto run = [&](std::uint64_t from, std::uint64_t count) {
        return bench.ask([&](Reader& r) { return r.trust().log_hashes(0, from, count); });
    };
    const std::uint64_t first = leaves.front().position;
    CHECK(run(first, 256) == std::vector{leaves[0].hash, leaves[1].hash, leaves[2].hash});
    CHECK(run(first + 1, 1) == std::vector{leaves[1].hash});
    CHECK(run(first + 3, 256).empty());
}

TEST_CASE_TEMPLATE("full trees are kept by level and position", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Hash hash = bench.crypto().digest("node");
    bench.change([&](Transaction& tx) {
        tx.write_trust().append_log({}, {{16, 70, hash}, {16, 71, Hash{}}});
    });
    const auto found =
        bench.ask([](Reader& reader) { return reader.trust().log_hashes(16, 70, 256); });
    CHECK(found == std::vector{hash, Hash{}});
    CHECK(bench.ask([](Reader& r) { return r.trust().log_hashes(16, 69, 256); }).empty());
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_trust().append_log({}, {{16, 70, hash}});
    }));
}

TEST_CASE_TEMPLATE("checkpoints are kept in order", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::vector<Checkpoint> made;
    bench.change([&](Transaction& tx) {
        made.clear();
        const auto newest = tx.trust().newest_checkpoint();
        for (std::uint64_t i = 1; i <= 3; ++i) {
            const Hash some = bench.crypto().digest(bench.word());
            made.push_back({(newest ? newest->number : 0) + i, 1'000 + i, some, Hash{}, bench.now(),
                            some, std::string(64, '\xff')});
            tx.write_trust().insert_checkpoint(made.back());
        }
    });
    CHECK(bench.ask([](Reader& r) { return r.trust().newest_checkpoint(); }) == made[2]);
    const auto after = [&](std::uint64_t number, int limit) {
        return bench.ask([&](Reader& r) { return r.trust().checkpoints_after(number, limit); });
    };
    CHECK(after(made[0].number, 10) == std::vector{made[1], made[2]});
    CHECK(after(made[0].number, 1) == std::vector{made[1]});
    CHECK(after(made[2].number, 10).empty());
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_trust().insert_checkpoint(made[1]); }));
}

}  // namespace kitbank
