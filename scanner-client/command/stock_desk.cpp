#include "scanner-client/command/stock_desk.h"

#include <algorithm>

#include "labels/tag.h"
#include "scanner-client/random.h"
#include "server/core/databank/item.h"
#include "server/core/reference.h"

namespace kitbank::scanner {
namespace {

using enum StockScanEvent;

constexpr std::string_view give_details =
    "Scan the code of a request, then the card that goes to it. Its network's terms are shown: "
    "tell them, and scan the card\n"
    "again. With --terms-told yes you say beforehand that you tell everybody. Without a line only "
    "cards are given that lie\n"
    "on this hub's shelf as far as the server has told.\n";
constexpr std::string_view swap_details = "Scan the old card, then the new one.\n";
constexpr std::string_view receive_details =
    "A number of which only the end is printed can be typed when --network is given.\n";

// Scanned, and not told by an option.
bool is_scanned(const StockScanField& field) {
    return field.name == "replacement" || field.name == "confirmed";
}

// What is lost is void, and whoever lost it is given another one as anybody is.
bool is_lost_swap(StockScanEvent event, std::string_view reason) {
    return event == sim_swap && reason == name_of(VoidReason::lost);
}

// "activate-by"
std::string option_name(std::string_view field) {
    std::string name{field};
    std::ranges::replace(name, '_', '-');
    return name;
}

Answer refused_here(const std::string& scanned, RefusalCode code, std::string sentence) {
    Answer answer;
    answer.word = AnswerWord::refused;
    answer.scanned = scanned;
    answer.code = name_of(code);
    answer.sentence = std::move(sentence);
    return answer;
}

Answer next_please(const std::string& read, std::string sentence) {
    Answer answer;
    answer.scanned = read;
    answer.sentence = std::move(sentence);
    return answer;
}

std::string faults_of(const Refusal& refusal) {
    std::string text;
    for (const FieldFault& fault : refusal.fields)
        text += (text.empty() ? "--" : " --") + option_name(fault.field) + ": " + fault.sentence;
    return text;
}

// What the options say, checked as a whole scan would be: with stand-ins for what is scanned later.
Result<Evidence> checked(StockScanEvent event, const Evidence& given) {
    Evidence whole = given;
    if (event == sim_swap) whole["replacement"] = "-";
    if (event == sim_issue) whole.insert({"request", "-"});
    Result<Evidence> facts = check_stock_scan(event, whole);
    if (!facts) return facts;
    facts->erase("replacement");
    if (!given.contains("request")) facts->erase("request");
    return facts;
}

}  // namespace

const std::vector<StockMode>& stock_modes() {
    static const std::vector<StockMode> all = {
        {"sim-receive", "take SIM cards in", receive_details, sim_receipt},
        {"sim-count", "count the SIM cards on the shelf", "", sim_count},
        {"sim-give", "give SIM cards to whom they were asked for", give_details, sim_issue},
        {"sim-swap", "give another SIM card for one that does not work", swap_details, sim_swap},
        {"sim-void", "take SIM cards out that nobody can use", "", sim_void},
        {"arrive", "take in consignments from another hub", "", consignment_arrival},
    };
    return all;
}

const StockMode* find_stock_mode(const std::string& name) {
    const auto found = std::ranges::find(stock_modes(), name, &StockMode::name);
    return found == stock_modes().end() ? nullptr : &*found;
}

std::vector<Option> stock_options(const StockMode& mode) {
    std::vector<Option> options;
    for (const StockScanField& field : stock_scan_fields(mode.event)) {
        if (is_scanned(field)) continue;
        std::string value = field.kind == FieldKind::date ? "YYYY-MM-DD" : "TEXT";
        if (field.kind == FieldKind::flag) value = "yes|no";
        if (field.kind == FieldKind::choice) {
            value.clear();
            for (const std::string_view name : field.choices) {
                if (!is_lost_swap(mode.event, name))
                    value += (value.empty() ? "" : "|") + std::string{name};
            }
        }
        std::string help{field.label};
        if (!field.hint.empty()) help += " (" + std::string{field.hint} + ")";
        const bool is_needed = field.required && mode.event != sim_issue;
        options.push_back({option_name(field.name), value, help + (is_needed ? "; needed" : "")});
    }
    if (mode.event != consignment_arrival)
        options.push_back({"network", "CODE", "whose cards these are, to type printed ends: o2"});
    return options;
}

std::variant<StockOrders, UsageFault> read_stock_orders(const StockMode& mode,
                                                        const Arguments& arguments,
                                                        const std::string& hub, Instant now) {
    StockOrders orders;
    orders.event = mode.event;
    orders.hub = arguments.has("hub") ? arguments.text("hub") : hub;
    if (orders.hub.empty()) return UsageFault{"Which hub? Name it with --hub.", arguments.command};
    orders.network = arguments.text("network");
    Evidence given;
    for (const StockScanField& field : stock_scan_fields(mode.event)) {
        const std::string name = option_name(field.name);
        if (!is_scanned(field) && arguments.has(name))
            given[std::string{field.name}] = arguments.text(name);
    }
    if (const auto request = given.find("request"); request != given.end()) {
        const auto reference = parse_request_reference(request->second);
        if (!reference) return UsageFault{"--request is like Q-7K3M9QXZ.", arguments.command};
        request->second = *reference;
    }
    const Result<Evidence> facts = checked(mode.event, given);
    if (!facts) return UsageFault{faults_of(facts.refusal()), arguments.command};
    if (is_lost_swap(mode.event, value_of(*facts, "reason")))
        return UsageFault{"--reason: What is lost is not swapped. Use sim-void --reason lost.",
                          arguments.command};
    orders.facts = *facts;
    if (!arguments.has("at")) return orders;
    orders.at = parse_time(arguments.text("at"), now);
    if (!orders.at || *orders.at > now)
        return UsageFault{"--at is a time that has passed, such as 14:30 or 2026-11-21 14:30.",
                          arguments.command};
    return orders;
}

Answer StockDesk::take(const std::string& scanned) {
    scans_.refresh_stock(orders_.hub);
    const ScannedCode code = read_code(scanned, scans_.queue().stock().networks(), orders_.network);
    const bool takes_consignments = orders_.event == consignment_arrival;
    if (code.kind == CodeKind::request && orders_.event == sim_issue) return take_request(code);
    if (code.kind == CodeKind::consignment && takes_consignments) return take_consignment(code);
    if (code.kind == CodeKind::sim && !takes_consignments) return take_card(code);
    return what_it_is(scanned, code);
}

Answer StockDesk::take_request(const ScannedCode& code) {
    request_ = code.text;
    untold_.clear();
    return next_please(read_as(code), "Now scan the SIM card for it.");
}

Answer StockDesk::take_consignment(const ScannedCode& code) {
    return submit(code.text, orders_.facts, read_as(code));
}

Answer StockDesk::take_card(const ScannedCode& code) {
    const std::string read = read_as(code);
    Evidence facts = orders_.facts;
    if (orders_.event == sim_issue) {
        if (!request_.empty()) facts["request"] = request_;
        if (!facts.contains("request"))
            return refused_here(read, RefusalCode::invalid_fields,
                                "Scan the code of the request first, then its card.");
        if (auto answer = terms_first(code, facts)) return *answer;
    }
    if (orders_.event == sim_swap) {
        if (old_card_.empty()) return take_old(code);
        if (old_card_ == code.text)
            return refused_here(read, RefusalCode::invalid_fields,
                                "This is the old card again. Scan the new one.");
        facts["replacement"] = code.text;
    }
    if (orders_.event == sim_receipt && code.is_doubtful) {
        if (doubtful_ != code.text) {
            doubtful_ = code.text;
            return refused_here(
                read, RefusalCode::iccid_doubtful,
                code.sentence + " Scanned once more right now, it is taken as it is.");
        }
        facts["confirmed"] = "yes";
    }
    doubtful_.clear();
    Answer answer = submit(orders_.event == sim_swap ? old_card_ : code.text, facts, read);
    if (orders_.event == sim_issue) answer.terms = terms_to_show(code);
    if (answer.word != AnswerWord::refused) {
        request_.clear();
        old_card_.clear();
    }
    return answer;
}

// Asks for the card once more, unless it was just asked for, or everybody is told.
std::optional<Answer> StockDesk::terms_first(const ScannedCode& code, Evidence& facts) {
    if (value_of(facts, "terms_told") == "yes") return std::nullopt;
    const std::string terms = scans_.queue().stock().terms_of(code.text, code.network);
    if (terms.empty()) return std::nullopt;
    if (untold_ == code.text) {
        untold_.clear();
        facts["terms_told"] = "yes";
        return std::nullopt;
    }
    untold_ = code.text;
    Answer answer = refused_here(read_as(code), RefusalCode::invalid_fields,
                                 "Not given yet. Tell them the network's terms, then scan the card "
                                 "again: it is given, and they have been told.");
    answer.terms = terms;
    return answer;
}

// Of whoever tells everybody, for the first card of each network.
std::string StockDesk::terms_to_show(const ScannedCode& code) {
    if (value_of(orders_.facts, "terms_told") != "yes") return "";
    std::string terms = scans_.queue().stock().terms_of(code.text, code.network);
    return !terms.empty() && shown_.insert(terms).second ? terms : "";
}

Answer StockDesk::take_old(const ScannedCode& code) {
    old_card_ = code.text;
    return next_please(read_as(code), "This is the old card. Now scan the new one.");
}

// What is not for this mode, in a sentence.
Answer StockDesk::what_it_is(const std::string& scanned, const ScannedCode& code) {
    const bool wants_card = orders_.event != consignment_arrival;
    const std::string wanted = wants_card ? "Scan a SIM card." : "Scan the label of a consignment.";
    const RefusalCode refusal =
        wants_card ? RefusalCode::iccid_malformed : RefusalCode::consignment_not_found;
    if (code.kind == CodeKind::imei) {
        return refused_here(read_as(code), refusal,
                            "This is a device's IMEI, and not the number of a SIM card. " + wanted);
    }
    if (const std::string read = read_as(code); !read.empty())
        return refused_here(read, refusal, "This is a " + read + ". " + wanted);
    if (!code.sentence.empty()) return refused_here(scanned, refusal, code.sentence);
    if (const auto tag = labels::parse_tag(scanned)) {
        return refused_here(
            scanned, refusal,
            "This is the label of a device, " + labels::printed_form(*tag) + ". " + wanted);
    }
    return refused_here(scanned, refusal, "This is none of our codes. " + wanted);
}

Answer StockDesk::submit(const std::string& subject, const Evidence& facts,
                         const std::string& read) {
    Scan scan;
    scan.id = new_uuid();
    scan.at = orders_.at.value_or(std::chrono::floor<std::chrono::milliseconds>(scans_.clock()()));
    scan.tag = subject;
    scan.hub = orders_.hub;
    scan.evidence = facts;
    scan.stock = orders_.event;
    Answer answer = scans_.submit(std::move(scan), orders_.at.has_value());
    answer.scanned = read;
    if (answer.word == AnswerWord::ok || answer.word == AnswerWord::kept)
        answer.sentence += " " + std::to_string(++done_) + " so far.";
    return answer;
}

std::string StockDesk::read_as(const ScannedCode& code) {
    return spoken(code, scans_.queue().stock().networks());
}

}  // namespace kitbank::scanner
