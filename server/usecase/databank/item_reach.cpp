#include "server/usecase/databank/item_reach.h"

#include <algorithm>

#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

Refusal not_found(std::string detail = "") {
    return {RefusalCode::sim_not_found, std::move(detail), {}};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool reaches(const Caller& caller, Permission permission, const DataItem& item) {
    if (!may(caller.role, permission) || item.organisation != caller.organisation) return false;
    const std::optional<HubId> bound = hub_bound(caller, permission);
    return !bound || item.standing.hub == *bound;
}

std::string item_reference(std::string_view text) {
    std::string reference;
    for (const char c : text) {
        const bool is_small = c >= 'a' && c <= 'z';
        if (c != ' ' && c != '-') reference += is_small ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (reference.starts_with('V')) return "V-" + reference.substr(1);
    const bool is_filled = reference.size() > 1 && reference.ends_with('F') &&
                           std::all_of(reference.begin(), reference.end() - 1, is_digit);
    if (is_filled) reference.pop_back();
    return reference;
}

Result<DataItem> reachable_item(const Caller& caller, Permission permission,
                                std::string_view reference, Reader& reader) {
    if (!may(caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    const auto item = reader.stock().data_item(caller.organisation, item_reference(reference));
    if (!item || !reaches(caller, permission, *item)) return not_found();
    return *item;
}

Result<std::vector<DataItem>> lock_reachable_items(const Caller& caller, Permission permission,
                                                   std::span<const std::string> references,
                                                   Transaction& tx) {
    if (!may(caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    std::vector<std::string> wanted;
    for (const std::string& each : references) wanted.push_back(item_reference(each));
    std::vector<DataItem> items = tx.write_stock().lock_data_items(caller.organisation, wanted);
    std::erase_if(items, [&](const DataItem& item) { return !reaches(caller, permission, item); });
    for (const std::string& each : wanted) {
        if (std::ranges::find(items, each, &DataItem::reference) != items.end()) continue;
        if (wanted.size() == 1) return not_found();
        return not_found(each +
                         " has not been received here. Check its number. Nothing was changed.");
    }
    return items;
}

Result<DataItem> lock_reachable_item(const Caller& caller, Permission permission,
                                     std::string_view reference, Transaction& tx) {
    const std::string wanted{reference};
    const auto items = lock_reachable_items(caller, permission, {&wanted, 1}, tx);
    if (!items) return items.refusal();
    return items->front();
}

}  // namespace kitbank
