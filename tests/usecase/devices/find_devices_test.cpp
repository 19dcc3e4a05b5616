#include "server/usecase/devices/find_devices.h"

#include <doctest/doctest.h>

#include "server/usecase/devices/settle_conflict.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

struct Neighbours {
    World world;
    Caller ours = world.caller(Role::volunteer);
    Caller theirs = world.elsewhere(Role::admin, world.found_organisation("Southshire"));
    Caller referrer = world.caller(Role::referrer);
};

// A scan that the table refuses at its place.
void record_conflict(World& world, const Device& device) {
    RecordEvent use = world.step(device.tag, DeviceEvent::shared_use);
    use.tense = Tense::fact;
    use.source = "scanner-1";
    CHECK(record_events({&use, 1}, world.ports).front().outcome == ScanOutcome::conflict);
}

}  // namespace

TEST_CASE("a device is found by its tag, by its own organisation alone") {
    Neighbours n;
    const Device device = n.world.device_in(DeviceState::ready);
    const Result<Device> found = find_device(n.ours, device.tag, n.world.ports);
    REQUIRE(found);
    CHECK(found->id == device.id);
    CHECK(found->hub_code == "NORTH");
    CHECK(code_of(find_device(n.theirs, device.tag, n.world.ports)) == "tag_unknown");
    CHECK(code_of(find_device(n.referrer, device.tag, n.world.ports)) == "forbidden");
}

TEST_CASE("a tag without a device says whether it waits, was withdrawn or is not ours") {
    Neighbours n;
    const auto code = [&](const Tag& tag) {
        return code_of(find_device(n.ours, tag, n.world.ports));
    };
    CHECK(code(n.world.printed_label()) == "tag_unclaimed");
    CHECK(code(n.world.withdrawn_label()) == "tag_void");
    CHECK(code(n.world.printed_label_of(n.theirs.organisation)) == "tag_unknown");
    CHECK(code(n.world.crypto.draw_tag()) == "tag_unknown");
}

TEST_CASE("a history tells each event with what it did, oldest first") {
    Neighbours n;
    const Device device = n.world.device_in(DeviceState::on_loan);
    record_conflict(n.world, device);
    const Result<DeviceHistory> history = read_history(n.ours, device.tag, n.world.ports);
    REQUIRE(history);
    std::string told;
    for (const HistoryEntry& entry : history->entries) {
        told += std::string{name_of(entry.event.event)} + ">" + std::string{name_of(entry.state)} +
                (entry.outcome == StepOutcome::conflict ? "! " : " ");
    }
    CHECK(told ==
          "intake>received wipe>wiped inspection>ready reservation>reserved loan>on_loan "
          "shared_use>on_loan! ");
    CHECK(history->entries[0].hub_code == "NORTH");
    REQUIRE(history->entries[1].evidence);
    CHECK(history->entries[1].evidence->tool == "nwipe");
    CHECK(history->entries[4].holder.reference == "P-2001");
    REQUIRE(history->entries[5].conflict);
    CHECK(history->entries[5].conflict->against == history->entries[4].event.happened.id);
    CHECK(history->evidence.size() == 1);

    CHECK(code_of(read_history(n.theirs, device.tag, n.world.ports)) == "tag_unknown");
    CHECK(code_of(read_history(n.referrer, device.tag, n.world.ports)) == "forbidden");
    CHECK(code_of(read_history(n.ours, n.world.printed_label(), n.world.ports)) == "tag_unclaimed");
}

TEST_CASE("a list shows one organisation's devices, whatever the query says") {
    Neighbours n;
    const Device device = n.world.device_in(DeviceState::received);
    DeviceQuery query;
    query.organisation = n.world.organisation;
    CHECK(find_devices(n.theirs, query, {}, n.world.ports)->total == 0);
    query.organisation = n.theirs.organisation;
    const Result<DevicePage> page = find_devices(n.ours, query, {}, n.world.ports);
    REQUIRE(page);
    REQUIRE(page->items.size() == 1);
    CHECK(page->items[0].id == device.id);
    CHECK(code_of(find_devices(n.referrer, query, {}, n.world.ports)) == "forbidden");
}

