#include <atomic>
#include <thread>

#include "server/core/reference.h"
#include "server/usecase/requests/caps.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/priority.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

ResidentId add_somebody(Bench& bench, const std::vector<ResidentIndex>& indexes = {}) {
    static int count = 0;
    Resident row;
    row.organisation = bench.ours;
    row.reference = drawn_reference('R', bench.crypto().digest("queue " + std::to_string(++count)));
    row.hub = bench.hub.id;
    row.entered_by = "person:7";
    row.sealed_key = "key";
    row.created_at = bench.now();
    row.changed_at = row.created_at;
    return bench.write([&](Transaction& tx) {
        const ResidentId id = tx.write_residents().insert_resident(row);
        tx.write_residents().replace_indexes(id, indexes);
        return id;
    });
}

KitRequest prepared(Bench& bench, ResidentId resident, RequestState state) {
    static int count = 0;
    KitRequest row;
    row.organisation = bench.ours;
    row.asking = bench.ours;
    row.reference = request_reference(bench.crypto().digest("wait " + std::to_string(++count)));
    row.state = state;
    row.entered_by = "person:7";
    row.resident = resident;
    row.hub = bench.hub.id;
    row.area = "NE61";
    row.created_at = bench.now();
    row.changed_at = row.created_at;
    row.submitted_at = row.created_at;
    for (const LineKind kind : {LineKind::laptop, LineKind::data, LineKind::data}) {
        RequestLine line;
        line.number = static_cast<int>(row.lines.size()) + 1;
        line.kind = kind;
        line.changed_at = row.created_at;
        row.lines.push_back(line);
    }
    return row;
}

KitRequest insert(Bench& bench, KitRequest row) {
    row.id = bench.write([&](Transaction& tx) { return tx.write_requests().insert_request(row); });
    return row;
}

KitRequest add(Bench& bench, RequestState state = RequestState::submitted) {
    return insert(bench, prepared(bench, add_somebody(bench), state));
}

bool is_listed_as_open(Bench& bench, const KitRequest& row) {
    RequestQuery query;
    query.organisation = bench.ours;
    query.open = true;
    query.limit = 1000;
    const auto rows = bench.ask([&](Reader& reader) { return reader.requests().requests(query); });
    return std::ranges::find(rows, row.reference, &KitRequest::reference) != rows.end();
}

}  // namespace

TEST_CASE_TEMPLATE("open means the same in the schema and in the program", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    for (std::size_t i = 0; i < request_state_names.size(); ++i) {
        const auto state = static_cast<RequestState>(i);
        CAPTURE(name_of(state));
        CHECK(is_listed_as_open(bench, add(bench, state)) == is_open(state));
    }
}

TEST_CASE_TEMPLATE("points are the house's until they are set", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto points = [&] {
        return bench.ask([&](Reader& r) { return r.requests().priority_points(bench.ours); });
    };
    CHECK(points() == priority_points_default);
    for (const PriorityPoints& to :
         {PriorityPoints{1, 2, 3, 4, 5}, PriorityPoints{0, 0, 0, 0, 9}}) {
        bench.change([&](Transaction& tx) {
            tx.write_requests().write_priority_points(bench.ours, to);
            CHECK(tx.write_requests().hold_priority_points(bench.ours) == to);
        });
        CHECK(points() == to);
    }
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_requests().write_priority_points(bench.ours, {0, 0, 0, 0, 1001});
    }));
}

