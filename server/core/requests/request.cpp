#include "server/core/requests/request.h"

#include <algorithm>

namespace kitbank {
namespace {

constexpr bool each_pair_once() {
    for (const RequestTransition& one : request_transitions) {
        int count = 0;
        for (const RequestTransition& other : request_transitions) {
            if (one.from == other.from && one.step == other.step) ++count;
        }
        if (count != 1) return false;
    }
    return true;
}
static_assert(each_pair_once(), "a state and a step lead to one state");

constexpr bool ended_ones_stay() {
    using enum RequestState;
    for (const RequestTransition& row : request_transitions) {
        if (row.from == declined || row.from == closed || row.from == cancelled) return false;
    }
    return true;
}
static_assert(ended_ones_stay(), "whoever wants it again asks again");

bool takes_memory(LineKind kind) {
    return kind == LineKind::laptop || kind == LineKind::desktop || kind == LineKind::chromebook;
}

}  // namespace

const UseRow* find_use(std::string_view name) {
    const auto* const found = std::ranges::find(use_rows, name, &UseRow::name);
    return found == use_rows.end() ? nullptr : found;
}

int memory_needed(LineKind kind, std::span<const std::string_view> uses) {
    int most = 0;
    if (!takes_memory(kind)) return most;
    for (const std::string_view use : uses) {
        if (const UseRow* row = find_use(use)) most = std::max(most, row->memory_gb);
    }
    return most;
}

const NeedCode* find_access_need(std::string_view name) {
    const auto* const found = std::ranges::find(access_needs, name, &NeedCode::name);
    return found == access_needs.end() ? nullptr : found;
}

bool fits(LineKind wanted, int memory_gb_wanted, DeviceKind kind, int memory_gb) {
    return device_kind_of(wanted) == kind && memory_gb >= memory_gb_wanted;
}

}  // namespace kitbank
