#include <algorithm>

#include "tests/store/stores.h"

// What belongs to one hub, and that questions with a scope stop there.
namespace kitbank {
namespace {

// Two hubs of one organisation, each with a device on its shelf, and one device of no hub.
struct Homes {
    explicit Homes(Bench& bench) : south(new_hub(bench)) {
        at_north = placed(bench, bench.hub);
        at_south = placed(bench, south);
        nowhere = bench.insert(bench.new_device());
    }

    static Hub new_hub(Bench& bench) {
        Hub hub{{}, bench.ours, bench.word(), "South hub", "1 South Road", "07700 900456"};
        hub.id = bench.write([&](Transaction& tx) { return tx.insert_hub(hub); });
        return hub;
    }
    static Device placed(Bench& bench, const Hub& hub) {
        Device device = bench.new_device(bench.serial());
        device.standing.state = DeviceState::received;
        device.standing.holder = {HolderKind::hub, hub.id, ""};
        device.standing.home = hub.id;
        return bench.insert(device);
    }

    Hub south;
    Device at_north;
    Device at_south;
    Device nowhere;
};

bool lists(const std::vector<Device>& devices, const Device& device) {
    return std::ranges::count(devices, device.id, &Device::id) == 1;
}

}  // namespace

TEST_CASE_TEMPLATE("a device keeps the hub it belongs to when someone else has it", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Homes homes{bench};
    Standing lent = homes.at_south.standing;
    lent.state = DeviceState::lost;
    lent.holder = {HolderKind::person, {}, "REQ-1"};
    const Device device = bench.append(homes.at_south, DeviceEvent::loss, lent);
    CHECK(device.standing.home == homes.south.id);
    CHECK(device.hub_code == homes.south.code);
    CHECK(device.hub_name == homes.south.name);
    CHECK(bench.read(homes.nowhere.tag).hub_code.empty());
}

TEST_CASE_TEMPLATE("pages and counts of one hub", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Homes homes{bench};
    DeviceQuery query;
    query.organisation = bench.ours;
    query.home = homes.south.id;
    SUBCASE("of all devices") {}
    SUBCASE("that begin with a text") { query.text = homes.at_south.serial; }
    const DevicePage page = bench.ask([&](Reader& reader) { return reader.devices(query); });
    CHECK(page.total == 1);
    CHECK(lists(page.items, homes.at_south));

    query.text = homes.at_north.serial;
    CHECK(bench.ask([&](Reader& reader) { return reader.devices(query); }).total == 0);
    const Scope scope{bench.ours, homes.south.id};
    const auto counts = bench.ask([&](Reader& reader) { return reader.counts_by_state(scope); });
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].state == DeviceState::received);
    CHECK(counts[0].count == 1);
}

TEST_CASE_TEMPLATE("conflicts and devices out without a wipe, of one hub", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Homes homes{bench};
    Standing out = homes.at_south.standing;
    out.state = DeviceState::gifted;
    out.holder = {HolderKind::person, {}, "REQ-2"};
    const Device given = bench.append(homes.at_south, DeviceEvent::gift, out);
    DeviceChange change = bench.new_change(given, DeviceEvent::move);
    change.conflicts = {bench.new_conflict(change.events.front(), {})};
    bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });

    const Scope south{bench.ours, homes.south.id};
    const Scope north{bench.ours, bench.hub.id};
    CHECK(bench.ask([&](Reader& r) { return r.conflicts(south, 10); }).size() == 1);
    CHECK(bench.ask([&](Reader& r) { return r.conflicts(north, 10); }).empty());
    CHECK(lists(bench.ask([&](Reader& r) { return r.out_without_wipe(south, 10); }), given));
    CHECK(bench.ask([&](Reader& r) { return r.out_without_wipe(north, 10); }).empty());
}

TEST_CASE_TEMPLATE("scans set aside at a hub or about its devices", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Homes homes{bench};
    SetAsideScan there = bench.new_scan(bench.crypto().draw_tag(), true);
    there.event.hub = homes.south.id;
    SetAsideScan about = bench.new_scan(homes.at_south.tag, false);
    about.event.hub = bench.hub.id;
    SetAsideScan nowhere = bench.new_scan(bench.crypto().draw_tag(), true);
    nowhere.event.hub = {};
    const std::vector scans{there, about, nowhere};
    bench.change([&](Transaction& tx) { tx.set_aside(scans); });

    const Scope south{bench.ours, homes.south.id};
    CHECK(bench.ask([&](Reader& r) { return r.scans_set_aside(south, 10); }).size() == 2);
    CHECK(bench.ask([&](Reader& r) { return r.scans_set_aside(bench.ours, 10); }).size() == 3);
    const auto close = [&](const Scope& scope, const SetAsideScan& scan) {
        return bench.write([&](Transaction& tx) {
            return tx.close_scan_set_aside(scope, scan.event.happened.id, "person:1", bench.now());
        });
    };
    CHECK_FALSE(close(south, nowhere));
    CHECK_FALSE(close({bench.theirs, homes.south.id}, there));
    CHECK(close(south, there));
    CHECK(close(south, about));
}

TEST_CASE_TEMPLATE("batches of labels belong to the hub that printed them", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Homes homes{bench};
    PrintBatch batch;
    batch.organisation = bench.ours;
    batch.tags = {bench.crypto().draw_tag()};
    batch.count = 1;
    batch.actor = "person:1";
    batch.created_at = bench.now();
    batch.hub = homes.south.id;
    batch.handle = bench.crypto().make_uuid();
    batch.id = bench.write([&](Transaction& tx) { return tx.insert_batch(batch); });
    const Scope south{bench.ours, homes.south.id};
    const Scope north{bench.ours, bench.hub.id};
    CHECK(bench.ask([&](Reader& r) { return r.batch(south, batch.handle); })->hub ==
          homes.south.id);
    CHECK(bench.ask([&](Reader& r) { return r.batch(bench.ours, batch.handle); }));
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.batch(north, batch.handle); }));
    CHECK(bench.ask([&](Reader& r) { return r.batches(south, 10); }).size() == 1);
    CHECK(bench.ask([&](Reader& r) { return r.batches(north, 10); }).empty());
}

}  // namespace kitbank
