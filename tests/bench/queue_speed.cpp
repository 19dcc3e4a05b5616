#include "tests/bench/queue_speed.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "server/flow_solver.h"
#include "server/store/mysql_store.h"
#include "server/web/call.h"
#include "server/web/pages/pages.h"
#include "tests/support/fakes.h"

namespace kitbank::bench {
namespace {

constexpr std::int64_t few = 1'000;
constexpr std::int64_t many = 100'000;
constexpr std::int64_t step = 5'000;  // rows a statement: one may not take long
constexpr int pages_a_round = 40;

DatabaseAddress address_of(const Address& database) {
    DatabaseAddress address;
    address.user = database.user;
    address.password = database.password;
    address.socket = database.socket;
    address.schema = "kitbank";
    return address;
}

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

// The page as a manager of the scheme gets it, over its real store.
class QueuePages {
  public:
    explicit QueuePages(const DatabaseAddress& address) : store_(address) {}

    double page_ms(OrganisationId scheme) {
        web::Request request;
        request.path = "/requests";
        web::Call call{request, services_};
        call.caller = {Role::manager, scheme, std::nullopt, "person:1", "A manager"};
        const auto begun = std::chrono::steady_clock::now();
        const web::Response page = web::pages::show_requests(call);
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begun;
        if (page.status != 200 || page.body.find("Next page") == std::string::npos) {
            throw std::runtime_error("the page of the queue is not there");
        }
        return took.count();
    }

  private:
    MysqlStore store_;
    FixedClock clock_{
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now())};
    FakeCrypto crypto_;
    LondonZones zones_;
    FakeSafe safe_;
    LemonFlow flow_;
    Ports ports_{store_, clock_, crypto_, zones_, safe_, flow_};
    EventCombiner combiner_{ports_};
    web::Services services_{ports_, combiner_, {}, {}, {}};
};

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

}  // namespace

QueueSpeed queue_speed(const Address& database, int rounds) {
    const DatabaseAddress address = address_of(database);
    Connection connection{address};
    HandWritten asked{database};
    const OrganisationId small = scheme_with(connection, asked, few);
    const OrganisationId large = scheme_with(connection, asked, many);
    QueuePages pages{address};
    QueueSpeed speed{few, many, {}, {}};
    for (int round = 0; round <= rounds; ++round) {  // the first one only warms
        std::vector<double> of_few, of_many;
        for (int i = 0; i < pages_a_round; ++i) {
            of_few.push_back(pages.page_ms(small));
            of_many.push_back(pages.page_ms(large));
        }
        if (round == 0) continue;
        speed.few_ms.push_back(median(of_few));
        speed.many_ms.push_back(median(of_many));
    }
    return speed;
}

}  // namespace kitbank::bench
