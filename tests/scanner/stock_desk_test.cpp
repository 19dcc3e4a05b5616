#include "scanner-client/command/stock_desk.h"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "fake_server.h"
#include "scratch.h"

namespace {

using namespace kitbank;
using namespace kitbank::scanner;
using namespace kitbank::scanner::test;

constexpr Patience short_patience{std::chrono::milliseconds{500}, std::chrono::milliseconds{400}};
constexpr std::chrono::minutes stock_is_fresh{5};
constexpr const char* o2_card = "8944110000000001238";
constexpr const char* o2_other = "8944110000000001246";
constexpr const char* ee_card = "8944300000000003218";
constexpr const char* doubtful_card = "8944110000000001239";
constexpr const char* our_request = "Q-7K3M9QXZ";
constexpr const char* other_request = "Q-11111111";
constexpr const char* house = R"([{"code":"ee","name":"EE","numbers":[
 {"prefix":"894430","digits":19,"printed":[],"has_check_digit":true}]},
 {"code":"o2","name":"O2","numbers":[{"prefix":"894411","digits":19,"printed":[5,4,4],"has_check_digit":true}]},
 {"code":"vodafone","name":"Vodafone","numbers":[{"prefix":"89441","digits":20,"printed":[5,5,5],"has_check_digit":true}]}])";

// What the scanner needs of a data bank: the cards of one hub, each given once.
struct TinyDataBank {
    std::map<std::string, std::string> reserved_for;  // of the cards in stock; empty for nobody
    std::map<std::string, std::string> states;        // of all cards
    std::set<std::string> known;                      // ids
    std::vector<Json> told;                           // events, as they came
    std::map<std::string, std::string> terms;         // by network
    std::map<std::string, std::string> network_of;    // of cards whose number does not tell
    bool is_cut = false;

    void put(const std::string& card, const std::string& request = "") {
        states[card] = "in_stock";
        reserved_for[card] = request;
    }

    std::string answer(const Asked& asked) {
        if (is_cut) return close_now;
        if (asked.path.starts_with("/api/v1/data/facts")) return facts(asked.path);
        if (asked.path == "/api/v1/scans") return batch(Json::parse(asked.body));
        return problem(404, "not_found");
    }

    std::string digest() const {
        std::string text;
        for (const auto& [card, request] : reserved_for) text += card.substr(14) + request;
        for (const auto& [network, words] : terms) text += network + std::to_string(words.size());
        return "d" + text;
    }

  private:
    std::string facts(const std::string& path) const {
        if (path.ends_with("known=" + digest()))
            return http(200,
                        Json{{"hub", "ALN"}, {"digest", digest()}, {"unchanged", true}}.dump());
        Json sims = Json::array();
        for (const auto& [card, request] : reserved_for) {
            Json row{{"reference", card}, {"bundle", "O2-25"}, {"activate_by", "2026-12-31"}};
            if (!request.empty()) row["reserved_for"] = request;
            if (network_of.contains(card)) row["network"] = network_of.at(card);
            sims.push_back(row);
        }
        Json networks = Json::parse(house);
        for (Json& network : networks) {
            const auto words = terms.find(network["code"]);
            if (words != terms.end()) network["user_terms"] = words->second;
        }
        return http(200, Json{{"hub", "ALN"},
                              {"digest", digest()},
                              {"unchanged", false},
                              {"is_whole", true},
                              {"networks", networks},
                              {"sims", sims}}
                             .dump());
    }

    std::string outcome_of(const Json& event) {
        const std::string name = event["event"];
        const std::string card = event.value("sim", event.value("consignment", ""));
        if (known.contains(event["id"])) return "duplicate";
        if (name == "sim_receipt" && states.contains(card)) return "refused";
        const bool gives = name == "sim_issue" || name == "sim_void";
        if (gives && (!states.contains(card) || states[card] != "in_stock")) return "refused";
        known.insert(event["id"]);
        if (name == "sim_receipt") put(card);
        if (name == "sim_issue") states[card] = "issued";
        if (name == "sim_void") states[card] = "void";
        if (gives) reserved_for.erase(card);
        return "applied";
    }

