#include "server/usecase/registers/answers.h"

#include <doctest/doctest.h>

using namespace kitbank;

namespace {

enum class Colour { red, green };
constexpr std::array<std::string_view, 2> colours = {"red", "green"};

std::string fields_of(AnswerReader& answers) {
    const auto refusal = answers.refusal();
    std::string fields;
    for (const FieldFault& fault : refusal ? refusal->fields : std::vector<FieldFault>{}) {
        fields += fault.field + " ";
    }
    return fields;
}

}  // namespace

TEST_CASE("answers are read by their kinds") {
    const Answers given = {{"day", "2026-06-20"}, {"line", " Robin "}, {"text", "one\ntwo"},
                           {"word", "green"},     {"flag", "yes"},     {"ref", " r-7f3k "}};
    AnswerReader answers{given};
    CHECK(format(answers.day("day")) == "2026-06-20");
    CHECK(answers.line("line", true) == "Robin");
    CHECK(answers.text("text", true) == "one\ntwo");
    CHECK(answers.word<Colour>("word", colours) == Colour::green);
    CHECK(answers.flag("flag"));
    CHECK(answers.reference("ref") == "R-7F3K");
    CHECK_FALSE(answers.refusal());
}

TEST_CASE("everything that is wrong is told at once") {
    const Answers given = {
        {"day", "2026-02-30"}, {"line", "two\nlines"}, {"long", std::string(4001, 'x')},
        {"word", "blue"},      {"flag", "perhaps"},    {"ref", "../x"},
        {"extra", "1"},        {"broken", "\xff"}};
    AnswerReader answers{given};
    answers.day("day");
    answers.line("line", false);
    answers.text("long", false);
    answers.word<Colour>("word", colours);
    answers.flag("flag");
    answers.reference("ref");
    answers.line("broken", false);
    answers.text("missing", true);
    CHECK(fields_of(answers) == "day line long word flag ref broken missing extra ");
}

TEST_CASE("what is left out is empty, and wrong only when it is needed") {
    const Answers none;
    AnswerReader answers{none};
    CHECK(answers.line("line", false).empty());
    CHECK(answers.text("text", false).empty());
    CHECK(answers.reference("ref").empty());
    CHECK_FALSE(answers.flag("flag"));
    CHECK_FALSE(answers.refusal());
    answers.day("day");
    answers.word<Colour>("word", colours);
    CHECK(fields_of(answers) == "day word ");
}

TEST_CASE("the longest answers are taken") {
    const Answers given = {{"line", std::string(200, 'x')}, {"text", std::string(4000, 'x')}};
    AnswerReader answers{given};
    answers.line("line", true);
    answers.text("text", true);
    CHECK_FALSE(answers.refusal());
}

TEST_CASE("the same answers are the same text, and no others") {
    CHECK(canonical_text({{"a", "1"}, {"b", "2"}}) == canonical_text({{"b", "2"}, {"a", "1"}}));
    CHECK(canonical_text({{"a", "1"}}) != canonical_text({{"a", "2"}}));
    CHECK(canonical_text({{"a", "1,1:b,1:2"}}) != canonical_text({{"a", "1"}, {"b", "2"}}));
}
