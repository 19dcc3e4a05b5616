#include "server/usecase/devices/event_combiner.h"

#include <algorithm>

namespace kitbank {

RecordedEvent EventCombiner::record(const RecordEvent& command) {
    Waiting self{&command, {}, {}, false, {}};
    std::unique_lock lock{mutex_};
    queue_.push_back(&self);
    while (!self.is_done) {
        // An empty queue: another thread has this wish under way.
        if (commits_under_way_ >= commits_at_once_max || queue_.empty()) {
            self.wake.wait(lock);
            continue;
        }
        const std::vector<Waiting*> set = take_set();
        ++commits_under_way_;
        lock.unlock();
        run(set);
        lock.lock();
        --commits_under_way_;
        for (Waiting* waiting : set) {
            waiting->is_done = true;
            waiting->wake.notify_one();
        }
        if (!queue_.empty()) queue_.front()->wake.notify_one();
    }
    if (self.failure) std::rethrow_exception(self.failure);
    return *std::move(self.answer);
}

std::vector<EventCombiner::Waiting*> EventCombiner::take_set() {
    const auto count = static_cast<std::ptrdiff_t>(std::min(queue_.size(), set_size_max));
    std::vector<Waiting*> set(queue_.begin(), queue_.begin() + count);
    queue_.erase(queue_.begin(), queue_.begin() + count);
    return set;
}

void EventCombiner::run(const std::vector<Waiting*>& set) {
    if (set.size() == 1) return run_alone(*set.front());
    try {
        run_together(set);
    } catch (const StoreFailure& failure) {
        const bool hits_all = failure.code() == RefusalCode::unavailable ||
                              failure.code() == RefusalCode::storage_full;
        for (Waiting* waiting : set) {
            if (hits_all) {
                waiting->failure = std::current_exception();
            } else {
                run_alone(*waiting);
            }
        }
    } catch (...) {
        for (Waiting* waiting : set) run_alone(*waiting);
    }
}

void EventCombiner::run_together(const std::vector<Waiting*>& set) {
    std::vector<RecordEvent> commands;
    commands.reserve(set.size());
    for (const Waiting* waiting : set) commands.push_back(*waiting->command);
    std::vector<RecordedEvent> answers = record_events(commands, ports_);
    for (std::size_t i = 0; i < set.size(); ++i) set[i]->answer = std::move(answers[i]);
}

void EventCombiner::run_alone(Waiting& waiting) {
    try {
        waiting.answer = record_events({waiting.command, 1}, ports_).front();
    } catch (...) {
        waiting.failure = std::current_exception();
    }
}

}  // namespace kitbank
