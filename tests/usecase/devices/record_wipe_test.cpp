#include "server/usecase/devices/record_wipe.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/record_events.h"
#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

const Medium dell_disk{"WD-WXC1A14S2591", "WDC WD3200LPVX-60V0TT0", 320072933376, MediumType::hdd};
const Medium dell_flash{"NS8BN06381120BD03", "BC501 NVMe SK hynix 256GB", 256060514304,
                        MediumType::nvme};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    REQUIRE(text.find(from) != std::string::npos);
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

// The log of the Dell with both disks: 2026-03-09, 10:02 to 10:04 by the bench's clock.
std::string dell_log() {
    std::ifstream file{KITBANK_SOURCE_DIR "/tests/core/fixtures/nwipe/v042_two_disks.txt",
                       std::ios::binary};
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string dell_log_of(std::string_view day) { return replaced(dell_log(), "2026/03/09", day); }

std::string failed_log() {
    return replaced(dell_log(), "       sda | Erased |", "!      sda |-FAILED-|");
}

// The Dell, taken in on 1 March with these media on record.
Tag receive_dell(World& world, std::vector<Medium> media = {dell_disk, dell_flash}) {
    RecordEvent intake = world.intake(world.printed_label(), "3FBJ6P2");
    intake.at = parse_instant("2026-03-01T09:00:00Z");
    intake.media = std::move(media);
    return world.record(intake).tag;
}

RecordWipe upload(World& world, std::optional<Tag> tag, std::string content) {
    return {.id = world.crypto.make_uuid(),
            .caller = world.caller(Role::volunteer),
            .tag = std::move(tag),
            .content = std::move(content),
            .content_type = "text/plain",
            .file_name = "nwipe_log.txt",
            .version = {}};
}

RecordedWipe recorded(World& world, const RecordWipe& command) {
    Result<RecordedWipe> result = record_wipe(command, world.ports);
    REQUIRE_MESSAGE(result, (result ? "" : sentence_of(result.refusal())));
    return *result;
}

RefusalCode refusal_of(World& world, const RecordWipe& command) {
    const Result<RecordedWipe> result = record_wipe(command, world.ports);
    REQUIRE_FALSE(result);
    return result.refusal().code;
}

Device device_at(World& world, const Tag& tag) {
    return *find_device(world.caller(Role::volunteer), tag, world.ports);
}

std::string codes(const std::vector<Reason>& reasons) {
    std::string text;
    for (const Reason& reason : reasons) text += (text.empty() ? "" : " ") + reason.code;
    return text;
}

Device lend(World& world, const Tag& tag) {
    world.record(world.step(
        tag, DeviceEvent::inspection,
        {{"grade", "B"}, {"os", "Linux Mint 22"}, {"locks_off", "yes"}, {"accessories", "1"}}));
    world.record(world.step(tag, DeviceEvent::reservation, {{"request", "R-1"}}));
    return world.record(
        world.step(tag, DeviceEvent::loan,
                   {{"recipient", "P-1"}, {"agreement", "A-1"}, {"accessories", "1"}}));
}

}  // namespace

TEST_CASE("an accepted log makes the device wiped, and its file is kept byte for byte") {
    World world;
    const Tag tag = receive_dell(world);
    const RecordWipe command = upload(world, tag, dell_log());
    const RecordedWipe wipe = recorded(world, command);
    CHECK(wipe.event == DeviceEvent::wipe);
    CHECK(wipe.evidence.accepted);
    CHECK(wipe.evidence.level == SanitisationLevel::clear);
    CHECK(wipe.evidence.zone == "Europe/London");
    REQUIRE(wipe.evidence.media.size() == 2);
    CHECK(wipe.evidence.media[0].accepted);
    CHECK(wipe.evidence.media[0].method == "Fill With Zeros");
    REQUIRE(wipe.device);
    CHECK(wipe.device->standing.state == DeviceState::wiped);
    CHECK(wipe.device->standing.wipe->evidence == command.id);
    CHECK(format(wipe.device->standing.wipe->ended) == "2026-03-09T10:04:05Z");

    const EvidenceFile file =
        *read_evidence_file(world.caller(Role::volunteer), command.id, world.ports);
    CHECK(file.file.content == dell_log());
    CHECK(file.evidence.file_name == "nwipe_log.txt");
}

