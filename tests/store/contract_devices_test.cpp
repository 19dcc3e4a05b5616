#include <algorithm>
#include <cctype>
#include <set>

#include "tests/store/stores.h"

namespace kitbank {
namespace {

Standing full_standing(Bench& bench) {
    Standing standing;
    standing.state = DeviceState::on_loan;
    standing.holder = {HolderKind::person, {}, "P-2001"};
    standing.wipe = WipeInForce{bench.crypto().make_uuid(), bench.now()};
    standing.exposed_at = bench.now();
    standing.reservation = "R-1001";
    standing.due = Date{std::chrono::year{2026} / 12 / 19};
    standing.renewals = 1;
    standing.grade = "B";
    standing.media = {{"S3Z2NB0K", "Samsung SSD 860, 500/GB", 500'107'862'016, MediumType::ssd},
                      {"WD-1234", "WDC WD10", 0, MediumType::unknown}};
    standing.last = {bench.now(), "scanner-1", 42, bench.crypto().make_uuid()};
    return standing;
}

template <class Rows>
std::vector<DeviceId> ids_of(const Rows& rows) {
    std::vector<DeviceId> ids;
    for (const Device& device : rows) ids.push_back(device.id);
    return ids;
}

// Three devices that differ in every filter.
struct Shelf {
    explicit Shelf(Bench& bench) {
        Device device = bench.new_device(bench.serial());
        laptop = bench.insert(device);
        device = bench.new_device();
        device.kind = DeviceKind::tablet;
        device.make = "Samsung";
        device.model = "Galaxy Tab A8";
        device.standing = full_standing(bench);
        tablet = bench.insert(device);
        device = bench.new_device();
        device.kind = DeviceKind::phone;
        device.make = "100% Phones";
        device.model = "One_Two";
        phone = bench.insert(device);
        device = bench.new_device();
        device.organisation = bench.theirs;
        device.standing.holder = {HolderKind::donor, {}, ""};
        foreign = bench.insert(device);
    }
    Device laptop, tablet, phone, foreign;
};

}  // namespace

TEST_CASE_TEMPLATE("a device comes back as it was written", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Device device = bench.new_device(bench.serial());
    device.kind = DeviceKind::chromebook;
    device.make = "H\u00e9wlett";
    device.model = "Elite 8\u2033";
    device = bench.insert(device);

    SUBCASE("on a shelf") {
        device.standing.holder = {HolderKind::hub, bench.hub.id, "shelf 4"};
        device.standing.home = bench.hub.id;
    }
    SUBCASE("with everything") { device.standing = full_standing(bench); }
    SUBCASE("with nothing") {
        device.standing = Standing{};
        device.standing.state = DeviceState::expected;
    }
    device.has_conflict = true;
    const DeviceChange change = bench.new_change(device, DeviceEvent::intake);
    bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
    device = change.device;

    const bool has_home = device.standing.home.value != 0;
    device.hub_code = has_home ? bench.hub.code : "";
    device.hub_name = has_home ? bench.hub.name : "";
    CHECK(same(bench.read(device.tag), device));
    const auto locked = bench.write([&](Transaction& tx) {
        return tx.lock_devices(std::span{&device.tag, 1});
    });
    REQUIRE(locked.size() == 1);
    CHECK(same(locked[0], device));
}

TEST_CASE_TEMPLATE("a device is found by its tag, serial or medium", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string medium = bench.serial();
    Device device = bench.new_device(bench.serial());
    device.standing.media = {{medium, "Example Disk", 1'000, MediumType::hdd}};
    device = bench.insert(device);
    const auto by_medium = [&](OrganisationId organisation) {
        return bench.ask([&](Reader& r) { return r.device_by_medium(organisation, medium); });
    };
    const auto by_serial = [&](OrganisationId organisation, const std::string& serial) {
        return bench.ask([&](Reader& r) { return r.device_by_serial(organisation, serial); });
    };
    CHECK(bench.read(device.tag).id == device.id);
    REQUIRE(by_serial(bench.ours, device.serial));
    CHECK(same(*by_serial(bench.ours, device.serial), device));
    REQUIRE(by_medium(bench.ours));
    CHECK(same(*by_medium(bench.ours), device));

    CHECK_FALSE(by_serial(bench.theirs, device.serial));
    CHECK_FALSE(by_medium(bench.theirs));
    CHECK_FALSE(by_serial(bench.ours, device.serial + "X"));
    CHECK_FALSE(by_serial(bench.ours, ""));
    CHECK_FALSE(
        bench.ask([&](Reader& reader) { return reader.device_by_tag(bench.crypto().draw_tag()); }));

    Standing without = device.standing;
    without.media.clear();
    bench.append(device, DeviceEvent::repair_completion, without);
    CHECK_FALSE(by_medium(bench.ours));
}

TEST_CASE_TEMPLATE("a serial is one device's of its organisation while it is here", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string serial = bench.serial();
    const Device first = bench.insert(bench.new_device(serial));
    Device foreign = bench.new_device(serial);
    foreign.organisation = bench.theirs;
    foreign.standing.holder = {HolderKind::donor, {}, ""};
    bench.insert(foreign);
    bench.insert(bench.new_device(""));
    bench.insert(bench.new_device(""));

    Standing disposed = first.standing;
    disposed.state = DeviceState::disposed;
    disposed.holder = {HolderKind::recycler, {}, "Example Recycling"};
    bench.append(first, DeviceEvent::disposal, disposed);
    const Device second = bench.insert(bench.new_device(serial));
    const auto found =
        bench.ask([&](Reader& reader) { return reader.device_by_serial(bench.ours, serial); });
    REQUIRE(found);
    CHECK(found->id == second.id);
}

TEST_CASE_TEMPLATE("a device that is relabelled is found by its new tag alone", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    Device relabelled = device;
    relabelled.tag = bench.crypto().draw_tag();
    bench.append(relabelled, DeviceEvent::intake, relabelled.standing);
    CHECK(bench.read(relabelled.tag).id == device.id);
    CHECK_FALSE(bench.ask([&](Reader& reader) { return reader.device_by_tag(device.tag); }));
}

TEST_CASE_TEMPLATE("devices are locked by tag and absent ones are left out", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device one = bench.insert(bench.new_device());
    const Device two = bench.insert(bench.new_device());
    const std::vector<Tag> tags{two.tag, bench.crypto().draw_tag(), one.tag};
    auto ids = bench.write([&](Transaction& tx) { return ids_of(tx.lock_devices(tags)); });
    std::ranges::sort(ids);
    CHECK(ids == std::vector{one.id, two.id});
}

TEST_CASE_TEMPLATE("devices come in pages, the newest first", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::vector<DeviceId> newest_first;
    for (int i = 0; i < 5; ++i) {
        newest_first.insert(newest_first.begin(), bench.insert(bench.new_device()).id);
    }
    DeviceQuery query;
    query.organisation = bench.ours;
    query.limit = 2;
    std::vector<DeviceId> seen;
    std::vector<std::size_t> sizes;
    for (;;) {
        const DevicePage page = bench.ask([&](Reader& reader) { return reader.devices(query); });
        CHECK(page.total == 5);
        sizes.push_back(page.items.size());
        for (const DeviceId id : ids_of(page.items)) seen.push_back(id);
        if (!page.has_more) break;
        query.after = page.items.back().id;
    }
    CHECK(seen == newest_first);
    CHECK(sizes == std::vector<std::size_t>{2, 2, 1});

    query.after = {};
    query.limit = 5;
    CHECK_FALSE(bench.ask([&](Reader& reader) { return reader.devices(query); }).has_more);
}

TEST_CASE_TEMPLATE("devices are narrowed by state, kind, hub and text", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Shelf shelf{bench};
    DeviceQuery query;
    query.organisation = bench.ours;
    const auto found = [&] {
        const DevicePage page = bench.ask([&](Reader& reader) { return reader.devices(query); });
        CHECK(page.total == static_cast<std::int64_t>(page.items.size()));
        const auto ids = ids_of(page.items);
        return std::set<DeviceId>(ids.begin(), ids.end());
    };
    using Ids = std::set<DeviceId>;
    CHECK(found() == Ids{shelf.laptop.id, shelf.tablet.id, shelf.phone.id});

    SUBCASE("state") {
        query.state = DeviceState::on_loan;
        CHECK(found() == Ids{shelf.tablet.id});
    }
    SUBCASE("kind") {
        query.kind = DeviceKind::phone;
        CHECK(found() == Ids{shelf.phone.id});
    }
    SUBCASE("hub") {
        query.hub = bench.hub.id;
        CHECK(found() == Ids{shelf.laptop.id, shelf.phone.id});
    }
    SUBCASE("all at once") {
        query.hub = bench.hub.id;
        query.state = DeviceState::received;
        query.kind = DeviceKind::laptop;
        query.text = "Dell";
        CHECK(found() == Ids{shelf.laptop.id});
        query.kind = DeviceKind::tablet;
        CHECK(found().empty());
    }
    SUBCASE("the start of a tag") {
        query.text = shelf.phone.tag.text.substr(0, 7);
        CHECK(found() == Ids{shelf.phone.id});
    }
    SUBCASE("the start of a serial") {
        query.text = shelf.laptop.serial.substr(0, 9);
        CHECK(found() == Ids{shelf.laptop.id});
    }
    SUBCASE("the start of a tag or serial typed in small letters") {
        const auto small = [](std::string text) {
            for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            return text;
        };
        query.text = small(shelf.phone.tag.text.substr(0, 7));
        CHECK(found() == Ids{shelf.phone.id});
        query.text = small(shelf.laptop.serial.substr(0, 9));
        CHECK(found() == Ids{shelf.laptop.id});
    }
    SUBCASE("the start of a make, in any case") {
        query.text = "sAMs";
        CHECK(found() == Ids{shelf.tablet.id});
    }
    SUBCASE("the start of a model") {
        query.text = "Galaxy T";
        CHECK(found() == Ids{shelf.tablet.id});
    }
    SUBCASE("not the middle of a model") {
        query.text = "Tab A8";
        CHECK(found().empty());
    }
    SUBCASE("a percent sign is a percent sign") {
        query.text = "100%";
        CHECK(found() == Ids{shelf.phone.id});
        query.text = "%";
        CHECK(found().empty());
    }
    SUBCASE("an underscore is an underscore") {
        query.text = "One_";
        CHECK(found() == Ids{shelf.phone.id});
        query.text = "V_stro";
        CHECK(found().empty());
    }
    SUBCASE("a backslash is a backslash") {
        query.text = "Dell\\";
        CHECK(found().empty());
    }
    SUBCASE("nobody sees another organisation's devices") {
        query.organisation = bench.theirs;
        CHECK(found() == Ids{shelf.foreign.id});
    }
}

TEST_CASE_TEMPLATE("the count of matches stops at its limit", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    bench.change([&](Transaction& tx) {
        for (std::int64_t i = 0; i <= total_max; ++i) tx.insert_device(bench.new_device());
    });
    DeviceQuery query;
    query.organisation = bench.ours;
    query.limit = 1;
    const DevicePage page = bench.ask([&](Reader& reader) { return reader.devices(query); });
    CHECK(page.total == total_max);
    CHECK(page.items.size() == 1);
    CHECK(page.has_more);
}

TEST_CASE_TEMPLATE("devices are counted by state", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Shelf shelf{bench};
    std::map<DeviceState, std::int64_t> counts;
    for (const StateCount& row :
         bench.ask([&](Reader& reader) { return reader.counts_by_state(bench.ours); })) {
        counts[row.state] += row.count;
    }
    CHECK(counts == std::map<DeviceState, std::int64_t>{{DeviceState::received, 2},
                                                        {DeviceState::on_loan, 1}});
}

TEST_CASE_TEMPLATE("a history keeps its events in recorded order, word for word", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Device device = bench.insert(bench.new_device());
    Event late = bench.new_event(DeviceEvent::wipe, device);
    Event first = bench.new_event(DeviceEvent::intake, device);
    first.media = {{"S3Z2NB0K", "Samsung SSD 860", 500'107'862'016, MediumType::ssd}};
    late.seq = 2;
    late.hub = {};
    late.happened.source_seq = 9'007'199'254'740'993;
    device.version = 2;
    const DeviceChange change{device, {first, late}, false, {}, bench.now()};
    bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });

    const auto history = bench.ask([&](Reader& reader) { return reader.history(device.id); });
    REQUIRE(history.size() == 2);
    CHECK(same(history[0], first));
    CHECK(same(history[1], late));
    CHECK(bench.ask([&](Reader& reader) { return reader.history(DeviceId{987654321}); }).empty());
}

TEST_CASE_TEMPLATE("one delivery changes many devices", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::vector<DeviceChange> changes;
    for (int i = 0; i < 3; ++i) {
        changes.push_back(bench.new_change(bench.insert(bench.new_device()), DeviceEvent::move));
    }
    bench.change([&](Transaction& tx) { tx.append(changes); });
    for (const DeviceChange& change : changes) {
        CHECK(bench.read(change.device.tag).version == 1);
        const auto history =
            bench.ask([&](Reader& reader) { return reader.history(change.device.id); });
        REQUIRE(history.size() == 1);
        CHECK(same(history[0], change.events[0]));
    }
}

TEST_CASE_TEMPLATE("a conflict waits with both its sides", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Device device = bench.insert(bench.new_device());
    const Event first = bench.new_event(DeviceEvent::intake, device);
    Event second = bench.new_event(DeviceEvent::gift, device);
    second.seq = 2;
    device.version = 2;
    device.has_conflict = true;
    const Conflict conflict = bench.new_conflict(second, first.happened.id);
    const Conflict alone = bench.new_conflict(first, Uuid{});
    const DeviceChange change{device, {first, second}, true, {alone, conflict}, bench.now()};
    bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });

    auto open = bench.ask([&](Reader& reader) { return reader.conflicts(bench.ours, 10); });
    REQUIRE(open.size() == 2);
    const bool swapped = open[0].conflict == conflict;
    if (swapped) std::swap(open[0], open[1]);
    CHECK(open[0].conflict == alone);
    CHECK_FALSE(open[0].against);
    CHECK(open[1].conflict == conflict);
    CHECK(same(open[1].event, second));
    REQUIRE(open[1].against);
    CHECK(same(*open[1].against, first));
    CHECK(same(open[1].device, bench.read(device.tag)));

    CHECK(bench.ask([&](Reader& reader) { return reader.conflicts_of(device.id); }).size() == 2);
    CHECK(bench.ask([&](Reader& reader) { return reader.conflicts(bench.ours, 1); }).size() == 1);
    CHECK(bench.ask([&](Reader& reader) { return reader.conflicts(bench.theirs, 10); }).empty());
}

TEST_CASE_TEMPLATE("a refold replaces conflicts and an append adds to them", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Device device = bench.insert(bench.new_device());
    std::vector<Event> events;
    for (std::uint32_t i = 0; i < 3; ++i) {
        events.push_back(bench.new_event(DeviceEvent::gift, device));
        events.back().seq = i + 1;
    }
    const auto append = [&](std::vector<Event> added, bool refolded,
                            std::vector<Conflict> conflicts) {
        device.version += static_cast<std::uint32_t>(added.size());
        const DeviceChange change{device, std::move(added), refolded, std::move(conflicts),
                                  bench.now()};
        bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
    };
    const auto open = [&] {
        std::set<Uuid> ids;
        for (const Conflict& conflict :
             bench.ask([&](Reader& reader) { return reader.conflicts_of(device.id); })) {
            ids.insert(conflict.event);
        }
        return ids;
    };
    const auto id = [&](std::size_t i) { return events[i].happened.id; };

    append({events[0]}, false, {bench.new_conflict(events[0], {})});
    append({events[1]}, false, {bench.new_conflict(events[1], {})});
    CHECK(open() == std::set<Uuid>{id(0), id(1)});
    append({events[2]}, true,
           {bench.new_conflict(events[1], id(0)), bench.new_conflict(events[2], id(0))});
    CHECK(open() == std::set<Uuid>{id(1), id(2)});
    append({}, true, {});
    CHECK(open().empty());
}

TEST_CASE_TEMPLATE("devices out without a wipe are listed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Shelf shelf{bench};
    const auto listed = [&](OrganisationId organisation, int limit) {
        return ids_of(
            bench.ask([&](Reader& r) { return r.out_without_wipe(organisation, limit); }));
    };
    CHECK(listed(bench.ours, 10).empty());
    Standing withdrawn = shelf.tablet.standing;
    withdrawn.wipe.reset();
    bench.append(shelf.tablet, DeviceEvent::wipe_void, withdrawn);
    CHECK(listed(bench.ours, 10) == std::vector{shelf.tablet.id});
    CHECK(listed(bench.theirs, 10).empty());

    withdrawn.state = DeviceState::gifted;
    bench.append(shelf.phone, DeviceEvent::wipe_void, withdrawn);
    CHECK(listed(bench.ours, 10).size() == 2);
    CHECK(listed(bench.ours, 1).size() == 1);
}

}  // namespace kitbank
