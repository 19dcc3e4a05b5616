#include "server/usecase/devices/keep_evidence.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

// Whole uploads are tested in record_wipe_test.cpp and record_reset_test.cpp.

namespace {

struct Upload {
    explicit Upload(DeviceState state) : device(world.device_in(state)) {
        evidenced.device = device;
        evidenced.evidence.id = request.id;
        evidenced.evidence.device = device.id;
        evidenced.evidence.device_tag = device.tag.text;
        evidenced.evidence.tool = "nwipe";
        evidenced.evidence.level = SanitisationLevel::clear;
        evidenced.evidence.started = world.clock.now();
        evidenced.evidence.ended = world.clock.now();
        evidenced.evidence.accepted = true;
    }
    Result<RecordedWipe> keep() {
        return keep_evidence(
            request, world.caller(Role::hub_staff),
            [&](Transaction&) -> Result<Evidenced> { return evidenced; }, nullptr, world.ports);
    }

    World world;
    Device device;
    Request request{world.crypto.make_uuid(), "content", "person:1"};
    Evidenced evidenced;
};

}  // namespace

TEST_CASE("accepted evidence makes the wipe, a failed medium the failure, and doubt neither") {
    SUBCASE("accepted") {
        Upload upload{DeviceState::received};
        const Result<RecordedWipe> kept = upload.keep();
        REQUIRE(kept);
        CHECK(kept->event == DeviceEvent::wipe);
        CHECK(kept->device->standing.state == DeviceState::wiped);
        CHECK(kept->device->standing.wipe->evidence == upload.request.id);
    }
    SUBCASE("failed") {
        Upload upload{DeviceState::received};
        upload.evidenced.evidence.accepted = false;
        upload.evidenced.evidence.reasons = {{"write_errors", "The disk reported errors."}};
        upload.evidenced.medium_failed = true;
        const Result<RecordedWipe> kept = upload.keep();
        REQUIRE(kept);
        CHECK(kept->event == DeviceEvent::wipe_failure);
        CHECK(kept->device->standing.state == DeviceState::wipe_failed);
    }
    SUBCASE("doubtful") {
        Upload upload{DeviceState::received};
        upload.evidenced.evidence.accepted = false;
        const Result<RecordedWipe> kept = upload.keep();
        REQUIRE(kept);
        CHECK_FALSE(kept->event);
        CHECK(kept->device->version == upload.device.version);
    }
}

TEST_CASE("evidence that the lifecycle has no place for is kept as not accepted, with the reason") {
    Upload upload{DeviceState::on_loan};
    const Result<RecordedWipe> kept = upload.keep();
    REQUIRE(kept);
    CHECK_FALSE(kept->event);
    CHECK_FALSE(kept->evidence.accepted);
    REQUIRE(kept->evidence.reasons.size() == 1);
    CHECK(kept->evidence.reasons[0].code == "event_not_allowed");
    std::optional<StoredEvidence> stored;
    upload.world.store.read([&](Reader& r) { stored = r.evidence(upload.request.id); });
    REQUIRE(stored);
    CHECK_FALSE(stored->accepted);
    CHECK(stored->reasons == kept->evidence.reasons);
}

TEST_CASE("the same request again keeps nothing twice, and with other content is refused") {
    Upload upload{DeviceState::received};
    REQUIRE(upload.keep());
    const std::string before = upload.world.dump();
    const Result<RecordedWipe> again = upload.keep();
    REQUIRE(again);
    CHECK(again->event == DeviceEvent::wipe);
    CHECK(again->evidence.id == upload.request.id);
    upload.request.content = "other content";
    CHECK(code_of(upload.keep()) == "request_id_reused");
    CHECK(upload.world.dump() == before);
}
