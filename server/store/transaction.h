#pragma once
#include <chrono>
#include <functional>

#include "server/store/pool.h"

namespace kitbank {

struct RetryLimits {
    int attempts = 8;
    std::chrono::milliseconds pause_min{5};
    std::chrono::milliseconds pause_max{500};
    std::chrono::milliseconds total{20'000};  // no new attempt begins after it
};

// Runs the operation between START TRANSACTION and COMMIT; ROLLBACK when it answers false or throws.
//
// The whole operation is run again, after a pause that grows and is jittered, on a deadlock, a
// changed row or a lock that did not come; on a new connection when the database was away or the
// outcome is unknown (an operation begins by looking for its own id, so a commit that did get
// through is found, not repeated); and twice when a unique key was taken, so that its load sees who
// was first. When that does not help: StoreFailure with busy, unavailable, storage_full or internal.
// It returns only after COMMIT was acknowledged.
void in_transaction(Pool& pool, const RetryLimits& limits,
                    const std::function<bool(Connection&)>& operation);

// Questions outside a transaction. Run a second time only when the first of them finds that the
// connection was lost while it lay idle.
void without_transaction(Pool& pool, const RetryLimits& limits,
                         const std::function<void(Connection&)>& questions);

}  // namespace kitbank
