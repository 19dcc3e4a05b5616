#include "tests/support/memory_rows.h"
#include "tests/support/memory_trust.h"

namespace kitbank {

// By a clock of its own, as the database has one.
bool MemoryTrust::take_lease(std::string_view job, const Uuid& holder,
                             std::chrono::milliseconds length) {
    const auto now = std::chrono::steady_clock::now();
    const auto row = state_.leases.find(std::string{job});
    if (row != state_.leases.end() && row->second.holder != holder && row->second.ends_at > now)
        return false;
    state_.leases[std::string{job}] = {holder, now + length};
    return true;
}

void MemoryTrust::end_lease(std::string_view job, const Uuid& holder) {
    const auto row = state_.leases.find(std::string{job});
    if (row != state_.leases.end() && row->second.holder == holder) state_.leases.erase(row);
}

}  // namespace kitbank
