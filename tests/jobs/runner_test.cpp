#include "server/jobs/runner.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "server/usecase/trust/ports.h"
#include "tests/support/world.h"

namespace kitbank {
namespace {

using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

constexpr RunnerSettings quick{milliseconds{300}, milliseconds{40}};

bool comes_true(const std::function<bool()>& wish) {
    for (const auto end = Steady::now() + milliseconds{5'000}; Steady::now() < end;) {
        if (wish()) return true;
        std::this_thread::sleep_for(milliseconds{5});
    }
    return false;
}

Job counting(std::atomic<int>& count) {
    return {"counting", milliseconds{5}, [&](Ports&) { ++count; }};
}

bool take(World& world, const Uuid& holder, milliseconds length) {
    bool taken = false;
    world.store.write([&](Transaction& tx) {
        taken = tx.write_trust().take_lease("counting", holder, length);
        return true;
    });
    return taken;
}

}  // namespace

TEST_CASE("a job runs again and again until the runner stops") {
    World world;
    std::atomic<int> count = 0;
    JobRunner runner{{counting(count)}, world.ports, quick};
    runner.start();
    CHECK(comes_true([&] { return count > 3; }));
    runner.stop();
    const int at_the_end = count;
    std::this_thread::sleep_for(milliseconds{50});
    CHECK(count == at_the_end);
}

TEST_CASE("of two servers one runs a job, and the other when that one stops") {
    World world;
    std::atomic<int> at_one = 0;
    std::atomic<int> at_two = 0;
    JobRunner one{{counting(at_one)}, world.ports, quick};
    JobRunner two{{counting(at_two)}, world.ports, quick};
    one.start();
    REQUIRE(comes_true([&] { return at_one > 0; }));
    two.start();
    const int before = at_one;
    REQUIRE(comes_true([&] { return at_one > before + 20; }));
    CHECK(at_two == 0);
    one.stop();
    CHECK(comes_true([&] { return at_two > 0; }));
}

TEST_CASE("a job of a server that died is taken over when its lease is over") {
    World world;
    const auto began = Steady::now();
    REQUIRE(take(world, world.crypto.make_uuid(), milliseconds{250}));  // it will not come back
    std::atomic<int> count = 0;
    JobRunner runner{{counting(count)}, world.ports, quick};
    runner.start();
    REQUIRE(comes_true([&] { return count > 0; }));
    CHECK(Steady::now() - began >= milliseconds{250});
}

TEST_CASE("a job that lasts longer than its lease keeps it") {
    World world;
    std::atomic<bool> is_running = false;
    std::atomic<bool> may_end = false;
    JobRunner runner{{{"counting", milliseconds{5},
                       [&](Ports&) {
                           is_running = true;
                           comes_true([&] { return may_end.load(); });
                       }}},
                     world.ports,
                     quick};
    runner.start();
    REQUIRE(comes_true([&] { return is_running.load(); }));
    std::this_thread::sleep_for(quick.lease * 2);
    CHECK_FALSE(take(world, world.crypto.make_uuid(), milliseconds{250}));
    may_end = true;
}

TEST_CASE("a job that throws is tried again, and takes no other with it") {
    World world;
    std::atomic<int> throws = 0;
    std::atomic<int> count = 0;
    JobRunner runner{{{"throwing", milliseconds{5},
                       [&](Ports&) {
                           ++throws;
                           throw std::runtime_error{"not today"};
                       }},
                      counting(count)},
                     world.ports,
                     quick};
    runner.start();
    CHECK(comes_true([&] { return throws > 3 && count > 3; }));
}

TEST_CASE("jobs go on when the database comes back") {
    World world;
    std::atomic<int> count = 0;
    JobRunner runner{{counting(count)}, world.ports, quick};
    world.store.fail_next(RefusalCode::unavailable, 3);
    runner.start();
    CHECK(comes_true([&] { return count > 0; }));
}

TEST_CASE("a runner stops within a second, also while a job waits for the network") {
    World world;
    std::atomic<bool> is_running = false;
    std::atomic<bool> is_interrupted = false;
    JobRunner runner{{{"waiting", std::chrono::hours{1},
                       [&](Ports&) {
                           is_running = true;
                           comes_true([&] { return is_interrupted.load(); });
                       },
                       [&] { is_interrupted = true; }}},
                     world.ports};
    runner.start();
    REQUIRE(comes_true([&] { return is_running.load(); }));
    const auto began = Steady::now();
    runner.stop();
    CHECK(Steady::now() - began < milliseconds{1'000});
}

TEST_CASE("a runner that never started can stop") {
    World world;
    std::atomic<int> count = 0;
    JobRunner runner{{counting(count)}, world.ports, quick};
    runner.stop();
    CHECK(count == 0);
}

}  // namespace kitbank
