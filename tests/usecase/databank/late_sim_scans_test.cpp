#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "tests/support/scanning_world.h"

// Any order of arrival, any batching and any repetition of the same scans of data stock leave the same stock and the same cards for
// a person to look at (reliability.md 6, invariants 11 to 15).
namespace kitbank {
namespace {

using namespace std::chrono_literals;
using enum StockScanEvent;

// One scan of a script; numbers stand for cards and requests.
struct Told {
    StockScanEvent event;
    int card = 0;
    int request = 0;
    const char* source = "scanner-1";
    bool is_south = false;
};

struct Arrived {
    std::string text;  // of all that must not depend on the order
    std::map<ScanOutcome, int> outcomes = {};
    int answers = 0;
};

class LateWorld : public ScanningWorld {
  public:
    // Cards 8 and 9 are on their way from SOUTH to NORTH.
    LateWorld() {
        for (int count = 0; count < 3; ++count)
            requests_.push_back(asked(RequestState::accepted).reference);
        send_packet({number(8), number(9)});
        start_ = clock.now();
        clock.advance(24h);
    }

    TellStockScan command(const Told& step, int index) {
        TellStockScan told;
        told.id = id_of(index);
        told.caller = scanner_at(step.is_south ? south : north);
        told.event = step.event;
        told.subject = step.event == consignment_arrival ? packet_ : number(step.card);
        told.hub = step.is_south ? "SOUTH" : "NORTH";
        told.at = start_ + std::chrono::minutes{index};
        told.source = step.source;
        told.source_seq = index + 1;
        if (step.event == sim_receipt) told.facts = {{"bundle", "O2-25"}};
        if (step.event == sim_void) told.facts = {{"reason", "lost"}};
        if (step.event == sim_issue)
            told.facts = {{"request", requests_.at(static_cast<std::size_t>(step.request))}};
        if (step.event == sim_swap)
            told.facts = {{"reason", "faulty"}, {"replacement", number(step.request)}};
        return told;
    }

    // What stands, and which cards wait for a person with all that was told of each.
    std::string outcome_text() {
        std::set<std::string> lines;
        ports.store.read([&](Reader& reader) {
            for (const Balance& row : reader.stock().balances(organisation)) {
                lines.insert("balance " + std::string{name_of(row.account.kind)} + " " +
                             std::to_string(row.account.owner) + " " + std::to_string(row.items) +
                             " " + std::to_string(row.gigabytes));
            }
            for (int card = 0; card < 12; ++card) {
                const auto item = reader.stock().data_item(organisation, number(card));
                if (item)
                    lines.insert("card " + std::to_string(card) + " " +
                                 std::string{name_of(item->standing.state)} + " at " +
                                 item->hub_code);
            }
        });
        for (const OpenStockScan& open : waiting()) lines.insert(dispute_of(open.scan));
        std::string text;
        for (const std::string& line : lines) text += line + "\n";
        return text;
    }

    // Cards and requests hang together through the scans that name them: what waits is told by all of those.
    void hang_together(const std::vector<Told>& script) {
        for (const Told& told : script) {
            const std::string card =
                told.event == consignment_arrival ? packet_ : number(told.card);
            std::string other = card;
            if (told.event == sim_issue)
                other = requests_.at(static_cast<std::size_t>(told.request));
            if (told.event == sim_swap) other = number(told.request);
            joined_[root_of(card)] = root_of(other);
        }
    }
    std::string dispute_of(const StockScan& scan) {
        std::string line = "waits:";
        for (int card = 0; card < 12; ++card) {
            if (root_of(number(card)) == root_of(scan.subject)) line += " " + std::to_string(card);
        }
        return line;
    }

    // No account but the source is below zero, and all of it sums to nothing.
    void check_conservation() {
        std::int64_t sum = 0;
        ports.store.read([&](Reader& reader) {
            for (const Balance& row : reader.stock().balances(organisation)) {
                sum += row.items;
                CHECK((is_source(row.account.kind) || row.items >= 0));
            }
        });
        CHECK(sum == 0);
        std::map<std::string, int> given;
        for (const DataIssue& issue : issues()) ++given[issue.item_reference];
        for (const auto& [card, times] : given) CHECK(times == 1);
    }

  private:
    void send_packet(const std::vector<std::string>& cards) {
        for (const std::string& card : cards) {
            TellStockScan told = receipt(card);
            told.caller = scanner_at(south);
            told.hub = "SOUTH";
            tell(told);
        }
        const Caller who = scanner_at(south);
        packet_ = open_consignment({crypto.make_uuid(), who, "", "NORTH"}, ports)->reference;
        REQUIRE(pack_items({crypto.make_uuid(), who, packet_, cards}, ports));
        REQUIRE(send_consignment({crypto.make_uuid(), who, packet_}, ports));
    }

    std::string root_of(const std::string& name) {
        const auto found = joined_.find(name);
        return found == joined_.end() || found->second == name ? name : root_of(found->second);
    }

