#include "scanner-client/terminal/terminal.h"

#include <algorithm>
#include <ostream>

#include "labels/tag.h"
#include "scanner-client/wire.h"
#include "server/core/devices/spoken.h"

namespace kitbank::scanner {
namespace {

constexpr std::size_t scanned_shown_max = 60;

const char* colour_of(AnswerWord word) {
    switch (word) {
        case AnswerWord::ok:
            return "\x1b[1;32m";
        case AnswerWord::kept:
            return "\x1b[1;33m";
        case AnswerWord::refused:
            return "\x1b[1;31m";
        case AnswerWord::conflict:
            return "\x1b[1;35m";
    }
    return "";
}

bool is_control(unsigned char byte) { return byte < ' ' || byte == 0x7F; }

// U+0080 to U+009F in UTF-8: some terminals obey these as well.
bool is_high_control(const std::string& text, std::size_t at) {
    const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
    return static_cast<unsigned char>(text[at]) == 0xC2 && second >= 0x80 && second <= 0x9F;
}

// Codes, servers and their texts come from elsewhere: nothing they say may steer the terminal.
std::string plain(const std::string& text) {
    std::string safe;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_high_control(text, at)) {
            safe += ' ';
            ++at;
        } else {
            safe += is_control(static_cast<unsigned char>(text[at])) ? ' ' : text[at];
        }
    }
    return safe;
}

// What was scanned, fit for one line.
std::string shown(const std::string& scanned) {
    const std::string text = plain(scanned.substr(0, scanned_shown_max));
    return scanned.size() > scanned_shown_max ? text + "..." : text;
}

Json json_of(const Answer& answer) {
    Json json{{"answer", word_of(answer.word)}, {"sentence", answer.sentence}};
    if (!answer.tag.empty()) json["tag"] = answer.tag;
    if (!answer.scanned.empty()) json["scanned"] = shown(answer.scanned);
    if (!answer.sim.empty()) json["sim"] = answer.sim;
    if (!answer.code.empty()) json["code"] = answer.code;
    if (!answer.state.empty()) json["state"] = answer.state;
    if (answer.seq > 0) {
        json["id"] = format(answer.id);
        json["seq"] = answer.seq;
    }
    return json;
}

std::string next_of(const DeviceFacts& facts) {
    std::string text;
    for (const std::string& name : facts.next) {
        const auto event = parse_device_event(name);
        text += (text.empty() ? "" : ", ") + (event ? spoken(*event) : name);
    }
    return text;
}

std::string hindrance_of(const DeviceFacts& facts) {
    const auto hindrance = hindrance_to_handover(facts);
    return hindrance ? sentence_of(*hindrance) : "";
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string word_of(AnswerWord word) {
    switch (word) {
        case AnswerWord::ok:
            return "OK";
        case AnswerWord::kept:
            return "KEPT";
        case AnswerWord::refused:
            return "REFUSED";
        case AnswerWord::conflict:
            return "CONFLICT";
    }
    return "";
}

void Terminal::say(const Answer& answer) {
    count(answer);
    if (style_ == Style::json) {
        out_ << dumped(json_of(answer)) << std::endl;
        return;
    }
    const bool colour = style_ == Style::colour;
    const bool trouble = answer.word == AnswerWord::refused || answer.word == AnswerWord::conflict;
    out_ << (colour ? colour_of(answer.word) : "") << word_of(answer.word)
         << (colour ? "\x1b[0m" : "") << (colour && trouble ? "\a" : "") << ' '
         << (answer.tag.empty() ? shown(answer.scanned) : labels::printed_form(answer.tag));
    if (!answer.sentence.empty()) out_ << "  " << plain(answer.sentence);
    out_ << std::endl;
}

void Terminal::show(const Answer& answer, const DeviceFacts& facts) {
    const std::string hindrance = hindrance_of(facts);
    if (style_ == Style::json) {
        count(answer);
        Json json = json_of(answer);
        json["device"] = {{"what", facts.what},
                          {"state", name_of(facts.state)},
                          {"holder", name_of(facts.holder)},
                          {"hub", facts.hub},
                          {"shelf", facts.shelf},
                          {"wiped", facts.wiped},
                          {"may_go_out", hindrance.empty()},
                          {"next", facts.next},
                          {"known_at", format(facts.known_at)}};
        if (!hindrance.empty()) json["device"]["hindrance"] = hindrance;
        out_ << dumped(json) << std::endl;
        return;
    }
    say(answer);
    out_ << "   state        " << spoken(facts.state) << "\n   where        "
         << plain(place_of(facts)) << "\n   may go out   "
         << (hindrance.empty() ? "yes" : "no: " + plain(hindrance)) << '\n';
    if (!facts.next.empty()) out_ << "   next         " << plain(next_of(facts)) << '\n';
    out_ << std::flush;
}

void Terminal::remark(const std::string& sentence) {
    if (style_ != Style::json) out_ << plain(sentence) << std::endl;
}

void Terminal::count(const Answer& answer) {
    if (answer.word == AnswerWord::kept) ++kept_;
    if (answer.word == AnswerWord::refused || answer.word == AnswerWord::conflict) ++refused_;
}

}  // namespace kitbank::scanner
