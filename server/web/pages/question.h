// The questions of a form as data, so that a form is a list and not a page of HTML.
//
// One Question asks one thing. What the person typed and what was wrong with it come from the same
// FormState, so that a refused form comes back exactly as it was sent, with each mistake beside its
// field and in the error summary.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/web/page.h"

namespace kitbank::web {

enum class QuestionKind {
    line,
    code,  // a tag or serial: capitals, fixed width letters
    whole_number,
    password,
    email,
    text,         // several lines
    one_of,       // radios
    one_of_many,  // a drop-down, for lists that grow
    some_of,      // checkboxes
    date,         // name-day, name-month, name-year
    moment,       // a date and name-time
    file,
    hidden,
};

struct Option {
    std::string value;
    std::string text;
    std::string hint = {};
};

struct Question {
    QuestionKind kind = QuestionKind::line;
    std::string name;
    std::string label;
    std::string hint = {};
    std::vector<Option> choices = {};
    int width = 0;          // characters; 0 is the full width
    std::string unit = {};  // written after the box
    std::string autocomplete = "off";
    bool focus = false;  // the scan box of this form
};

struct QuestionGroup {
    std::string title;
    std::string note = {};
    std::vector<Question> questions;
    Option button = {};  // a second submit in the group: name "more", this value and text
};

struct FormState {
    // By field name. A name with several values (checkboxes) is in `values` once for each.
    std::multimap<std::string, std::string> values;
    std::map<std::string, std::string> problems;  // field name -> sentence

    std::string value(const std::string& name) const;
    bool has(const std::string& name, const std::string& chosen) const;
};

// The id of the field's first box: what an error summary links to.
std::string field_id(const Question& question);

void add_question(View view, std::string_view slot, const Question& question,
                  const FormState& state);
void add_questions(View view, std::string_view slot, const std::vector<Question>& questions,
                   const FormState& state);
void add_group(View form_fields, const QuestionGroup& group, const FormState& state);

// The problems of these questions in the order of the form, then those of questions it does not
// show.
std::vector<FieldProblem> problems_in_order(const std::vector<Question>& questions,
                                            const FormState& state);

}  // namespace kitbank::web