TEST_CASE("a device without disks on record takes them from its machine's log") {
    World world;
    const Tag tag = receive_dell(world, {});
    recorded(world, upload(world, tag, dell_log()));
    const std::vector<Medium> media = device_at(world, tag).standing.media;
    REQUIRE(media.size() == 2);
    CHECK(media[0].serial == dell_disk.serial);
    CHECK(media[1].bytes == dell_flash.bytes);
}

TEST_CASE("a log without a tag finds its device by the machine's serial, or else by a disk's") {
    World world;
    const Tag tag = receive_dell(world);
    CHECK(recorded(world, upload(world, {}, dell_log())).device->tag == tag);

    World other;
    RecordEvent intake = other.intake(other.printed_label(), "");
    intake.at = parse_instant("2026-03-01T09:00:00Z");
    intake.media = {dell_disk, dell_flash};
    const Tag bare = other.record(intake).tag;
    const RecordedWipe wipe = recorded(other, upload(other, {}, dell_log()));
    CHECK(wipe.device->tag == bare);
    CHECK(wipe.evidence.accepted);
}

TEST_CASE("a log of a device that nobody knows is kept, accepted by none, and records nothing") {
    World world;
    const RecordedWipe wipe = recorded(world, upload(world, {}, dell_log()));
    CHECK_FALSE(wipe.evidence.accepted);
    CHECK_FALSE(wipe.device);
    CHECK_FALSE(wipe.event);
    CHECK(codes(wipe.evidence.reasons) == "device_not_found");
}

TEST_CASE("another organisation's device is not found by its serial") {
    World world;
    receive_dell(world);
    RecordWipe command = upload(world, {}, dell_log());
    command.caller = world.elsewhere(Role::admin, world.found_organisation("Southshire Kit Bank"));
    CHECK_FALSE(recorded(world, command).device);
}

TEST_CASE("a log for another machine records nothing on the device, and the evidence says why") {
    World world;
    const Tag tag = receive_dell(world);
    const Device before = device_at(world, tag);
    const RecordedWipe wipe =
        recorded(world, upload(world, tag, replaced(dell_log(), "3FBJ6P2", "7QQK1Z3")));
    CHECK_FALSE(wipe.evidence.accepted);
    CHECK_FALSE(wipe.event);
    CHECK(codes(wipe.evidence.reasons) == "other_machine");
    CHECK(device_at(world, tag).version == before.version);
    const DeviceHistory history = *read_history(world.caller(Role::volunteer), tag, world.ports);
    CHECK(history.evidence.size() == 1);
}

TEST_CASE("a disk that failed makes the device wipe_failed, and paperwork does not") {
    World world;
    const Tag tag = receive_dell(world);
    const RecordedWipe cut = recorded(world, upload(world, tag, dell_log().substr(0, 4000)));
    CHECK_FALSE(cut.event);
    CHECK(device_at(world, tag).standing.state == DeviceState::received);

    const RecordedWipe failed = recorded(world, upload(world, tag, failed_log()));
    CHECK(failed.event == DeviceEvent::wipe_failure);
    CHECK(failed.device->standing.state == DeviceState::wipe_failed);
    CHECK(codes(failed.evidence.media.at(0).reasons) == "wipe_failed");

    const RecordedWipe again = recorded(world, upload(world, tag, dell_log_of("2026/03/10")));
    CHECK(again.event == DeviceEvent::wipe);
    CHECK(again.device->standing.state == DeviceState::wiped);
}

