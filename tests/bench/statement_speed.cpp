#include "tests/bench/statement_speed.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/web/pages/pages.h"
#include "tests/bench/house.h"
#include "tests/bench/measure.h"

namespace kitbank::bench {
namespace {

constexpr std::int64_t few = 10'000;
constexpr std::int64_t many = 1'000'000;
constexpr std::int64_t step = 5'000;  // rows a statement: one may not take long
constexpr int pages_a_round = 40;

// A year's worth of moves, one after the other: a SIM comes, and is given. `of` spreads them over the year.
void add_postings(Connection& connection, std::int64_t scheme, std::int64_t of, std::int64_t from,
                  std::int64_t to) {
    const std::string numbers = fmt::format("seq_{}_to_{}", from, to);
    const std::string uuid =
        fmt::format("UNHEX(CONCAT(LPAD(HEX({}), 16, '0'), LPAD(HEX(seq), 16, '0')))", scheme);
    connection.run(fmt::format(
        "INSERT INTO stock_group (uuid, organisation_id, event, actor, hub_id, words, happened_at, "
        "recorded_at) SELECT {1}, {0}, IF(seq % 2 = 1, 'receipt', 'issue'), 'person:1', h.id, "
        "CONCAT('D-', LPAD(seq, 8, '0')), m.at, m.at FROM (SELECT seq, '2025-01-01' + INTERVAL "
        "FLOOR(seq * 31536000 / {3}) SECOND AS at FROM {2}) m JOIN hub h ON h.organisation_id = "
        "{0} "
        "AND h.code = 'B001'",
        scheme, uuid, numbers, of));
    const auto add = [&](const char* account, const char* owner, const char* items,
                         const char* after) {
        connection.run(fmt::format(
            "INSERT INTO stock_posting (group_id, organisation_id, account, owner_id, bundle_id, "
            "recorded_at, items, gigabytes, items_after, gigabytes_after) SELECT g.id, {0}, {3}, "
            "{4}, b.id, g.recorded_at, {5}, ({5}) * 300, {6}, ({6}) * 300 FROM {2} "
            "JOIN stock_group g ON g.uuid = {1} JOIN bundle b ON b.organisation_id = {0}",
            scheme, uuid, numbers, account, owner, items, after));
    };
    add("'hub'", "g.hub_id", "IF(seq % 2 = 1, 1, -1)", "seq % 2");
    add("IF(seq % 2 = 1, 'network', 'person')", "IF(seq % 2 = 1, 0, g.hub_id)",
        "IF(seq % 2 = 1, -1, 1)", "IF(seq % 2 = 1, -(seq + 1) DIV 2, seq DIV 2)");
}

void add_balances(Connection& connection, std::int64_t scheme) {
    connection.run(fmt::format(
        "INSERT IGNORE INTO stock_balance (organisation_id, account, owner_id, bundle_id, items, "
        "gigabytes, posted_at) SELECT organisation_id, account, owner_id, bundle_id, SUM(items), "
        "SUM(gigabytes), MAX(recorded_at) FROM stock_posting WHERE organisation_id = {} "
        "GROUP BY organisation_id, account, owner_id, bundle_id",
        scheme));
}

// A scheme with so many postings at its hub, put there by sets, since what is measured is reading. Kept for the
// next run.
OrganisationId scheme_with(Connection& connection, HandWritten& asked, std::int64_t postings) {
    const std::string name = fmt::format("Ledger of {}", postings);
    connection.run(fmt::format("INSERT IGNORE INTO organisation (name) VALUES ('{}')", name));
    const std::int64_t id =
        asked.number(fmt::format("SELECT id FROM kitbank.organisation WHERE name = '{}'", name));
    connection.run(
        fmt::format("INSERT IGNORE INTO hub (organisation_id, code, name, address, phone) VALUES "
                    "({}, 'B001', 'Hub 1', '', '')",
                    id));
    connection.run(fmt::format(
        "INSERT IGNORE INTO bundle (organisation_id, code, version, network, kind, name, "
        "gb_per_month, months, calls_included, valid_from) VALUES "
        "({}, 'O2-25', 1, 'o2', 'sim', 'O2 25 GB for 12 months', 25, 12, 1, '2025-01-01')",
        id));
    const std::int64_t there = asked.number(
        fmt::format("SELECT COUNT(*) FROM kitbank.stock_posting WHERE organisation_id = {} AND "
                    "account = 'hub'",
                    id));
    if (there == postings) return OrganisationId{id};
    for (std::int64_t from = there + 1; from <= postings; from += step) {
        add_postings(connection, id, postings, from, std::min(from + step - 1, postings));
    }
    add_balances(connection, id);
    asked.texts("ANALYZE TABLE kitbank.stock_group, kitbank.stock_posting, kitbank.stock_balance");
    return OrganisationId{id};
}

}  // namespace

StatementSpeed statement_speed(const Address& database, int rounds) {
    const DatabaseAddress address = address_of(database);
    Connection connection{address};
    connection.run("SET SESSION max_statement_time = 0");  // for the sums of a million postings
    HandWritten asked{database};
    const OrganisationId small = scheme_with(connection, asked, few);
    const OrganisationId large = scheme_with(connection, asked, many);
    ManagerPages pages{address};
    const AskedPage newest{web::pages::show_data_statement, "/data/statement",
                           "account=hub&hub=B001&bundle=O2-25", "Earlier ones"};
    AskedPage past = newest;
    past.query += "&from=2025-06-10&to=2025-06-20";
    StatementSpeed speed{few, many, {}, {}, {}, {}};
    for (int round = 0; round <= rounds; ++round) {  // the first one only warms
        std::vector<double> of_few, of_many, of_few_past, of_many_past;
        for (int i = 0; i < pages_a_round; ++i) {
            of_few.push_back(pages.page_ms(small, newest));
            of_many.push_back(pages.page_ms(large, newest));
            of_few_past.push_back(pages.page_ms(small, past));
            of_many_past.push_back(pages.page_ms(large, past));
        }
        if (round == 0) continue;
        speed.few_ms.push_back(median(of_few));
        speed.many_ms.push_back(median(of_many));
        speed.few_past_ms.push_back(median(of_few_past));
        speed.many_past_ms.push_back(median(of_many_past));
    }
    return speed;
}

}  // namespace kitbank::bench
