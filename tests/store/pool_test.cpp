#include "server/store/pool.h"

#include <doctest/doctest.h>

#include <thread>

#include "server/usecase/ports.h"
#include "tests/store/scratch_database.h"

namespace kitbank {

using namespace std::chrono_literals;

TEST_CASE("a pool makes no more connections than it may, and a late one waits its turn") {
    ScratchDatabase database{false};
    Pool pool{database.address(), 1, 5s};
    bool came = false;
    std::thread late;
    {
        Pool::Lease held = pool.lend();
        CHECK(pool.gauges().lent == 1);
        late = std::thread{[&] {
            Pool::Lease lease = pool.lend();
            came = true;
        }};
        while (pool.gauges().waiting == 0) std::this_thread::sleep_for(1ms);
    }
    late.join();
    CHECK(came);
    CHECK(pool.gauges().opened == 1);
    CHECK(pool.gauges().lent == 0);
    CHECK(pool.gauges().idle == 1);
}

TEST_CASE("a turn that does not come in time is refused as busy") {
    ScratchDatabase database{false};
    Pool pool{database.address(), 1, 50ms};
    Pool::Lease held = pool.lend();
    try {
        pool.lend();
        FAIL("a second connection was lent");
    } catch (const StoreFailure& failure) {
        CHECK(failure.code() == RefusalCode::busy);
    }
    CHECK(pool.gauges().waiting == 0);
}

TEST_CASE("a connection that failed is destroyed and never lent again") {
    ScratchDatabase database{false};
    Pool pool{database.address(), 1, 1s};
    pool.lend()->give_up();
    CHECK(pool.gauges().idle == 0);
    CHECK(pool.gauges().discarded == 1);
    pool.lend()->run("DO 1");
    CHECK(pool.gauges().opened == 2);
}

TEST_CASE("a statement is prepared once a connection, and closed with it") {
    ScratchDatabase database{false};
    static constexpr std::string_view question = "SELECT 7";
    const auto open_statements = [&] {
        return std::stoi(
            database.ask("SELECT variable_value FROM information_schema.global_status "
                         "WHERE variable_name = 'PREPARED_STMT_COUNT'"));
    };
    const int before = open_statements();
    {
        Connection connection{database.address()};
        for (int i = 0; i < 100; ++i) {
            Rows rows = connection.query(question);
            REQUIRE(rows.next());
            CHECK(rows.number() == 7);
        }
        CHECK(open_statements() == before + 1);
    }
    CHECK(open_statements() == before);
}

}  // namespace kitbank
