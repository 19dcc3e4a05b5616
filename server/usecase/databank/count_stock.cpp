#include "server/usecase/databank/count_stock.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/databank/iccid.h"
#include "server/core/reference.h"
#include "server/core/text.h"
#include "server/usecase/databank/close_count.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/find_item.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr Permission counts = Permission::receive_data;

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

Refusal fault_of(std::string_view field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::string{field}, std::move(sentence)}}};
}

void audit(const StockCount& count, const char* event, const Caller& caller, AuditFacts facts,
           Transaction& tx, Ports& ports) {
    record_audit({"stock_count:" + count.reference, event, caller.actor, count.organisation}, facts,
                 tx, ports);
}

Result<Hub> counted_hub(const OpenCount& command, Transaction& tx) {
    const auto bound = hub_bound(command.caller, counts);
    if (command.hub.empty()) {
        if (command.caller.hub) return *command.caller.hub;
        return fault_of("hub", "Choose the hub whose shelves are counted.");
    }
    const auto hub = tx.hub_by_code(command.caller.organisation, command.hub);
    if (!hub) return fault_of("hub", "Choose the hub whose shelves are counted.");
    if (bound && *bound != hub->id) {
        return refusal_of(RefusalCode::forbidden, "You work at another hub. Count your own.");
    }
    return *hub;
}

Result<StockCount> open(const OpenCount& command, Transaction& tx, Ports& ports) {
    const Result<Hub> hub = counted_hub(command, tx);
    if (!hub) return hub.refusal();
    tx.write_stock().lock_intake(
        command.caller.organisation);  // of two at once, one sees the other
    if (const auto other = tx.consignments().open_count_at(hub->id)) {
        return refusal_of(RefusalCode::step_out_of_order, "The count " + other->reference +
                                                              " is open at " + hub->name +
                                                              ". Go on with it, or close it.");
    }
    StockCount count;
    count.organisation = command.caller.organisation;
    count.reference = drawn_reference('K', ports.crypto.digest(format(command.id)));
    count.hub = hub->id;
    count.opened_by = command.caller.actor;
    count.opened_at = ports.clock.now();
    tx.write_consignments().insert_count(count);
    audit(count, "opened", command.caller, {{"hub", hub->code}}, tx, ports);
    return *tx.consignments().stock_count(count.organisation, count.reference);
}

Result<StockCount> count_meant(const AddToCount& command, Transaction& tx) {
    if (!command.reference.empty()) return lock_open_count(command.caller, command.reference, tx);
    if (!command.caller.hub) {
        return refusal_of(RefusalCode::step_out_of_order, "Say which count this belongs to.");
    }
    const auto open = tx.consignments().open_count_at(command.caller.hub->id);
    if (open) return lock_open_count(command.caller, open->reference, tx);
    return refusal_of(RefusalCode::step_out_of_order,
                      "No count is open at " + command.caller.hub->name + ". Open one first.");
}

std::string words_of(const CountLine& line, const std::vector<DataItem>& items,
                     const StockCount& count, Transaction& tx) {
    const auto item = std::ranges::find(items, line.number, &DataItem::reference);
    if (item == items.end()) return "Nobody has received it.";
    if (is_on_shelf(item->standing, count.hub)) return "";
    return "The books have it " + whereabouts_of(*item, tx) + ".";
}

Result<std::vector<CountLine>> lines_of(const AddToCount& command, const StockCount& count,
                                        Transaction& tx, Ports& ports) {
    const std::vector<Network> networks = tx.stock().networks(count.organisation);
    const auto references = item_references(command.codes, "codes", networks);
    if (!references) return references.refusal();
    const auto items = tx.stock().data_items_known(count.organisation, *references);
    const Instant now = ports.clock.now();
    std::vector<CountLine> lines;
    for (const std::string& number : *references) {
        CountLine line;
        line.number = number;
        line.seen_at = std::min(command.seen_at.value_or(now), now);
        line.seen_by = command.caller.actor;
        const auto item = std::ranges::find(items, number, &DataItem::reference);
        if (item != items.end()) {
            line.item = item->id;
            line.bundle = item->bundle_code;
        } else if (const auto read = read_iccid(number, networks); read && read->is_doubtful) {
            return fault_of("codes",
                            number + ": " + sentence_of({RefusalCode::iccid_doubtful, "", {}}));
        }
        line.words = words_of(line, items, count, tx);
        lines.push_back(std::move(line));
    }
    return lines;
}

