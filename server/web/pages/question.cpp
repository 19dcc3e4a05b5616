#include "server/web/pages/question.h"

#include <algorithm>

namespace kitbank::web {
namespace {

constexpr std::string_view optional_mark = " (optional)";

std::string_view template_of(QuestionKind kind) {
    switch (kind) {
        case QuestionKind::line:
        case QuestionKind::code:
        case QuestionKind::whole_number:
        case QuestionKind::password:
        case QuestionKind::email:
            return "shared/field_input.tpl";
        case QuestionKind::text:
            return "shared/field_textarea.tpl";
        case QuestionKind::one_of:
            return "shared/field_radios.tpl";
        case QuestionKind::one_of_many:
            return "shared/field_select.tpl";
        case QuestionKind::some_of:
            return "shared/field_checkboxes.tpl";
        case QuestionKind::date:
        case QuestionKind::moment:
            return "shared/field_date.tpl";
        case QuestionKind::file:
            return "shared/field_file.tpl";
        case QuestionKind::hidden:
            return "shared/field_hidden.tpl";
    }
    return {};
}

std::string_view input_type(QuestionKind kind) {
    if (kind == QuestionKind::password) return "password";
    return kind == QuestionKind::email ? "email" : "text";
}

// Of a mistake it does not matter that the question could have been left alone.
std::string plain_label(const Question& question) {
    return question.label.substr(0, question.label.find(optional_mark));
}

bool is_date(const Question& question) {
    return question.kind == QuestionKind::date || question.kind == QuestionKind::moment;
}

void set_description(View view, const Question& question, const std::string& problem) {
    std::string ids;
    if (!question.hint.empty()) ids = question.name + "-hint";
    if (!problem.empty()) ids += (ids.empty() ? "" : " ") + question.name + "-error";
    if (!ids.empty()) view.set("DESCRIBED_BY", ids).show("DESCRIBED");
    view.text("HINT", question.hint).text("ERROR", problem);
}

void set_input(View view, const Question& question, const FormState& state) {
    view.set("TYPE", input_type(question.kind));
    if (question.kind != QuestionKind::password) view.set("VALUE", state.value(question.name));
    if (question.width > 0) view.set("WIDTH_COLUMNS", std::to_string(question.width)).show("WIDTH");
    view.text("UNIT", question.unit).show_if(question.kind == QuestionKind::code, "CODE");
    view.show_if(question.kind == QuestionKind::whole_number, "WHOLE_NUMBER")
        .show_if(question.focus, "FOCUS");
    if (!question.autocomplete.empty()) {
        view.set("AUTOCOMPLETE_FOR", question.autocomplete).show("AUTOCOMPLETE");
    }
}

// The first choice has the bare field name as its id, so that the error summary can link to it.
void set_choices(View view, const Question& question, const FormState& state) {
    int number = 0;
    for (const auto& choice : question.choices) {
        auto option = view.add("OPTION");
        const auto id =
            number++ == 0 ? question.name : question.name + "-" + std::to_string(number);
        option.set("OPTION_ID", id).set("OPTION_VALUE", choice.value);
        option.set("OPTION_TEXT", choice.text).text("OPTION_HINT", choice.hint);
        option.show_if(state.has(question.name, choice.value), "CHOSEN");
    }
    view.show_if(question.choices.size() == 2, "INLINE");
}

void set_date(View view, const Question& question, const FormState& state) {
    view.set("DAY", state.value(question.name + "-day"))
        .set("MONTH", state.value(question.name + "-month"));
    view.set("YEAR", state.value(question.name + "-year"))
        .set("TIME", state.value(question.name + "-time"));
    view.show_if(question.kind == QuestionKind::moment, "TIMED");
}

}  // namespace

std::string FormState::value(const std::string& name) const {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
}

bool FormState::has(const std::string& name, const std::string& chosen) const {
    const auto [first, last] = values.equal_range(name);
    return std::any_of(first, last, [&](const auto& pair) { return pair.second == chosen; });
}

std::string field_id(const Question& question) {
    return is_date(question) ? question.name + "-day" : question.name;
}

void add_question(View view, std::string_view slot, const Question& question,
                  const FormState& state) {
    const auto problem = state.problems.find(question.name);
    auto part = view.include(slot, template_of(question.kind));
    part.set("ID", question.name).set("NAME", question.name).set("LABEL", question.label);
    set_description(part, question, problem == state.problems.end() ? "" : problem->second);
    if (is_date(question)) return set_date(part, question, state);
    set_input(part, question, state);
    set_choices(part, question, state);
}

void add_questions(View view, std::string_view slot, const std::vector<Question>& questions,
                   const FormState& state) {
    for (const auto& question : questions) add_question(view, slot, question, state);
}

void add_group(View form_fields, const QuestionGroup& group, const FormState& state) {
    auto part = form_fields.add("GROUP");
    part.set("GROUP_TITLE", group.title).text("GROUP_NOTE", group.note);
    add_questions(part, "FIELD", group.questions, state);
    if (group.button.text.empty()) return;
    part.set("BUTTON_NAME", "more").set("BUTTON_VALUE", group.button.value);
    part.set("BUTTON_TEXT", group.button.text).show("GROUP_BUTTON");
}

std::vector<FieldProblem> problems_in_order(const std::vector<Question>& questions,
                                            const FormState& state) {
    std::vector<FieldProblem> ordered;
    auto left = state.problems;
    for (const auto& question : questions) {
        const auto found = left.find(question.name);
        if (found == left.end()) continue;
        ordered.push_back({field_id(question), plain_label(question) + ": " + found->second});
        left.erase(found);
    }
    for (const auto& [name, text] : left) ordered.push_back({"", text});
    return ordered;
}

}  // namespace kitbank::web
