#include "scanner-client/scan.h"

#include "server/core/databank/scanned_code.h"
#include "server/core/devices/spoken.h"

namespace kitbank::scanner {

Answer answer_about(const Scan& scan, AnswerWord word, std::string code, std::string sentence) {
    Answer answer;
    answer.word = word;
    answer.code = std::move(code);
    answer.sentence = std::move(sentence);
    answer.id = scan.id;
    answer.seq = scan.seq;
    if (!scan.stock) {
        answer.tag = scan.tag;
    } else if (*scan.stock == StockScanEvent::consignment_arrival) {
        answer.scanned = "consignment " + scan.tag;
    } else {
        answer.sim = scan.tag;
        answer.scanned = "SIM card " + in_fours(scan.tag);
    }
    return answer;
}

std::string spoken_event(const Scan& scan) {
    if (!scan.stock) return spoken(scan.event);
    std::string text{happened(*scan.stock)};
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

}  // namespace kitbank::scanner
