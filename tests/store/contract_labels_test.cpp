#include <algorithm>

#include "tests/store/stores.h"

namespace kitbank {
namespace {

void check_same(const TagRecord& left, const TagRecord& right) {
    CHECK(left.tag == right.tag);
    CHECK(left.organisation == right.organisation);
    CHECK(left.batch == right.batch);
    CHECK(left.state == right.state);
    CHECK(left.device == right.device);
    CHECK(left.version == right.version);
    CHECK(left.head == right.head);
}

void check_same(const TagEvent& left, const TagEvent& right) {
    CHECK(left.tag == right.tag);
    CHECK(left.seq == right.seq);
    CHECK(left.kind == right.kind);
    CHECK(left.actor == right.actor);
    CHECK(left.reason == right.reason);
    CHECK(left.recorded_at == right.recorded_at);
    CHECK(left.request_id == right.request_id);
    CHECK(left.previous == right.previous);
    CHECK(left.hash == right.hash);
}

void write_label(Bench& bench, const TagRecord& label, const std::vector<TagEvent>& events) {
    bench.change([&](Transaction& tx) { tx.write_tags(std::span{&label, 1}, events); });
}

TagRecord read_label(Bench& bench, const Tag& tag) {
    return bench.ask([&](Reader& reader) { return reader.tag(tag); }).value();
}

}  // namespace

TEST_CASE_TEMPLATE("a label keeps its row and its history", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    TagRecord label = bench.new_label();
    const TagEvent printed = bench.next_event(label, TagEventKind::print);
    write_label(bench, label, {printed});
    check_same(read_label(bench, label.tag), label);

    const Device device = bench.insert(bench.new_device());
    const TagEvent claimed = bench.next_event(label, TagEventKind::claim);
    label.state = TagState::claimed;
    label.device = device.id;
    write_label(bench, label, {claimed});
    check_same(read_label(bench, label.tag), label);

    const TagEvent withdrawn = bench.next_event(label, TagEventKind::retirement);
    label.state = TagState::retired;
    write_label(bench, label, {withdrawn});
    check_same(read_label(bench, label.tag), label);

    const auto history = bench.ask([&](Reader& reader) { return reader.tag_history(label.tag); });
    REQUIRE(history.size() == 3);
    check_same(history[0], printed);
    check_same(history[1], claimed);
    check_same(history[2], withdrawn);
}

TEST_CASE_TEMPLATE("a label that was never drawn is not there", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Tag tag = bench.crypto().draw_tag();
    CHECK_FALSE(bench.ask([&](Reader& reader) { return reader.tag(tag); }));
    CHECK(bench.ask([&](Reader& reader) { return reader.tag_history(tag); }).empty());
}

TEST_CASE_TEMPLATE("an event number of a label that is taken is a failure", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    TagRecord label = bench.new_label();
    const TagEvent printed = bench.next_event(label, TagEventKind::print);
    write_label(bench, label, {printed});
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_tags(std::span{&label, 1}, std::span{&printed, 1});
    }));
}

TEST_CASE_TEMPLATE("labels are locked by tag and absent ones are left out", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const TagRecord one = bench.new_label();
    const TagRecord two = bench.new_label();
    write_label(bench, one, {});
    write_label(bench, two, {});
    const std::vector<Tag> tags{two.tag, bench.crypto().draw_tag(), one.tag};
    auto rows = bench.write([&](Transaction& tx) { return tx.lock_tags(tags); });
    REQUIRE(rows.size() == 2);
    if (rows[0].tag == two.tag) std::swap(rows[0], rows[1]);
    check_same(rows[0], one);
    check_same(rows[1], two);
}

TEST_CASE_TEMPLATE("a print batch keeps its tags in the order of the sheet", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    PrintBatch batch{{}, bench.ours, {}, 0, "person:1", bench.now()};
    batch.handle = bench.crypto().make_uuid();
    std::vector<TagRecord> labels;
    std::vector<TagEvent> events;
    for (int i = 0; i < 1'000; ++i) {
        labels.push_back(bench.new_label());
        events.push_back(bench.next_event(labels.back(), TagEventKind::print));
        batch.tags.push_back(labels.back().tag);
    }
    batch.count = 1'000;
    batch.id = bench.write([&](Transaction& tx) {
        const BatchId id = tx.insert_batch(batch);
        for (TagRecord& label : labels) label.batch = id;
        tx.write_tags(labels, events);
        return id;
    });

    const auto read = bench.ask([&](Reader& r) { return r.batch(bench.ours, batch.handle); });
    REQUIRE(read);
    CHECK(read->id == batch.id);
    CHECK(read->handle == batch.handle);
    CHECK(read->organisation == bench.ours);
    CHECK(read->tags == batch.tags);
    CHECK(read->count == 1'000);
    CHECK(read->actor == batch.actor);
    CHECK(read->created_at == batch.created_at);
    check_same(read_label(bench, labels[999].tag), labels[999]);
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.batch(bench.theirs, batch.handle); }));
    CHECK_FALSE(
        bench.ask([&](Reader& r) { return r.batch(bench.ours, bench.crypto().make_uuid()); }));
}

TEST_CASE_TEMPLATE("the latest print batches come first and with one tag each", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::vector<BatchId> newest_first;
    for (int i = 0; i < 3; ++i) {
        PrintBatch batch{{}, bench.ours, {bench.crypto().draw_tag(), bench.crypto().draw_tag()},
                         2,  "person:1", bench.now()};
        batch.handle = bench.crypto().make_uuid();
        newest_first.insert(newest_first.begin(),
                            bench.write([&](Transaction& tx) { return tx.insert_batch(batch); }));
    }
    const auto listed = [&](OrganisationId organisation, int limit) {
        std::vector<BatchId> ids;
        for (const PrintBatch& batch :
             bench.ask([&](Reader& r) { return r.batches(organisation, limit); })) {
            CHECK(batch.tags.size() == 1);
            CHECK(batch.count == 2);
            ids.push_back(batch.id);
        }
        return ids;
    };
    CHECK(listed(bench.ours, 10) == newest_first);
    CHECK(listed(bench.ours, 2) == std::vector{newest_first[0], newest_first[1]});
    CHECK(listed(bench.theirs, 10).empty());
}

}  // namespace kitbank
