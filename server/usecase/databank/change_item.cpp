#include "server/usecase/databank/change_item.h"

#include <algorithm>
#include <functional>
#include <map>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/databank/issue_outcome.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using std::chrono::sys_days;

Refusal not_possible(std::string sentence) {
    return {RefusalCode::item_not_possible, std::move(sentence), {}};
}
Refusal field_fault(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

// What is wrong with a reason in words; it may be empty.
std::optional<Refusal> check_words(std::string_view words) {
    if (has_control_characters(words, false)) {
        return field_fault("words", "Use plain text on one line.");
    }
    if (character_count(words) > item_words_max) {
        return field_fault("words", "Use at most 200 characters.");
    }
    return std::nullopt;
}

MoveItems move_of(const Caller& caller, const DataItem& item, ItemEvent event) {
    MoveItems move;
    move.organisation = item.organisation;
    move.step.event = event;
    move.step.hub = item.standing.hub;
    move.actor = caller.actor;
    move.hub = item.standing.hub;
    return move;
}

// Moves the one item, and what became of the issue that gave it with it.
Result<DataItem> move_one(const MoveItems& move, const DataItem& item, Transaction& tx,
                          Ports& ports) {
    Result<std::vector<DataItem>> moved = move_items(move, {item}, tx, ports);
    if (!moved) return moved.refusal();
    settle_issues({&item, 1}, move.step.event, tx);
    return moved->front();
}

Result<DataItem> once_for_item(const Caller& caller, const Request& request,
                               const std::string& reference, Ports& ports,
                               const std::function<Result<DataItem>(Transaction&)>& operation) {
    return once<DataItem>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<DataItem>> {
            const Result<DataItem> item = operation(tx);
            if (!item) return item.refusal();
            return Done<DataItem>{*item, item->reference};
        },
        [&](Transaction& tx, const std::string&) {
            return reachable_item(caller, Permission::change_data, reference, tx);
        });
}

// When it was given last, of one that is out.
std::optional<Instant> given_at(const DataItem& item, Reader& reader) {
    std::optional<Instant> at;
    for (const ItemHistoryRow& row : reader.stock().item_history(item.id)) {
        if (row.event == ItemEvent::issue) at = row.group.happened_at;
    }
    return at;
}

std::optional<Refusal> hindrance_to_activation(const DataItem& item) {
    switch (item.standing.state) {
        case ItemState::in_stock:
        case ItemState::reserved:
            return not_possible("It has not been given to anybody. Give it first.");
        case ItemState::active:
        case ItemState::ended:
            return not_possible("It is activated already.");
        case ItemState::expired:
            return Refusal{RefusalCode::sim_past_date, "", {}};
        default:
            return std::nullopt;
    }
}

// The moment on that day from which it counts: not before it was given.
Result<Instant> activation_moment(const DataItem& item, Date day, Reader& reader, Ports& ports) {
    const Instant now = ports.clock.now();
    const Date today = london_day(now, ports.zones);
    if (sys_days{today} < sys_days{day}) return field_fault("day", "This day is still to come.");
    const Instant given = given_at(item, reader).value_or(item.received_at);
    if (sys_days{day} < sys_days{london_day(given, ports.zones)}) {
        return field_fault("day", "This is before it was given.");
    }
    return day == today ? now : std::max(start_of_day(day, ports.zones), given);
}

std::optional<Refusal> hindrance_to_handback(const HandBackItem& command, const DataItem& item) {
    const ItemStanding& standing = item.standing;
    if (standing.state == ItemState::active || standing.state == ItemState::ended) {
        return not_possible(
            "It was activated, so nobody else can use it. If the person wants no more of it, "
            "record that it is void.");
    }
    if (standing.state == ItemState::in_stock || standing.state == ItemState::reserved) {
        return not_possible("It has not been given to anybody: it is still in stock.");
    }
    if (standing.state != ItemState::issued) return std::nullopt;
    if (!command.is_unopened) {
        return not_possible(
            "An opened pack cannot be given to anybody else. Record that it is void.");
    }
    return std::nullopt;
}

// Its date has gone by: in stock it would only lie about until the next night.
bool is_past_date(const DataItem& item, Instant moment, Ports& ports) {
    const auto& activate_by = item.standing.activate_by;
    return activate_by && sys_days{*activate_by} < sys_days{london_day(moment, ports.zones)};
}

std::string with_words(std::string_view reason, const std::string& words) {
    return std::string{reason} + (words.empty() ? "" : ": " + words);
}

std::optional<Refusal> hindrance_to_writing_off(const std::vector<DataItem>& items) {
    for (const DataItem& item : items) {
        const ItemState state = item.standing.state;
        if (state == ItemState::in_stock || state == ItemState::reserved) continue;
        return not_possible(item.reference + " is " + std::string{label_of(state)} +
                            ". Only stock can be written off. Nothing was changed.");
    }
    return std::nullopt;
}

// A group is of one hub: its account pays.
std::map<HubId, std::vector<DataItem>> by_hub(const std::vector<DataItem>& items) {
    std::map<HubId, std::vector<DataItem>> groups;
    for (const DataItem& item : items) groups[item.standing.hub].push_back(item);
    return groups;
}