TEST_CASE("what is not a wipe log is refused with a sentence and nothing is kept") {
    World world;
    const Tag tag = receive_dell(world);
    const std::string before = world.dump();
    for (const std::string& content :
         {std::string{}, std::string{"shopping list"}, std::string(10, '\0')}) {
        CHECK(refusal_of(world, upload(world, tag, content)) == RefusalCode::report_not_understood);
    }
    CHECK(refusal_of(world, upload(world, tag, std::string(wipe_report_bytes_max + 1, 'a'))) ==
          RefusalCode::too_large);
    CHECK(world.dump() == before);
}

TEST_CASE("a log's times are read in the zone that is named, London's when none is") {
    World world;
    const Tag tag = receive_dell(world);
    const std::string summer = dell_log_of("2026/07/09");
    const RecordedWipe london = recorded(world, upload(world, tag, summer));
    CHECK(format(*london.evidence.ended) == "2026-07-09T09:04:05Z");
    RecordWipe command = upload(world, tag, summer);
    command.zone = "UTC";
    CHECK(format(*recorded(world, command).evidence.ended) == "2026-07-09T10:04:05Z");
    command = upload(world, tag, summer);
    command.zone = "Mars/Olympus";
    CHECK(refusal_of(world, command) == RefusalCode::invalid_fields);
}

TEST_CASE("the same upload again is answered as before; the same id with another file is refused") {
    World world;
    const Tag tag = receive_dell(world);
    RecordWipe command = upload(world, tag, dell_log());
    recorded(world, command);
    const std::string after = world.dump();
    const RecordedWipe again = recorded(world, command);
    CHECK(again.evidence.accepted);
    CHECK(again.event == DeviceEvent::wipe);
    CHECK(again.device->version == 2);
    CHECK(world.dump() == after);
    command.content += "\n";
    CHECK(refusal_of(world, command) == RefusalCode::request_id_reused);
    CHECK(world.dump() == after);
}

TEST_CASE(
    "a device that came back is not lent again before it is wiped again, and the old log does not "
    "do") {
    World world;
    const Tag tag = receive_dell(world);
    recorded(world, upload(world, tag, dell_log()));
    CHECK(lend(world, tag).standing.state == DeviceState::on_loan);
    world.clock.advance(24h);
    const Device back = world.record(
        world.step(tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "1"}}));
    CHECK(back.standing.state == DeviceState::returned);
    CHECK_FALSE(back.standing.wipe);
    for (const DeviceEvent event :
         {DeviceEvent::reservation, DeviceEvent::loan, DeviceEvent::gift}) {
        const Result<Device> lent = record_event(world.step(tag, event,
                                                            {{"request", "R-2"},
                                                             {"recipient", "P-2"},
                                                             {"agreement", "A-2"},
                                                             {"accessories", "0"}}),
                                                 world.ports);
        CHECK_FALSE(lent);
    }
    const RecordedWipe old_log = recorded(world, upload(world, tag, dell_log()));
    CHECK_FALSE(old_log.evidence.accepted);
    CHECK(codes(old_log.evidence.media.at(0).reasons) == "before_exposure");

    world.clock.advance(48h);
    const RecordedWipe fresh = recorded(world, upload(world, tag, dell_log_of("2026/11/23")));
    CHECK(fresh.evidence.accepted);
    CHECK(fresh.device->standing.state == DeviceState::wiped);
    CHECK(lend(world, tag).standing.state == DeviceState::on_loan);
}

TEST_CASE("a good log for a device that is out with a borrower is kept, but does not count") {
    World world;
    const Tag tag = receive_dell(world);
    recorded(world, upload(world, tag, dell_log()));
    lend(world, tag);
    world.clock.advance(48h);
    const RecordedWipe wipe = recorded(world, upload(world, tag, dell_log_of("2026/11/22")));
    CHECK_FALSE(wipe.evidence.accepted);
    CHECK(codes(wipe.evidence.reasons) == "event_not_allowed");
    CHECK(device_at(world, tag).standing.state == DeviceState::on_loan);
}