    std::string batch(const Json& body) {
        Json results = Json::array();
        for (const Json& event : body["events"]) {
            told.push_back(event);
            std::string outcome = outcome_of(event);
            const std::string card = event.value("sim", "");
            Json result{{"id", event["id"]}, {"state", nullptr}, {"version", nullptr}};
            if (states.contains(card)) result["state"] = states[card];
            if (outcome == "refused") {
                result["problem"] = {
                    {"code", "sim_given"}, {"detail", "Given already."}, {"retry", false}};
                if (!body.value("live", false)) outcome = "conflict";
            }
            if (outcome == "applied") result["note"] = "A note.";
            result["outcome"] = outcome;
            results.push_back(result);
        }
        return http(200, Json{{"received", results.size()}, {"results", results}}.dump());
    }
};

struct Bank {
    Scratch scratch;
    TinyDataBank server;
    FakeServer line{[this](const Asked& asked) { return server.answer(asked); }};
    ScanQueue queue{scratch / "q"};
    ApiClient api{line.url(), "secret", short_patience};
    Instant time = noon();
    std::vector<Answer> earlier;
    ScanDesk scans{queue, api, [this] { return time; },
                   [this](const Answer& answer) { earlier.push_back(answer); }};

    StockDesk desk(StockScanEvent event, Evidence facts = {}, std::string network = "") {
        return {scans, {event, "ALN", std::move(facts), std::move(network), std::nullopt}};
    }
    // And the scanner has noticed.
    void cut_line() {
        server.is_cut = true;
        time += stock_is_fresh;
        scans.refresh_stock("ALN");
    }
    void mend_line() {
        server.is_cut = false;
        time += line_rest_seconds;
    }
    // A scan a second, as a quick hand makes them.
    Answer take(StockDesk& desk, const std::string& scanned) {
        time += std::chrono::seconds{1};
        return desk.take(scanned);
    }
};

using enum StockScanEvent;

}  // namespace

TEST_CASE("cards are received with what was told once, and the program says what it read") {
    Bank bank;
    StockDesk desk = bank.desk(sim_receipt, {{"bundle", "O2-25"}, {"batch", "Box 4"}});
    const Answer answer = bank.take(desk, "8944 1100 0000 0001 238");
    CHECK(answer.word == AnswerWord::ok);
    CHECK(answer.scanned == "SIM card 8944 1100 0000 0001 238, O2");
    CHECK(answer.sim == o2_card);
    CHECK(answer.state == "in_stock");
    CHECK(answer.sentence == "Received: in stock. A note. 1 so far.");
    REQUIRE(bank.server.told.size() == 1);
    const Json& told = bank.server.told[0];
    CHECK(told["sim"] == o2_card);
    CHECK(told["event"] == "sim_receipt");
    CHECK(told["bundle"] == "O2-25");
    CHECK(told["batch"] == "Box 4");
    CHECK(told["hub"] == "ALN");
    CHECK(told["id"] == format(answer.id));
    CHECK(told["seq"] == 1);
    CHECK_FALSE(told.contains("tag"));
    CHECK(bank.take(desk, o2_card).word == AnswerWord::refused);
    CHECK(bank.queue.parked().size() == 1);
}

TEST_CASE("what was received with a line can be given without one") {
    Bank bank;
    StockDesk receives =
        bank.desk(sim_receipt, {{"bundle", "O2-25"}, {"activate_by", "2026-12-01"}});
    CHECK(bank.take(receives, o2_card).word == AnswerWord::ok);
    CHECK(bank.queue.stock().card(o2_card) == CardFacts{o2_card, "O2-25", "2026-12-01", ""});
    bank.cut_line();
    StockDesk gives = bank.desk(sim_issue, {{"request", our_request}});
    CHECK(bank.take(gives, o2_card).word == AnswerWord::kept);
}

TEST_CASE("a number whose last digit does not agree is taken when it is scanned twice") {
    Bank bank;
    StockDesk desk = bank.desk(sim_receipt, {{"bundle", "O2-25"}});
    const Answer first = bank.take(desk, doubtful_card);
    CHECK(first.word == AnswerWord::refused);
    CHECK(first.code == "iccid_doubtful");
    CHECK(bank.take(desk, o2_card).word == AnswerWord::ok);
    CHECK(bank.take(desk, doubtful_card).word == AnswerWord::refused);  // not twice in a row
    CHECK(bank.take(desk, doubtful_card).word == AnswerWord::ok);
    CHECK(bank.server.told.back()["confirmed"] == "yes");
}

