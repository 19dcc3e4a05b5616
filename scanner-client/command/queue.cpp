#include <charconv>

#include "scanner-client/command/desk.h"
#include "scanner-client/terminal/local_time.h"

namespace kitbank::scanner {
namespace {

constexpr std::size_t waiting_shown_max = 50'000;

// "Number 12, handback on 21 November, 14:03"
std::string told(const Scan& scan) {
    return "Number " + std::to_string(scan.seq) + ", " + spoken_event(scan) + " on " +
           local_time(scan.at);
}

void close_scans(const Arguments& arguments, Desk& desk) {
    for (const std::string& text : arguments.all("done")) {
        std::int64_t seq = 0;
        const char* end = text.data() + text.size();
        if (std::from_chars(text.data(), end, seq).ptr != end || !desk.queue.close(seq))
            throw WrongUsage{{"No refused scan has the number " + text + ".", "queue"}};
    }
}

}  // namespace

int send_queue(const Arguments& arguments, const Doors& doors) {
    const auto settings = signed_in(arguments, doors);
    if (!settings) return exit_sign_in;
    Desk desk{arguments, doors, *settings};
    const Reply reply = desk.scans.send_waiting();
    if (reply.verdict == Verdict::undecided) desk.terminal.remark(reply.sentence);
    if (const auto stock = desk.queue.stock().known())
        desk.scans.refresh_stock(stock->hub, std::chrono::seconds{0});
    return desk.finish();
}

int list_queue(const Arguments& arguments, const Doors& doors) {
    const auto settings = signed_in(arguments, doors);
    if (!settings) return exit_sign_in;
    Desk desk{arguments, doors, *settings};
    close_scans(arguments, desk);
    for (const Scan& scan : desk.queue.waiting(waiting_shown_max)) {
        desk.terminal.say(answer_about(scan, AnswerWord::kept, "", told(scan) + "."));
    }
    for (auto& parked : desk.queue.parked()) {
        parked.answer.sentence = told(parked.scan) + ": " + parked.answer.sentence;
        desk.terminal.say(parked.answer);
    }
    if (desk.terminal.refused() > 0) return exit_refused;
    return desk.terminal.kept() > 0 ? exit_kept : exit_ok;
}

}  // namespace kitbank::scanner
