#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/requests/allocation_records.h"

// Proposals for all open lines of an organisation at once (core/requests/allocation.h has how). The facts
// are read without a lock and the flow is found outside any transaction, so that nobody waits for it: what
// has moved on by then is noticed when somebody accepts.
namespace kitbank {

struct ProposeAllocation {
    Uuid request_id;
    Caller caller;
};

// A run that is done, or one that waits for the job below when there are too many lines to wait for in a
// page. Who asks while one waits gets that one. Its proposals supersede those that nobody decided.
Result<AllocationRun> propose_allocation(const ProposeAllocation& command, Ports& ports);

// Lines that are worked out at once: well under a second.
inline constexpr int lines_at_once_max = 2'000;

// A job: works out what waits, and what a server left behind when it stopped. Answers how many.
int work_out_runs(Ports& ports);
// How long a run may be with whoever asked for it before the job takes it.
inline constexpr std::chrono::seconds run_left_after{2};

}  // namespace kitbank
