#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/calendar.h"
#include "server/core/databank/eligibility.h"
#include "server/core/names.h"
#include "server/core/refusal.h"
#include "server/core/residents/field.h"

// What somebody who asks for kit is asked, as one table. Pages, the API, the paper form and drafts come
// from it, so that none of them asks for more than another. There is no question about health, income or
// background, and none that is answered in free words but who may collect.
namespace kitbank {

// A step of the form: a few questions that belong together.
enum class AskStep : std::uint8_t { who, uses, kit, need, access, eligibility, collection };

struct AskStepRow {
    AskStep step;
    std::string_view name;   // in addresses
    std::string_view title;  // in the list of steps and above each
    std::string_view intro;
};
inline constexpr std::array ask_step_rows = {
    AskStepRow{AskStep::who, "who", "Who it is for",
               "Give no more than is needed to reach them. Initials are enough, and if they come "
               "through you, your own reference is all the contact that is needed."},
    AskStepRow{AskStep::uses, "uses", "What it is for",
               "Say what they will do with it. The right kit follows from that."},
    AskStepRow{AskStep::kit, "kit", "What they need", ""},
    AskStepRow{AskStep::need, "need", "How much depends on it",
               "These answers decide who is served first, together with how long each has waited."},
    AskStepRow{
        AskStep::access, "access", "Access and language",
        "So that the kit and the visit are prepared. Nothing here asks about anybody's health."},
    AskStepRow{
        AskStep::eligibility, "eligibility", "Whether they can be helped",
        "They can be helped when the first two are true, and at least one of the other three."},
    AskStepRow{AskStep::collection, "collection", "How they get it", ""},
};
constexpr std::string_view name_of(AskStep step) {
    return ask_step_rows[static_cast<std::size_t>(step)].name;
}
std::optional<AskStep> parse_ask_step(std::string_view name);

enum class AnswerKind : std::uint8_t {
    line,
    resident,  // the reference of somebody who is known already
    hub,       // the code of a hub
    number,
    date,  // YYYY-MM-DD
    flag,  // "yes", or no answer
    choice,
    choices,
};

struct AnswerRow {
    std::string_view name;  // in JSON and forms
    std::string_view label;
    std::string_view hint;
    AnswerKind kind;
    AskStep step;
    std::size_t most;  // characters of a line, the largest number
    bool is_needed;    // to send the request; a draft may lack anything
};

// In the order in which they are asked.
std::span<const AnswerRow> answer_rows();
const AnswerRow* find_answer_row(std::string_view name);

// What can be chosen of a `choice` or `choices`.
struct AnswerChoice {
    std::string_view name;
    std::string_view label;
};
std::vector<AnswerChoice> choices_of(const AnswerRow& row);

// By name; the values of `choices` each once. No entry, or one without values, is no answer.
using Answers = std::map<std::string, std::vector<std::string>, std::less<>>;

std::string answer(const Answers& answers, std::string_view name);  // the first value, or ""
std::vector<std::string> all_answers(const Answers& answers, std::string_view name);
bool says_yes(const Answers& answers, std::string_view name);

// The answers as they are kept: trimmed, in one spelling, known choices once each and in the order of the
// table. `faults` gets one for each that is wrong, and for a name nobody asked for; a sentence never
// repeats what was typed. A day before `today` is wrong. An entry without values stays: it takes an
// answer back.
Answers checked(const Answers& typed, Date today, std::vector<FieldFault>& faults);

// What is missing before the step, or the whole form, is done.
void require_step(AskStep step, const Answers& answers, std::vector<FieldFault>& faults);
void require_all(const Answers& answers, std::vector<FieldFault>& faults);

ResidentFacts facts_of(const Answers& answers);
Criteria criteria_of(const Answers& answers);
// Each criterion that would have to be met; empty when they are eligible.
std::vector<FieldFault> missing_criteria(const Criteria& criteria);

// "NE61" of "NE61 2EF"; empty when there is no postcode.
std::string area_of(const Answers& answers);

// One text for keeping, and back; nothing when it is no such text.
std::string kept_text(const Answers& answers);
std::optional<Answers> answers_from(std::string_view kept);

// How far ahead a day can lie by which something is needed.
inline constexpr int needed_by_days_max = 730;

}  // namespace kitbank
