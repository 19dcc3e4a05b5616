#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/priority.h"
#include "server/usecase/requests/records.h"

// The queue as the staff of a scheme see it: those of their reach, first come those with the highest
// priority, each with its reasons.
namespace kitbank {

struct QueueFilter {
    std::optional<bool> open = {};  // nothing: both
    std::optional<RequestState> state = {};
    std::string hub = {};     // code
    std::string worker = {};  // "me", or an actor
    std::optional<LineKind> kind = {};
    bool without_hold = false;
    bool oldest_first = false;
    std::string after = {};   // cursor: the reference of the last one of the page before
    std::string before = {};  // or of the first one of the page after
};

struct QueueRow {
    KitRequest request;
    Priority priority;
    std::string asking_name = {};  // of the organisation that asks, when it is another
};

struct QueuePage {
    std::vector<QueueRow> rows;
    bool has_next = false;
    bool has_previous = false;
    std::vector<RequestCount> counts;  // open_counts of the ports
};

inline constexpr int queue_page_size = 50;

// `forbidden` for those who see only what they asked for themselves. `invalid_fields` names "hub" or
// "cursor" when there is no such one within reach.
Result<QueuePage> read_queue(const Caller& caller, const QueueFilter& filter, Ports& ports);

// How many wait for a decision, counted to `open_counted_max`.
std::int64_t count_undecided(const Caller& caller, Ports& ports);

// May this caller see the queue, and not only their own requests?
bool sees_queue(const Caller& caller);

// What is not over for the same person (caps.h), as far as the caller reaches it.
std::vector<std::string> find_twins(const Caller& caller, const KitRequest& request, Ports& ports);

// Is the hold in force on that day?
bool is_on_hold(const KitRequest& request, Date today);

}  // namespace kitbank
