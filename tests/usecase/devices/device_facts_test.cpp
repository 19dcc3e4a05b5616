#include "server/usecase/devices/device_facts.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

namespace {

std::string code_of(const std::optional<Refusal>& refusal) {
    return refusal ? std::string{name_of(refusal->code)} : "done";
}

std::string media_fault(DeviceEvent event, std::vector<Medium> media) {
    return code_of(check_media(event, media));
}

const Medium disk{"S3Z2NB0K", "Samsung SSD 860", 500'107'862'016, MediumType::ssd};

}  // namespace

TEST_CASE("a serial is taken in its one spelling, or refused with the reason") {
    CHECK(*usable_serial(" 3fbj 6p2 ") == "3FBJ6P2");
    CHECK(usable_serial("  ")->empty());
    CHECK(kitbank::code_of(usable_serial("To be filled by O.E.M.")) == "serial_placeholder");
    CHECK(kitbank::code_of(usable_serial("XXXXXXXXXXXXXXX")) == "serial_placeholder");
    CHECK(kitbank::code_of(usable_serial("AB1")) == "invalid_fields");
    CHECK(kitbank::code_of(usable_serial("AB12-" + std::string(60, '7'))) == "invalid_fields");
    CHECK(fields_of(usable_serial("AB1")) == "serial");
}

TEST_CASE("media come with an arrival, a changed disk or a wipe only") {
    using enum DeviceEvent;
    for (const DeviceEvent event : {intake, pledge, repair_completion, wipe}) {
        CHECK(media_fault(event, {disk}) == "done");
    }
    for (const DeviceEvent event : {loan, move, inspection, handback}) {
        CHECK(media_fault(event, {disk}) == "invalid_fields");
        CHECK(media_fault(event, {}) == "done");
    }
}

TEST_CASE("each medium needs sound facts, and the one that has not is named") {
    const auto fault = [](const Medium& medium) {
        return media_fault(DeviceEvent::intake, {disk, medium});
    };
    Medium medium = disk;
    medium.serial = "";
    CHECK(fault(medium) == "done");
    medium.serial = "00000000";
    CHECK(fault(medium) == "serial_placeholder");
    medium = disk;
    medium.model = std::string(101, 'm');
    CHECK(fault(medium) == "invalid_fields");
    medium.model = "two\nlines";
    CHECK(fault(medium) == "invalid_fields");
    medium = disk;
    medium.bytes = -1;
    CHECK(fault(medium) == "invalid_fields");

    std::vector<Medium> media{disk, medium};
    const auto refusal = check_media(DeviceEvent::intake, media);
    REQUIRE(refusal);
    CHECK(refusal->fields.at(0).field == "media[1]");
    CHECK(media_fault(DeviceEvent::intake, std::vector<Medium>(media_max, disk)) == "done");
    CHECK(media_fault(DeviceEvent::intake, std::vector<Medium>(media_max + 1, disk)) ==
          "invalid_fields");
}

TEST_CASE("serials of media are brought into their one spelling") {
    std::vector<Medium> media{disk};
    media[0].serial = " wd-wxc1 a14s2591";
    CHECK_FALSE(check_media(DeviceEvent::intake, media));
    CHECK(media[0].serial == "WD-WXC1A14S2591");
}

TEST_CASE("an intake of an expected device is completed from what is known") {
    World world;
    Device device;
    device.kind = DeviceKind::tablet;
    device.make = "Samsung";
    device.model = "Galaxy Tab A8";
    device.serial = "R9TW1234";
    device.standing.media = {disk};
    Event event;
    event.evidence = {{"model", "Galaxy Tab A8 LTE"}};
    complete_intake(device, event);
    CHECK(event.evidence == Evidence{{"kind", "tablet"},
                                     {"make", "Samsung"},
                                     {"model", "Galaxy Tab A8 LTE"},
                                     {"serial", "R9TW1234"}});
    CHECK(event.media == std::vector{disk});
}

TEST_CASE("accepted evidence lends its event everything the fold needs") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const StoredEvidence evidence = world.evidence_for(device, true);
    Event event;
    event.evidence = {{"tool", "the sender's word"}};
    write_wipe_evidence(evidence, event);
    CHECK(event.evidence == Evidence{{"evidence", format(evidence.id)},
                                     {"tool", "nwipe"},
                                     {"level", "clear"},
                                     {"started", format(*evidence.started)},
                                     {"ended", format(*evidence.ended)}});
}

TEST_CASE("rejected evidence lends its event the reasons, cut to what a field holds") {
    StoredEvidence evidence;
    evidence.reasons = {{"medium_missing", ""}};
    evidence.media = {{"S3Z2NB0K", "", 0, "", {}, {}, {}, {}, {}, false, {{"write_errors", ""}}}};
    Event event;
    write_wipe_evidence(evidence, event);
    CHECK(event.evidence.at("reason") == "medium_missing S3Z2NB0K: write_errors");
    evidence.reasons.assign(100, {"medium_missing", ""});
    write_wipe_evidence(evidence, event);
    CHECK(event.evidence.at("reason").size() <= text_length_max);
}
