#pragma once
#include <iosfwd>
#include <string>
#include <vector>

#include "scanner-client/facts.h"
#include "scanner-client/scan.h"

namespace kitbank::scanner {

// What the person at the desk sees: one line a scan, its first word the verdict, in colour and with
// a bell for trouble when it is a real terminal; or one JSON object a line for scripts.
class Terminal {
  public:
    enum class Style { plain, colour, json };

    static constexpr int columns_usual = 80;

    // `columns`: how wide a line is; only texts of more than a sentence are broken to it.
    Terminal(std::ostream& out, Style style, int columns = columns_usual)
        : out_(out), style_(style), columns_(columns) {}

    void say(const Answer& answer);

    // The answer to a look-up: what it is, its state, where, may it go out, what next.
    void show(const Answer& answer, const DeviceFacts& facts);

    // A remark that answers no scan ("3 scans wait"); left out of JSON.
    void remark(const std::string& sentence);

    int refused() const { return refused_; }
    int kept() const { return kept_; }

  private:
    void count(const Answer& answer);
    void show_terms(const std::string& terms);

    std::ostream& out_;
    Style style_;
    int columns_;
    int refused_ = 0;  // conflicts too
    int kept_ = 0;
};

std::string word_of(AnswerWord word);

// A text in lines of at most so many characters, broken between words; a longer word, such as an address, stays whole. Its own
// line breaks hold. Nothing in it steers a terminal, or turns the order in which it is read.
std::vector<std::string> wrapped(const std::string& text, std::size_t columns);

}  // namespace kitbank::scanner
