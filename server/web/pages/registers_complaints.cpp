#include <algorithm>

#include "server/usecase/registers/keep_complaints.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/registers_view.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

constexpr std::array<std::string_view, 6> category_texts = {
    "How personal data was handled", "A device or SIM", "Waiting too long", "A decision",
    "How someone was treated",       "Something else"};
constexpr std::array<std::string_view, 4> outcome_texts = {"Upheld", "Partly upheld", "Not upheld",
                                                           "Withdrawn"};

struct StepWords {
    ComplaintStep step;
    std::string_view button;
    std::string_view intro;
    std::string_view done;
};
constexpr auto step_words = std::to_array<StepWords>({
    {ComplaintStep::acknowledgement, "Acknowledge it",
     "Tell the person that it came and what happens next, then record the day you did.",
     "Acknowledged."},
    {ComplaintStep::note, "Write a note", "Notes are kept sealed.", "The note was added."},
    {ComplaintStep::answer, "Record the answer",
     "Tell the person what you found and that they can go to the ICO about personal data, or to "
     "the "
     "ombudsman about a council’s service. Then record it here.",
     "Answered."},
    {ComplaintStep::closure, "Close it", "", "Closed."},
    {ComplaintStep::reopening, "Reopen it",
     "The answer must then be given anew. The history keeps the earlier one.", "Reopened."},
});

const StepWords& words_for(ComplaintStep step) {
    return *std::ranges::find(step_words, step, &StepWords::step);
}

std::string category_text(ComplaintCategory category) {
    return std::string(category_texts.at(static_cast<std::size_t>(category)));
}

std::string url_of(const EntryNumber& number) { return "/complaints/" + format(number); }

Result<EntryNumber> number_named(const Call& call) {
    const auto number = parse_entry_number(Register::complaints, call.param("number"));
    if (!number) return Refusal{RefusalCode::entry_not_found, "", {}};
    return *number;
}

Result<ComplaintStep> step_named(const Call& call) {
    const auto step = parse_name<ComplaintStep>(complaint_step_names, call.param("step"));
    if (!step) return Refusal{RefusalCode::not_found, "", {}};
    return *step;
}

FormPage new_form() {
    FormPage form{"Record a complaint", "/complaints", "Record it", "/complaints",
                  "All complaints"};
    form.intro =
        "Every complaint goes into the register, however it came. It must be acknowledged within "
        "30 "
        "days and answered without undue delay.";
    form.place = Place::organisation;
    form.questions = entry_questions("Who complains?", "What is the complaint about?");
    Question category{QuestionKind::one_of, "category", "Which fits best?"};
    category.choices = options_of(complaint_category_names, category_texts);
    form.questions.insert(form.questions.end() - 1, category);
    return form;
}

std::vector<Question> step_questions(ComplaintStep step) {
    switch (step) {
        case ComplaintStep::acknowledgement:
            return {{QuestionKind::date, "acknowledged", "When did you acknowledge it?"}};
        case ComplaintStep::note:
            return {{QuestionKind::text, "note", "Note"}};
        case ComplaintStep::answer: {
            Question outcome{QuestionKind::one_of, "outcome", "What came of it?"};
            outcome.choices = options_of(complaint_outcome_names, outcome_texts);
            return {{QuestionKind::date, "answered", "When did you answer?"}, outcome};
        }
        case ComplaintStep::closure:
            return {{QuestionKind::text, "lessons", "What did you learn? (optional)",
                     "What will be done differently"}};
        case ComplaintStep::reopening:
            return {{QuestionKind::text, "reason", "Why is it reopened?"}};
    }
    return {};
}

FormPage step_form(const EntryNumber& number, ComplaintStep step) {
    const StepWords& words = words_for(step);
    FormPage form{std::string(words.button), url_of(number) + "/" + std::string(name_of(step)),
                  std::string(words.button), url_of(number), "Complaint " + format(number)};
    form.intro = words.intro;
    form.place = Place::organisation;
    form.questions = step_questions(step);
    return form;
}

std::string state_of(const Complaint& row, const Deadline& deadline) {
    if (row.closed) return "Closed on " + day_text(*row.closed);
    if (row.answered) return "Answered on " + day_text(*row.answered) + ": close it";
    if (row.acknowledged) return "Acknowledged: answer it without undue delay";
    return deadline.due ? due_text("Acknowledge it by", deadline) : "Acknowledge it";
}

std::string outcome_text(const Complaint& row) {
    return row.outcome ? std::string(outcome_texts.at(static_cast<std::size_t>(*row.outcome))) : "";
}

std::string maybe_day(const std::optional<Date>& day) { return day ? day_text(*day) : ""; }

