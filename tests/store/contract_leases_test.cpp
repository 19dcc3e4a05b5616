#include <thread>

#include "server/usecase/trust/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds long_lease{60'000};

bool take(Bench& bench, const std::string& job, const Uuid& holder, milliseconds length) {
    return bench.write(
        [&](Transaction& tx) { return tx.write_trust().take_lease(job, holder, length); });
}

void end(Bench& bench, const std::string& job, const Uuid& holder) {
    bench.change([&](Transaction& tx) { tx.write_trust().end_lease(job, holder); });
}

}  // namespace

TEST_CASE_TEMPLATE("a lease has one holder, who may keep it", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string job = bench.word();
    const Uuid one = bench.crypto().make_uuid();
    const Uuid two = bench.crypto().make_uuid();
    CHECK(take(bench, job, one, long_lease));
    CHECK_FALSE(take(bench, job, two, long_lease));
    CHECK(take(bench, job, one, long_lease));
    CHECK(take(bench, bench.word(), two, long_lease));
}

TEST_CASE_TEMPLATE("a lease that is over is free", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string job = bench.word();
    const Uuid one = bench.crypto().make_uuid();
    const Uuid two = bench.crypto().make_uuid();
    CHECK(take(bench, job, one, milliseconds{20}));
    std::this_thread::sleep_for(milliseconds{40});
    CHECK(take(bench, job, two, long_lease));
    CHECK_FALSE(take(bench, job, one, long_lease));
}

TEST_CASE_TEMPLATE("a lease is given back by its holder alone", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string job = bench.word();
    const Uuid one = bench.crypto().make_uuid();
    const Uuid two = bench.crypto().make_uuid();
    CHECK(take(bench, job, one, long_lease));
    end(bench, job, two);
    CHECK_FALSE(take(bench, job, two, long_lease));
    end(bench, job, one);
    CHECK(take(bench, job, two, long_lease));
}

#if __has_include("tests/store/scratch_database.h")
TEST_CASE("a lease from before the database's clock went back is over") {
    ScratchDatabase database;
    Bench bench{database.store()};
    const Uuid one = bench.crypto().make_uuid();
    const Uuid two = bench.crypto().make_uuid();
    REQUIRE(take(bench, "mail", one, milliseconds{20'000}));
    database.connection().run("UPDATE job_lease SET ends_at = ends_at + INTERVAL 1 HOUR");
    CHECK(take(bench, "mail", two, milliseconds{20'000}));
    CHECK_FALSE(take(bench, "mail", one, milliseconds{20'000}));
}
#endif

}  // namespace kitbank
