#include "server/usecase/labels/print_tags.h"

#include <doctest/doctest.h>

#include <set>

#include "server/usecase/devices/verify_device.h"
#include "tests/support/world.h"

using namespace kitbank;

namespace {

PrintTags print(World& world, int count) {
    return {world.crypto.make_uuid(), world.caller(Role::volunteer), count};
}

ChangeTag change(World& world, const Tag& tag, TagEventKind kind) {
    return {world.crypto.make_uuid(), world.caller(Role::hub_staff), tag, kind, "smudged"};
}

std::vector<TagEvent> history(World& world, const Tag& tag) {
    std::vector<TagEvent> events;
    world.store.read([&](Reader& reader) { events = reader.tag_history(tag); });
    return events;
}

void check_refused(World& world, const ChangeTag& command, const std::string& code) {
    const std::string before = world.dump();
    CHECK(code_of(change_tag(command, world.ports)) == code);
    CHECK(world.dump() == before);
}

}  // namespace

TEST_CASE("a batch draws valid tags that differ, each printed and with a sound chain") {
    World world;
    const Result<PrintBatch> batch = print_tags(print(world, batch_tags_max), world.ports);
    REQUIRE(batch);
    CHECK(batch->count == batch_tags_max);
    CHECK(std::set<Tag>(batch->tags.begin(), batch->tags.end()).size() == batch_tags_max);
    world.store.read([&](Reader& reader) {
        for (const Tag& tag : batch->tags) {
            const std::optional<TagRecord> label = reader.tag(tag);
            REQUIRE(label);
            REQUIRE(label->state == TagState::printed);
            REQUIRE(label->batch == batch->id);
            REQUIRE(verify_tag(*label, reader.tag_history(tag), world.crypto).empty());
        }
    });
}

TEST_CASE("a batch has 1 to 1,000 tags") {
    World world;
    const std::string before = world.dump();
    for (const int count : {-1, 0, batch_tags_max + 1}) {
        const Result<PrintBatch> batch = print_tags(print(world, count), world.ports);
        CHECK(code_of(batch) == "invalid_fields");
        CHECK(fields_of(batch) == "count");
    }
    CHECK(world.dump() == before);
}

TEST_CASE("the same print request again gives the same tags") {
    World world;
    PrintTags command = print(world, 3);
    const Result<PrintBatch> first = print_tags(command, world.ports);
    REQUIRE(first);
    const std::string before = world.dump();
    const Result<PrintBatch> again = print_tags(command, world.ports);
    REQUIRE(again);
    CHECK(again->id == first->id);
    CHECK(again->tags == first->tags);
    command.count = 4;
    CHECK(code_of(print_tags(command, world.ports)) == "request_id_reused");
    CHECK(world.dump() == before);
}

TEST_CASE("batches are found by their own organisation alone, newest first") {
    World world;
    const Result<PrintBatch> first = print_tags(print(world, 1), world.ports);
    const Result<PrintBatch> second = print_tags(print(world, 2), world.ports);
    REQUIRE(first);
    REQUIRE(second);
    const Caller ours = world.caller(Role::volunteer);
    const Caller theirs = world.elsewhere(Role::admin, world.found_organisation("Southshire"));

    CHECK(find_batch(ours, first->handle, world.ports)->tags == first->tags);
    CHECK(code_of(find_batch(ours, Uuid{}, world.ports)) == "batch_not_found");
    CHECK(code_of(find_batch(theirs, first->handle, world.ports)) == "batch_not_found");
    const auto recent = recent_batches(ours, world.ports);
    REQUIRE(recent);
    REQUIRE(recent->size() == 2);
    CHECK((*recent)[0].id == second->id);
    CHECK((*recent)[1].id == first->id);
    CHECK(recent_batches(theirs, world.ports)->empty());
}

TEST_CASE("a referrer neither prints nor sees nor changes labels") {
    World world;
    const Tag tag = world.printed_label();
    PrintTags printing = print(world, 1);
    printing.caller = world.caller(Role::referrer);
    ChangeTag changing = change(world, tag, TagEventKind::reprint);
    changing.caller = printing.caller;
    CHECK(code_of(print_tags(printing, world.ports)) == "forbidden");
    CHECK(code_of(find_batch(printing.caller, Uuid{}, world.ports)) == "forbidden");
    CHECK(code_of(recent_batches(printing.caller, world.ports)) == "forbidden");
    check_refused(world, changing, "forbidden");
}

TEST_CASE("a reprint is recorded and changes nothing else about the label") {
    World world;
    const Device device = world.device_in(DeviceState::received);
    const Result<TagRecord> label =
        change_tag(change(world, device.tag, TagEventKind::reprint), world.ports);
    REQUIRE(label);
    CHECK(label->state == TagState::claimed);
    CHECK(label->device == device.id);
    const auto events = history(world, device.tag);
    CHECK(events.back().kind == TagEventKind::reprint);
    CHECK(events.back().reason == "smudged");
    CHECK(verify_tag(*label, events, world.crypto).empty());
}

TEST_CASE("a withdrawn label is void for ever") {
    World world;
    const Tag tag = world.printed_label();
    const ChangeTag withdrawal = change(world, tag, TagEventKind::retirement);
    const Result<TagRecord> label = change_tag(withdrawal, world.ports);
    REQUIRE(label);
    CHECK(label->state == TagState::retired);
    CHECK(verify_tag(*label, history(world, tag), world.crypto).empty());
    check_refused(world, change(world, tag, TagEventKind::retirement), "tag_void");
    check_refused(world, change(world, tag, TagEventKind::reprint), "tag_void");

    const std::string before = world.dump();
    const Result<Device> device = record_event(world.intake(tag, "3FBJ6P2"), world.ports);
    CHECK(code_of(device) == "tag_void");
    CHECK(code_of(change_tag(withdrawal, world.ports)) == "done");  // the same request again
    CHECK(world.dump() == before);
}

TEST_CASE("the label of a device is not withdrawn") {
    World world;
    const Device device = world.device_in(DeviceState::on_loan);
    check_refused(world, change(world, device.tag, TagEventKind::retirement), "tag_claimed");
}

TEST_CASE("a label that is unknown or another organisation's is not changed") {
    World world;
    const Tag foreign = world.printed_label_of(world.found_organisation("Southshire"));
    check_refused(world, change(world, foreign, TagEventKind::reprint), "tag_unknown");
    check_refused(world, change(world, world.crypto.draw_tag(), TagEventKind::reprint),
                  "tag_unknown");
}

TEST_CASE("a reason has at most 100 characters, and a request id one change") {
    World world;
    ChangeTag command = change(world, world.printed_label(), TagEventKind::reprint);
    command.reason = std::string(101, 'r');
    check_refused(world, command, "invalid_fields");
    command.reason = "smudged";
    REQUIRE(change_tag(command, world.ports));
    command.change = TagEventKind::retirement;
    check_refused(world, command, "request_id_reused");
}
