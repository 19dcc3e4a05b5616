#include "server/usecase/databank/find_items.h"

#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Date days_after(Date day, int count) { return Date{sys_days{day} + days{count}}; }

ItemQuery query_within(const Caller& caller) {
    const Scope scope = scope_of(caller, Permission::see_data_stock);
    ItemQuery query;
    query.organisation = scope.organisation;
    query.hub = scope.hub;
    return query;
}

Result<ItemQuery> put_hub(ItemQuery query, const std::string& code, Reader& reader) {
    if (code.empty()) return query;
    const auto hub = reader.hub_by_code(query.organisation, code);
    if (!hub || (query.hub && *query.hub != hub->id)) return refusal_of(RefusalCode::hub_not_found);
    query.hub = hub->id;
    return query;
}

Result<ItemQuery> put_bundle(ItemQuery query, const std::string& code, Date today, Reader& reader) {
    if (code.empty()) return query;
    const auto bundle = reader.stock().bundle(query.organisation, code, today);
    if (!bundle) return refusal_of(RefusalCode::bundle_not_found);
    query.bundle = bundle->id;
    return query;
}

Result<ItemQuery> put_after(ItemQuery query, const std::string& cursor, Reader& reader) {
    if (cursor.empty()) return query;
    const auto last = reader.stock().data_item(query.organisation, cursor);
    if (!last || (query.hub && last->standing.hub != *query.hub)) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"cursor", "This is no cursor of such a list. Begin at the first page."}}};
    }
    query.after = last->id;
    query.after_date = last->standing.activate_by;
    return query;
}

// What the list stands for; a state that was asked for stands above it.
void put_list(ItemQuery& query, ItemList list, Date today, Reader& reader) {
    query.first_expiring = list == ItemList::stale || list == ItemList::unstarted;
    if (list == ItemList::stale) {
        const auto rule = reader.issues().data_reminders(query.organisation);
        const int ahead = rule.stale_days.empty() ? 60 : rule.stale_days.front();
        query.state = ItemState::in_stock;
        query.activate_before = days_after(today, ahead + 1);
    }
    if (list == ItemList::unstarted) query.state = ItemState::issued;
    if (list == ItemList::expired) query.state = ItemState::expired;
}

Result<ItemQuery> query_of(const Caller& caller, const ItemFilter& filter, Date today,
                           Reader& reader) {
    ItemQuery query = query_within(caller);
    query.state = filter.state;
    query.kind = filter.kind;
    query.text = item_reference(filter.text);
    query.limit = filter.limit + 1;
    put_list(query, filter.list, today, reader);
    Result<ItemQuery> result = put_hub(query, filter.hub, reader);
    if (result) result = put_bundle(*result, filter.bundle, today, reader);
    if (result) result = put_after(*result, filter.cursor, reader);
    return result;
}

ItemPage page_of(const ItemQuery& query, int limit, Reader& reader) {
    ItemPage page;
    page.items = reader.stock().data_items(query);
    page.total = reader.stock().data_item_count(query);
    if (page.items.size() > static_cast<std::size_t>(limit)) {
        page.items.resize(static_cast<std::size_t>(limit));
        page.next = page.items.back().reference;
    }
    return page;
}

ItemPage page_of_ending(const ItemQuery& query, Date today, Reader& reader) {
    const int ahead = std::max(reader.issues().data_reminders(query.organisation).ending_days, 1);
    const Scope scope{query.organisation, query.hub};
    ItemPage page;
    for (const DataItemId id :
         reader.issues().items_ending(scope, days_after(today, ahead), ending_list_max)) {
        page.items.push_back(*reader.stock().data_item_by_id(id));
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

std::vector<ItemVerb> verbs_in(const ItemStanding& standing) {
    using enum ItemVerb;
    switch (standing.state) {
        case ItemState::in_stock:
            if (standing.consignment != 0) return {voiding};
            return {give, voiding, write_off};
        case ItemState::reserved:
            return {give, voiding, write_off};
        case ItemState::issued:
            return {activation, swap, handback, voiding, showing};
        case ItemState::active:
            return {swap, voiding, showing};
        case ItemState::voided:
            if (standing.void_reason == VoidReason::lost && standing.issue == 0) return {recovery};
            return {};
        case ItemState::none:
        case ItemState::ended:
        case ItemState::expired:
            return {};
    }
    return {};
}

Permission permission_of(ItemVerb verb) {
    switch (verb) {
        case ItemVerb::give:
            return Permission::give_data;
        case ItemVerb::write_off:
            return Permission::write_off_data;
        case ItemVerb::showing:
            return Permission::allow_over_limit;
        default:
            return Permission::change_data;
    }
}

std::vector<ItemVerb> verbs_open_to(const Caller& caller, const DataItem& item, bool may_be_given) {
    std::vector<ItemVerb> verbs = verbs_in(item.standing);
    std::erase_if(verbs, [&](ItemVerb verb) {
        const bool has_code = item.kind == ItemKind::voucher;
        return !reaches(caller, permission_of(verb), item) ||
               (verb == ItemVerb::give && !may_be_given) ||
               (verb == ItemVerb::showing && !has_code);
    });
    return verbs;
}

ItemView view_of(const Caller& caller, const DataItem& item, Date today, Reader& reader) {
    ItemView view{item, reader.stock().item_history(item.id)};
    view.issue = reader.issues().issue_of_item(item.id);
    if (item.kind == ItemKind::voucher) view.showings = reader.issues().showings_of(item.id);
    const ItemStanding& standing = item.standing;
    view.hindrance = hindrance_to_issue(standing, standing.hub, today, standing.reserved_for);
    view.next = verbs_open_to(caller, item, !view.hindrance);
    return view;
}

}  // namespace

Result<ItemPage> list_items(const Caller& caller, const ItemFilter& filter, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) return refusal_of(RefusalCode::forbidden);
    const Date today = london_day(ports.clock.now(), ports.zones);
    std::optional<Refusal> refusal;
    ItemPage page;
    ports.store.read([&](Reader& reader) {
        const Result<ItemQuery> query = query_of(caller, filter, today, reader);
        if (!query) {
            refusal = query.refusal();
            return;
        }
        page = filter.list == ItemList::ending ? page_of_ending(*query, today, reader)
                                               : page_of(*query, filter.limit, reader);
    });
    if (refusal) return *refusal;
    return page;
}

Result<ItemView> look_at_item(const Caller& caller, std::string_view reference, Ports& ports) {
    const Date today = london_day(ports.clock.now(), ports.zones);
    std::optional<Result<ItemView>> view;
    ports.store.read([&](Reader& reader) {
        const auto item = reachable_item(caller, Permission::see_data_stock, reference, reader);
        view.emplace(item ? Result<ItemView>{view_of(caller, *item, today, reader)}
                          : Result<ItemView>{item.refusal()});
    });
    return *view;
}

std::vector<std::string> items_like(const Caller& caller, std::string_view text, Ports& ports) {
    std::vector<std::string> references;
    if (!may(caller.role, Permission::see_data_stock)) return references;
    ItemQuery query = query_within(caller);
    query.text = item_reference(text);
    query.limit = 2;
    ports.store.read([&](Reader& reader) {
        if (const auto whole = reachable_item(caller, Permission::see_data_stock, text, reader)) {
            references.push_back(whole->reference);
            return;
        }
        for (const DataItem& item : reader.stock().data_items(query)) {
            references.push_back(item.reference);
        }
    });
    return references;
}

}  // namespace kitbank
