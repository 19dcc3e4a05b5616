#include "scanner-client/queue/courier.h"

#include <algorithm>
#include <map>

#include "scanner-client/terminal/local_time.h"
#include "server/core/devices/spoken.h"

namespace kitbank::scanner {
namespace {

Answer answer_of(const Scan& scan, const ScanResult& result) {
    Answer answer = answer_about(scan, AnswerWord::ok, "", "");
    answer.state = result.state_text;
    if (result.problem) {
        answer.code = result.problem->code;
        answer.sentence = result.problem->sentence;
    }
    if (result.outcome == "conflict") answer.word = AnswerWord::conflict;
    if (result.outcome == "refused") answer.word = AnswerWord::refused;
    return answer;
}

Answer refused_alone(const Scan& scan, const Reply& reply) {
    return answer_about(scan, AnswerWord::refused, reply.code, reply.sentence);
}

// A word of a server that is newer than this program is not one of ours: the scan stays.
bool is_known(const std::string& outcome) {
    return outcome == "applied" || outcome == "duplicate" || outcome == "conflict" ||
           outcome == "refused";
}

Reply delivered() {
    Reply reply;
    reply.verdict = Verdict::accepted;
    return reply;
}

}  // namespace

Reply Courier::drain(const Told& told, const Clock& clock) {
    std::int64_t after = 0;
    while (true) {
        std::vector<Scan> scans = queue_.waiting(batch_scans_max, after);
        if (scans.empty()) return delivered();
        // Each scan of a card is a transaction of the server's own: fewer of them fit into the time for an answer.
        const bool has_cards =
            std::ranges::any_of(scans, [](const Scan& scan) { return scan.stock.has_value(); });
        if (has_cards && scans.size() > batch_cards_max) scans.resize(batch_cards_max);
        Reply reply = deliver(scans, told, clock);
        if (reply.verdict != Verdict::accepted) return reply;
        after = scans.back().seq;
    }
}

Reply Courier::deliver(std::span<const Scan> scans, const Told& told, const Clock& clock) {
    BatchReply reply = api_.send_batch(queue_.scanner(), scans, clock());
    const bool broke_the_server = reply.code == name_of(RefusalCode::internal);
    if (reply.verdict == Verdict::undecided && !broke_the_server) return reply;
    if (reply.verdict == Verdict::accepted) {
        settle(scans, reply, told);
        return delivered();
    }
    if (scans.size() > 1) return deliver_halves(scans, told, clock);
    if (!broke_the_server) {
        const Answer answer = refused_alone(scans.front(), reply);
        queue_.park(scans.front().id, answer, false);
        told(scans.front(), answer);
    }
    return delivered();
}

Reply Courier::deliver_halves(std::span<const Scan> scans, const Told& told, const Clock& clock) {
    const std::size_t middle = scans.size() / 2;
    Reply first = deliver(scans.first(middle), told, clock);
    if (first.verdict != Verdict::accepted) return first;
    return deliver(scans.subspan(middle), told, clock);
}

void Courier::settle(std::span<const Scan> scans, const BatchReply& reply, const Told& told) {
    std::map<Uuid, const ScanResult*> results;
    for (const ScanResult& result : reply.results) results.emplace(result.id, &result);
    std::vector<std::pair<const Scan*, Answer>> answers;
    queue_.together([&] {
        for (const Scan& scan : scans) {
            const auto result = results.find(scan.id);
            if (result == results.end() || !is_known(result->second->outcome)) continue;
            answers.emplace_back(&scan, settle(scan, *result->second));
        }
    });
    for (const auto& [scan, answer] : answers) told(*scan, answer);
}

Answer Courier::settle(const Scan& scan, const ScanResult& result) {
    Answer answer = answer_of(scan, result);
    if (answer.sentence.empty()) answer.sentence = sentence_about(scan, result);
    if (answer.word == AnswerWord::ok) {
        queue_.mark_sent(scan.id, result.outcome);
        learn(scan, result);
    } else {
        queue_.park(scan.id, answer, true);
    }
    return answer;
}

// "Sent: handback of 21 November, 14:03. Dell Vostro 5581: returned."
std::string Courier::sentence_about(const Scan& scan, const ScanResult& result) {
    std::string sentence = "Sent: " + spoken_event(scan) + " of " + local_time(scan.at) + ".";
    if (!result.note.empty()) sentence += " " + result.note;
    const auto facts = queue_.recall(scan.tag);
    if (result.state && facts) sentence += " " + facts->what + ": " + spoken(*result.state) + ".";
    return sentence;
}

void Courier::learn(const Scan& scan, const ScanResult& result) {
    const auto facts = queue_.recall(scan.tag);
    if (facts && result.state) queue_.remember(with_state(*facts, *result.state));
}

}  // namespace kitbank::scanner
