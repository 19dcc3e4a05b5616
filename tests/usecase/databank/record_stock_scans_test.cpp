#include "server/usecase/databank/record_stock_scans.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/change_item.h"
#include "tests/support/scanning_world.h"

namespace kitbank {

using namespace std::chrono_literals;

TEST_CASE_FIXTURE(ScanningWorld, "a card is received, given and made void by scans") {
    const std::string card = number(1);
    const KitRequest request = asked(RequestState::accepted);
    const ToldStockScan received = tell(wish(receipt(card)));
    CHECK(outcome(received) == "applied");
    CHECK(received.item->standing.state == ItemState::in_stock);
    CHECK(received.item->hub_code == "NORTH");
    const ToldStockScan given = tell(wish(gift(card, request)));
    CHECK(outcome(given) == "applied");
    CHECK(given.note.find("For " + request.reference) == 0);
    CHECK(state_of(card) == ItemState::issued);
    REQUIRE(issues().size() == 1);
    CHECK(issues().front().request_reference == request.reference);
    CHECK(told(wish(voiding(card, "faulty"))) == "applied");
    CHECK(state_of(card) == ItemState::voided);
    CHECK(waiting().empty());
}

TEST_CASE_FIXTURE(ScanningWorld, "an id counts once, whatever way it comes") {
    const TellStockScan first = receipt(number(1));
    CHECK(told(wish(first)) == "applied");
    const std::string before = dump();
    CHECK(told(first) == "duplicate");
    CHECK(told(wish(first)) == "duplicate");
    TellStockScan other = first;
    other.facts["batch"] = "Box 9";
    CHECK(told(other) == "refused request_id_reused");
    CHECK((dump() == before));
}

TEST_CASE_FIXTURE(ScanningWorld, "a refused wish leaves nothing behind") {
    const KitRequest request = asked(RequestState::accepted);
    tell(receipt(number(1)));
    const std::string before = dump();
    CHECK(told(wish(receipt(number(1)))) == "refused sim_exists");
    CHECK(told(wish(gift(number(2), request))) == "refused sim_not_found");
    CHECK(told(wish(scan(StockScanEvent::sim_void, number(1)))) == "refused invalid_fields");
    TellStockScan early = wish(receipt(number(3)));
    early.at = clock.now() + 1h;
    CHECK(told(early) == "refused happens_in_future");
    TellStockScan nowhere = wish(receipt(number(3)));
    nowhere.hub = "NEVER";
    CHECK(told(nowhere) == "refused hub_not_found");
    TellStockScan nobody = wish(receipt(number(3)));
    nobody.caller.role = Role::referrer;
    CHECK(told(nobody) == "refused forbidden");
    CHECK((dump() == before));
}

TEST_CASE_FIXTURE(ScanningWorld, "a swap that its second half refuses undoes its first") {
    tell(receipt(number(1)));
    tell(gift(number(1), asked(RequestState::accepted)));
    const std::string before = dump();
    const TellStockScan swap = scan(StockScanEvent::sim_swap, number(1),
                                    {{"reason", "faulty"}, {"replacement", number(2)}});
    CHECK(told(wish(swap)) == "refused sim_not_found");
    CHECK((dump() == before));
    tell(receipt(number(2)));
    CHECK(told(wish(swap)) == "applied");
    CHECK(state_of(number(1)) == ItemState::voided);
    CHECK(state_of(number(2)) == ItemState::issued);
}

TEST_CASE_FIXTURE(ScanningWorld, "what is told of a card before its receipt waits for it") {
    const KitRequest request = asked(RequestState::accepted);
    const TellStockScan early = gift(number(1), request);
    CHECK(told(early) == "conflict sim_not_found");
    CHECK(told(early) == "duplicate sim_not_found");
    REQUIRE(waiting().size() == 1);
    CHECK(waiting().front().scan.is_waiting);
    tell(receipt(number(1)));
    CHECK(state_of(number(1)) == ItemState::issued);
    CHECK(waiting().empty());
    CHECK(told(early) == "duplicate");
    CHECK(issues().front().actor == "token:7");
    CHECK(issues().front().issued_at == *early.at);
}

TEST_CASE_FIXTURE(ScanningWorld,
                  "the second scanner that gives a card is set aside, with both named") {
    tell(receipt(number(1)));
    const KitRequest one = asked(RequestState::accepted);
    const KitRequest two = asked(RequestState::accepted);
    tell(gift(number(1), one));
    TellStockScan second = gift(number(1), two);
    second.source = "scanner-2";
    CHECK(told(second) == "conflict sim_given");
    REQUIRE(waiting().size() == 1);
    const OpenStockScan open = waiting().front();
    CHECK(open.scan.source == "scanner-2");
    CHECK(open.scan.reason->detail.find("Told before: Given for " + one.reference +
                                        ", by scanner-1.") != std::string::npos);
    CHECK_FALSE(open.scan.took_effect);
    REQUIRE(open.others.size() == 2);  // its receipt, and the one that stands
    CHECK(open.others.back().took_effect);
    CHECK(value_of(open.others.back().facts, "request") == one.reference);
    CHECK(now(two).state == RequestState::accepted);
}

TEST_CASE_FIXTURE(
    ScanningWorld,
    "a card that was given without a line counts, whatever speaks against the person") {
    tell(receipt(number(1)));
    tell(receipt(number(2)));
    const KitRequest request = asked(RequestState::accepted);
    CHECK(told(gift(number(1), request)) == "applied");
    // The request is answered by then; the card went to its person all the same.
    const ToldStockScan again = tell(gift(number(2), request));
    CHECK(again.outcome == ScanOutcome::conflict);
    CHECK(state_of(number(2)) == ItemState::issued);
    REQUIRE(issues().size() == 2);
    CHECK((issues().front().over_limit || issues().back().over_limit));
    REQUIRE(waiting().size() == 1);
    CHECK(waiting().front().scan.took_effect);
    CHECK(waiting().front().others.size() == 2);  // its receipt, and the other card
}

TEST_CASE_FIXTURE(ScanningWorld, "a card of another hub is not given, and waits until it is here") {
    TellStockScan there = receipt(number(1));
    there.caller = scanner_at(south);
    there.hub = "SOUTH";
    tell(there);
    const KitRequest request = asked(RequestState::accepted);
    const ToldStockScan given = tell(gift(number(1), request));
    CHECK(given.outcome == ScanOutcome::conflict);
    CHECK(waiting().front().scan.is_waiting);
    CHECK(state_of(number(1)) == ItemState::in_stock);
}

TEST_CASE_FIXTURE(ScanningWorld, "given and void disagree, whichever is told first") {
    for (const bool is_void_first : {false, true}) {
        const std::string card = number(is_void_first ? 1 : 2);
        tell(receipt(card));
        const TellStockScan gave = gift(card, asked(RequestState::accepted));
        const TellStockScan lost = voiding(card);
        tell(is_void_first ? lost : gave);
        CHECK(tell(is_void_first ? gave : lost).outcome == ScanOutcome::conflict);
        CHECK(state_of(card) == ItemState::voided);
    }
    CHECK(waiting().size() == 2);
}

TEST_CASE_FIXTURE(ScanningWorld,
                  "a late token's scans are set aside, and those after its end refused") {
    tell(receipt(number(1)));
    TellStockScan late = voiding(number(1));
    late.caller.over_since = clock.now() + 1h;
    CHECK(told(late) == "conflict token_revoked");
    TellStockScan after = voiding(number(1));
    after.caller.over_since = *after.at;
    CHECK(told(after) == "refused token_revoked");
    CHECK(state_of(number(1)) == ItemState::in_stock);
    CHECK(waiting().size() == 1);
    CHECK_FALSE(waiting().front().scan.is_waiting);
}

TEST_CASE_FIXTURE(ScanningWorld, "a scanner's wrong clock is corrected") {
    TellStockScan told_late = receipt(number(1));
    const Instant really = clock.now();
    told_late.at = really - 48h;
    told_late.clock_error = 48h;
    tell(told_late);
    ports.store.read([&](Reader& reader) {
        const auto item = reader.stock().data_item(organisation, number(1));
        const auto history = reader.stock().item_history(item->id);
        CHECK(history.front().group.happened_at == really);
    });
}

TEST_CASE_FIXTURE(ScanningWorld, "a doubtful number is received once a person has confirmed it") {
    std::string card = number(1);
    card.back() = card.back() == '9' ? '0' : static_cast<char>(card.back() + 1);
    CHECK(told(wish(receipt(card))) == "refused iccid_doubtful");
    CHECK(told(receipt(card)) == "conflict iccid_doubtful");
    TellStockScan confirmed = receipt(card);
    confirmed.facts["confirmed"] = "yes";
    CHECK(told(wish(confirmed)) == "applied");
}

TEST_CASE_FIXTURE(ScanningWorld, "one bad scan holds up no other of its delivery") {
    const std::vector<TellStockScan> delivery{receipt(number(1)), voiding(number(9)),
                                              receipt(number(2)), receipt(number(1))};
    const auto answers = record_stock_scans(delivery, ports);
    REQUIRE(answers.size() == 4);
    CHECK(outcome(answers[0]) == "applied");
    CHECK(outcome(answers[1]) == "conflict sim_not_found");
    CHECK(outcome(answers[2]) == "applied");
    CHECK(outcome(answers[3]) == "applied");  // the same receipt once more
    CHECK(held_at_north() == 2);
    CHECK(record_stock_scans({}, ports).empty());
}

}  // namespace kitbank