EntryPage entry_page(const ShownEntry<Complaint>& shown) {
    const Complaint& row = shown.row;
    EntryPage page;
    page.caption = "Complaint " + format(row.number);
    page.heading = category_text(row.category);
    page.verdict = state_of(row, shown.deadline);
    const bool is_late = !row.acknowledged && shown.deadline.days_left < 0;
    page.verdict_kind = is_late ? "no" : (row.answered ? "yes" : "out");
    page.back = {"/complaints", "All complaints"};
    page.facts = common_facts(row, shown.person, shown.matter);
    page.facts.push_back({"Acknowledged", maybe_day(row.acknowledged)});
    page.facts.push_back({"Answered", maybe_day(row.answered)});
    page.facts.push_back({"Outcome", outcome_text(row)});
    page.facts.push_back({"Closed", maybe_day(row.closed)});
    page.facts.push_back({"Lessons", shown.last_words});
    for (const ComplaintStep step : steps_open(row)) {
        page.steps.push_back({std::string(words_for(step).button),
                              url_of(row.number) + "/" + std::string(name_of(step))});
    }
    return page;
}

ListRow row_of(const ListedEntry<Complaint>& listed) {
    const Complaint& row = listed.row;
    ListRow shown;
    shown.title = format(row.number) + ", " + category_text(row.category);
    shown.url = url_of(row.number);
    shown.meta = "Came on " + day_text(row.received) + " " + how_text(row.how) + ". " +
                 state_of(row, listed.deadline) + ".";
    if (!row.acknowledged && listed.deadline.days_left < 0) shown.fact = "Late";
    return shown;
}

}  // namespace

Response list_complaints_here(const Call& call) {
    const bool is_all = call.request.query.has("all");
    const auto listed = list_complaints(call.caller, is_all, call.ports());
    if (!listed) return show_refusal(call, listed.refusal());
    ListPage list{"Complaints"};
    list.place = Place::organisation;
    list.links = {{"/complaints/new", "Record a complaint"},
                  is_all ? Option{"/complaints", "Only open complaints"}
                         : Option{"/complaints?all=yes", "The newest of all complaints"},
                  {"/subject-access", "Subject access requests"},
                  {"/monitoring", "Equality monitoring"}};
    if (is_all) {
        list.groups = {{"All complaints, newest first", {}, "There are none."}};
    } else {
        list.groups = {{"To acknowledge", {}, "None is waiting."},
                       {"To answer", {}, "None is waiting."},
                       {"To close", {}, "None is waiting."}};
    }
    for (const auto& each : *listed) {
        const std::size_t group =
            is_all || !each.row.acknowledged ? 0 : (each.row.answered ? 2 : 1);
        list.groups.at(group).rows.push_back(row_of(each));
    }
    return show_list(call, list);
}

Response show_new_complaint(const Call& call) {
    FormState state;
    answer_today(state, "received", call.ports());
    return show_form(call, new_form(), state);
}

Response record_complaint_here(const Call& call) {
    const FormPage form = new_form();
    const auto recorded = record_complaint(
        {call.request_id, call.caller, answers_of(form.questions, call.form)}, call.ports());
    if (!recorded) return show_refused_form(call, form, recorded.refusal());
    return Response::see_other(url_of(recorded->number) + "?done=receipt");
}

Response show_complaint(const Call& call) {
    const auto number = number_named(call);
    if (!number) return show_refusal(call, number.refusal());
    const auto shown = read_complaint(call.caller, *number, call.ports());
    if (!shown) return show_refusal(call, shown.refusal());
    EntryPage page = entry_page(*shown);
    const auto done = call.request.query.text("done");
    if (done == "receipt") page.message = "Recorded as " + format(*number) + ".";
    if (const auto step = parse_name<ComplaintStep>(complaint_step_names, done)) {
        page.message = words_for(*step).done;
    }
    return show_entry(call, page, shown->deadline, shown->notes, shown->history);
}

Response show_complaint_step(const Call& call) {
    const auto number = number_named(call);
    const auto step = step_named(call);
    if (!number) return show_refusal(call, number.refusal());
    if (!step) return show_refusal(call, step.refusal());
    const auto form = step_form(*number, *step);
    FormState state;
    if (!form.questions.empty() && form.questions.front().kind == QuestionKind::date) {
        answer_today(state, form.questions.front().name, call.ports());
    }
    return show_form(call, form, state);
}

Response take_complaint_step_here(const Call& call) {
    const auto number = number_named(call);
    const auto step = step_named(call);
    if (!number) return show_refusal(call, number.refusal());
    if (!step) return show_refusal(call, step.refusal());
    const FormPage form = step_form(*number, *step);
    const auto taken = take_complaint_step(
        {call.request_id, call.caller, *number, *step, answers_of(form.questions, call.form)},
        call.ports());
    if (!taken) return show_refused_form(call, form, taken.refusal());
    return Response::see_other(url_of(*number) + "?done=" + std::string(name_of(*step)));
}

}  // namespace kitbank::web::pages