TEST_CASE("what is no card is named, and nothing of it is kept") {
    Bank bank;
    bank.server.put(o2_card);
    StockDesk desk = bank.desk(sim_count);
    const Answer device = bank.take(desk, "490154203237518");
    CHECK(device.word == AnswerWord::refused);
    CHECK(device.sentence ==
          "This is a device's IMEI, and not the number of a SIM card. Scan a SIM card.");
    CHECK(bank.take(desk, one_tag).sentence ==
          "This is the label of a device, KB7F-3K9Q-2X. Scan a SIM card.");
    CHECK(bank.take(desk, our_request).sentence ==
          "This is a request Q-7K3M9QXZ. Scan a SIM card.");
    CHECK(bank.take(desk, "0000000001238").word == AnswerWord::refused);
    CHECK(bank.take(desk, "8944110000000").sentence.find("cut off") != std::string::npos);
    CHECK(bank.queue.count_waiting() == 0);
    CHECK(bank.server.told.empty());
    StockDesk of_o2 = bank.desk(sim_count, {}, "o2");
    CHECK(bank.take(of_o2, "00000 0000 1238").sim == o2_card);
}

TEST_CASE("giving takes the request first and then its card, once") {
    Bank bank;
    bank.server.put(o2_card);
    bank.server.put(o2_other);
    StockDesk desk = bank.desk(sim_issue);
    CHECK(bank.take(desk, o2_card).sentence.find("request first") != std::string::npos);
    CHECK(bank.take(desk, std::string{"HTTPS://KIT.EXAMPLE.ORG/Q/"} + our_request).word ==
          AnswerWord::ok);
    CHECK(bank.take(desk, o2_card).state == "issued");
    CHECK(bank.server.told.back()["request"] == our_request);
    CHECK(bank.take(desk, o2_other).word == AnswerWord::refused);  // its own request first
    CHECK(bank.server.states[o2_other] == "in_stock");
}

TEST_CASE(
    "a card whose network has terms goes out when it is scanned again after they were shown") {
    Bank bank;
    bank.server.terms["o2"] = "Fair use.\nhttps://o2.example/terms";
    bank.server.put(o2_card);
    bank.server.put(o2_other);
    bank.server.put(ee_card);
    StockDesk desk = bank.desk(sim_issue);
    bank.take(desk, our_request);
    const Answer first = bank.take(desk, o2_card);
    CHECK(first.word == AnswerWord::refused);
    CHECK(first.terms == "Fair use.\nhttps://o2.example/terms");
    CHECK(first.sentence.find("scan the card again") != std::string::npos);
    CHECK(bank.server.told.empty());
    CHECK(bank.take(desk, o2_other).word == AnswerWord::refused);  // its terms, too
    CHECK(bank.take(desk, o2_card).word == AnswerWord::refused);   // not twice in a row
    const Answer given = bank.take(desk, o2_card);
    CHECK(given.state == "issued");
    CHECK(given.terms.empty());
    CHECK(bank.server.told.back()["terms_told"] == "yes");
    // Told to one person is not told to the next.
    bank.take(desk, other_request);
    CHECK(bank.take(desk, o2_other).word == AnswerWord::refused);
    bank.take(desk, our_request);
    CHECK(bank.take(desk, o2_other).word == AnswerWord::refused);
    CHECK(bank.take(desk, ee_card).state == "issued");  // its network has none
    CHECK_FALSE(bank.server.told.back().contains("terms_told"));
    CHECK(bank.queue.parked().empty());
}

TEST_CASE("whoever tells everybody is shown each network's terms once") {
    Bank bank;
    bank.server.terms["o2"] = "Fair use.";
    bank.server.put(o2_card);
    bank.server.put(o2_other);
    StockDesk desk = bank.desk(sim_issue, {{"terms_told", "yes"}});
    bank.take(desk, our_request);
    const Answer first = bank.take(desk, o2_card);
    CHECK(first.state == "issued");
    CHECK(first.terms == "Fair use.");
    bank.take(desk, other_request);
    const Answer second = bank.take(desk, o2_other);
    CHECK(second.state == "issued");
    CHECK(second.terms.empty());
}

