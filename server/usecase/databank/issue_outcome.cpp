#include "server/usecase/databank/issue_outcome.h"

#include "server/usecase/databank/issue_ports.h"

namespace kitbank {

std::optional<IssueOutcome> outcome_after(ItemEvent event) {
    switch (event) {
        case ItemEvent::issue:
            return IssueOutcome::issued;
        case ItemEvent::activation:
            return IssueOutcome::active;
        case ItemEvent::handback:
            return IssueOutcome::returned;
        case ItemEvent::end:
            return IssueOutcome::ended;
        case ItemEvent::expiry:
            return IssueOutcome::expired;
        case ItemEvent::voiding:
            return IssueOutcome::voided;
        case ItemEvent::receipt:
        case ItemEvent::dispatch:
        case ItemEvent::arrival:
        case ItemEvent::reservation:
        case ItemEvent::release:
        case ItemEvent::recovery:
            return std::nullopt;
    }
    return std::nullopt;
}

void settle_issues(std::span<const DataItem> before, ItemEvent event, Transaction& tx) {
    const auto outcome = outcome_after(event);
    std::vector<DataIssueId> issues;
    for (const DataItem& item : before) {
        if (item.standing.issue != 0) issues.push_back(DataIssueId{item.standing.issue});
    }
    if (outcome && !issues.empty()) tx.write_issues().settle_issues(issues, *outcome);
}

}  // namespace kitbank
