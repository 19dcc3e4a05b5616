#include "scanner-client/terminal/terminal.h"

#include <doctest/doctest.h>

#include <sstream>

namespace {

using namespace kitbank::scanner;

std::string said(const Answer& answer, Terminal::Style style, int columns) {
    std::ostringstream out;
    Terminal{out, style, columns}.say(answer);
    return out.str();
}

Answer answer_with(const std::string& terms) {
    Answer answer;
    answer.word = AnswerWord::refused;
    answer.scanned = "SIM card";
    answer.sentence = "Tell them.";
    answer.terms = terms;
    return answer;
}

}  // namespace

TEST_CASE("terms stand above the line of their scan, as wide as the terminal") {
    const std::string terms =
        "One card for one person, for at most six "
        "months.\n\nhttps://terms.example/of-a-long-name\r\n";
    CHECK(said(answer_with(terms), Terminal::Style::plain, 30) ==
          "   The network's terms:\n"
          "   | One card for one person,\n"
          "   | for at most six months.\n"
          "   | \n"
          "   | https://terms.example/of-a-long-name\n"
          "REFUSED SIM card  Tell them.\n");
    CHECK(said(answer_with(""), Terminal::Style::plain, 30) == "REFUSED SIM card  Tell them.\n");
}

TEST_CASE("lines are measured in letters, and never so narrow that nothing fits") {
    CHECK(wrapped("\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 "
                  "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9",
                  20)
              .size() == 1);
    CHECK(wrapped("nine lett ten letter", 0).size() == 1);
    CHECK(wrapped("a word of twenty letter", 20) ==
          std::vector<std::string>{"a word of twenty", "letter"});
    CHECK(wrapped("", 20).empty());
}

TEST_CASE("nothing in terms steers the terminal or looks like another line") {
    const std::string tricks =
        "\x1b[2J\x1b]0;title\x07\x08 A\u009b1mB \u202edrowkcab\u202c C\u2066D\u2069 "
        "\u200fE\u061c\u2028\rOK all is "
        "well\x7f\tend";
    const std::string shown = said(answer_with(tricks), Terminal::Style::plain, 200);
    CHECK(shown ==
          "   The network's terms:\n"
          "   | [2J ]0;title A 1mB drowkcab C D E OK all is well end\n"
          "REFUSED SIM card  Tell them.\n");
    const std::string broken = said(answer_with("caf\xe9 \x9b"
                                                "31m"),
                                    Terminal::Style::plain, 80);
    CHECK(broken.find("caf? ?31m") != std::string::npos);
}

TEST_CASE("a script gets the terms whole") {
    const std::string line = said(answer_with("One.\nTwo."), Terminal::Style::json, 30);
    CHECK(line.find(R"("terms":"One.\nTwo.")") != std::string::npos);
    CHECK(said(answer_with(""), Terminal::Style::json, 30).find("terms") == std::string::npos);
}
