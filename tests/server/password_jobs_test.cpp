#include "server/password_jobs.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <atomic>
#include <stdexcept>

#include "server/usecase/ports.h"

namespace kitbank {
namespace {

TEST_CASE("a job is done when run() answers, and what it throws comes out") {
    PasswordJobs jobs{2, 4};
    int done = 0;
    for (int i = 0; i < 10; ++i) jobs.run([&] { ++done; });
    CHECK(done == 10);
    CHECK_THROWS_AS(jobs.run([] { throw std::runtime_error{"no memory"}; }), std::runtime_error);
    jobs.run([&] { ++done; });
    CHECK(done == 11);
}

TEST_CASE("jobs step back behind requests") {
    PasswordJobs jobs{1, 1};
    int priority = 0;
    jobs.run([&] { priority = ::getpriority(PRIO_PROCESS, 0); });
    CHECK(priority >= 10);
    CHECK(::getpriority(PRIO_PROCESS, 0) < priority);
}

TEST_CASE("two run at once, as many wait as may, and the next is told to come back") {
    PasswordJobs jobs{2, 3};
    std::promise<void> gate;
    const std::shared_future<void> opened{gate.get_future()};
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> refused = 0;
    const auto come = [&] {
        try {
            jobs.run([&] {
                most = std::max(most.load(), ++running);
                opened.wait();
                --running;
            });
        } catch (const StoreFailure& failure) {
            if (failure.code() == RefusalCode::busy) ++refused;
        }
    };
    std::vector<std::thread> people;
    while (people.size() < 2) people.emplace_back(come);
    while (running < 2) std::this_thread::yield();
    while (people.size() < 12) people.emplace_back(come);
    // Two run and three wait: the other seven hear so at once.
    while (refused < 7) std::this_thread::yield();
    gate.set_value();
    for (std::thread& person : people) person.join();
    CHECK(refused == 7);
    CHECK(most == 2);
}

}  // namespace
}  // namespace kitbank
