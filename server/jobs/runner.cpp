#include "server/jobs/runner.h"

#include <Poco/Exception.h>
#include <Poco/Logger.h>

#include <algorithm>

#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

// A database's message can quote a row, so that only the code of its failure is logged.
void log_fault(const std::string& job, const std::string& what) {
    Poco::Logger::get("jobs").error("job " + job + " failed: " + what);
}

void run_logged(const std::string& name, const std::function<void()>& action) {
    try {
        action();
    } catch (const StoreFailure& failure) {
        log_fault(name, "the database: " + std::string{name_of(failure.code())});
    } catch (const Poco::Exception& failure) {
        log_fault(name, failure.className());
    } catch (const std::exception& failure) {
        log_fault(name, failure.what());
    } catch (...) {
        log_fault(name, "an unknown exception");
    }
}

}  // namespace

JobRunner::JobRunner(std::vector<Job> jobs, Ports& ports, const RunnerSettings& settings)
    : ports_(ports), settings_(settings), holder_(ports.crypto.make_uuid()) {
    for (Job& job : jobs) {
        slots_.push_back(std::make_unique<Slot>());
        slots_.back()->job = std::move(job);
    }
}

JobRunner::~JobRunner() { stop(); }

void JobRunner::start() {
    keeper_ = std::thread{[this] { keep_leases(); }};
    for (const auto& slot : slots_) {
        slot->thread = std::thread{[this, &slot] { run_turns(*slot); }};
    }
}

void JobRunner::keep_leases() {
    do {
        for (const auto& slot : slots_) keep_lease(*slot);
    } while (wait(settings_.keep));
}

void JobRunner::keep_lease(Slot& slot) {
    run_logged(slot.job.name, [&] {
        const auto asked_at = Steady::now();
        bool is_held = false;
        ports_.store.write([&](Transaction& tx) {
            is_held = tx.write_trust().take_lease(slot.job.name, holder_, settings_.lease);
            return true;
        });
        slot.held_until = is_held ? asked_at + settings_.lease : Steady::time_point{};
    });
}

void JobRunner::run_turns(Slot& slot) {
    const auto look_again = std::min(slot.job.every, settings_.keep / 4);
    for (;;) {
        const bool is_held = slot.held_until.load() > Steady::now();
        if (is_held) run_once(slot);
        if (!wait(is_held ? slot.job.every : look_again)) return;
    }
}

void JobRunner::run_once(Slot& slot) {
    run_logged(slot.job.name, [&] { slot.job.run(ports_); });
}

bool JobRunner::wait(std::chrono::milliseconds duration) {
    std::unique_lock lock{mutex_};
    return !changed_.wait_for(lock, duration, [&] { return stopping_; });
}

void JobRunner::stop() {
    {
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    if (!keeper_.joinable()) return;
    for (const auto& slot : slots_) {
        if (slot->job.interrupt) slot->job.interrupt();
    }
    keeper_.join();
    for (const auto& slot : slots_) slot->thread.join();
    give_back();
}

void JobRunner::give_back() {
    run_logged("runner", [&] {
        ports_.store.write([&](Transaction& tx) {
            for (const auto& slot : slots_) tx.write_trust().end_lease(slot->job.name, holder_);
            return true;
        });
    });
}

}  // namespace kitbank
