#include "server/usecase/databank/find_issues.h"

#include <algorithm>

#include "server/core/databank/iccid.h"
#include "server/core/permission.h"
#include "server/core/reference.h"
#include "server/usecase/databank/data_receiver.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/databank/limits.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

constexpr int looked_at_max = 200;

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

// What may be given to whoever has no reservation, first to expire first.
std::vector<DataItem> free_items(OrganisationId organisation, HubId hub, BundleId bundle,
                                 Date today, Reader& reader) {
    ItemQuery query;
    query.organisation = organisation;
    query.hub = hub;
    query.state = ItemState::in_stock;
    query.bundle = bundle;
    query.first_expiring = true;
    query.limit = looked_at_max;
    std::vector<DataItem> items = reader.stock().data_items(query);
    std::erase_if(items, [&](const DataItem& item) {
        return hindrance_to_issue(item.standing, hub, today, "").has_value();
    });
    return items;
}

std::vector<NextItem> next_items(OrganisationId organisation, HubId hub, Date today,
                                 Reader& reader) {
    std::vector<NextItem> next;
    for (const HubStock& stock : reader.stock().hub_stock(Scope{organisation, hub})) {
        const auto items = free_items(organisation, hub, stock.balance.bundle, today, reader);
        if (!items.empty())
            next.push_back({items.front(), stock.balance.items, network_of(items.front(), reader)});
    }
    std::ranges::stable_sort(next, {}, [](const NextItem& each) { return each.item.bundle_name; });
    return next;
}

Result<std::string> request_wanted(const Caller& caller, const std::string& text, Reader& reader) {
    if (text.empty()) return std::string{};
    const auto request = reachable_request(caller, Permission::give_data, text, reader);
    if (!request) return request.refusal();
    return request->reference;
}

std::vector<NextItem> items_set_aside(OrganisationId organisation, const std::string& request,
                                      Reader& reader) {
    if (request.empty()) return {};
    std::vector<NextItem> items;
    const auto references = reader.issues().set_aside_for(organisation, request);
    for (DataItem& item : reader.stock().data_items_known(organisation, references)) {
        const Network network = network_of(item, reader);
        items.push_back({std::move(item), 1, network});
    }
    return items;
}

Result<GivingCounter> load_counter(const Caller& caller, const std::string& code,
                                   const std::string& text, Date today, Reader& reader) {
    const auto request = request_wanted(caller, text, reader);
    if (!request) return request.refusal();
    const auto hub = hub_of_giving(caller, code, {}, reader);
    if (!hub) return hub.refusal();
    GivingCounter counter;
    counter.hub = *hub;
    counter.next = next_items(caller.organisation, hub->id, today, reader);
    counter.set_aside = items_set_aside(caller.organisation, *request, reader);
    counter.gate = gate_at(caller.organisation, hub->id, request->empty(), reader);
    return counter;
}

Result<ScannedItem> load_scanned(const Caller& caller, const std::string& code,
                                 const std::string& text, const std::string& scanned, Date today,
                                 Reader& reader) {
    const auto request = request_wanted(caller, text, reader);
    if (!request) return request.refusal();
    const std::string reference = scanned_reference(caller, scanned, reader);
    const auto item = reader.stock().data_item(caller.organisation, reference);
    if (!item) return refusal_of(RefusalCode::sim_not_found);
    const auto hub = hub_of_giving(caller, code, item->standing.hub, reader);
    if (!hub) return hub.refusal();
    if (auto refusal = hindrance_to_issue(item->standing, hub->id, today, *request)) {
        return *refusal;
    }
    ScannedItem found;
    found.item = *item;
    found.network = network_of(*item, reader);
    found.sooner = sooner_than(*item, hub->id, today, reader);
    return found;
}

Result<std::vector<DataIssue>> load_issues(const Caller& caller, const IssueList& wanted,
                                           Reader& reader) {
    IssueQuery query;
    query.organisation = caller.organisation;
    query.hub = hub_bound(caller, Permission::see_data_stock);
    query.outcome = wanted.outcome;
    query.limit = issue_page_size;
    if (wanted.hub) {
        const auto hub = reader.hub_by_code(caller.organisation, *wanted.hub);
        if (!hub) return refusal_of(RefusalCode::hub_not_found);
        if (query.hub && *query.hub != hub->id) return refusal_of(RefusalCode::forbidden);
        query.hub = hub->id;
    }
    if (!wanted.request.empty()) {
        const auto request =
            reachable_request(caller, Permission::see_requests, wanted.request, reader);
        if (!request) return request.refusal();
        query.request = request->id;
    }
    if (!wanted.before.empty()) {
        const auto last = reachable_issue(caller, wanted.before, reader);
        if (!last) return last.refusal();
        query.before = last->id;
    }
    return reader.issues().issues(query);
}

// Where a page begins: after the last of the page before it, though that may have been followed meanwhile.
using DuePlace = std::pair<Date, DataIssueId>;

std::vector<SecondDue> due_after(const DuePlace& place, std::vector<SecondDue> due) {
    std::erase_if(due, [&](const SecondDue& each) {
        return DuePlace{each.ends_on, each.issue.id} <= place;
    });
    return due;
}

