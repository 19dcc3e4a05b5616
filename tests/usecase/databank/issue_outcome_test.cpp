#include "server/usecase/databank/issue_outcome.h"

#include <doctest/doctest.h>

namespace kitbank {

TEST_CASE("an issue follows the steps of its item that a person sees, and no other") {
    CHECK(outcome_after(ItemEvent::issue) == IssueOutcome::issued);
    CHECK(outcome_after(ItemEvent::activation) == IssueOutcome::active);
    CHECK(outcome_after(ItemEvent::handback) == IssueOutcome::returned);
    CHECK(outcome_after(ItemEvent::end) == IssueOutcome::ended);
    CHECK(outcome_after(ItemEvent::expiry) == IssueOutcome::expired);
    CHECK(outcome_after(ItemEvent::voiding) == IssueOutcome::voided);
    for (const ItemEvent event :
         {ItemEvent::receipt, ItemEvent::dispatch, ItemEvent::arrival, ItemEvent::reservation,
          ItemEvent::release, ItemEvent::recovery}) {
        CHECK_FALSE(outcome_after(event));
    }
}

}  // namespace kitbank