TEST_CASE("who may not record wipes is refused, and so is a stale page") {
    World world;
    const Tag tag = receive_dell(world);
    RecordWipe command = upload(world, tag, dell_log());
    command.caller = world.caller(Role::referrer);
    CHECK(refusal_of(world, command) == RefusalCode::forbidden);
    command = upload(world, tag, dell_log());
    command.version = 7;
    CHECK(refusal_of(world, command) == RefusalCode::changed);
    CHECK(refusal_of(world, upload(world, world.printed_label(), dell_log())) ==
          RefusalCode::tag_unclaimed);
}

TEST_CASE("an upload during which the database goes away keeps nothing, and can be sent again") {
    World world;
    const Tag tag = receive_dell(world);
    const RecordWipe command = upload(world, tag, dell_log());
    const std::string before = world.dump();
    world.store.fail_next(RefusalCode::unavailable);
    CHECK_THROWS_AS((void)record_wipe(command, world.ports), StoreFailure);
    CHECK(world.dump() == before);
    CHECK(recorded(world, command).evidence.accepted);
}

TEST_CASE("a wipe event cannot be recorded with evidence of another device, or with none") {
    World world;
    const Tag tag = receive_dell(world);
    const Device other = world.device_in(DeviceState::wiped);
    const auto wipe_with = [&](const Uuid& evidence) {
        const Result<Device> device = record_event(
            world.step(tag, DeviceEvent::wipe, {{"evidence", format(evidence)}}), world.ports);
        REQUIRE_FALSE(device);
        return device.refusal().code;
    };
    CHECK(wipe_with(other.standing.wipe->evidence) == RefusalCode::evidence_not_found);
    CHECK(wipe_with(world.crypto.make_uuid()) == RefusalCode::evidence_not_found);
    const RecordedWipe refused =
        recorded(world, upload(world, tag, replaced(dell_log(), "3FBJ6P2", "7QQK1Z3")));
    CHECK(wipe_with(refused.evidence.id) == RefusalCode::evidence_not_found);
}

TEST_CASE("a borrower's device whose wipe is withdrawn waits on a worklist") {
    World world;
    const Tag tag = receive_dell(world);
    recorded(world, upload(world, tag, dell_log()));
    lend(world, tag);
    world.record(
        world.step(tag, DeviceEvent::wipe_void, {{"reason", "wrong machine on the bench"}}));
    const Worklists lists = *read_worklists(world.caller(Role::manager), world.ports);
    REQUIRE(lists.out_without_wipe.size() == 1);
    CHECK(lists.out_without_wipe[0].tag == tag);
    CHECK(lists.out_without_wipe[0].standing.state == DeviceState::on_loan);
}

TEST_CASE(
    "a wipe does not count when a late scan shows that another disk was in the device by then") {
    World world;
    const Tag tag = receive_dell(world);
    recorded(world, upload(world, tag, dell_log()));
    const auto at_bench = [&](DeviceEvent event, const char* at, Evidence evidence) {
        RecordEvent scan = world.step(tag, event, std::move(evidence));
        scan.tense = Tense::fact;
        scan.at = parse_instant(at);
        scan.source = "bench";
        return scan;
    };
    const RecordEvent repair =
        at_bench(DeviceEvent::repair, "2026-03-10T09:00:00Z", {{"reason", "slow"}});
    RecordEvent completion =
        at_bench(DeviceEvent::repair_completion, "2026-03-10T10:00:00Z",
                 {{"parts", "new SSD"}, {"opened", "yes"}, {"medium_changed", "yes"}});
    completion.media = {{"S3Z9NB0K123456", "Samsung SSD 860", 500107862016, MediumType::ssd}};

    // Uploaded before the bench's scans arrive: a log of the two disks that were taken out.
    CHECK(recorded(world, upload(world, tag, dell_log_of("2026/03/11"))).evidence.accepted);
    const std::vector<RecordEvent> late = {repair, completion};
    record_events(late, world.ports);
    const Device device = device_at(world, tag);
    CHECK(device.standing.media.at(0).serial == "S3Z9NB0K123456");
    CHECK_FALSE(device.standing.wipe);
    CHECK(device.standing.state == DeviceState::received);
}
