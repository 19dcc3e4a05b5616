#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/requests/lending_records.h"

namespace kitbank {

inline constexpr int sessions_at_once_max = 100;

// Somebody, of whom nothing is written down, used a device that is in shared use at a hub.
struct CountSessions {
    Uuid id;
    Caller caller;
    Tag tag;
    int sessions = 1;  // 1 to sessions_at_once_max
};
// How many there were today, these among them.
Result<std::int64_t> count_sessions(const CountSessions& command, Ports& ports);

// Sessions by month and hub, of the last twelve months, as far as the caller reaches.
Result<std::vector<SharedUse>> report_shared_use(const Caller& caller, Ports& ports);

}  // namespace kitbank
