#include "scanner-client/terminal/terminal.h"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string_view>

#include "labels/tag.h"
#include "scanner-client/wire.h"
#include "server/core/devices/spoken.h"
#include "server/core/text.h"

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

// What some terminals obey though it is no byte of control, as UTF-8: U+0080 to U+009F, the marks that turn the direction
// of what follows, and the separators of lines.
bool steers(std::string_view letter) {
    if (letter.size() == 2) {
        return (letter[0] == '\xC2' && letter[1] <= '\x9F') || letter == "\xD8\x9C";
    }
    if (letter.size() != 3 || letter[0] != '\xE2') return false;
    const auto last = static_cast<unsigned char>(letter[2]);
    if (letter[1] == '\x81') return last >= 0xA6 && last <= 0xA9;
    return letter[1] == '\x80' && (last == 0x8E || last == 0x8F || (last >= 0xA8 && last <= 0xAE));
}

std::size_t length_of_letter(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0xC0) return 1;
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// Codes, servers and their texts come from elsewhere: nothing they say may steer the terminal.
std::string plain(std::string_view text) {
    const bool is_text = is_utf8(text);
    std::string safe;
    while (!text.empty()) {
        const std::string_view letter = text.substr(0, is_text ? length_of_letter(text[0]) : 1);
        const auto byte = static_cast<unsigned char>(letter[0]);
        if (is_control(byte) || steers(letter)) {
            safe += ' ';
        } else if (!is_text && byte >= 0x80) {
            safe += '?';
        } else {
            safe += letter;
        }
        text.remove_prefix(letter.size());
    }
    return safe;
}

// What was scanned, fit for one line.
std::string shown(const std::string& scanned) {
    if (scanned.size() <= scanned_shown_max) return plain(scanned);
    std::size_t end = scanned_shown_max;
    while (end > 0 && (static_cast<unsigned char>(scanned[end]) & 0xC0) == 0x80) --end;
    return plain(scanned.substr(0, end)) + "...";
}

Json json_of(const Answer& answer) {
    Json json{{"answer", word_of(answer.word)}, {"sentence", answer.sentence}};
    if (!answer.tag.empty()) json["tag"] = answer.tag;
    if (!answer.scanned.empty()) json["scanned"] = shown(answer.scanned);
    if (!answer.sim.empty()) json["sim"] = answer.sim;
    if (!answer.code.empty()) json["code"] = answer.code;
    if (!answer.state.empty()) json["state"] = answer.state;
    if (!answer.terms.empty()) json["terms"] = answer.terms;
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

std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
    constexpr std::size_t columns_least = 20;
    const std::size_t most = std::max(columns, columns_least);
    std::vector<std::string> lines;
    std::istringstream told{text};
    for (std::string line; std::getline(told, line);) {
        lines.emplace_back();
        std::istringstream words{plain(line)};
        for (std::string word; words >> word;) {
            const std::size_t length = character_count(lines.back()) + 1 + character_count(word);
            if (!lines.back().empty() && length > most) lines.emplace_back();
            lines.back() += (lines.back().empty() ? "" : " ") + word;
        }
    }
    return lines;
}

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
    if (!answer.terms.empty()) show_terms(answer.terms);
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

// Each line has a mark in front, so that none can be taken for the line of a scan.
void Terminal::show_terms(const std::string& terms) {
    constexpr std::string_view mark = "   | ";
    const auto columns = static_cast<std::size_t>(std::max(columns_, 0));
    out_ << "   The network's terms:\n";
    for (const std::string& line : wrapped(terms, columns - std::min(columns, mark.size())))
        out_ << mark << line << '\n';
}

void Terminal::count(const Answer& answer) {
    if (answer.word == AnswerWord::kept) ++kept_;
    if (answer.word == AnswerWord::refused || answer.word == AnswerWord::conflict) ++refused_;
}

}  // namespace kitbank::scanner
