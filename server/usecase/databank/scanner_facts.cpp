#include "server/usecase/databank/scanner_facts.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

Result<Hub> hub_meant(const Caller& caller, std::string_view code, Reader& reader) {
    if (caller.hub && (code.empty() || caller.hub->code == code)) return *caller.hub;
    if (code.empty()) return Refusal{RefusalCode::invalid_fields, "", {{"hub", "Name the hub."}}};
    const auto hub = reader.hub_by_code(caller.organisation, code);
    if (!hub) return Refusal{RefusalCode::hub_not_found, "", {}};
    const auto bound = hub_bound(caller, Permission::see_data_stock);
    if (bound && *bound != hub->id) return Refusal{RefusalCode::forbidden, "", {}};
    return *hub;
}

void add_cards(ScannerFacts& facts, OrganisationId organisation, ItemState state, Reader& reader) {
    ItemQuery query{organisation};
    query.hub = facts.hub.id;
    query.state = state;
    query.kind = ItemKind::sim;
    query.limit = cards_told_max + 1;
    for (DataItem& item : reader.stock().data_items(query)) {
        if (item.standing.consignment == 0) facts.cards.push_back(std::move(item));
    }
}

void number_cards(ScannerFacts& facts) {
    std::ranges::sort(facts.cards, {}, &DataItem::reference);
    facts.is_whole = facts.cards.size() <= static_cast<std::size_t>(cards_told_max);
    if (!facts.is_whole) facts.cards.resize(static_cast<std::size_t>(cards_told_max));
}

Hash digest_of(const ScannerFacts& facts, Crypto& crypto) {
    CanonicalText text;
    text.add(facts.hub.code);
    for (const Network& network : facts.networks) {
        text.add(network.code).add(network.name).add(network.user_terms);
        for (const NumberRow& row : network.numbers) {
            text.add(row.prefix).add(row.digits).add(row.has_check_digit ? "1" : "0");
            for (const int group : row.printed) text.add(group);
        }
    }
    for (const DataItem& card : facts.cards) {
        const auto& by = card.standing.activate_by;
        text.add(card.reference).add(card.bundle_code).add(card.network);
        text.add(card.standing.reserved_for).add(by ? format(*by) : "");
    }
    return crypto.digest(text.text());
}

}  // namespace

Result<ScannerFacts> read_scanner_facts(const Caller& caller, std::string_view hub, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock))
        return Refusal{RefusalCode::forbidden, "", {}};
    Result<ScannerFacts> answer = Refusal{RefusalCode::hub_not_found, "", {}};
    ports.store.read([&](Reader& reader) {
        Result<Hub> meant = hub_meant(caller, hub, reader);
        if (!meant) {
            answer = meant.refusal();
            return;
        }
        ScannerFacts facts;
        facts.hub = *std::move(meant);
        facts.networks = reader.stock().networks(caller.organisation);
        std::erase_if(facts.networks, [](const Network& each) { return each.is_retired; });
        add_cards(facts, caller.organisation, ItemState::in_stock, reader);
        add_cards(facts, caller.organisation, ItemState::reserved, reader);
        number_cards(facts);
        answer = std::move(facts);
    });
    if (answer) answer->digest = digest_of(*answer, ports.crypto);
    return answer;
}

}  // namespace kitbank
