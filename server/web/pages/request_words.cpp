#include "server/web/pages/request_words.h"

#include <algorithm>

#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/words.h"

namespace kitbank::web {
namespace {

struct StateWords {
    RequestState state;
    std::string_view text;
    std::string_view next;
    std::string_view next_for_staff;
};

using enum RequestState;

// clang-format off
constexpr std::array state_words = {
    StateWords{draft,       "Not sent yet",   "Finish the form and send it. It is kept for 30 days after the last change.", "Only whoever began it sees it."},
    StateWords{submitted,   "Received",       "The scheme looks at it. You will be told what they decide.", "Whoever asked waits for a decision."},
    StateWords{queried,     "A question for you", "The scheme has a question. It waits until you answer.", "It waits until whoever asked answers."},
    StateWords{accepted,    "Accepted",       "The scheme looks for the right kit. You will be told when it is ready.", "It waits for the right kit."},
    StateWords{declined,    "Declined",       "The scheme cannot help with this. What they wrote is below.", "Nothing more happens."},
    StateWords{ready,       "Ready",          "The kit is set aside.", "The kit is set aside."},
    StateWords{handed_over, "Handed over",    "They have it.", "They have it."},
    StateWords{closed,      "Finished",       "Nothing more happens. You can ask again from here.", "Nothing more happens."},
    StateWords{cancelled,   "Cancelled",      "Nothing more happens. You can ask again from here.", "Nothing more happens."},
};
// clang-format on

constexpr std::array line_kind_texts = {"laptop", "desktop computer", "Chromebook",  "tablet",
                                        "phone",  "router",           "mobile data", "accessories",
                                        "support"};
constexpr std::array line_state_texts = {"Waiting", "Set aside", "Handed over", "Over", "Dropped"};
constexpr std::array door_texts = {"Online", "By phone", "On paper", "In person"};

const StateWords& words_of(RequestState state) {
    return state_words.at(static_cast<std::size_t>(state));
}

std::string where_ready(const KitRequest& request, bool is_staff) {
    switch (request.delivery) {
        case DeliveryKind::collect:
            return " They can collect it" +
                   (request.hub_name.empty() ? "." : " at " + request.hub_name + ".");
        case DeliveryKind::deliver:
            return " The scheme arranges the delivery.";
        case DeliveryKind::referrer:
            return std::string{is_staff ? " Whoever asked collects it"
                                        : " You can collect it for them"} +
                   (request.hub_name.empty() ? "." : " at " + request.hub_name + ".");
    }
    return "";
}

std::string labels_text(const AnswerRow& row, const std::vector<std::string>& names) {
    std::vector<std::string> labels;
    labels.reserve(names.size());
    for (const std::string& name : names) labels.push_back(choice_text(row.name, name));
    return joined(labels);
}

std::string hub_text(const std::string& code, const std::vector<Hub>& hubs) {
    const auto found = std::ranges::find(hubs, code, &Hub::code);
    return found == hubs.end() ? code : found->name;
}

QuestionKind kind_of(const AnswerRow& row) {
    switch (row.kind) {
        case AnswerKind::line:
            return QuestionKind::line;
        case AnswerKind::resident:
            return QuestionKind::code;
        case AnswerKind::hub:
            return QuestionKind::one_of_many;
        case AnswerKind::number:
            return QuestionKind::whole_number;
        case AnswerKind::date:
            return QuestionKind::date;
        case AnswerKind::flag:
        case AnswerKind::choices:
            return QuestionKind::some_of;
        case AnswerKind::choice:
            return QuestionKind::one_of;
    }
    return QuestionKind::line;
}

std::vector<Option> options_of(const AnswerRow& row, const std::vector<Hub>& hubs) {
    std::vector<Option> options;
    if (row.kind == AnswerKind::flag) options.push_back({"yes", "Yes"});
    if (row.kind == AnswerKind::hub) {
        options.push_back({"", "Choose a hub"});
        for (const Hub& hub : hubs) {
            if (!hub.is_closed) options.push_back({hub.code, hub.name});
        }
    }
    for (const AnswerChoice& choice : choices_of(row)) {
        options.push_back({std::string{choice.name}, std::string{choice.label}});
    }
    return options;
}

int width_of(const AnswerRow& row) {
    if (row.kind == AnswerKind::number) return 3;
    if (row.kind == AnswerKind::resident || row.name == "postcode") return 10;
    return row.kind == AnswerKind::line && row.most <= 40 ? 20 : 0;
}

// The boxes of the three parts.
void add_date(FormState& state, const std::string& name, const std::string& value) {
    const auto day = parse_date(value);
    if (!day) return;
    state.values.emplace(name + "-day", std::to_string(unsigned{day->day()}));
    state.values.emplace(name + "-month", std::to_string(unsigned{day->month()}));
    state.values.emplace(name + "-year", std::to_string(int{day->year()}));
}

}  // namespace

std::string request_url(const KitRequest& request) { return "/requests/" + request.reference; }

std::string_view state_text(RequestState state) { return words_of(state).text; }

std::string_view kind_text(LineKind kind) {
    return line_kind_texts.at(static_cast<std::size_t>(kind));
}

std::string_view state_text(LineState state) {
    return line_state_texts.at(static_cast<std::size_t>(state));
}

std::string_view door_text(RequestDoor door) {
    return door_texts.at(static_cast<std::size_t>(door));
}

std::string next_step_text(const KitRequest& request, bool is_staff) {
    const StateWords& words = words_of(request.state);
    std::string text{is_staff ? words.next_for_staff : words.next};
    if (request.state == ready) return text + where_ready(request, is_staff);
    if (request.state != handed_over) return text;
    return text + (request.allocation == AllocationKind::gift ? " It is theirs to keep."
                                                              : " It comes back when it is due.");
}

std::string asked_text(const KitRequest& request) {
    std::vector<std::string> kinds;
    for (const RequestLine& line : request.lines) kinds.emplace_back(kind_text(line.kind));
    return capitalised(joined(kinds));
}

std::string uses_text(const RequestLine& line) {
    std::vector<std::string> uses;
    for (const std::string& name : line.uses) uses.push_back(choice_text("uses", name));
    return joined(uses);
}

std::string choice_text(std::string_view question, std::string_view name) {
    const AnswerRow* const row = find_answer_row(question);
    if (row == nullptr) return std::string{name};
    for (const AnswerChoice& choice : choices_of(*row)) {
        if (choice.name == name) return std::string{choice.label};
    }
    return std::string{name};
}

std::string answer_text(const AnswerRow& row, const Answers& answers,
                        const std::vector<Hub>& hubs) {
    const std::vector<std::string> values = all_answers(answers, row.name);
    if (values.empty()) return "";
    switch (row.kind) {
        case AnswerKind::choice:
        case AnswerKind::choices:
            return labels_text(row, values);
        case AnswerKind::flag:
            return "Yes";
        case AnswerKind::hub:
            return hub_text(values.front(), hubs);
        case AnswerKind::date: {
            const auto day = parse_date(values.front());
            return day ? day_text(*day) : "";
        }
        case AnswerKind::line:
        case AnswerKind::resident:
        case AnswerKind::number:
            break;
    }
    return values.front();
}

std::vector<Question> questions_of(AskStep step, const std::vector<Hub>& hubs) {
    std::vector<Question> questions;
    for (const AnswerRow& row : answer_rows()) {
        if (row.step != step) continue;
        Question question{kind_of(row), std::string{row.name}, std::string{row.label},
                          std::string{row.hint}, options_of(row, hubs)};
        question.width = width_of(row);
        questions.push_back(std::move(question));
    }
    return questions;
}

FormState state_of(const Answers& answers) {
    FormState state;
    for (const auto& [name, values] : answers) {
        const AnswerRow* const row = find_answer_row(name);
        const bool is_date = row != nullptr && row->kind == AnswerKind::date;
        for (const std::string& value : values) {
            if (is_date) {
                add_date(state, name, value);
            } else {
                state.values.emplace(name, value);
            }
        }
    }
    return state;
}

Answers answers_of(AskStep step, const Form& form) {
    Answers answers;
    for (const AnswerRow& row : answer_rows()) {
        if (row.step != step) continue;
        const std::string name{row.name};
        std::vector<std::string>& values = answers[name];
        if (row.kind == AnswerKind::date) {
            std::string day = date_text(form, name);
            if (!day.empty()) values.push_back(std::move(day));
            continue;
        }
        for (const std::string_view value : form.fields.all(name)) {
            if (!value.empty()) values.emplace_back(value);
        }
    }
    return answers;
}

}  // namespace kitbank::web
