#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/core/requests/answers.h"
#include "server/usecase/requests/show_request.h"
#include "server/web/form.h"
#include "server/web/pages/question.h"

// Requests in plain words.
namespace kitbank::web {

std::string request_url(const KitRequest& request);
std::string_view state_text(RequestState state);  // "Received"
std::string_view kind_text(LineKind kind);        // "laptop"
std::string_view state_text(LineState state);     // "Waiting"
std::string_view door_text(RequestDoor door);     // "By phone"

// What happens next and who does it, as whoever asked reads it, or the staff of the scheme.
std::string next_step_text(const KitRequest& request, bool is_staff = false);
// "Laptop and mobile data"
std::string asked_text(const KitRequest& request);
// "School work, banking and paying bills"; empty for a line without uses.
std::string uses_text(const RequestLine& line);

// The label of a choice of the form; the name when there is none.
std::string choice_text(std::string_view question, std::string_view name);
// An answer as people read it; empty when there is none.
std::string answer_text(const AnswerRow& row, const Answers& answers, const std::vector<Hub>& hubs);

// The questions of a step, and its answers both ways.
std::vector<Question> questions_of(AskStep step, const std::vector<Hub>& hubs);
FormState state_of(const Answers& answers);
Answers answers_of(AskStep step, const Form& form);

}  // namespace kitbank::web
