#include "server/core/reference.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

std::string next_reference(Bench& bench, char kind) {
    static int count = 0;
    return drawn_reference(kind, bench.crypto().digest("drafts " + std::to_string(++count)));
}

KitRequest add_draft(Bench& bench, Instant changed_at) {
    KitRequest row;
    row.organisation = bench.ours;
    row.asking = bench.ours;
    row.reference = next_reference(bench, 'Q');
    row.entered_by = "person:7";
    row.sealed_draft = "sealed";
    row.created_at = changed_at;
    row.changed_at = changed_at;
    row.id = bench.write([&](Transaction& tx) { return tx.write_requests().insert_request(row); });
    return row;
}

Resident add_resident_row(Bench& bench) {
    Resident row;
    row.organisation = bench.ours;
    row.reference = next_reference(bench, 'R');
    row.hub = bench.hub.id;
    row.entered_by = "person:7";
    row.sealed_key = "key";
    row.created_at = bench.now();
    row.changed_at = row.created_at;
    row.id =
        bench.write([&](Transaction& tx) { return tx.write_residents().insert_resident(row); });
    return row;
}

}  // namespace

TEST_CASE_TEMPLATE("drafts that nobody changed are found, those waiting longest first", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    // Long before anything else that the shared store has.
    const Instant then = bench.now() - std::chrono::hours{24 * 1000};
    const KitRequest second = add_draft(bench, then);
    const KitRequest first = add_draft(bench, then - std::chrono::hours{1});
    const KitRequest late = add_draft(bench, then + std::chrono::hours{1});
    const auto unchanged = [&](int limit) {
        return bench.ask(
            [&](Reader& reader) { return reader.requests().drafts_unchanged_since(then, limit); });
    };
    CHECK(unchanged(10) == std::vector<std::string>{first.reference, second.reference});
    CHECK(unchanged(1) == std::vector<std::string>{first.reference});
    for (const KitRequest& row : {first, second, late}) {
        CHECK(bench.write([&](Transaction& tx) { return tx.write_requests().delete_draft(row); }));
    }
    CHECK(unchanged(10).empty());
}

TEST_CASE_TEMPLATE("the items of a request's lines are named", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    KitRequest row = add_draft(bench, bench.now());
    row.state = RequestState::submitted;
    row.sealed_draft.clear();
    row.submitted_at = row.created_at;
    row.resident = add_resident_row(bench).id;
    RequestLine data;
    data.kind = LineKind::data;
    data.changed_at = row.created_at;
    RequestLine laptop = data;
    laptop.number = 2;
    laptop.kind = LineKind::laptop;
    laptop.state = LineState::reserved;
    laptop.device = device.id;
    row.lines = {data, laptop};
    REQUIRE(bench.write([&](Transaction& tx) { return tx.write_requests().update_request(row); }));
    const auto devices =
        bench.ask([&](Reader& reader) { return reader.requests().devices_of_lines(row.id); });
    CHECK(devices ==
          std::vector<LineDevice>{{2, device.tag, device.kind, device.make, device.model}});
}

}  // namespace kitbank