Result<Counted> add(const AddToCount& command, Transaction& tx, Ports& ports) {
    const auto count = count_meant(command, tx);
    if (!count) return count.refusal();
    if (command.codes.empty()) return fault_of("codes", "Scan or type the numbers you see.");
    if (command.codes.size() > count_at_once_max) {
        return fault_of("codes", "Add 500 numbers at most in one go.");
    }
    auto lines = lines_of(command, *count, tx, ports);
    if (!lines) return lines.refusal();
    std::vector<CountLine> rows = *lines;
    for (CountLine& row : rows) row.words.clear();  // compared when it is closed
    Counted counted;
    counted.added = tx.write_consignments().add_count_lines(count->id, rows);
    counted.count = *tx.consignments().stock_count(count->organisation, count->reference);
    counted.lines = std::move(*lines);
    return counted;
}

Result<StockCount> close(const EndCount& command, Transaction& tx, Ports& ports) {
    auto count = lock_open_count(command.caller, command.reference, tx);
    if (!count) return count.refusal();
    if (count->counted == 0) {
        return refusal_of(RefusalCode::step_out_of_order,
                          "Nothing was counted yet. Scan what is there, or cancel the count.");
    }
    const std::vector<CountLine> lines = compare_with_books(*count, tx);
    if (auto refusal = recover_found(*count, lines, command.caller, tx, ports)) return *refusal;
    tx.write_consignments().write_count_lines(count->id, lines);
    count->state = CountState::closed;
    count->closed_at = ports.clock.now();
    tx.write_consignments().update_count(*count);
    const auto closed = tx.consignments().stock_count(count->organisation, count->reference);
    audit(*closed, "closed", command.caller,
          {{"counted", std::to_string(closed->counted)},
           {"missing", std::to_string(closed->missing)},
           {"extra", std::to_string(closed->extra)}},
          tx, ports);
    return *closed;
}

Result<StockCount> cancel(const EndCount& command, Transaction& tx, Ports& ports) {
    auto count = lock_open_count(command.caller, command.reference, tx);
    if (!count) return count.refusal();
    count->state = CountState::cancelled;
    count->closed_at = ports.clock.now();
    tx.write_consignments().update_count(*count);
    audit(*count, "cancelled", command.caller, {}, tx, ports);
    return *tx.consignments().stock_count(count->organisation, count->reference);
}

template <class Operation>
Result<StockCount> once_for(const Uuid& id, const Caller& caller, Permission needed,
                            const std::string& content, Ports& ports, const Operation& operation) {
    if (!may(caller.role, needed)) return refusal_of(RefusalCode::forbidden);
    return once<StockCount>(
        {id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<StockCount>> {
            const Result<StockCount> count = operation(tx);
            if (!count) return count.refusal();
            return Done<StockCount>{*count, count->reference};
        },
        [&](Transaction& tx, const std::string& answer) {
            return reachable_count(caller, needed, answer, tx);
        });
}

// Which missing lines are meant.
Result<std::vector<CountLine>> meant_by(const SettleCount& command, const StockCount& count,
                                        Transaction& tx) {
    std::vector<CountLine> missing = tx.consignments().count_lines(count.id);
    std::erase_if(missing, [](const CountLine& line) { return line.fate != CountFate::missing; });
    if (missing.empty()) {
        return refusal_of(RefusalCode::step_out_of_order, "Nothing of this count is missing.");
    }
    if (command.codes.empty()) return missing;
    const auto read =
        item_references(command.codes, "codes", tx.stock().networks(count.organisation));
    if (!read) return read.refusal();
    for (const std::string& number : *read) {
        if (std::ranges::find(missing, number, &CountLine::number) == missing.end()) {
            return fault_of("codes", number + ": it is not missing from this count.");
        }
    }
    std::erase_if(missing, [&](const CountLine& line) {
        return std::ranges::find(*read, line.number) == read->end();
    });
    return missing;
}

std::optional<Refusal> lose(const SettleCount& command, const StockCount& count,
                            std::vector<CountLine>& lines, Transaction& tx, Ports& ports) {
    std::vector<std::string> numbers;
    for (const CountLine& line : lines) numbers.push_back(line.number);
    std::vector<DataItem> items = tx.write_stock().lock_data_items(count.organisation, numbers);
    std::erase_if(items, [&](const DataItem& item) {
        return !is_on_shelf(item.standing, count.hub) || item.changed_at > *count.closed_at;
    });
    for (CountLine& line : lines) {
        const bool is_here =
            std::ranges::find(items, line.number, &DataItem::reference) != items.end();
        line.fate = is_here ? CountFate::lost : CountFate::moved;
    }
    if (items.empty()) return std::nullopt;
    MoveItems move;
    move.organisation = count.organisation;
    move.step.event = ItemEvent::voiding;
    move.step.reason = VoidReason::lost;
    move.actor = command.caller.actor;
    move.hub = count.hub;
    move.words = "missing in " + count.reference + ": " + std::string{trimmed(command.reason)};
    const auto moved = move_items(move, std::move(items), tx, ports);
    if (!moved) return moved.refusal();
    return std::nullopt;
}

std::optional<Refusal> check_reason(const SettleCount& command) {
    if (!command.is_lost) return std::nullopt;
    const std::string_view reason = trimmed(command.reason);
    if (reason.empty()) return fault_of("reason", "Write down why they count as lost.");
    const bool is_fit = is_utf8(reason) && !has_control_characters(reason, false) &&
                        character_count(reason) <= count_words_max;
    if (!is_fit) return fault_of("reason", "Write a line of 200 characters at most.");
    return std::nullopt;
}

Result<StockCount> settle(const SettleCount& command, Transaction& tx, Ports& ports) {
    const auto seen =
        reachable_count(command.caller, Permission::write_off_data, command.reference, tx);
    if (!seen) return seen.refusal();
    if (const auto bad = check_reason(command)) return *bad;
    const auto count = tx.write_consignments().lock_count(seen->organisation, seen->reference);
    if (count->state != CountState::closed) {
        return refusal_of(RefusalCode::step_out_of_order,
                          "Close the count first: what is missing is known then.");
    }
    auto lines = meant_by(command, *count, tx);
    if (!lines) return lines.refusal();
    if (command.is_lost) {
        if (auto refusal = lose(command, *count, *lines, tx, ports)) return *refusal;
    } else {
        for (CountLine& line : *lines) line.fate = CountFate::left;
    }
    tx.write_consignments().write_count_lines(count->id, *lines);
    audit(*count, command.is_lost ? "missing_lost" : "missing_left", command.caller,
          {{"items", std::to_string(lines->size())}}, tx, ports);
    return *tx.consignments().stock_count(count->organisation, count->reference);
}

}  // namespace

