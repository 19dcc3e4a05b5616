#include "server/usecase/databank/close_count.h"

#include <algorithm>
#include <map>

#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/count_stock.h"
#include "server/usecase/databank/find_item.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

constexpr int page_size = 50;
constexpr int shelf_page_size = 1'000;

// All that the books have on the shelves of the hub, by reference.
std::map<std::string, DataItem> shelf_of(const StockCount& count, Reader& reader) {
    std::map<std::string, DataItem> shelf;
    for (const ItemState state : {ItemState::in_stock, ItemState::reserved}) {
        ItemQuery query;
        query.organisation = count.organisation;
        query.hub = count.hub;
        query.state = state;
        query.limit = shelf_page_size;
        for (bool has_more = true; has_more;) {
            const auto page = reader.stock().data_items(query);
            for (const DataItem& item : page) {
                if (is_on_shelf(item.standing, count.hub)) shelf.emplace(item.reference, item);
            }
            has_more = page.size() == static_cast<std::size_t>(shelf_page_size);
            if (has_more) query.after = page.back().id;
        }
    }
    return shelf;
}

bool comes(ItemEvent event) {
    using enum ItemEvent;
    return event == receipt || event == arrival || event == handback || event == recovery;
}

bool leaves(ItemEvent event) {
    using enum ItemEvent;
    return event == dispatch || event == issue || event == voiding || event == expiry;
}

// Did such an event happen at the hub since the count was opened?
template <class Kind>
bool has_since(const DataItem& item, const StockCount& count, Reader& reader, const Kind& kind) {
    if (item.changed_at < count.opened_at) return false;
    return std::ranges::any_of(reader.stock().item_history(item.id),
                               [&](const ItemHistoryRow& row) {
                                   return kind(row.event) && row.group.hub == count.hub &&
                                          row.group.recorded_at >= count.opened_at;
                               });
}

void judge_seen(CountLine& line, const DataItem* item, const StockCount& count, Reader& reader) {
    if (item == nullptr) {
        line.fate = CountFate::extra;
        line.words = "Nobody has received it";
        return;
    }
    line.item = item->id;
    const ItemStanding& standing = item->standing;
    if (is_on_shelf(standing, count.hub)) {
        line.fate = CountFate::right;
    } else if (standing.void_reason == VoidReason::lost && standing.issue == 0) {
        line.fate = CountFate::found;
        line.words = "It was counted as lost";
    } else if (has_since(*item, count, reader, leaves)) {
        line.fate = CountFate::moved;
    } else {
        line.fate = CountFate::extra;
        line.words = "The books have it " + whereabouts_of(*item, reader);
    }
}

CountLine line_of_unseen(const DataItem& item, const StockCount& count, Reader& reader) {
    CountLine line;
    line.number = item.reference;
    line.item = item.id;
    line.bundle = item.bundle_code;
    const bool has_come = has_since(item, count, reader, comes);
    line.fate = has_come ? CountFate::moved : CountFate::missing;
    return line;
}

std::map<std::string, DataItem> items_seen(const StockCount& count,
                                           const std::vector<CountLine>& lines, Reader& reader) {
    std::vector<std::string> numbers;
    for (const CountLine& line : lines) numbers.push_back(line.number);
    std::map<std::string, DataItem> items;
    for (DataItem& item : reader.stock().data_items_known(count.organisation, numbers)) {
        items.emplace(item.reference, item);
    }
    return items;
}

// How many of each bundle are on the shelf by the books.
std::map<std::string, CountProgress> expected_at(const StockCount& count, Reader& reader) {
    std::map<std::string, CountProgress> rows;
    for (const AccountKind kind : {AccountKind::hub, AccountKind::reserved}) {
        for (const Balance& balance :
             reader.stock().balances_of(count.organisation, {kind, count.hub.value})) {
            CountProgress& row = rows[balance.bundle_code];
            row.bundle = balance.bundle_code;
            row.name = balance.bundle_name;
            row.expected += balance.items;
        }
    }
    return rows;
}

std::vector<CountProgress> progress_of(const StockCount& count, const std::vector<CountLine>& lines,
                                       Reader& reader) {
    std::map<std::string, CountProgress> rows = expected_at(count, reader);
    for (const auto& [number, item] : items_seen(count, lines, reader)) {
        if (is_on_shelf(item.standing, count.hub)) ++rows[item.bundle_code].counted;
    }
    std::vector<CountProgress> list;
    for (const auto& [code, row] : rows) list.push_back(row);
    return list;
}

CountView view_of(const StockCount& count, const Caller& caller, Reader& reader) {
    CountView view{count};
    view.lines = reader.consignments().count_lines(count.id);
    if (count.state == CountState::open) {
        view.progress = progress_of(count, view.lines, reader);
        std::ranges::stable_sort(view.lines, std::ranges::greater{}, &CountLine::seen_at);
    }
    view.may_count = count.state == CountState::open && may(caller.role, Permission::receive_data);
    view.may_settle = count.missing > 0 && may(caller.role, Permission::write_off_data);
    return view;
}

}  // namespace

std::vector<CountLine> compare_with_books(const StockCount& count, Transaction& tx) {
    std::vector<CountLine> lines = tx.consignments().count_lines(count.id);
    const auto seen = items_seen(count, lines, tx);
    for (CountLine& line : lines) {
        const auto item = seen.find(line.number);
        judge_seen(line, item == seen.end() ? nullptr : &item->second, count, tx);
    }
    for (const auto& [number, item] : shelf_of(count, tx)) {
        if (!seen.contains(number)) lines.push_back(line_of_unseen(item, count, tx));
    }
    return lines;
}

std::optional<Refusal> recover_found(const StockCount& count, const std::vector<CountLine>& lines,
                                     const Caller& caller, Transaction& tx, Ports& ports) {
    std::vector<std::string> numbers;
    for (const CountLine& line : lines) {
        if (line.fate == CountFate::found) numbers.push_back(line.number);
    }
    if (numbers.empty()) return std::nullopt;
    MoveItems move;
    move.organisation = count.organisation;
    move.step.event = ItemEvent::recovery;
    move.step.hub = move.hub = count.hub;
    move.actor = caller.actor;
    move.words = "seen in " + count.reference;
    const auto moved =
        move_items(move, tx.write_stock().lock_data_items(count.organisation, numbers), tx, ports);
    if (!moved) return moved.refusal();
    return std::nullopt;
}

Result<CountView> show_count(const Caller& caller, std::string_view reference, Ports& ports) {
    std::optional<Result<CountView>> shown;
    ports.store.read([&](Reader& reader) {
        const auto count = reachable_count(caller, Permission::see_data_stock, reference, reader);
        if (count) {
            shown.emplace(view_of(*count, caller, reader));
        } else {
            shown.emplace(count.refusal());
        }
    });
    return *shown;
}

Result<CountPage> list_counts(const Caller& caller, const std::string& cursor, Ports& ports) {
    const Permission permission = Permission::see_data_stock;
    if (!may(caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    CountPage page;
    ports.store.read([&](Reader& reader) {
        CountQuery query;
        query.organisation = caller.organisation;
        query.hub = hub_bound(caller, permission);
        query.limit = page_size + 1;
        if (!cursor.empty()) {
            const auto last = reachable_count(caller, permission, cursor, reader);
            if (last) query.before = last->id;
        }
        page.items = reader.consignments().stock_counts(query);
    });
    if (page.items.size() > static_cast<std::size_t>(page_size)) {
        page.items.pop_back();
        page.next = page.items.back().reference;
    }
    return page;
}

}  // namespace kitbank
