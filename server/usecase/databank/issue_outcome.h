#pragma once
#include <span>

#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What a step of an item makes of the issue that gave it; nothing where the step says nothing of an issue.
std::optional<IssueOutcome> outcome_after(ItemEvent event);

// Writes it for those of these items that somebody was given; `before`: as they were before the step, which may
// take the issue from them. Whoever holds an item's lock is the only one who changes its issue.
void settle_issues(std::span<const DataItem> before, ItemEvent event, Transaction& tx);

}  // namespace kitbank
