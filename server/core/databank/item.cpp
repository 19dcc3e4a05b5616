#include "server/core/databank/item.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

bool is_out(ItemState state) {
    return state == ItemState::issued || state == ItemState::active || state == ItemState::ended;
}

bool is_past(const ItemStanding& standing, Date day) {
    return standing.activate_by && *standing.activate_by < day;
}

Refusal no_such_step(const ItemStanding& standing, ItemEvent event) {
    if (event == ItemEvent::issue || event == ItemEvent::reservation) {
        if (is_out(standing.state)) return refusal_of(RefusalCode::sim_given);
        if (standing.state == ItemState::expired) return refusal_of(RefusalCode::sim_past_date);
    }
    return refusal_of(RefusalCode::item_not_possible,
                      "This item is " + std::string{label_of(standing.state)} +
                          ", so that cannot be done with it. Look at its history.");
}

// Of what must be on a shelf: is it on that one?
std::optional<Refusal> check_place(const ItemStanding& standing, const ItemStep& step) {
    using enum ItemEvent;
    const bool travels = standing.consignment != 0;
    switch (step.event) {
        case arrival:
            if (standing.consignment == step.consignment && travels) return std::nullopt;
            return refusal_of(RefusalCode::sim_not_here, "It is not in this consignment.");
        case dispatch:
        case reservation:
        case issue:
            if (travels) {
                return refusal_of(
                    RefusalCode::sim_not_here,
                    "It is on its way to another hub. Receive the consignment first.");
            }
            if (standing.hub != step.hub) return refusal_of(RefusalCode::sim_not_here);
            return std::nullopt;
        default:
            return std::nullopt;
    }
}

std::optional<Refusal> check_facts(const ItemStanding& standing, const ItemStep& step) {
    using enum ItemEvent;
    if (auto refusal = check_place(standing, step)) return refusal;
    if ((step.event == issue || step.event == reservation || step.event == activation) &&
        is_past(standing, step.day)) {
        return refusal_of(RefusalCode::sim_past_date);
    }
    if (step.event == issue && standing.state == ItemState::reserved &&
        standing.reserved_for != step.request) {
        return refusal_of(RefusalCode::reserved_for_another,
                          "It is set aside for " + standing.reserved_for +
                              ". Take another one, or release it first.");
    }
    const bool was_lost = standing.void_reason == VoidReason::lost && standing.issue == 0;
    if (step.event == recovery && !was_lost) {
        return refusal_of(RefusalCode::item_not_possible,
                          "Only what was counted as lost, and never given, can be found again.");
    }
    if (step.event == end && (!standing.ends_on || *standing.ends_on >= step.day)) {
        return refusal_of(RefusalCode::item_not_possible, "Its months are not over yet.");
    }
    if (step.event == expiry && !is_past(standing, step.day)) {
        return refusal_of(RefusalCode::item_not_possible, "It can still be activated.");
    }
    return std::nullopt;
}

}  // namespace

std::string_view label_of(ItemState state) {
    switch (state) {
        case ItemState::none:
            return "not here yet";
        case ItemState::in_stock:
            return "in stock";
        case ItemState::reserved:
            return "set aside";
        case ItemState::issued:
            return "given";
        case ItemState::active:
            return "in use";
        case ItemState::ended:
            return "ended";
        case ItemState::expired:
            return "expired";
        case ItemState::voided:
            return "void";
    }
    return "";
}

Result<ItemStanding> apply(const ItemStanding& standing, const ItemStep& step) {
    const std::optional<ItemState> to = state_after(standing.state, step.event);
    if (!to) return no_such_step(standing, step.event);
    if (auto refusal = check_facts(standing, step)) return *refusal;
    ItemStanding after = standing;
    after.state = *to;
    using enum ItemEvent;
    switch (step.event) {
        case receipt:
        case arrival:
        case handback:
        case recovery:
            after.hub = step.hub;
            after.consignment = 0;
            after.issue = 0;
            after.void_reason.reset();
            break;
        case dispatch:
            after.consignment = step.consignment;
            break;
        case reservation:
            after.reserved_for = step.request;
            break;
        case issue:
            after.issue = step.issue;
            break;
        case activation:
            after.activated_on = step.day;
            after.ends_on = last_day(step.day, step.months);
            break;
        case voiding:
            after.void_reason = step.reason;
            after.consignment = 0;
            break;
        case expiry:
            after.consignment = 0;
            break;
        case release:
        case end:
            break;
    }
    if (after.state != ItemState::reserved) after.reserved_for.clear();
    return after;
}

std::optional<Refusal> hindrance_to_issue(const ItemStanding& standing, HubId hub, Date day,
                                          std::string_view request) {
    ItemStep step;
    step.event = ItemEvent::issue;
    step.day = day;
    step.hub = hub;
    step.request = request;
    step.issue = 1;
    const Result<ItemStanding> after = apply(standing, step);
    if (after) return std::nullopt;
    return after.refusal();
}

}  // namespace kitbank
