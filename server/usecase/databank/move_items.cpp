#include "server/usecase/databank/move_items.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

StockGroup group_of(const MoveItems& move, Ports& ports) {
    StockGroup group;
    group.uuid = ports.crypto.make_uuid();
    group.organisation = move.organisation;
    group.event = move.step.event;
    group.actor = move.actor;
    group.hub = move.hub;
    group.words = move.words;
    group.recorded_at = ports.clock.now();
    group.happened_at = move.happened_at.value_or(group.recorded_at);
    return group;
}

Refusal naming(const DataItem& item, Refusal refusal) {
    refusal.detail = item.reference + ": " + sentence_of(refusal);
    return refusal;
}

ItemMove move_of(const DataItem& before, const ItemStanding& after) {
    return {before.bundle, gigabytes_of(before), account_of(before.standing), account_of(after)};
}

// One audit event a group: what moved, in a digest that the ledger's rows can be compared with.
void record_group(const StockGroup& group, const std::vector<DataItem>& items, Transaction& tx,
                  Ports& ports) {
    const Hash digest = ports.crypto.digest(stock_group_text(group.event, items));
    record_audit({"stock:" + format(group.uuid), std::string{name_of(group.event)}, group.actor,
                  group.organisation},
                 {{"items", std::to_string(items.size())},
                  {"first", items.front().reference},
                  {"digest", format(digest)}},
                 tx, ports);
}

}  // namespace

std::string stock_group_text(ItemEvent event, const std::vector<DataItem>& items) {
    std::vector<std::string> lines;
    lines.reserve(items.size());
    for (const DataItem& item : items) {
        lines.push_back(item.reference + " " + std::to_string(item.bundle.value));
    }
    std::ranges::sort(lines);
    CanonicalText text;
    text.add(name_of(event));
    for (const std::string& line : lines) text.add(line);
    return text.text();
}

Result<std::vector<DataItem>> move_items(const MoveItems& move, std::vector<DataItem> locked,
                                         Transaction& tx, Ports& ports) {
    if (locked.empty()) return Refusal{RefusalCode::sim_not_found, "", {}};
    StockGroup group = group_of(move, ports);
    ItemStep step = move.step;
    step.day = london_day(group.happened_at, ports.zones);
    std::vector<ItemMove> moves;
    std::vector<StockWriter::ItemEventRow> rows;
    for (DataItem& item : locked) {
        step.months = item.months;
        const Result<ItemStanding> after = apply(item.standing, step);
        if (!after) return naming(item, after.refusal());
        moves.push_back(move_of(item, *after));
        item.standing = *after;
        item.reserved_until.reset();
        if (after->state == ItemState::reserved) item.reserved_until = move.reserved_until;
        item.changed_at = group.recorded_at;
        rows.push_back({item.id, step.event, after->state});
    }
    group.id = tx.write_stock().insert_group(group);
    tx.write_stock().update_data_items(locked);
    for (DataItem& item : locked) ++item.version;
    tx.write_stock().insert_item_events(group.id, rows);
    tx.write_stock().post(group.id, move.organisation, postings_of(moves));
    record_group(group, locked, tx, ports);
    return locked;
}

Result<std::vector<DataItem>> receive_items(const MoveItems& move, std::vector<DataItem> items,
                                            Transaction& tx, Ports& ports) {
    if (items.empty()) return Refusal{RefusalCode::sim_not_found, "", {}};
    StockGroup group = group_of(move, ports);
    ItemStep step = move.step;
    step.event = group.event = ItemEvent::receipt;
    step.hub = move.hub;
    step.day = london_day(group.happened_at, ports.zones);
    group.id = tx.write_stock().insert_group(group);
    std::vector<ItemMove> moves;
    for (DataItem& item : items) {
        ItemStanding before;
        before.activate_by = item.standing.activate_by;
        const Result<ItemStanding> after = apply(before, step);
        if (!after) return naming(item, after.refusal());
        item.standing = *after;
        item.receipt = group.id;
        item.received_at = item.changed_at = group.recorded_at;
        moves.push_back({item.bundle, gigabytes_of(item), {}, account_of(item.standing)});
    }
    const std::vector<DataItemId> ids = tx.write_stock().insert_data_items(items);
    for (std::size_t at = 0; at < items.size(); ++at) items[at].id = ids[at];
    tx.write_stock().post(group.id, move.organisation, postings_of(moves));
    record_group(group, items, tx, ports);
    return items;
}

}  // namespace kitbank
