#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/trust/log_records.h"

namespace kitbank {

inline constexpr int log_batch_max = 5'000;
// Transactions end out of order: an event may appear after others that were recorded up to this much
// later. None takes so long (the database ends a transaction that rests for 15 seconds).
inline constexpr std::chrono::minutes log_overlap{2};
// An event older than this that is not in the log is a fault: nobody puts events into the past.
inline constexpr std::chrono::minutes log_delay_max{5};

// Takes all new events into the log, in recorded order and in transactions of at most log_batch_max,
// and signs a checkpoint over it when it has grown. Answers the newest checkpoint, if there is any.
//
// A scan pays nothing for this: it is a job of its own, every 30 seconds. Two that run at once do no
// harm, since an entry's position and its event are both unique keys: the second is told to run
// again and finds nothing new.
//
// It signs nothing over a log that no longer has the root of the last checkpoint: that is thrown as
// StoreFailure, and `verify` says what was changed.
//
// An event enters the log only with the right seal (audit.h), which a program needs the keys for;
// without one it stays outside, where `verify` finds it. Events from before seals existed have none:
// the first checkpoint is the first witness of those, and later ones admit none.
std::optional<Checkpoint> write_checkpoint(Ports& ports);

// The newest there is; nothing before the first. Asking writes nothing: the job is never more than a
// minute behind.
std::optional<Checkpoint> newest_checkpoint(Ports& ports);

}  // namespace kitbank
