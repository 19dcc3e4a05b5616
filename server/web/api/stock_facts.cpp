#include "server/web/api/stock_facts.h"

#include "server/core/policy.h"
#include "server/usecase/databank/scanner_facts.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json present_row(const NumberRow& row) {
    return {{"prefix", row.prefix},
            {"digits", row.digits},
            {"printed", row.printed},
            {"has_check_digit", row.has_check_digit}};
}

Json present_network(const Network& network) {
    Json numbers = Json::array();
    for (const NumberRow& row : network.numbers) numbers.push_back(present_row(row));
    return {{"code", network.code},
            {"name", network.name},
            {"user_terms", network.user_terms},
            {"numbers", numbers}};
}

Json present_card(const DataItem& card, const Caller& viewer) {
    Json row{
        {"reference", card.reference}, {"bundle", card.bundle_code}, {"network", card.network}};
    if (card.standing.activate_by) row["activate_by"] = format(*card.standing.activate_by);
    if (!card.standing.reserved_for.empty()) row["reserved_for"] = card.standing.reserved_for;
    return only_shown(std::move(row), Object::data_item, viewer);
}

Json present_facts(const ScannerFacts& facts, const Caller& viewer) {
    Json networks = Json::array();
    for (const Network& network : facts.networks) networks.push_back(present_network(network));
    Json cards = Json::array();
    for (const DataItem& card : facts.cards) cards.push_back(present_card(card, viewer));
    return {{"hub", facts.hub.code},
            {"digest", format(facts.digest)},
            {"unchanged", false},
            {"is_whole", facts.is_whole},
            {"networks", std::move(networks)},
            {"sims", std::move(cards)}};
}

}  // namespace

Response stock_facts(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"hub", "known"})) return refused(*refusal);
    const Result<std::string> hub = query_line(call.request.query, "hub", 12);
    if (!hub) return refused(hub.refusal());
    const auto facts = read_scanner_facts(call.caller, *hub, call.ports());
    if (!facts) return refused(facts.refusal());
    if (call.request.query.text("known") == format(facts->digest)) {
        return answer(
            200,
            Json{{"hub", facts->hub.code}, {"digest", format(facts->digest)}, {"unchanged", true}});
    }
    return answer(200, present_facts(*facts, call.caller));
}

}  // namespace kitbank::web::api
