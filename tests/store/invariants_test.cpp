#include "server/store/invariants.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/store/scratch_database.h"
#include "tests/support/bench.h"

namespace kitbank {
namespace {

// A device with its label and an intake, all as they should be.
struct Sound {
    explicit Sound(ScratchDatabase& database) : bench(database.store()) {
        TagRecord label = bench.new_label();
        Device device = bench.new_device("SN1234");
        device.tag = label.tag;
        device = bench.insert(device);
        label.device = device.id;
        label.state = TagState::claimed;
        const TagEvent claim = bench.next_event(label, TagEventKind::claim);
        bench.change([&](Transaction& tx) {
            tx.write_tags(std::span{&label, 1}, std::span{&claim, 1});
        });
        Event event = bench.new_event(DeviceEvent::intake, device);
        device.version = event.seq;
        device.head = event.hash;
        device.standing.last = event.happened;
        const DeviceChange change{device, {event}, false, {}, bench.now()};
        bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
    }
    Bench bench;
};

std::vector<std::string> broken(ScratchDatabase& database) {
    std::vector<std::string> names;
    for (const BrokenInvariant& each : check_invariants(database.address())) {
        CHECK_FALSE(each.promise.empty());
        CHECK_FALSE(each.first_row.empty());
        names.push_back(each.name);
    }
    return names;
}

}  // namespace

TEST_CASE("rows that the store wrote keep every promise") {
    ScratchDatabase database;
    CHECK(broken(database).empty());
    const Sound sound{database};
    CHECK(broken(database).empty());
}

TEST_CASE("each tampering is found by the promise it breaks") {
    struct Tampering {
        const char* change;
        const char* found_by;
    };
    // clang-format off
    const std::vector<Tampering> tamperings = {
        {"UPDATE device SET head = REPEAT('x', 32)", "device_head_is_last_hash"},
        {"UPDATE device SET version = 2", "device_history_is_gapless"},
        {"UPDATE device SET state = 'ready'", "ready_is_wiped"},
        {"UPDATE device SET state = 'gifted', holder_kind = 'person', holder_hub_id = NULL", "no_handover_without_wipe"},
        {"UPDATE device SET wipe_evidence_id = REPEAT('x', 16), wipe_ended_at = '2026-01-01'", "wipe_is_proved"},
        {"UPDATE device SET wipe_evidence_id = REPEAT('x', 16), wipe_ended_at = '2026-01-01', exposed_at = '2026-01-02'", "wipe_is_not_outdated"},
        {"UPDATE device SET has_conflict = 1", "conflict_is_flagged"},
        {"UPDATE device SET tag = 'KBOTHER'", "device_has_its_tag"},
        {"UPDATE device SET tag = 'KBOTHER'", "claimed_tag_is_on_its_device"},
        {"UPDATE device SET last_event_id = REPEAT('x', 16)", "last_event_exists"},
        {"UPDATE device SET organisation_id = 1", "holder_organisation"},
        {"UPDATE device_event SET previous_hash = REPEAT('x', 32)", "device_chain_is_linked"},
        {"UPDATE tag SET head = REPEAT('x', 32)", "tag_head_is_last_hash"},
        {"UPDATE tag SET version = 2", "tag_history_is_gapless"},
        {"UPDATE tag_event SET previous_hash = REPEAT('x', 32)", "tag_chain_is_linked"},
        {"INSERT INTO print_batch VALUES (9, REPEAT('h', 16), 1, NULL, 'KBA KBB', 2, 'person:1', '2026-01-01')", "batch_is_counted"},
    };
    // clang-format on
    ScratchDatabase database;
    const Sound sound{database};
    for (const Tampering& tampering : tamperings) {
        CAPTURE(tampering.found_by);
        Connection& connection = database.connection();
        const std::vector<std::string> tables{"device", "device_event", "tag", "tag_event"};
        for (const std::string& table : tables) {
            connection.run("CREATE OR REPLACE TABLE kept_" + table + " AS SELECT * FROM " + table);
        }
        connection.run(tampering.change);
        CHECK(std::ranges::count(broken(database), tampering.found_by) == 1);
        connection.run("DELETE FROM print_batch");
        connection.run("SET SESSION foreign_key_checks = 0");
        for (const std::string& table : tables) {
            const std::string columns = database.ask(
                "SELECT GROUP_CONCAT(column_name) FROM information_schema.columns "
                "WHERE table_schema = DATABASE() AND generation_expression IS NULL "
                "AND table_name = '" +
                table + "'");
            connection.run("DELETE FROM " + table);
            connection.run("INSERT INTO " + table + " (" + columns + ") SELECT " + columns +
                           " FROM kept_" + table);
        }
        connection.run("SET SESSION foreign_key_checks = 1");
        CHECK(broken(database).empty());
    }
}

}  // namespace kitbank
