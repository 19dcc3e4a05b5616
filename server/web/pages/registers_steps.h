#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "server/web/pages/london_time.h"
#include "server/web/pages/registers_view.h"

// The pages of one entry, whichever register it stands in: a form for a new one, the entry, a form for each step,
// and what is sent from them. What one register says and asks is its `Pages`:
//
//   Row, Step                          a complaint and its steps
//   register_of                        which register it stands in
//   home, entry                        "/complaints", "Complaint "
//   step_names, step_words             the words of its steps
//   new_form(), step_questions(step)
//   record, take, read                 its use-cases
//   entry_page(shown)
namespace kitbank::web {

template <class Step>
struct StepWords {
    Step step;
    std::string_view button;
    std::string_view intro;
    std::string_view done;
};

template <class Pages>
const auto& words_for(typename Pages::Step step) {
    return *std::ranges::find(Pages::step_words, step, &StepWords<typename Pages::Step>::step);
}

template <class Pages>
std::string url_of(const EntryNumber& number) {
    std::string url(Pages::home);
    return url.append("/").append(format(number));
}

template <class Pages>
std::string step_url(const EntryNumber& number, typename Pages::Step step) {
    return url_of<Pages>(number) + "/" + std::string(name_of(step));
}

template <class Pages>
Result<EntryNumber> number_named(const Call& call) {
    const auto number = parse_entry_number(Pages::register_of, call.param("number"));
    if (!number) return Refusal{RefusalCode::entry_not_found, "", {}};
    return *number;
}

template <class Pages>
Result<typename Pages::Step> step_named(const Call& call) {
    const auto step = parse_name<typename Pages::Step>(Pages::step_names, call.param("step"));
    if (!step) return Refusal{RefusalCode::not_found, "", {}};
    return *step;
}

template <class Pages>
FormPage step_form(const EntryNumber& number, typename Pages::Step step) {
    const auto& words = words_for<Pages>(step);
    FormPage form{std::string(words.button), step_url<Pages>(number, step),
                  std::string(words.button), url_of<Pages>(number),
                  std::string(Pages::entry) + format(number)};
    form.intro = words.intro;
    form.place = Place::organisation;
    form.questions = Pages::step_questions(step);
    return form;
}

// A button for each step that can be taken now.
template <class Pages>
std::vector<EntryStep> entry_steps(const typename Pages::Row& row) {
    std::vector<EntryStep> steps;
    for (const auto step : steps_open(row)) {
        steps.push_back(
            {std::string(words_for<Pages>(step).button), step_url<Pages>(row.number, step)});
    }
    return steps;
}

template <class Pages>
Response record_entry_here(const Call& call) {
    const FormPage form = Pages::new_form();
    const auto recorded = Pages::record(
        {call.request_id, call.caller, answers_of(form.questions, call.form)}, call.ports());
    if (!recorded) return show_refused_form(call, form, recorded.refusal());
    return Response::see_other(url_of<Pages>(recorded->number) + "?done=receipt");
}

template <class Pages>
Response show_entry_here(const Call& call) {
    const auto number = number_named<Pages>(call);
    if (!number) return show_refusal(call, number.refusal());
    const auto shown = Pages::read(call.caller, *number, call.ports());
    if (!shown) return show_refusal(call, shown.refusal());
    EntryPage page = Pages::entry_page(*shown);
    const auto done = call.request.query.text("done");
    if (done == "receipt") page.message = "Recorded as " + format(*number) + ".";
    if (const auto step = parse_name<typename Pages::Step>(Pages::step_names, done)) {
        page.message = words_for<Pages>(*step).done;
    }
    return show_entry(call, page, shown->deadline, shown->notes, shown->history);
}

template <class Pages>
Response show_step_here(const Call& call) {
    const auto number = number_named<Pages>(call);
    const auto step = step_named<Pages>(call);
    if (!number) return show_refusal(call, number.refusal());
    if (!step) return show_refusal(call, step.refusal());
    const FormPage form = step_form<Pages>(*number, *step);
    FormState state;
    if (form.questions.front().kind == QuestionKind::date) {
        answer_today(state, form.questions.front().name, call.ports());
    }
    return show_form(call, form, state);
}

template <class Pages>
Response take_step_here(const Call& call) {
    const auto number = number_named<Pages>(call);
    const auto step = step_named<Pages>(call);
    if (!number) return show_refusal(call, number.refusal());
    if (!step) return show_refusal(call, step.refusal());
    const FormPage form = step_form<Pages>(*number, *step);
    const auto taken = Pages::take(
        {call.request_id, call.caller, *number, *step, answers_of(form.questions, call.form)},
        call.ports());
    if (!taken) return show_refused_form(call, form, taken.refusal());
    return Response::see_other(url_of<Pages>(*number) + "?done=" + std::string(name_of(*step)));
}

}  // namespace kitbank::web
