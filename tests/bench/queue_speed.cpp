#include "tests/bench/queue_speed.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/web/pages/pages.h"
#include "tests/bench/house.h"
#include "tests/bench/measure.h"

namespace kitbank::bench {
namespace {

constexpr std::int64_t few = 1'000;
constexpr std::int64_t many = 100'000;
constexpr std::int64_t step = 5'000;  // rows a statement: one may not take long
constexpr int pages_a_round = 40;

// Open requests from one number to another, each for a resident of its own.
void add_requests(Connection& connection, std::int64_t scheme, std::int64_t from, std::int64_t to) {
    const std::string numbers = fmt::format("seq_{}_to_{}", from, to);
    const std::string end = fmt::format("LPAD({} * 1000000 + seq, 8, '0')", scheme);
    connection.run(fmt::format(
        "INSERT INTO resident (organisation_id, reference, hub_id, entered_by, sealed_key, "
        "retention_rule, created_at, changed_at) SELECT {0}, CONCAT('R-', {1}), "
        "(SELECT id FROM hub WHERE organisation_id = {0} AND code = 'B001'), 'person:1', 'key', "
        "'resident', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM {2}",
        scheme, end, numbers));
    connection.run(fmt::format(
        "INSERT INTO kit_request (organisation_id, asking_id, reference, state, entered_by, door, "
        "resident_id, hub_id, area, allocation, delivery, need, household, safeguarding, language, "
        "access_needs, criteria, agreed_to_share, agreed_to_follow_up, sort_key, created_at, "
        "submitted_at, changed_at) SELECT {0}, {0}, CONCAT('Q-', {1}), "
        "ELT(1 + seq % 4, 'submitted', 'queried', 'accepted', 'ready'), 'person:1', 'online', "
        "r.id, "
        "r.hub_id, 'NE61', 'loan', 'collect', ELT(1 + seq % 3, 'useful', 'important', 'urgent'), "
        "1 + seq % 5, seq % 7 = 0, 'en', '', 'is_adult', 1, 1, "
        "CAST(seq * 7919 % 1000 AS SIGNED) - 20000, UTC_TIMESTAMP(6) - INTERVAL seq MINUTE, "
        "UTC_TIMESTAMP(6) - INTERVAL seq MINUTE, UTC_TIMESTAMP(6) FROM {2} JOIN resident r "
        "ON r.reference = CONCAT('R-', {1})",
        scheme, end, numbers));
    connection.run(fmt::format(
        "INSERT INTO request_line (request_id, number, kind, uses, memory_gb, state, changed_at) "
        "SELECT q.id, 1, 'laptop', 'school_work', 8, 'waiting', q.created_at FROM {1} "
        "JOIN kit_request q ON q.reference = CONCAT('Q-', {0})",
        end, numbers));
}

// A scheme with so many open requests, put there by sets, since what is measured is reading. Kept for the
// next run.
OrganisationId scheme_with(Connection& connection, HandWritten& asked, std::int64_t requests) {
    const std::string name = fmt::format("Queue of {}", requests);
    connection.run(fmt::format("INSERT IGNORE INTO organisation (name) VALUES ('{}')", name));
    const std::int64_t id =
        asked.number(fmt::format("SELECT id FROM kitbank.organisation WHERE name = '{}'", name));
    const std::int64_t there = asked.number(
        fmt::format("SELECT COUNT(*) FROM kitbank.kit_request WHERE organisation_id = {}", id));
    if (there == requests) return OrganisationId{id};
    connection.run(fmt::format(
        "INSERT IGNORE INTO hub (organisation_id, code, name, address, phone) SELECT {}, "
        "CONCAT('B', LPAD(seq, 3, '0')), CONCAT('Hub ', seq), '', '' FROM seq_1_to_100",
        id));
    for (std::int64_t from = there + 1; from <= requests; from += step) {
        add_requests(connection, id, from, std::min(from + step - 1, requests));
    }
    asked.texts("ANALYZE TABLE kitbank.kit_request, kitbank.request_line, kitbank.resident");
    return OrganisationId{id};
}

}  // namespace

QueueSpeed queue_speed(const Address& database, int rounds) {
    const DatabaseAddress address = address_of(database);
    Connection connection{address};
    HandWritten asked{database};
    const OrganisationId small = scheme_with(connection, asked, few);
    const OrganisationId large = scheme_with(connection, asked, many);
    ManagerPages pages{address};
    const AskedPage page{web::pages::show_requests, "/requests", "", "Next page"};
    QueueSpeed speed{few, many, {}, {}};
    for (int round = 0; round <= rounds; ++round) {  // the first one only warms
        std::vector<double> of_few, of_many;
        for (int i = 0; i < pages_a_round; ++i) {
            of_few.push_back(pages.page_ms(small, page));
            of_many.push_back(pages.page_ms(large, page));
        }
        if (round == 0) continue;
        speed.few_ms.push_back(median(of_few));
        speed.many_ms.push_back(median(of_many));
    }
    return speed;
}

}  // namespace kitbank::bench
