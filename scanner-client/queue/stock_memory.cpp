#include "scanner-client/queue/stock_memory.h"

namespace kitbank::scanner {

void StockMemory::remember(const StockFacts& facts, Instant now) {
    Immediate change{database_};
    set_about("stock_known_at", format(now));
    if (!facts.is_unchanged) {
        set_about("stock_hub", facts.hub);
        set_about("stock_digest", facts.digest);
        set_about("stock_is_whole", facts.is_whole ? "yes" : "no");
        database_.run("DELETE FROM card; DELETE FROM network");
        for (const CardFacts& card : facts.cards) add(card);
        for (const Network& network : facts.networks) {
            Statement{database_, "INSERT OR REPLACE INTO network VALUES (?, ?, ?, ?)"}
                .bind(network.code)
                .bind(network.name)
                .bind(numbers_json(network).dump())
                .bind(network.user_terms)
                .step();
        }
    }
    change.finish();
}

void StockMemory::add(const CardFacts& card) {
    Statement{database_, "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?)"}
        .bind(card.number)
        .bind(card.bundle)
        .bind(card.activate_by)
        .bind(card.reserved_for)
        .bind(card.network)
        .step();
}

std::optional<StockMemory::Known> StockMemory::known() {
    const auto at = parse_instant(about("stock_known_at"));
    const std::string hub = about("stock_hub");
    if (!at || hub.empty()) return std::nullopt;
    return Known{hub, about("stock_digest"), *at, about("stock_is_whole") != "no"};
}

std::optional<CardFacts> StockMemory::card(const std::string& number) {
    Statement select{
        database_, "SELECT bundle, activate_by, reserved_for, network FROM card WHERE number = ?"};
    if (!select.bind(number).step()) return std::nullopt;
    return CardFacts{number, select.text(0), select.text(1), select.text(2), select.text(3)};
}

std::vector<Network> StockMemory::networks() {
    std::vector<Network> networks;
    Statement select{database_, "SELECT code, name, numbers, terms FROM network ORDER BY code"};
    while (select.step()) {
        Network network;
        network.code = select.text(0);
        network.name = select.text(1);
        const Json rows = Json::parse(select.text(2), nullptr, false);
        if (rows.is_array()) network.numbers = parse_numbers(rows);
        network.user_terms = select.text(3);
        networks.push_back(std::move(network));
    }
    return networks;
}

std::string StockMemory::terms_of(const std::string& number, const std::string& network_by_number) {
    const auto known = card(number);
    const bool is_told = known && !known->network.empty();
    Statement select{database_, "SELECT terms FROM network WHERE code = ?"};
    return select.bind(is_told ? known->network : network_by_number).step() ? select.text(0) : "";
}

std::optional<Instant> StockMemory::gone_here(const std::string& number, Instant since,
                                              std::int64_t before) {
    Statement select{
        database_,
        "SELECT max(at) FROM scan "
        "WHERE ((tag = ?1 AND event IN ('sim_issue', 'sim_void', 'sim_swap')) OR "
        "(event = 'sim_swap' AND json_extract(evidence, '$.replacement') = ?1)) "
        "AND seq < ?3 AND (state = 'waiting' OR (at >= ?2 AND outcome IN ('applied', 'duplicate', "
        "'conflict')))"};
    select.bind(number).bind(format(since)).bind(before);
    if (!select.step()) return std::nullopt;
    return parse_instant(select.text(0));
}

bool StockMemory::waits(const std::string& number, StockScanEvent event, std::int64_t before) {
    Statement select{database_,
                     "SELECT 1 FROM scan WHERE tag = ? AND event = ? AND state = 'waiting' AND "
                     "seq < ?"};
    return select.bind(number).bind(name_of(event)).bind(before).step();
}

std::string StockMemory::about(const char* name) {
    Statement select{database_, "SELECT value FROM about WHERE name = ?"};
    return select.bind(std::string_view{name}).step() ? select.text(0) : "";
}

void StockMemory::set_about(const char* name, const std::string& value) {
    Statement{database_, "INSERT OR REPLACE INTO about VALUES (?, ?)"}
        .bind(std::string_view{name})
        .bind(value)
        .step();
}

}  // namespace kitbank::scanner
