#include "server/store/transaction.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "server/store/outcome.h"
#include "server/usecase/ports.h"
#include "tests/store/scratch_database.h"

// The outcomes, with the faults really made. Each test has a table `counter` of two rows.
namespace kitbank {
namespace {

constexpr std::chrono::milliseconds wait{2'000};

class Ground {
  public:
    explicit Ground(std::size_t connections = 4) : pool(database.address(), connections, wait) {
        database.connection().run("CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)");
        database.connection().run("INSERT INTO counter VALUES (1, 0), (2, 0)");
    }
    std::string count(int row) {
        return database.ask("SELECT n FROM counter WHERE id = " + std::to_string(row));
    }
    void kill(const std::string& connection) {
        database.connection().run("KILL CONNECTION " + connection);
    }

    ScratchDatabase database{false};
    Pool pool;
    RetryLimits limits;
};

std::string id_of(Connection& connection) {
    static constexpr std::string_view question = "SELECT CONNECTION_ID()";
    Rows rows = connection.query(question);
    rows.next();
    return rows.text();
}

void add_one(Connection& connection, int row) {
    connection.run("UPDATE counter SET n = n + 1 WHERE id = " + std::to_string(row));
}

RefusalCode code_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const StoreFailure& failure) {
        return failure.code();
    }
    FAIL("nothing was thrown");
    return RefusalCode::internal;
}

}  // namespace

TEST_CASE("each error number has its outcome") {
    using enum Outcome;
    for (const int number : {1213, 1020, 1205, 1969}) CHECK(outcome_of(number, false) == again);
    for (const int number : {1047, 1290, 1040, 2002, 2003})
        CHECK(outcome_of(number, false) == elsewhere);
    for (const int number : {2006, 2013, 1053, 4031}) CHECK(outcome_of(number, false) == unknown);
    for (const int number : {1048, 1406, 1452, 4025, 1064, 1146})
        CHECK(outcome_of(number, false) == fault);
    CHECK(outcome_of(1062, false) == twin);
    for (const int number : {1021, 1114, 28}) CHECK(outcome_of(number, false) == full);

    for (const int number : {1213, 1020}) CHECK(outcome_of(number, true) == again);
    for (const int number : {1205, 1047, 2013, 1317, 9999})
        CHECK(outcome_of(number, true) == unknown);
    CHECK(refusal_for(full) == RefusalCode::storage_full);
    CHECK(refusal_for(unknown) == RefusalCode::unavailable);
    CHECK(refusal_for(again) == RefusalCode::busy);
}

TEST_CASE("a session is set up as the promises need it") {
    Ground ground;
    Connection connection{ground.database.address()};
    static constexpr std::string_view question =
        "SELECT CONCAT_WS(' ', @@innodb_snapshot_isolation, @@tx_isolation, @@time_zone, "
        "@@autocommit, @@innodb_lock_wait_timeout, FLOOR(@@max_statement_time), "
        "@@collation_connection, @@character_set_client)";
    Rows rows = connection.query(question);
    REQUIRE(rows.next());
    CHECK(rows.text() == "ON READ-COMMITTED +00:00 ON 5 10 utf8mb4_nopad_bin utf8mb4");
}

TEST_CASE("a connection killed before COMMIT is not acknowledged: the operation is run again") {
    Ground ground;
    int runs = 0;
    in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
        add_one(connection, 1);
        if (++runs == 1) ground.kill(id_of(connection));
        return true;
    });
    CHECK(runs == 2);
    CHECK(ground.count(1) == "1");
    CHECK(ground.pool.gauges().discarded == 1);
}

TEST_CASE("a connection that is killed each time ends as unavailable and changes nothing") {
    Ground ground;
    ground.limits.attempts = 3;
    int runs = 0;
    CHECK(code_of([&] {
              in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
                  ++runs;
                  add_one(connection, 1);
                  ground.kill(id_of(connection));
                  return true;
              });
          }) == RefusalCode::unavailable);
    CHECK(runs == 3);
    CHECK(ground.count(1) == "0");
}

