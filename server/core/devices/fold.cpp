#include "server/core/devices/fold.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace kitbank {
namespace {

std::vector<std::size_t> happened_order(const std::vector<Event>& history) {
    std::vector<std::size_t> order(history.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {},
                      [&](std::size_t i) -> const HappenedKey& { return history[i].happened; });
    return order;
}

std::set<Uuid> annulled_ids(const std::vector<Event>& history) {
    std::set<Uuid> ids;
    for (const Event& event : history) {
        if (event.event != DeviceEvent::annulment) continue;
        if (const auto id = parse_uuid(value_of(event.evidence, "of"))) ids.insert(*id);
    }
    return ids;
}

}  // namespace

Folded fold(const std::vector<Event>& history) {
    const std::set<Uuid> annulled = annulled_ids(history);
    Folded folded;
    Uuid last_applied;
    for (const std::size_t i : happened_order(history)) {
        const Event& event = history[i];
        StepOutcome outcome = StepOutcome::annulled;
        if (!annulled.contains(event.happened.id)) {
            const Result<Standing> next = apply(folded.standing, event);
            outcome = next ? StepOutcome::applied : StepOutcome::conflict;
            if (next) {
                folded.standing = *next;
                if (event.event != DeviceEvent::annulment) last_applied = event.happened.id;
            } else {
                folded.conflicts.push_back({event.happened.id, last_applied, next.refusal().code,
                                            sentence_of(next.refusal())});
            }
        }
        folded.standing.last = std::max(folded.standing.last, event.happened);
        folded.steps.push_back({i, outcome, folded.standing.state, folded.standing.holder});
    }
    return folded;
}

bool is_late(const Standing& standing, const Event& event) {
    return event.happened < standing.last || event.event == DeviceEvent::annulment;
}

}  // namespace kitbank
