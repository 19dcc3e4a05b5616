#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace kitbank {

// Runs what takes a core and 64 MiB for a tenth of a second, so that it never starves anything else: on a few threads
// of their own, which step back whenever an ordinary request wants the core (nice 10), behind a queue that has an end.
// A semaphore around the work on the request's own thread was tried: sixty-four people signing in at once then take
// their share of the cores from everybody who looks something up.
//
// The threads are started by the first job: most of the operator's commands need none.
class PasswordJobs {
  public:
    PasswordJobs(std::size_t threads_max, std::size_t waiting_max)
        : threads_max_(threads_max), waiting_max_(waiting_max) {}
    ~PasswordJobs();
    PasswordJobs(const PasswordJobs&) = delete;
    PasswordJobs& operator=(const PasswordJobs&) = delete;

    // Waits until the job is done; what it throws comes out here. Throws StoreFailure `busy` at once when as many as
    // may wait do so already.
    void run(std::function<void()> job);

  private:
    void work();

    const std::size_t threads_max_;
    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::packaged_task<void()>> waiting_;
    std::vector<std::thread> threads_;
    bool is_ending_ = false;
};

}  // namespace kitbank