TEST_CASE("two operations that wait for each other both end, one of them run again") {
    Ground ground;
    std::atomic<int> holding = 0;
    std::atomic<int> runs = 0;
    const auto work = [&](int first, int second) {
        bool is_first_run = true;
        in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
            ++runs;
            add_one(connection, first);
            if (is_first_run) {
                is_first_run = false;
                for (++holding; holding < 2;) std::this_thread::yield();
            }
            add_one(connection, second);
            return true;
        });
    };
    std::thread other{[&] { work(2, 1); }};
    work(1, 2);
    other.join();
    CHECK(runs == 3);
    CHECK(ground.count(1) == "2");
    CHECK(ground.count(2) == "2");
}

TEST_CASE("a lock that does not come in time is waited for again, and nothing is half done") {
    Ground ground;
    Connection holder{ground.database.address()};
    holder.run("START TRANSACTION");
    add_one(holder, 2);
    int runs = 0;
    in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
        connection.run("SET SESSION innodb_lock_wait_timeout = 1");
        add_one(connection, 1);
        if (++runs == 2) holder.run("ROLLBACK");
        add_one(connection, 2);
        return true;
    });
    CHECK(runs == 2);
    CHECK(ground.count(1) == "1");
    CHECK(ground.count(2) == "1");
}

TEST_CASE("a lock that never comes ends as busy") {
    Ground ground;
    ground.limits.attempts = 2;
    Connection holder{ground.database.address()};
    holder.run("START TRANSACTION");
    add_one(holder, 1);
    CHECK(code_of([&] {
              in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
                  connection.run("SET SESSION innodb_lock_wait_timeout = 1");
                  add_one(connection, 1);
                  return true;
              });
          }) == RefusalCode::busy);
}

TEST_CASE("a fault of ours is not repeated") {
    Ground ground;
    int runs = 0;
    CHECK(code_of([&] {
              in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
                  ++runs;
                  add_one(connection, 1);
                  connection.run("UPDATE counter SET n = NULL WHERE id = 1");
                  return true;
              });
          }) == RefusalCode::internal);
    CHECK(runs == 1);
    CHECK(ground.count(1) == "0");
}

TEST_CASE("a key taken by another is looked at again, so that the load can see it") {
    Ground ground;
    int runs = 0;
    in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
        connection.run("INSERT INTO counter VALUES (" + std::to_string(++runs + 1) + ", 0)");
        return true;
    });
    CHECK(runs == 2);
}

TEST_CASE("an exception of the operation rolls back and leaves the connection usable") {
    Ground ground{1};
    CHECK_THROWS_AS(in_transaction(ground.pool, ground.limits,
                                   [&](Connection& connection) -> bool {
                                       add_one(connection, 1);
                                       throw std::logic_error{"a fault in the operation"};
                                   }),
                    std::logic_error);
    CHECK(ground.count(1) == "0");
    in_transaction(ground.pool, ground.limits, [&](Connection& connection) {
        add_one(connection, 1);
        return true;
    });
    CHECK(ground.count(1) == "1");
    CHECK(ground.pool.gauges().opened == 1);
}

TEST_CASE("a question on a connection that died idle is asked on a new one") {
    Ground ground;
    std::string id;
    without_transaction(ground.pool, ground.limits,
                        [&](Connection& connection) { id = id_of(connection); });
    ground.kill(id);
    int runs = 0;
    without_transaction(ground.pool, ground.limits, [&](Connection& connection) {
        ++runs;
        id_of(connection);
    });
    CHECK(runs == 2);
}

TEST_CASE("questions that have had an answer are not asked a second time") {
    Ground ground;
    int runs = 0;
    CHECK(code_of([&] {
              without_transaction(ground.pool, ground.limits, [&](Connection& connection) {
                  ++runs;
                  ground.kill(id_of(connection));
                  id_of(connection);
              });
          }) == RefusalCode::unavailable);
    CHECK(runs == 1);
}

TEST_CASE("a database that is not there is unavailable, in a sentence") {
    Ground ground;
    DatabaseAddress nowhere = ground.database.address();
    nowhere.socket = "/nonexistent/socket";
    Pool pool{nowhere, 1, wait};
    ground.limits.attempts = 2;
    const auto ask = [&] { without_transaction(pool, ground.limits, [](Connection&) {}); };
    CHECK(code_of(ask) == RefusalCode::unavailable);
    CHECK(code_of(ask) == RefusalCode::unavailable);  // and its place in the pool is free again
    CHECK(pool.gauges().lent == 0);
}

}  // namespace kitbank