TEST_CASE("without a line the terms are known as well, by the card's own network") {
    Bank bank;
    bank.server.terms = {{"o2", "Fair use."}, {"ee", "At home only."}};
    bank.server.put(o2_card);
    bank.server.put(o2_other);
    bank.server.network_of[o2_other] = "ee";
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    CHECK(bank.take(desk, o2_other).terms == "At home only.");
    CHECK(bank.take(desk, o2_card).terms == "Fair use.");
    CHECK(bank.take(desk, o2_card).word == AnswerWord::kept);
    const auto waiting = bank.queue.waiting(10);
    REQUIRE(waiting.size() == 1);
    CHECK(value_of(waiting[0].evidence, "terms_told") == "yes");
}

TEST_CASE("terms that an older program did not keep are asked for again") {
    Bank bank;
    bank.server.terms["o2"] = "Fair use.";
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    Database{bank.scratch / "q"}.run(
        "ALTER TABLE network DROP COLUMN terms; ALTER TABLE card DROP COLUMN network;"
        "PRAGMA user_version = 3");
    ScanQueue newer{bank.scratch / "q"};
    // What was told still holds, and the next question is for all of it.
    CHECK(newer.stock().card(o2_card) == CardFacts{o2_card, "O2-25", "2026-12-31", ""});
    CHECK(newer.stock().networks().size() == 3);
    CHECK(newer.stock().terms_of(o2_card, "o2").empty());
    CHECK(newer.stock().known()->digest.empty());
    ScanDesk scans{newer, bank.api, [&] { return bank.time; }, [](const Answer&) {}};
    scans.refresh_stock("ALN", std::chrono::seconds{0});
    CHECK(newer.stock().terms_of(o2_card, "o2") == "Fair use.");
}

TEST_CASE("without a line only the hub's own cards go out, and each once") {
    Bank bank;
    bank.server.put(o2_card);
    bank.server.put(o2_other, other_request);
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    const Answer elsewhere = bank.take(desk, ee_card);
    CHECK(elsewhere.word == AnswerWord::refused);
    CHECK(elsewhere.code == "sim_not_here");
    CHECK(bank.take(desk, o2_other).code == "reserved_for_another");
    const Answer kept = bank.take(desk, o2_card);
    CHECK(kept.word == AnswerWord::kept);
    CHECK(kept.scanned == "SIM card 8944 1100 0000 0001 238, O2");
    CHECK(bank.take(desk, o2_card).code == "sim_given");
    CHECK(bank.server.told.empty());
    bank.mend_line();
    CHECK(bank.scans.send_waiting().verdict == Verdict::accepted);
    REQUIRE(bank.server.told.size() == 1);
    CHECK(bank.server.states[o2_card] == "issued");
    CHECK(bank.scans.send_waiting().verdict == Verdict::accepted);
    CHECK(bank.server.told.size() == 1);
    CHECK(bank.queue.parked().size() == 3);
    // Sent, and not yet told back: it stays given, whether the list is old or new.
    bank.cut_line();
    bank.time += std::chrono::minutes{1};
    CHECK(bank.take(desk, o2_card).code == "sim_given");
}

TEST_CASE("a scanner that was told of no cards gives none without a line") {
    Bank bank;
    bank.server.put(o2_card);
    bank.cut_line();
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    const Answer answer = bank.take(desk, o2_card);
    CHECK(answer.word == AnswerWord::refused);
    CHECK(answer.sentence.find("told this scanner of none at ALN") != std::string::npos);
}

TEST_CASE("a card that expired on the hub's shelf is not given without a line") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    bank.time = *parse_instant("2027-01-01T09:00:00Z");
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    CHECK(bank.take(desk, o2_card).code == "sim_past_date");
}

TEST_CASE("a scan that may have arrived is kept, and counts once when it is sent again") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    bool is_first = true;
    FakeServer dropping{[&](const Asked& asked) {
        const std::string answer = bank.server.answer(asked);
        const bool is_lost = is_first && asked.path == "/api/v1/scans";
        if (is_lost) is_first = false;
        return is_lost ? std::string{close_now} : answer;
    }};
    ApiClient api{dropping.url(), "secret", short_patience};
    ScanDesk scans{bank.queue, api, [&] { return bank.time; }, [](const Answer&) {}};
    StockDesk cut{scans, {sim_issue, "ALN", {{"request", our_request}}, "", std::nullopt}};
    CHECK(bank.take(cut, o2_card).word == AnswerWord::kept);
    CHECK(bank.server.states[o2_card] == "issued");
    bank.time += line_rest_seconds;
    CHECK(scans.send_waiting().verdict == Verdict::accepted);
    CHECK(bank.queue.count_waiting() == 0);
    CHECK(bank.queue.parked().empty());
    CHECK(bank.server.told.size() >= 2);
    CHECK(bank.server.known.size() == 1);
}

