#include "server/password_jobs.h"

#include <sys/resource.h>
#include <unistd.h>

#include "server/usecase/ports.h"

namespace kitbank {
namespace {

constexpr int low_priority = 10;

}  // namespace

PasswordJobs::~PasswordJobs() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

void PasswordJobs::run(std::function<void()> job) {
    std::future<void> done;
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= waiting_max_) {
            throw StoreFailure{RefusalCode::busy, "too many passwords are waiting to be hashed"};
        }
        waiting_.emplace_back(std::move(job));
        done = waiting_.back().get_future();
        if (threads_.size() < threads_max_) threads_.emplace_back([this] { work(); });
    }
    changed_.notify_one();
    done.get();
}

void PasswordJobs::work() {
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), low_priority);
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return is_ending_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto task = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
}

}  // namespace kitbank