TEST_CASE("a list is narrowed by the code of a hub that is there") {
    Neighbours n;
    n.world.open_hub("SOUTH");
    const Device device = n.world.device_in(DeviceState::received);
    n.world.device_in(DeviceState::on_loan);
    const Result<DevicePage> north = find_devices(n.ours, {}, {"NORTH"}, n.world.ports);
    REQUIRE(north);
    REQUIRE(north->items.size() == 1);
    CHECK(north->items[0].id == device.id);
    CHECK(find_devices(n.ours, {}, {"SOUTH"}, n.world.ports)->items.empty());
    const Result<DevicePage> nowhere = find_devices(n.ours, {}, {"WEST"}, n.world.ports);
    CHECK(code_of(nowhere) == "hub_not_found");
    CHECK(fields_of(nowhere) == "hub");
    CHECK(code_of(find_devices(n.theirs, {}, {"NORTH"}, n.world.ports)) == "hub_not_found");
}

TEST_CASE("a page holds between 1 and 200 devices") {
    Neighbours n;
    n.world.device_in(DeviceState::received);
    n.world.device_in(DeviceState::received);
    DeviceQuery query;
    query.limit = -5;
    CHECK(find_devices(n.ours, query, {}, n.world.ports)->items.size() == 1);
    query.limit = 1'000'000;
    CHECK(find_devices(n.ours, query, {}, n.world.ports)->items.size() == 2);
}

TEST_CASE("the worklists show what waits, and only to its organisation") {
    Neighbours n;
    const Device lent = n.world.device_in(DeviceState::on_loan);
    const Device shelved = n.world.device_in(DeviceState::received);
    record_conflict(n.world, shelved);
    n.world.record(
        n.world.step(lent.tag, DeviceEvent::wipe_void, {{"reason", "The log was another's"}}));
    RecordEvent early = n.world.step(n.world.printed_label(), DeviceEvent::move);
    early.tense = Tense::fact;
    CHECK(record_events({&early, 1}, n.world.ports).front().outcome == ScanOutcome::refused);

    const Caller staff = n.world.caller(Role::hub_staff);
    const Result<Worklists> lists = read_worklists(staff, n.world.ports);
    REQUIRE(lists);
    CHECK(lists->counts.size() == 2);
    REQUIRE(lists->conflicts.size() == 1);
    CHECK(lists->conflicts[0].device.id == shelved.id);
    REQUIRE(lists->out_without_wipe.size() == 1);
    CHECK(lists->out_without_wipe[0].id == lent.id);
    REQUIRE(lists->scans_set_aside.size() == 1);
    CHECK(lists->scans_set_aside[0].event.happened.id == early.id);

    const Result<Worklists> others = read_worklists(n.theirs, n.world.ports);
    REQUIRE(others);
    CHECK(others->counts.empty());
    CHECK(others->conflicts.empty());
    CHECK(others->out_without_wipe.empty());
    CHECK(others->scans_set_aside.empty());
    CHECK(code_of(read_worklists(n.referrer, n.world.ports)) == "forbidden");
    CHECK(code_of(close_scan({n.theirs, early.id}, n.world.ports)) == "conflict_not_found");
}

TEST_CASE("the file of evidence comes back to its own organisation, byte for byte") {
    Neighbours n;
    World& world = n.world;
    const Device device = world.device_in(DeviceState::received);
    const std::string content{"log\0with any\xFF", 13};
    const StoredFile file{world.crypto.sha256(content), content, "text/plain", world.clock.now()};
    StoredEvidence evidence;
    evidence.id = world.crypto.make_uuid();
    evidence.organisation = world.organisation;
    evidence.device = device.id;
    evidence.device_tag = device.tag.text;
    evidence.file = file.sha256;
    world.store.write([&](Transaction& tx) {
        tx.insert_file(file);
        tx.insert_evidence(evidence);
        return true;
    });
    const StoredEvidence by_hand = world.evidence_for(device, true);

    const Result<EvidenceFile> read = read_evidence_file(n.ours, evidence.id, world.ports);
    REQUIRE(read);
    CHECK(read->file.content == content);
    CHECK(read->evidence.id == evidence.id);
    const auto code = [&](const Caller& caller, const Uuid& id) {
        return code_of(read_evidence_file(caller, id, world.ports));
    };
    CHECK(code(n.theirs, evidence.id) == "evidence_not_found");
    CHECK(code(n.referrer, evidence.id) == "forbidden");
    CHECK(code(n.ours, by_hand.id) == "evidence_not_found");
    CHECK(code(n.ours, world.crypto.make_uuid()) == "evidence_not_found");
}