Result<std::vector<DataItem>> write_off_within(const WriteOffItems& command, Transaction& tx,
                                               Ports& ports) {
    const auto items =
        lock_reachable_items(command.caller, Permission::write_off_data, command.references, tx);
    if (!items) return items.refusal();
    if (auto refusal = hindrance_to_writing_off(*items)) return *refusal;
    std::vector<DataItem> written_off;
    for (const auto& [hub, group] : by_hub(*items)) {
        MoveItems move = move_of(command.caller, group.front(), ItemEvent::voiding);
        move.step.reason = VoidReason::written_off;
        move.words = with_words(name_of(VoidReason::written_off), command.words);
        const auto moved = move_items(move, group, tx, ports);
        if (!moved) return moved.refusal();
        written_off.insert(written_off.end(), moved->begin(), moved->end());
    }
    return written_off;
}

std::optional<Refusal> check(const WriteOffItems& command) {
    if (command.references.empty()) return field_fault("items", "Choose what is written off.");
    if (command.references.size() > write_off_max) {
        return field_fault("items", "Write off at most 500 at once.");
    }
    if (command.words.empty()) return field_fault("words", "Say why it is written off.");
    return check_words(command.words);
}

}  // namespace

Result<DataItem> activate_within(const ActivateItem& command, Transaction& tx, Ports& ports) {
    const Result<DataItem> item =
        lock_reachable_item(command.caller, Permission::change_data, command.reference, tx);
    if (!item) return item;
    if (auto refusal = hindrance_to_activation(*item)) return *refusal;
    const Result<Instant> moment = activation_moment(*item, command.day, tx, ports);
    if (!moment) return moment.refusal();
    MoveItems move = move_of(command.caller, *item, ItemEvent::activation);
    move.happened_at = *moment;
    return move_one(move, *item, tx, ports);
}

Result<DataItem> activate_item(const ActivateItem& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("activate item").add(command.reference).add(format(command.day)).text();
    return once_for_item(command.caller, {command.id, content, command.caller.actor},
                         command.reference, ports,
                         [&](Transaction& tx) { return activate_within(command, tx, ports); });
}

Result<DataItem> void_within(const VoidItem& command, Transaction& tx, Ports& ports) {
    if (auto refusal = check_words(command.words)) return *refusal;
    if (command.reason == VoidReason::written_off) {
        return field_fault("reason", "Stock is written off by a manager, on the page for that.");
    }
    const Result<DataItem> item =
        lock_reachable_item(command.caller, Permission::change_data, command.reference, tx);
    if (!item) return item;
    MoveItems move = move_of(command.caller, *item, ItemEvent::voiding);
    move.step.reason = command.reason;
    move.words = with_words(name_of(command.reason), command.words);
    move.happened_at = command.happened_at;
    return move_one(move, *item, tx, ports);
}

Result<DataItem> void_item(const VoidItem& command, Ports& ports) {
    const std::string content = CanonicalText{}
                                    .add("void item")
                                    .add(command.reference)
                                    .add(name_of(command.reason))
                                    .add(command.words)
                                    .text();
    return once_for_item(command.caller, {command.id, content, command.caller.actor},
                         command.reference, ports,
                         [&](Transaction& tx) { return void_within(command, tx, ports); });
}

Result<DataItem> hand_back_within(const HandBackItem& command, Transaction& tx, Ports& ports) {
    const Result<DataItem> item =
        lock_reachable_item(command.caller, Permission::change_data, command.reference, tx);
    if (!item) return item;
    if (auto refusal = hindrance_to_handback(command, *item)) return *refusal;
    if (!tx.issues().showings_of(item->id).empty()) {
        return not_possible(
            "Its code has been shown, so nobody else may have it. Record that it is void.");
    }
    if (is_past_date(*item, command.happened_at.value_or(ports.clock.now()), ports)) {
        return Refusal{RefusalCode::sim_past_date,
                       "Its activate-by date has gone by, so nobody can use it any more. It "
                       "expires by itself; put the pack aside.",
                       {}};
    }
    MoveItems move = move_of(command.caller, *item, ItemEvent::handback);
    move.happened_at = command.happened_at;
    return move_one(move, *item, tx, ports);
}

Result<DataItem> hand_back_item(const HandBackItem& command, Ports& ports) {
    const std::string content = CanonicalText{}
                                    .add("hand back item")
                                    .add(command.reference)
                                    .add(std::int64_t{command.is_unopened})
                                    .text();
    return once_for_item(command.caller, {command.id, content, command.caller.actor},
                         command.reference, ports,
                         [&](Transaction& tx) { return hand_back_within(command, tx, ports); });
}

Result<DataItem> recover_item(const RecoverItem& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("recover item").add(command.reference).text();
    return once_for_item(
        command.caller, {command.id, content, command.caller.actor}, command.reference, ports,
        [&](Transaction& tx) -> Result<DataItem> {
            const Result<DataItem> item =
                lock_reachable_item(command.caller, Permission::change_data, command.reference, tx);
            if (!item) return item;
            return move_one(move_of(command.caller, *item, ItemEvent::recovery), *item, tx, ports);
        });
}

Result<std::vector<DataItem>> write_off_items(const WriteOffItems& command, Ports& ports) {
    using Items = std::vector<DataItem>;
    if (auto refusal = check(command)) return *refusal;
    CanonicalText content;
    content.add("write off items").add(command.words);
    for (const std::string& each : command.references) content.add(each);
    return once<Items>(
        {command.id, content.text(), command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Items>> {
            const Result<Items> items = write_off_within(command, tx, ports);
            if (!items) return items.refusal();
            return Done<Items>{*items, ""};
        },
        [&](Transaction& tx, const std::string&) {
            return lock_reachable_items(command.caller, Permission::write_off_data,
                                        command.references, tx);
        });
}

}  // namespace kitbank
