#include "server/core/reference.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

Resident add_resident_row(Bench& bench) {
    static int count = 0;
    Resident row;
    row.organisation = bench.ours;
    row.reference = drawn_reference('R', bench.crypto().digest("kit " + std::to_string(++count)));
    row.hub = bench.hub.id;
    row.entered_by = "person:7";
    row.sealed_key = "key";
    row.created_at = bench.now();
    row.changed_at = row.created_at;
    row.id =
        bench.write([&](Transaction& tx) { return tx.write_residents().insert_resident(row); });
    return row;
}

KitRequest new_request(Bench& bench, RequestState state = RequestState::submitted) {
    static int count = 0;
    KitRequest row;
    row.organisation = bench.ours;
    row.asking = bench.ours;
    row.reference = request_reference(bench.crypto().digest("ask " + std::to_string(++count)));
    row.state = state;
    row.entered_by = "person:7";
    row.created_at = bench.now();
    row.changed_at = row.created_at;
    if (state == RequestState::draft) {
        row.sealed_draft = std::string("\x00sealed", 7);
        return row;
    }
    const Resident resident = add_resident_row(bench);
    row.resident = resident.id;
    row.resident_reference = resident.reference;
    row.hub = bench.hub.id;
    row.hub_code = bench.hub.code;
    row.hub_name = bench.hub.name;
    row.area = "NE61";
    row.needed_by = Date{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{1}};
    row.access_needs = {"captions", "step_free"};
    row.criteria = {true, true, false, true, false};
    row.sealed_collector = std::string("\x00who", 4);
    row.submitted_at = row.created_at;
    RequestLine laptop;
    laptop.uses = {"banking", "school_work"};
    laptop.memory_gb = 8;
    laptop.changed_at = row.created_at;
    RequestLine data = laptop;
    data.number = 2;
    data.kind = LineKind::data;
    data.uses = {};
    row.lines = {laptop, data};
    return row;
}

KitRequest insert(Bench& bench, KitRequest row) {
    row.id = bench.write([&](Transaction& tx) { return tx.write_requests().insert_request(row); });
    return row;
}

std::optional<KitRequest> find(Bench& bench, const KitRequest& row) {
    return bench.ask([&](Reader& reader) { return reader.requests().request(row.reference); });
}

std::vector<KitRequest> list(Bench& bench, const RequestQuery& query) {
    return bench.ask([&](Reader& reader) { return reader.requests().requests(query); });
}

}  // namespace

TEST_CASE_TEMPLATE("a request is read as it was written", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const KitRequest row = insert(bench, new_request(bench));
    CHECK(find(bench, row) == row);
    const KitRequest draft = insert(bench, new_request(bench, RequestState::draft));
    CHECK(find(bench, draft) == draft);
}

TEST_CASE_TEMPLATE("a request is changed only as it was read", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    KitRequest row = insert(bench, new_request(bench));
    const auto update = [&](const KitRequest& to) {
        return bench.write([&](Transaction& tx) { return tx.write_requests().update_request(to); });
    };
    row.state = RequestState::accepted;
    row.worker = "person:8";
    row.hold_reason = "waits for a charger";
    row.lines.pop_back();
    row.lines[0].substitute = LineKind::chromebook;
    row.lines[0].substitute_agreed_by = "person:8";
    CHECK(update(row));
    CHECK_FALSE(update(row));
    ++row.version;
    CHECK(find(bench, row) == row);
}

TEST_CASE_TEMPLATE("no device is set aside twice", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    KitRequest one = insert(bench, new_request(bench));
    KitRequest two = insert(bench, new_request(bench));
    for (KitRequest* row : {&one, &two}) {
        row->lines[0].device = device.id;
        row->lines[0].state = LineState::reserved;
    }
    CHECK(bench.write([&](Transaction& tx) { return tx.write_requests().update_request(one); }));
    CHECK_THROWS_AS(bench.change([&](Transaction& tx) { tx.write_requests().update_request(two); }),
                    StoreFailure);
    const auto holding = bench.ask([&](Reader& reader) {
        return reader.requests().requests_holding(std::span{&device.id, 1});
    });
    REQUIRE(holding.size() == 1);
    CHECK(holding[0].reference == one.reference);
}