// They are read from the first one, twice as many each time: few have more than a page.
SecondDuePage load_due(const Scope& scope, const DuePlace& place, Date today, Reader& reader) {
    constexpr auto page_size = static_cast<std::size_t>(issue_page_size);
    SecondDuePage page;
    std::size_t read = 0;
    std::size_t most = page_size;
    do {
        most = 2 * most + 1;
        auto due = reader.issues().second_bundles_due(scope, today, static_cast<int>(most));
        read = due.size();
        page.rows = due_after(place, std::move(due));
    } while (page.rows.size() <= page_size && read == most);
    page.has_more = page.rows.size() > page_size;
    if (page.has_more) page.rows.resize(page_size);
    return page;
}

Result<DuePlace> place_after(const Caller& caller, std::string_view after, Reader& reader) {
    if (after.empty()) return DuePlace{};
    const auto last = reachable_issue(caller, after, reader);
    if (!last) return last.refusal();
    const auto item = reader.stock().data_item_by_id(last->item);
    if (!item || !item->standing.ends_on) return refusal_of(RefusalCode::issue_not_found);
    return DuePlace{*item->standing.ends_on, last->id};
}

}  // namespace

Result<DataIssue> reachable_issue(const Caller& caller, std::string_view reference,
                                  Reader& reader) {
    if (!may(caller.role, Permission::see_data_stock)) return refusal_of(RefusalCode::forbidden);
    const auto canonical = parse_reference('D', reference);
    const auto issue = canonical ? reader.issues().issue(*canonical) : std::nullopt;
    const auto bound = hub_bound(caller, Permission::see_data_stock);
    if (!issue || issue->organisation != caller.organisation || (bound && issue->hub != *bound)) {
        return refusal_of(RefusalCode::issue_not_found);
    }
    return *issue;
}

Result<std::vector<DataIssue>> list_issues(const Caller& caller, const IssueList& wanted,
                                           Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) return refusal_of(RefusalCode::forbidden);
    Result<std::vector<DataIssue>> found = std::vector<DataIssue>{};
    ports.store.read([&](Reader& reader) { found = load_issues(caller, wanted, reader); });
    return found;
}

Result<IssueReceipt> issue_receipt(const Caller& caller, std::string_view reference, Ports& ports) {
    Result<IssueReceipt> found = refusal_of(RefusalCode::issue_not_found);
    ports.store.read([&](Reader& reader) {
        const auto issue = reachable_issue(caller, reference, reader);
        if (!issue) {
            found = issue.refusal();
            return;
        }
        IssueReceipt receipt{*issue, *reader.stock().data_item_by_id(issue->item), {}};
        receipt.network = network_of(receipt.item, reader);
        found = std::move(receipt);
    });
    return found;
}

Result<GivingCounter> counter_for(const Caller& caller, const std::string& hub,
                                  const std::string& request, Ports& ports) {
    if (!may(caller.role, Permission::give_data)) return refusal_of(RefusalCode::forbidden);
    const Date today = london_day(ports.clock.now(), ports.zones);
    Result<GivingCounter> found = refusal_of(RefusalCode::hub_not_found);
    ports.store.read(
        [&](Reader& reader) { found = load_counter(caller, hub, request, today, reader); });
    return found;
}

Result<ScannedItem> scanned_item(const Caller& caller, const std::string& hub,
                                 const std::string& request, const std::string& text,
                                 Ports& ports) {
    if (!may(caller.role, Permission::give_data)) return refusal_of(RefusalCode::forbidden);
    const Date today = london_day(ports.clock.now(), ports.zones);
    Result<ScannedItem> found = refusal_of(RefusalCode::sim_not_found);
    ports.store.read(
        [&](Reader& reader) { found = load_scanned(caller, hub, request, text, today, reader); });
    return found;
}

Result<SecondDuePage> second_bundles_due(const Caller& caller, std::string_view after,
                                         Ports& ports) {
    if (!may(caller.role, Permission::give_data)) return refusal_of(RefusalCode::forbidden);
    const Date today = london_day(ports.clock.now(), ports.zones);
    Result<SecondDuePage> found = SecondDuePage{};
    ports.store.read([&](Reader& reader) {
        const auto place = place_after(caller, after, reader);
        if (!place) {
            found = place.refusal();
            return;
        }
        found = load_due(scope_of(caller, Permission::give_data), *place, today, reader);
    });
    return found;
}

std::string scanned_reference(const Caller& caller, std::string_view text, Reader& reader) {
    std::string reference = item_reference(text);
    if (reader.stock().data_item(caller.organisation, reference)) return reference;
    const auto read = read_iccid(text, reader.stock().networks(caller.organisation));
    return read ? read->digits : reference;
}

Network network_of(const DataItem& item, Reader& reader) {
    for (Network& network : reader.stock().networks(item.organisation)) {
        if (network.code == item.network) return std::move(network);
    }
    Network unknown;
    unknown.code = unknown.name = item.network;
    return unknown;
}

std::string sooner_than(const DataItem& item, HubId hub, Date today, Reader& reader) {
    if (item.standing.state == ItemState::reserved) return "";
    const auto items = free_items(item.organisation, hub, item.bundle, today, reader);
    if (items.empty() || !items.front().standing.activate_by) return "";
    const auto& first = items.front();
    const bool is_later =
        !item.standing.activate_by || *item.standing.activate_by > *first.standing.activate_by;
    return is_later ? first.reference : "";
}

}  // namespace kitbank
