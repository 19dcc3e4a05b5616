#pragma once
#include <iosfwd>
#include <string>

#include "scanner-client/facts.h"
#include "scanner-client/scan.h"

namespace kitbank::scanner {

// What the person at the desk sees: one line a scan, its first word the verdict, in colour and with
// a bell for trouble when it is a real terminal; or one JSON object a line for scripts.
class Terminal {
  public:
    enum class Style { plain, colour, json };

    Terminal(std::ostream& out, Style style) : out_(out), style_(style) {}

    void say(const Answer& answer);

    // The answer to a look-up: what it is, its state, where, may it go out, what next.
    void show(const Answer& answer, const DeviceFacts& facts);

    // A remark that answers no scan ("3 scans wait"); left out of JSON.
    void remark(const std::string& sentence);

    int refused() const { return refused_; }
    int kept() const { return kept_; }

  private:
    void count(const Answer& answer);

    std::ostream& out_;
    Style style_;
    int refused_ = 0;  // conflicts too
    int kept_ = 0;
};

std::string word_of(AnswerWord word);

}  // namespace kitbank::scanner
