#include "scanner-client/command/scan_desk.h"

#include "scanner-client/command/stock_judge.h"
#include "scanner-client/random.h"
#include "scanner-client/terminal/local_time.h"
#include "server/core/databank/scanned_code.h"
#include "server/core/devices/spoken.h"
#include "server/core/reference.h"
#include "server/core/text.h"

namespace kitbank::scanner {
namespace {

Answer refused_here(const std::string& scanned, RefusalCode code, std::string sentence) {
    Answer answer;
    answer.word = AnswerWord::refused;
    answer.scanned = scanned;
    answer.code = name_of(code);
    answer.sentence = std::move(sentence);
    return answer;
}

// The request that a code names: the last part of an address below /Q/, or the reference alone. A tag
// has no hyphen in second place.
std::optional<std::string> request_in(std::string_view scanned) {
    scanned = trimmed(scanned);
    constexpr std::size_t aim_mark = 3;  // "]Q1"
    if (scanned.starts_with(']') && scanned.size() > aim_mark) scanned.remove_prefix(aim_mark);
    if (const auto slash = scanned.rfind('/'); slash != std::string_view::npos)
        scanned.remove_prefix(slash + 1);
    if (!scanned.starts_with("Q-") && !scanned.starts_with("q-")) return std::nullopt;
    return parse_request_reference(scanned);
}

std::string described(const DeviceFacts& facts) {
    return facts.what + ": " + spoken(facts.state) + ", " + place_of(facts) + ".";
}

bool is_handover(DeviceEvent event) {
    return event == DeviceEvent::loan || event == DeviceEvent::gift;
}

}  // namespace

Reply ScanDesk::send_waiting() {
    Courier courier{queue_, api_};
    Reply reply =
        courier.drain([this](const Scan&, const Answer& answer) { earlier_(answer); }, clock_);
    note(reply);
    return reply;
}

Answer ScanDesk::take(const std::string& scanned, const Orders& orders) {
    if (const auto request = request_in(scanned)) return take_request(*request, orders);
    const labels::TagReading reading = labels::read_tag(scanned);
    if (reading.fault) return no_tag(scanned, *reading.fault);
    if (orders.needs_request && request_.empty()) {
        return refused_here(scanned, RefusalCode::invalid_fields,
                            "This is an item (" + labels::printed_form(reading.tag) +
                                "). Scan the code of its request first.");
    }
    Answer answer = take_item(reading.tag, orders);
    if (answer.word != AnswerWord::refused) request_.clear();
    return answer;
}

// What is no label may well be something else that the scanner knows, and then it says so.
Answer ScanDesk::no_tag(const std::string& scanned, labels::TagFault fault) {
    const auto networks = queue_.stock().networks();
    const std::string what = spoken(read_code(scanned, networks), networks);
    if (what.empty())
        return refused_here(scanned, RefusalCode::tag_malformed,
                            std::string{labels::sentence(fault)});
    return refused_here(scanned, RefusalCode::tag_malformed,
                        "This is a " + what + ", and not the label of an item.");
}

Answer ScanDesk::take_request(const std::string& reference, const Orders& orders) {
    if (!orders.takes_requests) {
        return refused_here(
            reference, RefusalCode::tag_malformed,
            "This is the code of a request (" + reference + "), not of an item. Scan the item.");
    }
    request_ = reference;
    Answer answer;
    answer.scanned = reference;
    answer.sentence = "This is request " + reference + ". Now scan its item.";
    return answer;
}

Answer ScanDesk::take_item(const std::string& tag, const Orders& orders) {
    Scan scan{new_uuid(),
              0,
              orders.at.value_or(std::chrono::floor<std::chrono::milliseconds>(clock_())),
              tag,
              orders.event,
              orders.hub,
              orders.evidence,
              orders.media};
    if (!request_.empty()) scan.evidence["request"] = request_;
    return submit(std::move(scan), orders.at.has_value());
}

Answer ScanDesk::submit(Scan scan, bool has_happened) {
    scan = queue_.keep(std::move(scan));
    if (is_line_down()) return keep(scan, last_failure_);
    const bool is_alone = queue_.count_waiting() == 1;
    return is_alone && !has_happened ? ask_now(scan) : send_in_order(scan);
}

void ScanDesk::refresh_stock(const std::string& hub, std::chrono::seconds may_be_old) {
    if (is_line_down()) return;
    const auto known = queue_.stock().known();
    const bool is_same_hub = known && known->hub == hub;
    if (is_same_hub && clock_() - known->at < may_be_old) return;
    const StockFactsReply reply = api_.stock_facts(hub, is_same_hub ? known->digest : "");
    note(reply);
    if (reply.facts) queue_.stock().remember(*reply.facts, clock_());
}

void ScanDesk::note(const Reply& reply) {
    if (reply.verdict == Verdict::undecided) {
        try_again_at_ = clock_() + line_rest_seconds;
        last_failure_ = reply;
        last_failure_.may_be_done = false;  // what comes next was not sent
        sign_in_needed_ = reply.sign_in_needed;
    } else {
        sign_in_needed_ = false;
    }
}

Answer ScanDesk::ask_now(const Scan& scan) {
    if (scan.stock) return ask_stock_now(scan);
    const DeviceReply reply = api_.send_live(scan, clock_());
    note(reply);
    if (reply.verdict == Verdict::undecided) return keep(scan, reply);
    if (reply.verdict == Verdict::refused) {
        Answer answer = answer_about(scan, AnswerWord::refused, reply.code, reply.sentence);
        queue_.park(scan.id, answer, false);
        return answer;
    }
    queue_.together([&] {
        queue_.mark_sent(scan.id, "applied");
        queue_.remember(*reply.device);
    });
    const std::string told = reply.told.empty() ? "" : " " + reply.told;
    Answer answer = answer_about(scan, AnswerWord::ok, "", described(*reply.device) + told);
    answer.state = name_of(reply.device->state);
    return answer;
}

Answer ScanDesk::ask_stock_now(const Scan& scan) {
    const StockReply reply = api_.ask_stock(queue_.scanner(), scan, clock_());
    note(reply);
    if (reply.verdict == Verdict::undecided) return keep(scan, reply);
    Answer answer = answer_about(scan, AnswerWord::ok, reply.code, reply.sentence);
    if (reply.verdict == Verdict::refused) {
        answer.word = AnswerWord::refused;
        queue_.park(scan.id, answer, false);
        return answer;
    }
    queue_.mark_sent(scan.id, reply.result->outcome);
    answer.state = reply.result->state_text;
    answer.sentence = said_of(scan, *reply.result);
    learn_stock(scan, reply.result->outcome);
    return answer;
}

// What has come in here with this scan can be given without a line from now on.
void ScanDesk::learn_stock(const Scan& scan, const std::string& outcome) {
    const auto known = queue_.stock().known();
    const bool is_here = known && known->hub == scan.hub && outcome == "applied";
    if (is_here && *scan.stock == StockScanEvent::sim_receipt) {
        queue_.stock().add({scan.tag, std::string{value_of(scan.evidence, "bundle")},
                            std::string{value_of(scan.evidence, "activate_by")}, ""});
    }
    if (is_here && *scan.stock == StockScanEvent::consignment_arrival)
        refresh_stock(scan.hub, std::chrono::seconds{0});
}

Answer ScanDesk::send_in_order(const Scan& scan) {
    std::optional<Answer> mine;
    Courier courier{queue_, api_};
    const auto told = [&](const Scan& each, const Answer& answer) {
        if (each.id == scan.id) {
            mine = answer;
        } else {
            earlier_(answer);
        }
    };
    const Reply reply = courier.drain(told, clock_);
    note(reply);
    return mine ? *mine : keep(scan, reply);
}

Answer ScanDesk::keep(const Scan& scan, const Reply& reply) {
    Answer answer = judge_here(scan, reply.may_be_done);
    if (answer.word == AnswerWord::refused) {
        queue_.park(scan.id, answer, false);
        return answer;
    }
    if (answer.code.empty()) answer.code = reply.code;
    answer.sentence += " Kept, and will be sent later. " + reply.sentence;
    answer.sentence.erase(0, answer.sentence.find_first_not_of(' '));
    return answer;
}

// What this scanner knows of the scan's device, before the server says how it is.
Answer ScanDesk::judge_here(const Scan& scan, bool may_be_done) {
    if (scan.stock) return judge_stock_here(scan, may_be_done, queue_.stock());
    const auto facts = queue_.recall(scan.tag);
    if (!facts) {
        return answer_about(scan, AnswerWord::kept, "",
                            is_handover(scan.event)
                                ? "Nothing is known here about this device: hand it "
                                  "out only if you know that it is wiped."
                                : "");
    }
    const std::string since = local_time(facts->known_at);
    if (const auto promised = promised_otherwise(*facts, scan); promised && !may_be_done) {
        return answer_about(scan, AnswerWord::refused, std::string{name_of(promised->code)},
                            sentence_of(*promised));
    }
    if (const auto forbidden = forbidden_here(*facts, scan)) {
        const bool certain = facts->from_here && !may_be_done;
        const std::string sentence = certain ? sentence_of(*forbidden)
                                             : "Do not hand it out unless that changed after " +
                                                   since + ": " + sentence_of(*forbidden);
        return answer_about(scan, certain ? AnswerWord::refused : AnswerWord::kept,
                            std::string{name_of(forbidden->code)}, sentence);
    }
    const Result<DeviceFacts> next = after(*facts, scan);
    if (!next) {
        return answer_about(scan, AnswerWord::kept, std::string{name_of(next.refusal().code)},
                            "It may not agree with what is known here since " + since + ": " +
                                sentence_of(next.refusal()));
    }
    queue_.remember(*next);
    Answer answer = answer_about(scan, AnswerWord::kept, "", described(*next));
    answer.state = name_of(next->state);
    return answer;
}

ScanDesk::Found ScanDesk::look_up(const std::string& scanned) {
    if (const auto request = request_in(scanned)) return {take_request(*request, {}), std::nullopt};
    const labels::TagReading reading = labels::read_tag(scanned);
    if (reading.fault) return {no_tag(scanned, *reading.fault), std::nullopt};
    Answer answer;
    answer.tag = reading.tag;
    DeviceReply reply;
    if (is_line_down()) {
        static_cast<Reply&>(reply) = last_failure_;
    } else {
        reply = api_.look_up(reading.tag, clock_());
        note(reply);
    }
    auto facts = reply.verdict == Verdict::undecided ? queue_.recall(reading.tag) : reply.device;
    if (reply.verdict == Verdict::accepted) {
        queue_.remember(*facts);
        answer.sentence = facts->what;
    } else if (facts) {
        answer.sentence = facts->what + ", as known here since " + local_time(facts->known_at) +
                          ". " + reply.sentence;
    } else {
        answer.word = AnswerWord::refused;
        answer.code = reply.code;
        answer.sentence = reply.sentence;
        if (reply.verdict == Verdict::undecided)
            answer.sentence += " Nothing is known here about this device.";
    }
    if (facts) answer.state = name_of(facts->state);
    return {answer, facts};
}

}  // namespace kitbank::scanner
