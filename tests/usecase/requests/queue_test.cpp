#include "server/usecase/requests/queue.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct QueueWorld : RequestWorld {
    Hub south = open_hub("SOUTH");

    KitRequest ask(Need need, HubId hub) {
        KitRequest row = request(RequestState::submitted);
        store.write([&](Transaction& tx) {
            row.need = need;
            row.hub = hub;
            row.sort_key = sort_key_of(row, tx);
            write_request(row, tx, ports);
            return true;
        });
        return now(row);
    }
    std::string read(const QueueFilter& filter, Role role = Role::manager) {
        const auto page = read_queue(caller(role), filter, ports);
        if (!page) return std::string{code_of(page)};
        std::string words;
        for (const QueueRow& row : page->rows) {
            words.append(words.empty() ? "" : " ").append(row.request.reference);
        }
        return words;
    }
};

}  // namespace

TEST_CASE_FIXTURE(QueueWorld, "the queue is by priority or by age, with its reasons") {
    const KitRequest first = ask(Need::useful, north.id);
    clock.advance(std::chrono::days{2});
    const KitRequest second = ask(Need::urgent, north.id);
    CHECK(read({}) == second.reference + " " + first.reference);
    QueueFilter oldest;
    oldest.oldest_first = true;
    CHECK(read(oldest) == first.reference + " " + second.reference);
    const auto page = read_queue(caller(Role::manager), {}, ports);
    REQUIRE(page->rows.size() == 2);
    CHECK(page->rows[0].priority.points == 60);
    CHECK(page->rows[1].priority.points == 2);
    CHECK(count_undecided(caller(Role::manager), ports) == 2);
}

TEST_CASE_FIXTURE(QueueWorld, "staff of a hub see their own and what has no hub yet") {
    const KitRequest here = ask(Need::urgent, north.id);
    const KitRequest open = ask(Need::important, {});
    const KitRequest there = ask(Need::useful, south.id);
    CHECK(read({}, Role::hub_staff) == here.reference + " " + open.reference);
    CHECK(read({}) == here.reference + " " + open.reference + " " + there.reference);
    QueueFilter elsewhere;
    elsewhere.hub = south.code;
    CHECK(read(elsewhere) == there.reference);
    CHECK(read(elsewhere, Role::hub_staff) == "invalid_fields");
    CHECK(count_undecided(caller(Role::hub_staff), ports) == 2);
    CHECK(read({}, Role::referrer) == "forbidden");
    CHECK_FALSE(sees_queue(caller(Role::admin)));
}

TEST_CASE_FIXTURE(QueueWorld, "pages follow each other forth and back") {
    std::vector<std::string> all;
    for (int i = 0; i < queue_page_size + 2; ++i) {
        all.push_back(ask(Need::useful, north.id).reference);
    }
    const auto first = read_queue(caller(Role::manager), {}, ports);
    REQUIRE(first->rows.size() == static_cast<std::size_t>(queue_page_size));
    CHECK(first->has_next);
    CHECK_FALSE(first->has_previous);
    QueueFilter next;
    next.after = first->rows.back().request.reference;
    const auto second = read_queue(caller(Role::manager), next, ports);
    CHECK(second->rows.size() == 2);
    CHECK_FALSE(second->has_next);
    CHECK(second->has_previous);
    QueueFilter back;
    back.before = second->rows.front().request.reference;
    const auto again = read_queue(caller(Role::manager), back, ports);
    REQUIRE(again->rows.size() == first->rows.size());
    CHECK(again->rows.front().request.reference == all.front());
    CHECK_FALSE(again->has_previous);
    next.after = "Q-00000000";
    CHECK(read(next) == "invalid_fields");
}

TEST_CASE_FIXTURE(QueueWorld, "a hold is over after its last day") {
    KitRequest row = ask(Need::useful, north.id);
    CHECK_FALSE(is_on_hold(row, *parse_date("2026-11-22")));
    row.hold_reason = "waits";
    CHECK(is_on_hold(row, *parse_date("2026-11-22")));
    row.hold_until = parse_date("2026-11-22");
    CHECK(is_on_hold(row, *parse_date("2026-11-22")));
    CHECK_FALSE(is_on_hold(row, *parse_date("2026-11-23")));
}

TEST_CASE_FIXTURE(QueueWorld, "another request of the same person is pointed at") {
    const KitRequest one = ask(Need::useful, north.id);
    const KitRequest two = ask(Need::useful, south.id);
    CHECK(find_twins(caller(Role::manager), one, ports) == std::vector{two.reference});
    CHECK(find_twins(caller(Role::hub_staff), one, ports).empty());
}

}  // namespace kitbank