TEST_CASE("a scan that may have arrived and would be refused here is no leave to give") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    bank.server.is_cut = true;  // and the first to notice is this scan
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    const Answer answer = bank.take(desk, ee_card);
    CHECK(answer.word == AnswerWord::kept);
    CHECK(answer.code == "sim_not_here");
    CHECK(answer.sentence.find("Do nothing with this card until the line is back") == 0);
    bank.mend_line();
    bank.scans.send_waiting();
    REQUIRE(bank.earlier.size() == 1);
    CHECK(bank.earlier[0].word == AnswerWord::conflict);
}

TEST_CASE("a swap is the old card and then the new one, and needs its reason") {
    Bank bank;
    bank.server.put(o2_other);
    StockDesk desk = bank.desk(sim_swap, {{"reason", "faulty"}});
    CHECK(bank.take(desk, o2_card).sentence == "This is the old card. Now scan the new one.");
    CHECK(bank.take(desk, o2_card).word == AnswerWord::refused);
    const Answer swapped = bank.take(desk, o2_other);
    CHECK(swapped.word == AnswerWord::ok);
    const Json& told = bank.server.told.back();
    CHECK(told["sim"] == o2_card);
    CHECK(told["replacement"] == o2_other);
    CHECK(told["reason"] == "faulty");
}

TEST_CASE("without a line the new card of a swap is the hub's own, and then given") {
    Bank bank;
    bank.server.put(o2_other);
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    StockDesk swaps = bank.desk(sim_swap, {{"reason", "faulty"}});
    bank.take(swaps, o2_card);
    CHECK(bank.take(swaps, ee_card).code == "sim_not_here");
    CHECK(bank.take(swaps, o2_other).word == AnswerWord::kept);  // the old one is still meant
    StockDesk gives = bank.desk(sim_issue, {{"request", our_request}});
    CHECK(bank.take(gives, o2_other).code == "sim_given");
}

TEST_CASE("a consignment arrives with one scan, and a card is none") {
    Bank bank;
    StockDesk desk = bank.desk(consignment_arrival);
    CHECK(bank.take(desk, o2_card).word == AnswerWord::refused);
    const Answer answer = bank.take(desk, "C-7K3M9QXZ");
    CHECK(answer.word == AnswerWord::ok);
    CHECK(answer.scanned == "consignment C-7K3M9QXZ");
    CHECK(bank.server.told.back()["consignment"] == "C-7K3M9QXZ");
    CHECK_FALSE(bank.server.told.back().contains("sim"));
}

TEST_CASE("the same receipt is kept once while there is no line") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    StockDesk desk = bank.desk(sim_receipt, {{"bundle", "O2-25"}});
    CHECK(bank.take(desk, o2_card).code == "sim_exists");
    CHECK(bank.take(desk, o2_other).word == AnswerWord::kept);
    CHECK(bank.take(desk, o2_other).word == AnswerWord::refused);
    CHECK(bank.queue.count_waiting() == 1);
}

TEST_CASE("a conflict is said and waits for a person here as well") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    StockDesk desk = bank.desk(sim_issue, {{"request", our_request}});
    CHECK(bank.take(desk, o2_card).word == AnswerWord::kept);
    bank.server.states[o2_card] = "issued";  // by the hub's other scanner
    bank.mend_line();
    bank.scans.send_waiting();
    REQUIRE(bank.earlier.size() == 1);
    CHECK(bank.earlier[0].word == AnswerWord::conflict);
    CHECK(bank.earlier[0].sim == o2_card);
    CHECK(bank.queue.parked().size() == 1);
}

TEST_CASE("the hub's cards are asked for anew after a while, and only when something changed") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    bank.scans.refresh_stock("ALN");
    CHECK(bank.line.asked().size() == 1);
    bank.time += stock_is_fresh;
    bank.scans.refresh_stock("ALN");
    REQUIRE(bank.line.asked().size() == 2);
    CHECK(bank.line.asked()[1].path == "/api/v1/data/facts?hub=ALN&known=" + bank.server.digest());
    CHECK(bank.queue.stock().card(o2_card));
    CHECK(bank.queue.stock().known()->at == bank.time);
    bank.server.put(o2_other);
    bank.time += stock_is_fresh;
    bank.scans.refresh_stock("ALN");
    CHECK(bank.queue.stock().card(o2_other));
    CHECK(bank.queue.stock().networks().size() == 3);
}

