#include "server/web/pages/request_steps.h"

#include <algorithm>

#include "server/core/notices/message.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/submit_request.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/qr_path.h"
#include "server/web/pages/request_words.h"
#include "server/web/problem.h"

// Filling in a request: step by step, checked, sent, or printed for paper.
namespace kitbank::web::pages {
namespace {

Result<Draft> draft_of(const Call& call) {
    return open_draft(call.caller, call.param("reference"), call.ports());
}

// Sent meanwhile, or by another: its page says how it stands now.
Response leave(const Call& call, const Refusal& refusal) {
    if (refusal.code != RefusalCode::request_closed) return show_refusal(call, refusal);
    return Response::see_other("/requests/" + std::string{call.param("reference")});
}

std::vector<Hub> hubs_of(const Call& call) {
    auto hubs = list_hubs(call.caller, call.ports());
    return hubs ? *std::move(hubs) : std::vector<Hub>{};
}

std::string step_url(const KitRequest& request, AskStep step) {
    return request_url(request) + "/steps/" + std::string{name_of(step)};
}

bool is_done(AskStep step, const Answers& answers) {
    std::vector<FieldFault> faults;
    require_step(step, answers, faults);
    return faults.empty();
}

int steps_done(const Answers& answers) {
    int count = 0;
    for (const AskStepRow& row : ask_step_rows) count += is_done(row.step, answers) ? 1 : 0;
    return count;
}

// The next step that lacks something; the page to check when none does.
std::string next_url(const KitRequest& request, AskStep after, const Answers& answers) {
    const auto from = static_cast<std::size_t>(after) + 1;
    for (std::size_t i = from; i < ask_step_rows.size(); ++i) {
        const AskStep step = ask_step_rows.at(i).step;
        if (!is_done(step, answers)) return step_url(request, step);
    }
    return request_url(request) + "/check";
}

// Texts and letters on paper are offered only where they can be sent.
void offer_ways_to_tell(const Call& call, std::vector<Question>& questions) {
    for (Question& question : questions) {
        if (question.name != "told_by" || call.services.settings.sends_texts) continue;
        std::erase_if(question.choices, [](const Option& choice) {
            return choice.value == name_of(ToldBy::text) || choice.value == name_of(ToldBy::letter);
        });
        question.hint += " Texts and letters cannot be sent from here.";
    }
}

FormPage step_form(const Call& call, AskStep step) {
    FormPage form;
    form.questions = questions_of(step, hubs_of(call));
    offer_ways_to_tell(call, form.questions);
    // A referrer's residents are known by their own reference; staff find theirs in the list.
    if (step == AskStep::collection && call.caller.role != Role::referrer) {
        for (Question& question : form.questions) {
            if (question.name == "delivery")
                question.choices.back().text = "Whoever asked collects it";
        }
    }
    return form;
}

Response show_step_page(const Call& call, const Draft& draft, AskStep step, const FormState& state,
                        const Refusal* refusal) {
    const AskStepRow& row = ask_step_rows.at(static_cast<std::size_t>(step));
    SitePage page(call, "requests/step.tpl", row.title, Place::requests);
    page.set_back(request_url(draft.request), "All steps");
    page.leave_scan_box();
    auto main = page.main();
    const int number = static_cast<int>(step) + 1;
    main.set("CAPTION",
             "Step " + std::to_string(number) + " of " + std::to_string(ask_step_rows.size()));
    main.set("HEADING", row.title).text("INTRO", row.intro);
    const bool to_check = call.request.query.text("to") == "check";
    main.set("ACTION", step_url(draft.request, step) + (to_check ? "?to=check" : ""));
    fill_form(page, call, step_form(call, step), state, refusal);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

Response show_refused_step(const Call& call, const Draft& draft, AskStep step,
                           const Refusal& refusal) {
    FormState state = typed(call.form);
    mark(state, refusal, step_form(call, step).questions);
    return show_step_page(call, draft, step, state, &refusal);
}

Question twin_question(const Refusal& refusal) {
    const std::string twin = refusal.detail.substr(0, refusal.detail.find(' '));
    Question question{QuestionKind::one_of, "twin", "Is it the same person?", refusal.detail};
    question.choices = {{twin, "Yes, ask for " + twin}, {"someone_else", "No, it is someone else"}};
    return question;
}

void add_answers(View main, const Draft& draft, const std::vector<Hub>& hubs) {
    for (const AskStepRow& step : ask_step_rows) {
        auto part = main.add("STEP");
        part.set("STEP_TITLE", step.title);
        for (const AnswerRow& row : answer_rows()) {
            if (row.step != step.step) continue;
            std::string text = answer_text(row, draft.answers, hubs);
            const bool is_missing = text.empty() && row.is_needed;
            auto shown = part.add("ANSWER");
            shown.set("ANSWER_ID", row.name).set("QUESTION", row.label);
            const std::string_view none = row.kind == AnswerKind::flag ? "No" : "None";
            if (text.empty()) text = is_missing ? "Not answered yet" : none;
            shown.set("ANSWER_TEXT", text);
            shown.show_if(is_missing, "MISSING");
            shown.set("CHANGE_URL", step_url(draft.request, step.step) + "?to=check");
        }
    }
}

// What is wrong leads to the answer above, or to the question about a twin.
std::vector<FieldProblem> problems_of(const Refusal& refusal) {
    std::vector<FieldProblem> problems;
    if (refusal.code == RefusalCode::resident_exists) return {{"twin", refusal.detail}};
    for (const FieldFault& fault : refusal.fields) {
        const AnswerRow* const row = find_answer_row(fault.field);
        const std::string label = row == nullptr ? "" : std::string{row->label} + " ";
        problems.push_back({row == nullptr ? "" : fault.field, label + fault.sentence});
    }
    if (problems.empty()) problems.push_back({"", sentence_of(refusal)});
    return problems;
}

Response show_check_page(const Call& call, const Draft& draft, const Refusal* refusal) {
    SitePage page(call, "requests/check.tpl", "Check your answers", Place::requests);
    page.set_back(request_url(draft.request), "All steps");
    page.leave_scan_box();
    auto main = page.main();
    main.set("REFERENCE", draft.request.reference);
    main.set("ACTION", request_url(draft.request) + "/check");
    main.set("LATER_URL", "/requests/mine?done=kept");
    add_answers(main, draft, hubs_of(call));
    FormPage form;
    const bool asks_for_twin = refusal != nullptr && refusal->code == RefusalCode::resident_exists;
    if (asks_for_twin) form.questions = {twin_question(*refusal)};
    fill_form(page, call, form, {}, refusal);
    if (refusal != nullptr) page.set_problems(problems_of(*refusal), name_of(refusal->code));
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

FormPage start_form(const Call& call) {
    FormPage form;
    form.questions = {{QuestionKind::hidden, "resident", ""}};
    if (reach_of(call.caller.role, Permission::ask_for_kit) == Reach::own) return form;
    Question door{QuestionKind::one_of, "door", "How did they ask?"};
    for (const RequestDoor each : {RequestDoor::phone, RequestDoor::walk_in, RequestDoor::online}) {
        door.choices.push_back({std::string{name_of(each)}, std::string{door_text(each)}});
    }
    door.choices.push_back({"paper", "On paper", "Prints a form to fill in by hand, too"});
    form.questions.push_back(std::move(door));
    return form;
}

Response show_start(const Call& call, const FormState& state, const Refusal* refusal) {
    SitePage page(call, "requests/begin.tpl", "Ask for kit", Place::requests);
    page.set_back("/requests/mine", "Requests");
    page.leave_scan_box();
    fill_form(page, call, start_form(call), state, refusal);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

// "HTTPS://KIT.EXAMPLE.ORG/Q/Q-7K3M9QXZ": all in capitals, which makes a smaller code.
std::string code_text(const Call& call, const KitRequest& request) {
    std::string text = call.services.settings.address + "/q/" + request.reference;
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

void add_paper_question(View part, const AnswerRow& row, const std::vector<Hub>& hubs) {
    auto shown = part.add("QUESTION");
    shown.set("LABEL", row.label).text("HINT", row.hint);
    std::vector<std::string> choices;
    for (const AnswerChoice& choice : choices_of(row)) choices.emplace_back(choice.label);
    if (row.kind == AnswerKind::flag) choices = {"Yes", "No"};
    if (row.kind == AnswerKind::hub) {
        for (const Hub& hub : hubs) {
            if (!hub.is_closed) choices.push_back(hub.name);
        }
    }
    if (choices.empty()) {
        shown.show("LINE");
        return;
    }
    auto list = shown.add("CHOICES");
    for (const std::string& choice : choices) list.add("CHOICE").set("CHOICE_TEXT", choice);
}

}  // namespace

Response show_new_request(const Call& call) {
    FormState state;
    state.values.emplace("resident", call.request.query.text("resident"));
    return show_start(call, state, nullptr);
}

Response start_request_here(const Call& call) {
    const bool asks_online = reach_of(call.caller.role, Permission::ask_for_kit) == Reach::own;
    const auto door = asks_online ? std::optional{RequestDoor::online}
                                  : parse_request_door(call.form.fields.text("door"));
    StartDraft command{call.request_id, call.caller, door.value_or(RequestDoor::online)};
    const std::string resident{call.form.fields.text("resident")};
    if (!resident.empty()) command.typed["resident"] = {resident};
    if (call.caller.hub) command.typed["hub"] = {call.caller.hub->code};
    const auto draft =
        door ? start_draft(command, call.ports())
             : Result<KitRequest>{
                   Refusal{RefusalCode::invalid_fields, "", {{"door", "Choose how they asked."}}}};
    if (!draft) {
        FormState state = typed(call.form);
        mark(state, draft.refusal(), start_form(call).questions);
        return show_start(call, state, &draft.refusal());
    }
    const std::string place =
        command.door == RequestDoor::paper ? "" : "/steps/" + std::string{name_of(AskStep::who)};
    return Response::see_other(request_url(*draft) + place);
}

Response show_tasks(const Call& call) {
    const auto draft = draft_of(call);
    if (!draft) return show_refusal(call, draft.refusal());
    SitePage page(call, "requests/tasks.tpl", "Ask for kit", Place::requests);
    page.set_back("/requests/mine", "Requests");
    page.leave_scan_box();
    auto main = page.main();
    const std::string url = request_url(draft->request);
    const int done = steps_done(draft->answers);
    main.set("REFERENCE", draft->request.reference);
    main.set("DONE_TEXT", std::to_string(done) + " of " + std::to_string(ask_step_rows.size()) +
                              " steps are done.");
    for (const AskStepRow& row : ask_step_rows) {
        const bool is_complete = is_done(row.step, draft->answers);
        auto task = main.add("TASK");
        task.set("TASK_ID", row.name).set("TASK_TITLE", row.title);
        task.set("TASK_URL", step_url(draft->request, row.step));
        task.set("TASK_STATUS", is_complete ? "Done" : "To do").show_if(!is_complete, "TODO");
    }
    main.set("CHECK_URL", url + "/check").set("REMOVE_URL", url + "/removal");
    main.set("CHECK_TEXT", "Check your answers");
    if (draft->request.door == RequestDoor::paper) {
        main.set("PAPER_URL", url + "/paper").show("PAPER");
    }
    return page.answer();
}

Response show_request_step(const Call& call) {
    const auto draft = draft_of(call);
    if (!draft) return leave(call, draft.refusal());
    const auto step = parse_ask_step(call.param("step"));
    if (!step) return show_refusal(call, {RefusalCode::not_found, "", {}});
    return show_step_page(call, *draft, *step, state_of(draft->answers), nullptr);
}

Response save_request_step(const Call& call) {
    const auto draft = draft_of(call);
    if (!draft) return leave(call, draft.refusal());
    const auto step = parse_ask_step(call.param("step"));
    if (!step) return show_refusal(call, {RefusalCode::not_found, "", {}});
    const bool for_later = call.form.fields.text("later") == "yes";
    SaveDraft command{call.request_id, call.caller, draft->request.reference,
                      answers_of(*step, call.form)};
    if (!for_later) command.completes = *step;
    const auto saved = save_draft(command, call.ports());
    if (!saved) return show_refused_step(call, *draft, *step, saved.refusal());
    if (for_later) return Response::see_other("/requests/mine?done=kept");
    const auto now = draft_of(call);
    if (!now) return leave(call, now.refusal());
    const bool to_check = call.request.query.text("to") == "check";
    return Response::see_other(to_check ? request_url(*saved) + "/check"
                                        : next_url(*saved, *step, now->answers));
}

Response show_check(const Call& call) {
    const auto draft = draft_of(call);
    if (!draft) return leave(call, draft.refusal());
    return show_check_page(call, *draft, nullptr);
}

Response submit_request_here(const Call& call) {
    SubmitRequest command{call.request_id, call.caller, std::string{call.param("reference")}};
    const std::string twin{call.form.fields.text("twin")};
    command.is_someone_else = twin == "someone_else";
    if (!command.is_someone_else) command.resident = twin;
    const auto sent = submit_request(command, call.ports());
    if (sent) return Response::see_other(request_url(*sent) + "?done=sent");
    const auto draft = draft_of(call);
    if (!draft) return leave(call, sent.refusal());
    return show_check_page(call, *draft, &sent.refusal());
}

Response show_paper(const Call& call) {
    const auto draft = draft_of(call);
    if (!draft) return leave(call, draft.refusal());
    SitePage page(call, "requests/paper.tpl", "Asking for kit, on paper", Place::requests);
    page.set_back(request_url(draft->request), "Request " + draft->request.reference);
    page.leave_scan_box();
    auto main = page.main();
    main.set("SCHEME", call.services.settings.scheme_name);
    main.set("REFERENCE", draft->request.reference);
    main.set("BY", day_text(draft->request.changed_at + draft_days - std::chrono::days{1}));
    const labels::QrMatrix code(code_text(call, draft->request));
    main.set("SIDE", std::to_string(qr_side(code))).set("MODULES", qr_path(code));
    const std::vector<Hub> hubs = hubs_of(call);
    for (const AskStepRow& step : ask_step_rows) {
        auto part = main.add("STEP");
        part.set("STEP_TITLE", step.title).text("STEP_INTRO", step.intro);
        for (const AnswerRow& row : answer_rows()) {
            const bool is_asked = row.step == step.step && row.kind != AnswerKind::resident;
            if (is_asked) add_paper_question(part, row, hubs);
        }
    }
    return page.answer();
}

}  // namespace kitbank::web::pages
