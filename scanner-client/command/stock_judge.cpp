#include "scanner-client/command/stock_judge.h"

#include "scanner-client/terminal/local_time.h"
#include "server/core/databank/item.h"
#include "server/core/databank/scanned_code.h"
#include "server/core/refusal.h"

namespace kitbank::scanner {
namespace {

Refusal refusal_of(RefusalCode code, std::string sentence) {
    return {code, std::move(sentence), {}};
}

// The card that a person gets by it; empty when nobody gets one.
std::string given_by(const Scan& scan) {
    if (*scan.stock == StockScanEvent::sim_issue) return scan.tag;
    if (*scan.stock != StockScanEvent::sim_swap) return "";
    return std::string{value_of(scan.evidence, "replacement")};
}

std::optional<Refusal> not_on_shelf(const Scan& scan, const std::string& number,
                                    StockMemory& memory) {
    const auto known = memory.known();
    if (!known || known->hub != scan.hub) {
        return refusal_of(RefusalCode::sim_not_here,
                          "Without a line only cards are given that the server has told of, and it "
                          "has told this scanner of none at " +
                              scan.hub + " yet.");
    }
    if (memory.card(number)) return std::nullopt;
    return refusal_of(RefusalCode::sim_not_here, in_fours(number) + " is none of the cards that " +
                                                     scan.hub + " had on " + local_time(known->at) +
                                                     ". Without a line give one of those.");
}

std::optional<Refusal> hindrance_to_giving(const Scan& scan, const std::string& number,
                                           StockMemory& memory) {
    if (auto refusal = not_on_shelf(scan, number, memory)) return refusal;
    if (const auto gone = memory.gone_here(number, memory.known()->at, scan.seq)) {
        return refusal_of(RefusalCode::sim_given, in_fours(number) + " was scanned here on " +
                                                      local_time(*gone) +
                                                      " as given or void. Take another one.");
    }
    const CardFacts card = *memory.card(number);
    if (!card.reserved_for.empty() && card.reserved_for != value_of(scan.evidence, "request")) {
        return refusal_of(RefusalCode::reserved_for_another,
                          "It is set aside for " + card.reserved_for + "; put it back.");
    }
    const auto by = parse_date(card.activate_by);
    const auto day = std::chrono::floor<std::chrono::days>(scan.at);
    if (by && std::chrono::sys_days{*by} < day) return refusal_of(RefusalCode::sim_past_date, "");
    return std::nullopt;
}

std::optional<Refusal> hindrance_here(const Scan& scan, StockMemory& memory) {
    if (*scan.stock == StockScanEvent::sim_receipt && memory.card(scan.tag))
        return refusal_of(RefusalCode::sim_exists, "");
    if (memory.waits(scan.tag, *scan.stock, scan.seq))
        return refusal_of(RefusalCode::item_not_possible,
                          "This was scanned here already, and waits for the line.");
    return std::nullopt;
}

}  // namespace

std::string said_of(const Scan& scan, const ScanResult& result) {
    std::string sentence{happened(*scan.stock)};
    const auto state = parse_item_state(result.state_text);
    const bool says_state =
        *scan.stock == StockScanEvent::sim_receipt || *scan.stock == StockScanEvent::sim_count;
    sentence += state && says_state ? ": " + std::string{label_of(*state)} + "." : ".";
    return result.note.empty() ? sentence : sentence + " " + result.note;
}

Answer judge_stock_here(const Scan& scan, bool may_be_done, StockMemory& memory) {
    const std::string given = given_by(scan);
    const auto hindrance =
        given.empty() ? hindrance_here(scan, memory) : hindrance_to_giving(scan, given, memory);
    if (hindrance && !may_be_done) {
        return answer_about(scan, AnswerWord::refused, std::string{name_of(hindrance->code)},
                            sentence_of(*hindrance));
    }
    // The server may have it already: what is sent twice counts once, and its answer tells.
    if (hindrance) {
        return answer_about(
            scan, AnswerWord::kept, std::string{name_of(hindrance->code)},
            "Do nothing with this card until the line is back: " + sentence_of(*hindrance));
    }
    return answer_about(scan, AnswerWord::kept, "", std::string{happened(*scan.stock)} + ".");
}

}  // namespace kitbank::scanner
