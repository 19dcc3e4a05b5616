#include "server/usecase/databank/swap_sim.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/give_data.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {
namespace {

Refusal not_possible(std::string sentence) {
    return {RefusalCode::item_not_possible, std::move(sentence), {}};
}

std::optional<Refusal> hindrance_to_swap(const SwapSim& command, const DataItem& old) {
    const ItemState state = old.standing.state;
    if (command.reason == VoidReason::lost && !command.is_fact) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"reason",
                         "What is lost is not swapped. Record that it is lost; another one is "
                         "given as to anybody else, and counts."}}};
    }
    if (item_reference(command.replacement) == old.reference) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"replacement", "This is the one that is brought back."}}};
    }
    if (state == ItemState::in_stock || state == ItemState::reserved) {
        return not_possible(
            "It has not been given to anybody. Record that it is void, and take another one.");
    }
    if (state != ItemState::issued && state != ItemState::active) {
        return not_possible("It is " + std::string{label_of(state)} +
                            ", so it cannot be swapped. A new one is given as to anybody else.");
    }
    return std::nullopt;
}

VoidItem voiding_of(const SwapSim& command) {
    return {command.id,     command.caller, command.reference,
            command.reason, command.words,  command.happened_at};
}

// To the same person, whose issue says all that would be asked again.
GiveData giving_of(const SwapSim& command, const DataIssue& old) {
    GiveData giving;
    giving.id = command.id;
    giving.caller = command.caller;
    giving.item = command.replacement;
    giving.terms_told = true;
    giving.replaces = old.reference;
    giving.happened_at = command.happened_at;
    giving.is_fact = command.is_fact;
    return giving;
}

// The request and the persons come first in the order of locks.
void lock_before_items(const DataIssue& issue, Transaction& tx) {
    if (!issue.request_reference.empty()) {
        tx.write_requests().lock_requests({&issue.request_reference, 1});
    }
    tx.write_issues().lock_persons(issue.organisation, tx.issues().persons_of(issue.id));
}

Result<SwappedSim> as_it_is_now(const SwapSim& command, const std::string& issue, Reader& reader) {
    const auto old =
        reachable_item(command.caller, Permission::change_data, command.reference, reader);
    if (!old) return old.refusal();
    const auto replacement =
        reachable_item(command.caller, Permission::change_data, command.replacement, reader);
    if (!replacement) return replacement.refusal();
    return SwappedSim{*old, *replacement, issue, ""};
}

}  // namespace

Result<SwappedSim> swap_within(const SwapSim& command, Transaction& tx, Ports& ports) {
    const auto seen =
        reachable_item(command.caller, Permission::change_data, command.reference, tx);
    if (!seen) return seen.refusal();
    const auto issue = tx.issues().issue_of_item(seen->id);
    if (issue) lock_before_items(*issue, tx);
    // Both at once, since items are locked in the order of their ids.
    const std::vector<std::string> both{command.reference, command.replacement};
    const auto locked = lock_reachable_items(command.caller, Permission::change_data, both, tx);
    if (!locked) return locked.refusal();
    const auto old = std::ranges::find(*locked, seen->id, &DataItem::id);
    if (auto refusal = hindrance_to_swap(command, *old)) return *refusal;
    if (!issue || issue->id.value != old->standing.issue) {
        return Refusal{RefusalCode::changed, "", {}};
    }
    const Result<DataItem> voided = void_within(voiding_of(command), tx, ports);
    if (!voided) return voided.refusal();
    const Result<GivenData> given = give_within(giving_of(command, *issue), tx, ports);
    if (!given) return given.refusal();
    const DataIssueId replaced{old->standing.issue};
    tx.write_issues().settle_issues({&replaced, 1}, IssueOutcome::replaced);
    return SwappedSim{*voided, given->item, given->issue.reference, given->code};
}

Result<SwappedSim> swap_sim(const SwapSim& command, Ports& ports) {
    const std::string content = CanonicalText{}
                                    .add("swap sim")
                                    .add(command.reference)
                                    .add(command.replacement)
                                    .add(name_of(command.reason))
                                    .add(command.words)
                                    .text();
    return once<SwappedSim>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<SwappedSim>> {
            const Result<SwappedSim> swapped = swap_within(command, tx, ports);
            if (!swapped) return swapped.refusal();
            return Done<SwappedSim>{*swapped, swapped->issue};
        },
        [&](Transaction& tx, const std::string& issue) {
            return as_it_is_now(command, issue, tx);
        });
}

}  // namespace kitbank