Result<StockCount> reachable_count(const Caller& caller, Permission permission,
                                   std::string_view reference, Reader& reader) {
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto parsed = parse_reference('K', reference);
    std::optional<StockCount> count;
    if (parsed) count = reader.consignments().stock_count(caller.organisation, *parsed);
    const auto hub = hub_bound(caller, permission);
    if (!count || (hub && count->hub != *hub)) {
        return refusal_of(RefusalCode::not_found, "No count that you may see has this reference.");
    }
    return *count;
}

Result<StockCount> lock_open_count(const Caller& caller, std::string_view reference,
                                   Transaction& tx) {
    const auto seen = reachable_count(caller, counts, reference, tx);
    if (!seen) return seen.refusal();
    const auto count = tx.write_consignments().lock_count(seen->organisation, seen->reference);
    if (count->state == CountState::open) return *count;
    return refusal_of(RefusalCode::step_out_of_order,
                      count->state == CountState::closed
                          ? "This count is closed already. Open another one."
                          : "This count was cancelled. Open another one.");
}

Result<StockCount> open_count(const OpenCount& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("open count").add(command.hub).text();
    return once_for(command.id, command.caller, counts, content, ports,
                    [&](Transaction& tx) { return open(command, tx, ports); });
}

Result<Counted> add_to_count(const AddToCount& command, Ports& ports) {
    if (!may(command.caller.role, counts)) return refusal_of(RefusalCode::forbidden);
    CanonicalText text;
    text.add("add to count").add(command.reference);
    for (const std::string& code : command.codes) text.add(code);
    return once<Counted>(
        {command.id, text.text(), command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Counted>> {
            const Result<Counted> counted = add(command, tx, ports);
            if (!counted) return counted.refusal();
            return Done<Counted>{*counted, counted->count.reference};
        },
        [&](Transaction& tx, const std::string& answer) -> Result<Counted> {
            const auto count = reachable_count(command.caller, counts, answer, tx);
            if (!count) return count.refusal();
            return Counted{*count};
        });
}

Result<StockCount> close_count(const EndCount& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("close count").add(command.reference).text();
    return once_for(command.id, command.caller, counts, content, ports,
                    [&](Transaction& tx) { return close(command, tx, ports); });
}

Result<StockCount> cancel_count(const EndCount& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("cancel count").add(command.reference).text();
    return once_for(command.id, command.caller, counts, content, ports,
                    [&](Transaction& tx) { return cancel(command, tx, ports); });
}

Result<StockCount> settle_count(const SettleCount& command, Ports& ports) {
    CanonicalText text;
    text.add("settle count").add(command.reference).add(command.is_lost ? "lost" : "left");
    text.add(command.reason);
    for (const std::string& code : command.codes) text.add(code);
    return once_for(command.id, command.caller, Permission::write_off_data, text.text(), ports,
                    [&](Transaction& tx) { return settle(command, tx, ports); });
}

}  // namespace kitbank