    std::map<std::string, std::string> joined_;
    std::vector<std::string> requests_;
    std::string packet_;
    Instant start_;
};

Arrived arrive(const std::vector<Told>& script, const std::vector<std::size_t>& order,
               const std::vector<bool>& cut_after) {
    LateWorld world;
    world.hang_together(script);
    Arrived arrived;
    std::vector<TellStockScan> delivery;
    for (std::size_t i = 0; i < order.size(); ++i) {
        delivery.push_back(world.command(script[order[i]], static_cast<int>(order[i])));
        if (i + 1 < order.size() && !cut_after[i]) continue;
        for (const ToldStockScan& told : record_stock_scans(delivery, world.ports)) {
            ++arrived.outcomes[told.outcome];
            ++arrived.answers;
        }
        delivery.clear();
    }
    world.check_conservation();
    arrived.text = world.outcome_text();
    return arrived;
}

std::vector<std::size_t> as_written(std::size_t size) {
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

// So many random orders, each cut by chance and with some scans told twice.
void check_orders(const std::vector<Told>& script, unsigned seed, int rounds) {
    const std::vector<bool> alone(script.size(), true);
    const Arrived expected = arrive(script, as_written(script.size()), alone);
    std::mt19937 dice{seed};
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::size_t> order = as_written(script.size());
        for (std::size_t i = 0; i < script.size(); ++i)
            if (dice() % 3 == 0) order.push_back(i);
        std::ranges::shuffle(order, dice);
        std::vector<bool> cuts;
        for (std::size_t i = 0; i < order.size(); ++i) cuts.push_back(dice() % 2 == 0);
        Arrived arrived = arrive(script, order, cuts);
        CAPTURE(seed);
        CAPTURE(round);
        CHECK(arrived.text == expected.text);
        CHECK(arrived.answers == static_cast<int>(order.size()));
        CHECK(arrived.outcomes[ScanOutcome::duplicate] ==
              static_cast<int>(order.size() - script.size()));
        CHECK(arrived.outcomes[ScanOutcome::refused] == 0);
    }
}

}  // namespace

TEST_CASE("two scanners that give one card, in every order") {
    check_orders({{sim_receipt, 1},
                  {sim_issue, 1, 0, "scanner-1"},
                  {sim_issue, 1, 1, "scanner-2"},
                  {sim_issue, 1, 2, "scanner-3"}},
                 1, 30);
}

TEST_CASE("a card that is given, void and void again, in every order") {
    check_orders(
        {{sim_receipt, 1}, {sim_issue, 1, 0}, {sim_void, 1, 0, "scanner-2"}, {sim_void, 1}}, 2, 30);
}

TEST_CASE("two cards for one request, in every order") {
    check_orders({{sim_receipt, 1},
                  {sim_receipt, 2},
                  {sim_issue, 1, 0, "scanner-1"},
                  {sim_issue, 2, 0, "scanner-2"}},
                 3, 30);
}

TEST_CASE("a packet that arrives, and its cards that are given here and there, in every order") {
    check_orders({{consignment_arrival},
                  {sim_issue, 8, 0},
                  {sim_issue, 8, 1, "scanner-9", true},
                  {sim_void, 9},
                  {consignment_arrival, 0, 0, "scanner-2"}},
                 4, 30);
}

TEST_CASE("a card that is swapped for one that another person has, in every order") {
    check_orders({{sim_receipt, 1}, {sim_receipt, 2}, {sim_issue, 1, 0}, {sim_swap, 1, 2}}, 6, 30);
    check_orders({{sim_receipt, 1},
                  {sim_receipt, 2},
                  {sim_issue, 1, 0},
                  {sim_swap, 1, 2},
                  {sim_issue, 2, 1, "scanner-2"}},
                 7, 40);
}

TEST_CASE("receipts that are told twice, and cards that nobody received, in every order") {
    check_orders(
        {{sim_receipt, 1}, {sim_receipt, 1, 0, "scanner-2"}, {sim_issue, 2, 0}, {sim_void, 3}}, 5,
        20);
}

TEST_CASE("random scripts of several scanners, in random orders") {
    std::mt19937 dice{20261122};
    for (unsigned script_number = 0; script_number < 25; ++script_number) {
        std::vector<Told> script;
        std::set<int> requests_used;
        for (int step = 0; step < 10; ++step) {
            constexpr StockScanEvent events[] = {sim_receipt, sim_receipt, sim_issue, sim_issue,
                                                 sim_void};
            Told next;
            next.event = events[dice() % std::size(events)];
            next.card = static_cast<int>(dice() % 4);
            next.source = dice() % 2 == 0 ? "scanner-1" : "scanner-2";
            next.request = static_cast<int>(dice() % 3);
            script.push_back(next);
        }
        check_orders(script, script_number, 6);
    }
}

}  // namespace kitbank
