#pragma once
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

#include "server/usecase/devices/record_events.h"

namespace kitbank {

// Single wishes from many connections, a few commits: those that arrive while commits are under way wait
// for the next one and go together. Nobody waits for company: a wish that finds a free place goes at
// once. Each is judged alone, as record_events does; when a set as a whole fails, its wishes are tried
// one by one, so that a poisoned one fails by itself.
class EventCombiner {
  public:
    explicit EventCombiner(Ports& ports) : ports_(ports) {}

    // Blocks until the event is stored or refused. Throws what the store throws.
    RecordedEvent record(const RecordEvent& command);

    static constexpr std::size_t set_size_max = 64;
    static constexpr int commits_at_once_max = 2;

  private:
    struct Waiting {
        const RecordEvent* command;
        std::optional<RecordedEvent> answer;
        std::exception_ptr failure;
        bool is_done = false;
        std::condition_variable wake;
    };

    std::vector<Waiting*> take_set();
    void run(const std::vector<Waiting*>& set);
    void run_together(const std::vector<Waiting*>& set);
    void run_alone(Waiting& waiting);

    Ports& ports_;
    std::mutex mutex_;
    std::deque<Waiting*> queue_;
    int commits_under_way_ = 0;
};

}  // namespace kitbank
