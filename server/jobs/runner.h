#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/usecase/ports.h"

namespace kitbank {

// Work that nobody waits for. `run` does one bounded piece of it: what is left over is done at the next
// turn. It may throw: the fault is logged and the next turn tries again. Two servers may for a moment
// both run it (a clock that was set, a server that was stopped for a while and came back), so that every
// job's writes are guarded by what they found.
//
// `interrupt` is called from another thread when the server stops while the job may be running: for jobs
// that wait for the network. Everything else ends by itself within a second.
struct Job {
    std::string name;  // of the lease and in the log: "mail"
    std::chrono::milliseconds every{};
    std::function<void(Ports&)> run;
    std::function<void()> interrupt = {};
};

struct RunnerSettings {
    std::chrono::milliseconds lease{20'000};  // after which a dead server's jobs are taken over
    std::chrono::milliseconds keep{4'000};    // how often leases are asked for and kept
};

// Runs each job on a thread of its own, on one of several servers at a time.
//
// Which server runs a job is a row with a lease. One more thread asks for all leases again and again;
// a job's turn comes only while its server holds the lease. The row's time is counted by the database's
// clock, and the holder counts by its steady clock from before it asked, so that no server's own clock
// matters. A stopping server gives its leases back.
class JobRunner {
  public:
    JobRunner(std::vector<Job> jobs, Ports& ports, const RunnerSettings& settings = {});
    ~JobRunner();  // stops
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    void start();
    void stop();

  private:
    using Steady = std::chrono::steady_clock;
    struct Slot {
        Job job;
        std::atomic<Steady::time_point> held_until{};
        std::thread thread;
    };

    void keep_leases();
    void keep_lease(Slot& slot);
    void run_turns(Slot& slot);
    void run_once(Slot& slot);
    void give_back();
    // False when the runner is to stop.
    bool wait(std::chrono::milliseconds duration);

    Ports& ports_;
    const RunnerSettings settings_;
    const Uuid holder_;
    std::vector<std::unique_ptr<Slot>> slots_;
    std::thread keeper_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
};

}  // namespace kitbank