TEST_CASE_TEMPLATE("the queue is in the order of its keys, page by page", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::vector<std::string> expected;
    for (const std::int64_t key : {30, 10, 20, 20}) {
        KitRequest row = new_request(bench);
        row.sort_key = key;
        expected.push_back(insert(bench, row).reference);
    }
    insert(bench, new_request(bench, RequestState::draft));
    expected = {expected[0], expected[2], expected[3], expected[1]};
    RequestQuery query;
    query.organisation = bench.ours;
    query.open = true;
    query.limit = 3;
    std::vector<std::string> seen;
    for (auto page = list(bench, query); !page.empty(); page = list(bench, query)) {
        for (const KitRequest& row : page) seen.push_back(row.reference);
        query.after = page.back().id;
        query.after_key = page.back().sort_key;
    }
    CHECK(seen == expected);
}

TEST_CASE_TEMPLATE("lists are narrowed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    KitRequest theirs = new_request(bench);
    theirs.entered_by = "person:9";
    theirs.worker = "person:1";
    theirs = insert(bench, theirs);
    KitRequest done = insert(bench, new_request(bench, RequestState::closed));
    const KitRequest draft = insert(bench, new_request(bench, RequestState::draft));
    const auto count = [&](const auto& narrow) {
        RequestQuery query;
        query.organisation = bench.ours;
        narrow(query);
        return list(bench, query).size();
    };
    CHECK(count([](RequestQuery&) {}) == 2);
    CHECK(count([](RequestQuery& q) { q.open = true; }) == 1);
    CHECK(count([](RequestQuery& q) { q.state = RequestState::closed; }) == 1);
    CHECK(count([](RequestQuery& q) { q.worker = "person:1"; }) == 1);
    CHECK(count([](RequestQuery& q) { q.hub = HubId{999'999}; }) == 0);
    CHECK(count([](RequestQuery& q) { q.asking = OrganisationId{999'999}; }) == 0);
    CHECK(count([](RequestQuery& q) { q.entered_by = "person:7"; }) == 2);  // the draft as well
    CHECK(bench.ask([&](Reader& reader) {
        return reader.requests().requests_of(theirs.resident).size();
    }) == 1);
    const auto counts =
        bench.ask([&](Reader& reader) { return reader.requests().open_counts(Scope{bench.ours}); });
    REQUIRE(counts.size() == 4);
    CHECK(counts[0].state == RequestState::submitted);
    CHECK(counts[0].count == 1);
    CHECK(counts[1].count + counts[2].count + counts[3].count == 0);
    CHECK(find(bench, done));
    CHECK(bench.write([&](Transaction& tx) { return tx.write_requests().delete_draft(draft); }));
    CHECK_FALSE(
        bench.write([&](Transaction& tx) { return tx.write_requests().delete_draft(done); }));
    CHECK_FALSE(find(bench, draft));
}

TEST_CASE_TEMPLATE("notes are read in the order they were written", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const KitRequest row = insert(bench, new_request(bench));
    for (const NoteKind kind : {NoteKind::question, NoteKind::answer}) {
        const RequestNote note{bench.crypto().make_uuid(),  row.id,     kind, "person:7", true,
                               std::string("\x00words", 6), bench.now()};
        bench.change([&](Transaction& tx) { tx.write_requests().insert_note(note); });
    }
    const auto notes =
        bench.ask([&](Reader& reader) { return reader.requests().notes_of(row.id); });
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].kind == NoteKind::question);
    CHECK(notes[1].for_staff_only);
    CHECK(notes[1].sealed_words == std::string("\x00words", 6));
}

}  // namespace kitbank
