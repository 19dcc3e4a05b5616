#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/usecase/records.h"
#include "server/web/call.h"
#include "server/web/page.h"
#include "server/web/pages/question.h"
#include "server/web/pages/site_page.h"

// One form as data, shown the same way everywhere: fresh, or with what was typed and what is wrong.
namespace kitbank::web {

struct FormPage {
    std::string heading = {};
    std::string action = {};
    std::string submit = {};
    std::string cancel_url = {};
    std::string back_text = {};  // of the link above the heading to `cancel_url`
    std::string intro = {};
    std::string warning = {};
    std::string message = {};  // what was just done, where a form leads back to itself
    bool is_grave = false;     // the button warns: this cannot be undone
    bool has_upload = false;
    Option other_way = {};  // a link beneath: its address and text
    Place place = Place::elsewhere;
    std::optional<Device> about = {};  // its version goes with the form
    std::vector<QuestionGroup> groups = {};
    std::vector<Question> questions = {};
};

// What was typed, as the form that was sent has it.
FormState typed(const Form& form);

// Puts a refusal's faults beside their fields; what belongs to none stands in the summary alone.
// `known` are the names that the form shows.
void mark(FormState& state, const Refusal& refusal, const std::vector<Question>& known);

// The hidden fields of every form, and its questions.
void fill_form(Page& page, const Call& call, const FormPage& form, const FormState& state,
               const Refusal* refusal);
// A form that stands on a page with a template of its own.
FormPage form_of(std::vector<Question> questions);

Response show_form(const Call& call, const FormPage& form, const FormState& state);
// The same form again, with the refusal's status.
Response show_refused_form(const Call& call, const FormPage& form, const Refusal& refusal);

// The form's `version`, when it was sent and is a number.
std::optional<std::uint32_t> version_seen(const Form& form);

// All questions of a form in their order.
std::vector<Question> all_questions(const std::vector<QuestionGroup>& groups,
                                    const std::vector<Question>& questions);

}  // namespace kitbank::web
