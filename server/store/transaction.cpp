#include "server/store/transaction.h"

#include <algorithm>
#include <random>
#include <thread>

#include "server/store/outcome.h"
#include "server/usecase/ports.h"

namespace kitbank {
namespace {

constexpr int twins_max = 2;

// How often an operation was tried, and whether it may be tried again.
class Attempts {
  public:
    explicit Attempts(const RetryLimits& limits)
        : limits_(limits), end_(std::chrono::steady_clock::now() + limits.total) {}

    // Pauses before the next attempt, or throws what the caller is told.
    void pause_after(const DatabaseError& error) {
        ++made_;
        if (!may_go_on(error.outcome()))
            throw StoreFailure{refusal_for(error.outcome()), error.what()};
        std::this_thread::sleep_for(pause());
    }

  private:
    bool may_go_on(Outcome outcome) {
        switch (outcome) {
            case Outcome::full:
            case Outcome::fault:
                return false;
            case Outcome::twin:
                if (++twins_ > twins_max) return false;
                break;
            case Outcome::again:
            case Outcome::elsewhere:
            case Outcome::unknown:
                break;
        }
        return made_ < limits_.attempts && std::chrono::steady_clock::now() < end_;
    }

    std::chrono::milliseconds pause() const {
        thread_local std::minstd_rand chance{std::random_device{}()};
        const auto longest =
            std::min(limits_.pause_max, limits_.pause_min * (1 << std::min(made_, 10)));
        std::uniform_int_distribution<std::int64_t> between{limits_.pause_min.count(),
                                                            longest.count()};
        return std::chrono::milliseconds{between(chance)};
    }

    const RetryLimits& limits_;
    const std::chrono::steady_clock::time_point end_;
    int made_ = 0;
    int twins_ = 0;
};

// Leaves the connection without an open transaction, or unsound.
void roll_back(Connection& connection) {
    if (!connection.is_sound()) return;
    try {
        connection.run("ROLLBACK");
    } catch (const DatabaseError&) {
        connection.give_up();
    }
}

void run_once(Connection& connection, const std::function<bool(Connection&)>& operation) {
    try {
        connection.run("START TRANSACTION");
        if (operation(connection)) {
            connection.commit_transaction();
        } else {
            roll_back(connection);
        }
    } catch (...) {
        roll_back(connection);
        throw;
    }
}

void ask_once(Connection& connection, const std::function<void(Connection&)>& questions) {
    try {
        questions(connection);
    } catch (const DatabaseError& error) {
        if (connection.has_answered())
            throw StoreFailure{refusal_for(error.outcome()), error.what()};
        throw;
    }
}

}  // namespace

void in_transaction(Pool& pool, const RetryLimits& limits,
                    const std::function<bool(Connection&)>& operation) {
    Attempts attempts{limits};
    for (;;) {
        try {
            Pool::Lease connection = pool.lend();
            return run_once(*connection, operation);
        } catch (const DatabaseError& error) {
            attempts.pause_after(error);
        }
    }
}

void without_transaction(Pool& pool, const RetryLimits& limits,
                         const std::function<void(Connection&)>& questions) {
    Attempts attempts{limits};
    for (;;) {
        try {
            Pool::Lease connection = pool.lend();
            return ask_once(*connection, questions);
        } catch (const DatabaseError& error) {
            attempts.pause_after(error);
        }
    }
}

}  // namespace kitbank
