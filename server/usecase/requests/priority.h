#pragma once
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// Places in the queue (core/requests/priority.h has what they are made of). Days are those of UTC, in the
// schema as here, so that a key is the same whoever computes it.
namespace kitbank {

PriorityFacts priority_facts(const KitRequest& request);

// The key of a request that is being submitted, or whose answers change, under the points that hold until
// the end of this transaction. 0 for a draft.
std::int64_t sort_key_of(const KitRequest& request, Transaction& tx);

struct Priority {
    int points = 0;
    std::vector<NamedReason> reasons;
};
Priority priority_of(const KitRequest& request, const PriorityPoints& points, Date today);
Priority priority_of(const KitRequest& request, Reader& reader, Date today);

// A manager sets all points at once. Every open request of the organisation gets its new key in the same
// transaction: 100,000 of them in steps of `keys_step_max`, so that nobody ever reads a queue that is
// sorted half by the old points. Setting what is set already writes nothing.
struct SetPriorityPoints {
    Uuid request_id;
    Caller caller;
    PriorityPoints points{};
};
inline constexpr int keys_step_max = 10'000;
Result<PriorityPoints> set_priority_points(const SetPriorityPoints& command, Ports& ports);
Result<PriorityPoints> read_priority_points(const Caller& caller, Ports& ports);

}  // namespace kitbank
