#include "server/store/databank/verify_stock.h"

#include <map>
#include <vector>

#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/trust/audit_row.h"
#include "server/usecase/databank/move_items.h"

namespace kitbank {
namespace {

constexpr int groups_a_page = 50;

using ItemsOfGroups = std::map<StockGroupId, std::vector<DataItem>>;

std::vector<StockGroup> groups_after(StockGroupId after, Connection& connection) {
    Rows rows = connection.query(statement::verify_stock_groups, after.value, groups_a_page);
    std::vector<StockGroup> groups;
    while (rows.next()) {
        StockGroup& group = groups.emplace_back();
        group.id = rows.id<StockGroupId>();
        group.uuid = rows.uuid();
        group.event = known(parse_item_event(rows.text()));
    }
    return groups;
}

ItemsOfGroups items_of(StockGroupId after, StockGroupId last, Connection& connection) {
    Rows rows = connection.query(statement::verify_stock_items, after.value, last.value,
                                 after.value, last.value);
    ItemsOfGroups items;
    while (rows.next()) {
        DataItem& item = items[rows.id<StockGroupId>()].emplace_back();
        item.reference = rows.text();
        item.bundle = rows.id<BundleId>();
    }
    return items;
}

std::string subject_of(const StockGroup& group) { return "stock:" + format(group.uuid); }

std::map<std::string, AuditEvent> audit_of(const std::vector<StockGroup>& groups,
                                           Connection& connection) {
    JsonRows wanted;
    for (const StockGroup& group : groups) wanted.add(subject_of(group));
    Rows rows = connection.query(statement::verify_audit_of, wanted.text());
    std::map<std::string, AuditEvent> events;
    while (rows.next()) {
        AuditEvent event = audit_event_from(rows);
        events.emplace(event.subject, std::move(event));
    }
    return events;
}

std::string fault_in(const StockGroup& group, const std::vector<DataItem>& items,
                     const AuditEvent& audit, Crypto& crypto) {
    if (audit.event != name_of(group.event)) {
        return "it is a " + std::string{name_of(group.event)} + ", its audit event a " +
               audit.event;
    }
    const std::string count = "items=" + std::to_string(items.size()) + "\n";
    const Hash digest = crypto.digest(stock_group_text(group.event, items));
    const bool is_counted = audit.facts.starts_with(count);
    if (is_counted && audit.facts.find("\ndigest=" + format(digest)) != std::string::npos)
        return "";
    return "its " + std::to_string(items.size()) + (items.size() == 1 ? " item is" : " items are") +
           " not what its audit event covers";
}

}  // namespace

std::uint64_t verify_stock(Connection& connection, Crypto& crypto,
                           const std::function<void(const std::string& fault)>& tell) {
    std::uint64_t count = 0;
    StockGroupId after;
    for (;;) {
        const std::vector<StockGroup> groups = groups_after(after, connection);
        if (groups.empty()) return count;
        ItemsOfGroups items = items_of(after, groups.back().id, connection);
        const auto audit = audit_of(groups, connection);
        for (const StockGroup& group : groups) {
            const auto event = audit.find(subject_of(group));
            if (event == audit.end()) continue;  // stock_group_is_audited names it
            const std::string fault = fault_in(group, items[group.id], event->second, crypto);
            if (!fault.empty()) tell(subject_of(group) + ": " + fault);
        }
        count += groups.size();
        after = groups.back().id;
    }
}

}  // namespace kitbank
