#include "server/usecase/requests/priority.h"

#include <doctest/doctest.h>

#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct QueueWorld : RequestWorld {
    KitRequest ask(Need need) {
        KitRequest row = request(RequestState::submitted);
        store.write([&](Transaction& tx) {
            row.need = need;
            row.sort_key = sort_key_of(row, tx);
            write_request(row, tx, ports);
            return true;
        });
        return now(row);
    }
    Result<PriorityPoints> set(const PriorityPoints& points, Role role = Role::manager) {
        return set_priority_points({crypto.make_uuid(), caller(role), points}, ports);
    }
    std::string order() {
        RequestQuery query;
        query.organisation = organisation;
        query.open = true;
        std::string words;
        store.read([&](Reader& reader) {
            for (const KitRequest& row : reader.requests().requests(query)) {
                words.append(words.empty() ? "" : " ").append(row.reference);
            }
        });
        return words;
    }
};

}  // namespace

TEST_CASE_FIXTURE(QueueWorld, "new points put every open request in its new place at once") {
    const KitRequest useful = ask(Need::useful);
    clock.advance(std::chrono::days{3});
    const KitRequest urgent = ask(Need::urgent);
    CHECK(order() == urgent.reference + " " + useful.reference);
    PriorityPoints points = priority_points_default;
    points[static_cast<std::size_t>(PriorityReason::waiting)] = 50;
    REQUIRE(set(points));
    CHECK(order() == useful.reference + " " + urgent.reference);
    const KitRequest later = ask(Need::urgent);
    CHECK(later.sort_key == now(urgent).sort_key);
}

TEST_CASE_FIXTURE(QueueWorld, "the priority is the sum of what is said") {
    const KitRequest urgent = ask(Need::urgent);
    const Date today{std::chrono::floor<std::chrono::days>(clock.now()) + std::chrono::days{2}};
    Priority priority;
    store.read([&](Reader& reader) { priority = priority_of(urgent, reader, today); });
    CHECK(priority.points == 62);
    REQUIRE(priority.reasons.size() == 2);
    CHECK(priority.reasons[0].words == "Urgent");
}

TEST_CASE_FIXTURE(QueueWorld, "points that cannot be, and people who may not, change nothing") {
    const std::string before = dump();
    CHECK(code_of(set({0, 0, 0, 0, 1001})) == "invalid_fields");
    CHECK(code_of(set({-1, 0, 0, 0, 0})) == "invalid_fields");
    CHECK(code_of(set({1, 1, 1, 1, 1}, Role::hub_staff)) == "forbidden");
    CHECK(code_of(read_priority_points(caller(Role::referrer), ports)) == "forbidden");
    CHECK(dump() == before);
    CHECK(*read_priority_points(caller(Role::manager), ports) == priority_points_default);
}

TEST_CASE_FIXTURE(QueueWorld, "what is set already is not written again") {
    REQUIRE(set({1, 2, 3, 4, 5}));
    REQUIRE(set({1, 2, 3, 4, 5}));
    std::vector<AuditEvent> audit;
    store.read([&](Reader& reader) {
        audit = reader.trust().audit_of("organisation:" + std::to_string(organisation.value));
    });
    const auto changes = std::ranges::count(audit, "priority_points", &AuditEvent::event);
    CHECK(changes == 1);
}

}  // namespace kitbank