TEST_CASE("scans of cards and of devices go in one delivery, in their order") {
    Bank bank;
    bank.server.put(o2_card);
    bank.scans.refresh_stock("ALN");
    bank.cut_line();
    StockDesk desk = bank.desk(sim_count);
    bank.take(desk, o2_card);
    bank.time += line_rest_seconds;
    bank.scans.take(one_tag, {DeviceEvent::move, "ALN", {}, {}, std::nullopt});
    const auto waiting = bank.queue.waiting(10);
    REQUIRE(waiting.size() == 2);
    CHECK(waiting[0].stock == sim_count);
    CHECK(waiting[0].tag == o2_card);
    CHECK_FALSE(waiting[1].stock);
    CHECK(waiting[1].event == DeviceEvent::move);
    CHECK(batch_item_json(waiting[0])["sim"] == o2_card);
    CHECK(batch_item_json(waiting[1])["tag"] == one_tag);
}

TEST_CASE("a card that is scanned as an item is named") {
    Bank bank;
    bank.scans.refresh_stock("ALN");
    const Answer answer =
        bank.scans.take(o2_card, {DeviceEvent::move, "ALN", {}, {}, std::nullopt});
    CHECK(answer.word == AnswerWord::refused);
    CHECK(answer.sentence ==
          "This is a SIM card 8944 1100 0000 0001 238, O2, and not the label of an item.");
}

namespace {

// What is wrong with a command line of a mode; empty when nothing is.
std::string fault_of(const std::vector<std::string>& words) {
    const auto read = read_arguments(words);
    if (const auto* fault = std::get_if<UsageFault>(&read)) return fault->sentence;
    const auto orders =
        read_stock_orders(*find_stock_mode(words[0]), std::get<Arguments>(read), "ALN", noon());
    const auto* fault = std::get_if<UsageFault>(&orders);
    return fault == nullptr ? "" : fault->sentence;
}

}  // namespace

TEST_CASE("a mode's options are checked before the first scan") {
    CHECK(fault_of({"sim-receive"}) == "--bundle: This is needed.");
    CHECK(fault_of({"sim-receive", "--bundle", "O2-25", "--activate-by", "soon"}) ==
          "--activate-by: Enter a real date as year-month-day.");
    CHECK(fault_of({"sim-receive", "--bundle", "O2-25", "--activate-by", "2027-06-30"}).empty());
    CHECK(fault_of({"sim-void"}) == "--reason: This is needed.");
    CHECK(fault_of({"sim-void", "--reason", "written_off"}).find("Choose one of") !=
          std::string::npos);
    CHECK(fault_of({"sim-swap", "--reason", "faulty"}).empty());
    CHECK(fault_of({"sim-swap", "--reason", "lost"}).find("What is lost is not swapped") !=
          std::string::npos);
    CHECK(help_text("sim-swap").find("lost") == std::string::npos);
    CHECK(fault_of({"sim-void", "--reason", "lost"}).empty());
    CHECK(fault_of({"sim-swap", "--replacement", "8944"}) ==
          "sim-swap has no option --replacement.");
    CHECK(fault_of({"sim-give"}).empty());
    CHECK(fault_of({"sim-give", "--request", "order 12"}) == "--request is like Q-7K3M9QXZ.");
    CHECK(fault_of({"sim-count", "--at", "2027-01-01 09:00"}).find("has passed") !=
          std::string::npos);
    CHECK(fault_of({"arrive", "--network", "o2"}) == "arrive has no option --network.");
}

TEST_CASE("many scans of cards go in several deliveries, each once") {
    Bank bank;
    for (int count = 0; count < 230; ++count) {
        Scan scan = sample_scan();
        scan.stock = sim_count;
        scan.tag = o2_card;
        bank.queue.keep(scan);
    }
    CHECK(bank.scans.send_waiting().verdict == Verdict::accepted);
    CHECK(bank.line.asked().size() == 3);
    CHECK(bank.server.told.size() == 230);
    CHECK(bank.queue.count_waiting() == 0);
}
