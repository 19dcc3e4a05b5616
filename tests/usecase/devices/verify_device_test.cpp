#include "server/usecase/devices/verify_device.h"

#include <doctest/doctest.h>

#include "server/core/devices/chain.h"
#include "server/usecase/labels/print_tags.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

// A device with everything that is stored of it, to be tampered with.
struct Stored {
    explicit Stored(DeviceState state) : device(world.device_in(state)) {
        world.store.read([&](Reader& reader) {
            history = reader.history(device.id);
            conflicts = reader.conflicts_of(device.id);
        });
    }
    std::vector<std::string> faults() {
        return verify_device(device, history, conflicts, world.crypto);
    }
    // The only fault there is, without the device's name.
    std::string fault() {
        const auto all = faults();
        REQUIRE(all.size() == 1);
        const std::string name = "device " + device.tag.text + ": ";
        REQUIRE(all[0].starts_with(name));
        return all[0].substr(name.size());
    }

    World world;
    Device device;
    std::vector<Event> history;
    std::vector<Conflict> conflicts;
};

}  // namespace

TEST_CASE("a device in any state is sound as the use-cases left it") {
    for (std::size_t i = 1; i < device_state_names.size(); ++i) {
        CAPTURE(device_state_names[i]);
        Stored stored{static_cast<DeviceState>(i)};
        CHECK(name_of(stored.device.standing.state) == device_state_names[i]);
        CHECK(stored.faults().empty());
    }
}

TEST_CASE("an event that was changed afterwards is named") {
    Stored stored{DeviceState::ready};
    SUBCASE("its evidence") { stored.history[2].evidence["os"] = "Windows 11"; }
    SUBCASE("its actor") { stored.history[2].actor = "person:9"; }
    SUBCASE("its recorded time") { stored.history[2].recorded_at += std::chrono::microseconds{1}; }
    SUBCASE("its digest") { stored.history[2].digest[0] ^= 1; }
    SUBCASE("its hash") { stored.history[2].hash[31] ^= 1; }
    CHECK(stored.fault() == "event 3 was changed after it was recorded");
}

TEST_CASE("an event that was sealed anew after a change breaks the chain at the next") {
    Stored stored{DeviceState::ready};
    Event& event = stored.history[1];
    event.actor = "person:9";
    event.hash = stored.world.crypto.digest(chain_text(event));
    CHECK(stored.fault() == "event 3 does not follow the one before it");
}

TEST_CASE("a history that was sealed anew to its end does not fit the device's head") {
    Stored stored{DeviceState::ready};
    Event& event = stored.history.back();
    event.actor = "person:9";
    event.hash = stored.world.crypto.digest(chain_text(event));
    CHECK(stored.fault() == "the end of the chain is not the last event");
}

TEST_CASE("an event that is missing is noticed wherever it was") {
    Stored stored{DeviceState::ready};
    SUBCASE("inside") {
        stored.history.erase(stored.history.begin() + 1);
        CHECK(stored.faults().at(0).ends_with("event 2 is missing or out of order"));
    }
    SUBCASE("at the end") {
        stored.history.pop_back();
        CHECK(stored.faults().at(0).ends_with("event 3 is missing at the end"));
    }
}

TEST_CASE("a device's row that differs from its history is noticed") {
    Stored stored{DeviceState::on_loan};
    Standing& standing = stored.device.standing;
    SUBCASE("state") {
        standing.state = DeviceState::gifted;
        CHECK(stored.fault() == "state is gifted, its history makes it on_loan");
    }
    SUBCASE("custody") {
        standing.holder.reference = "P-9";
        CHECK(stored.fault() == "custody differs from its history");
    }
    SUBCASE("wipe") {
        standing.wipe.reset();
        CHECK(stored.fault() == "the wipe in force differs from its history");
    }
    SUBCASE("media") {
        standing.media = {{"S3Z2NB0K", "Samsung SSD 860", 1'000, MediumType::ssd}};
        CHECK(stored.fault() == "its media differ from its history");
    }
    SUBCASE("anything else") {
        standing.renewals = 1;
        CHECK(stored.fault() == "its standing differs from its history");
    }
}

TEST_CASE("a device that was made another one is noticed") {
    Stored stored{DeviceState::on_loan};
    Device& device = stored.device;
    const std::string make = device.make;
    const std::string model = device.model;
    const std::string serial = device.serial;
    SUBCASE("kind") {
        device.kind = DeviceKind::router;
        CHECK(stored.fault() == "its kind is router, its history says laptop");
    }
    SUBCASE("make") {
        device.make = "Apple";
        CHECK(stored.fault() == "its make is Apple, its history says " + make);
    }
    SUBCASE("model") {
        device.model = "Other";
        CHECK(stored.fault() == "its model is Other, its history says " + model);
    }
    SUBCASE("serial") {
        device.serial = "OTHER-1234";
        CHECK(stored.fault() == "its serial is OTHER-1234, its history says " + serial);
    }
    SUBCASE("no serial") {
        device.serial.clear();
        CHECK(stored.fault() == "its serial is none, its history says " + serial);
    }
}

TEST_CASE("a conflict too many is noticed") {
    Stored stored{DeviceState::received};
    stored.conflicts.push_back({stored.history[0].happened.id, {}, RefusalCode::busy, ""});
    CHECK(stored.fault() == "its conflicts differ from its history");
}

TEST_CASE("a label's chain is followed from print to withdrawal") {
    World world;
    const Tag tag = world.withdrawn_label();
    std::optional<TagRecord> label;
    std::vector<TagEvent> history;
    world.store.read([&](Reader& reader) {
        label = reader.tag(tag);
        history = reader.tag_history(tag);
    });
    REQUIRE(label);
    CHECK(verify_tag(*label, history, world.crypto).empty());
    const std::string name = "tag " + tag.text + ": ";
    SUBCASE("a reason that was changed") {
        history[1].reason = "mislaid";
        CHECK(verify_tag(*label, history, world.crypto) ==
              std::vector{name + "event 2 was changed after it was recorded"});
    }
    SUBCASE("an end that is missing") {
        history.pop_back();
        CHECK(verify_tag(*label, history, world.crypto) ==
              std::vector{name + "event 2 is missing at the end"});
    }
}

TEST_CASE("a conflict that was turned to another event is noticed") {
    World world;
    const Tag tag = world.device_in(DeviceState::received).tag;
    RecordEvent scan = world.step(tag, DeviceEvent::recovery);
    scan.tense = Tense::fact;
    REQUIRE(record_events({&scan, 1}, world.ports).front().outcome == ScanOutcome::conflict);
    world.store.read([&](Reader& reader) {
        const Device device = *reader.device_by_tag(tag);
        const std::vector<Event> history = reader.history(device.id);
        std::vector<Conflict> conflicts = reader.conflicts_of(device.id);
        CHECK(verify_device(device, history, conflicts, world.crypto).empty());
        conflicts.front().event = history.front().happened.id;
        CHECK(verify_device(device, history, conflicts, world.crypto).size() == 1);
    });
}