TEST_CASE_TEMPLATE("open requests are ranked part by part, and take their keys", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    KitRequest first = prepared(bench, add_somebody(bench), RequestState::submitted);
    first.need = Need::urgent;
    first.household = 3;
    first.safeguarding = true;
    first.needed_by = parse_date("2026-12-01");
    first = insert(bench, first);
    add(bench, RequestState::closed);
    const KitRequest last = add(bench, RequestState::ready);
    std::vector<RankedRequest> seen;
    bench.change([&](Transaction& tx) {
        seen = tx.write_requests().lock_ranks(bench.ours, {}, 1);
        REQUIRE(seen.size() == 1);
        const auto next = tx.write_requests().lock_ranks(bench.ours, seen[0].id, 5);
        seen.insert(seen.end(), next.begin(), next.end());
        const std::vector<SortKey> keys{{first.id, -4}, {last.id, 70'000'000'000}};
        tx.write_requests().write_sort_keys(keys);
    });
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].id == first.id);
    CHECK(sort_key_of(seen[0].facts, priority_points_default) ==
          sort_key_of(priority_facts(first), priority_points_default));
    CHECK(seen[1].id == last.id);
    const auto now = bench.ask([&](Reader& r) { return r.requests().request(last.reference); });
    CHECK(now->sort_key == 70'000'000'000);
    CHECK(now->version == last.version);
}

TEST_CASE_TEMPLATE("caps are set, replaced and taken away", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Cap one{CapScope::person, LineKind::laptop, 1, 365};
    const Cap two{CapScope::area, {}, 20, 0};
    Cap more = one;
    more.most = 2;
    bench.change([&](Transaction& tx) {
        for (const Cap& cap : {one, two, more}) {
            tx.write_requests().write_request_cap(bench.ours, cap);
        }
        CHECK(tx.write_requests().lock_request_caps(bench.ours) == std::vector{two, more});
    });
    const auto caps = [&] {
        return bench.ask([&](Reader& r) { return r.requests().request_caps(bench.ours); });
    };
    CHECK(caps() == std::vector{two, more});
    bench.change([&](Transaction& tx) {
        CHECK(tx.write_requests().remove_request_cap(bench.ours, one));
        CHECK_FALSE(tx.write_requests().remove_request_cap(bench.ours, one));
    });
    CHECK(caps() == std::vector{two});
    CHECK(bench.refuses([&](Transaction& tx) {
        tx.write_requests().write_request_cap(bench.ours, {CapScope::area, {}, 0, 0});
    }));
}

TEST_CASE_TEMPLATE("what counts towards a cap is asked for, out, or asked lately", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const KitRequest open = add(bench);
    KitRequest out = prepared(bench, add_somebody(bench), RequestState::handed_over);
    out.lines[0].state = LineState::ended;
    out.lines[1].state = LineState::dropped;
    out = insert(bench, out);
    const KitRequest closed = add(bench, RequestState::closed);
    add(bench, RequestState::declined);
    const auto count = [&](CapQuestion question) {
        question.organisation = bench.ours;
        question.asking = bench.ours;
        question.area = "NE61";
        return bench.ask([&](Reader& r) { return r.requests().count_towards(question); });
    };
    for (const CapScope scope : {CapScope::organisation, CapScope::area, CapScope::person}) {
        CAPTURE(name_of(scope));
        CapQuestion question;
        question.cap.scope = scope;
        question.residents = {open.resident, out.resident, closed.resident};
        CHECK(count(question) == 2);
        question.cap.kind = LineKind::laptop;
        CHECK(count(question) == 1);
        question.cap.kind = LineKind::data;
        CHECK(count(question) == 3);
        question.except = open.id;
        CHECK(count(question) == 1);
        question.since = *closed.submitted_at;
        CHECK(count(question) == 3);
        question.cap.kind = LineKind::laptop;
        CHECK(count(question) == 2);
    }
}

TEST_CASE_TEMPLATE("those who share an index are one person", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const ResidentIndex phone{ResidentIndexKind::phone, bench.crypto().digest(bench.word())};
    const ResidentIndex mail{ResidentIndexKind::email, bench.crypto().digest(bench.word())};
    const ResidentId one = add_somebody(bench, {phone, mail});
    const ResidentId two = add_somebody(bench, {phone});
    const ResidentId three = add_somebody(bench, {{ResidentIndexKind::email, phone.digest}});
    const ResidentId four = add_somebody(bench);
    const auto like = [&](ResidentId id) {
        return bench.ask([&](Reader& r) { return r.requests().residents_like(id); });
    };
    CHECK(like(one) == std::vector{one, two});
    CHECK(like(two) == std::vector{one, two});
    CHECK(like(three) == std::vector{three});
    CHECK(like(four) == std::vector{four});
}

TEST_CASE_TEMPLATE("of two who ask at once for what is left, one gets it", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    bench.change([&](Transaction& tx) {
        tx.write_requests().write_request_cap(bench.ours, {CapScope::area, {}, 1, 0});
    });
    std::vector<KitRequest> rows;
    for (int i = 0; i < 4; ++i) {
        rows.push_back(prepared(bench, add_somebody(bench), RequestState::submitted));
    }
    std::atomic<int> let_in = 0;
    std::vector<std::thread> people;
    for (const KitRequest& row : rows) {
        people.emplace_back([&] {
            const bool is_in = bench.write([&](Transaction& tx) {
                if (refuse_over_cap(row, tx)) return false;
                tx.write_requests().insert_request(row);
                return true;
            });
            if (is_in) ++let_in;
        });
    }
    for (std::thread& each : people) each.join();
    CHECK(let_in == 1);
}

}  // namespace kitbank
