#include <algorithm>
#include <array>

#include "server/core/reference.h"
#include "server/usecase/requests/ask_again.h"
#include "server/usecase/requests/cancel_request.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/find_handover.h"
#include "server/usecase/requests/list_requests.h"
#include "server/usecase/requests/note_request.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/request_steps.h"
#include "server/web/pages/request_view.h"
#include "server/web/pages/request_words.h"
#include "server/web/problem.h"

// What somebody asked for, and what they do with it. Filling in the form is request_steps.cpp.
namespace kitbank::web::pages {
namespace {

struct DoneMessage {
    std::string_view done;
    std::string_view text;
};
constexpr std::array done_messages = {
    DoneMessage{"sent", "The request was sent. You will be told what the scheme decides."},
    DoneMessage{"kept", "What you typed is kept for 30 days."},
    DoneMessage{"noted", "The note was added."},
    DoneMessage{"answered", "The answer was sent."},
    DoneMessage{"cancelled", "The request was cancelled. What was set aside for it is free again."},
    DoneMessage{"accepted", "The request is accepted. Whoever asked is told."},
    DoneMessage{"queried", "The question was sent."},
    DoneMessage{"declined", "The request is declined. Whoever asked is told why."},
    DoneMessage{"held", "The request is on hold."},
    DoneMessage{"released", "The hold is over."},
    DoneMessage{"assigned", "Who works on it is saved."},
    DoneMessage{"agreed", "What was agreed is saved."},
    DoneMessage{"dropped", "That part is left out."},
    DoneMessage{"removed", "The draft was deleted."},
    DoneMessage{"booked", "The appointment is booked."},
    DoneMessage{"unbooked", "The appointment is cancelled."},
    DoneMessage{"renewed", "The loan is renewed."},
};

std::string_view done_message(const Call& call) {
    const auto* const found =
        std::ranges::find(done_messages, call.request.query.text("done"), &DoneMessage::done);
    return found == done_messages.end() ? "" : found->text;
}

ListRow row_of(const KitRequest& request, const Call& call, const Names& names) {
    const bool is_draft = request.state == RequestState::draft;
    ListRow row{request.reference, request_url(request)};
    const std::string when =
        is_draft ? "changed " + day_text(request.changed_at)
                 : "sent " + day_text(request.submitted_at.value_or(request.created_at));
    const std::string whose =
        request.entered_by == call.caller.actor ? "" : "asked by " + names.of(request.entered_by);
    const std::string resident =
        request.resident_reference.empty() ? "" : "for " + request.resident_reference;
    row.meta =
        joined({asked_text(request), resident, whose, when}) + ". " + next_step_text(request);
    row.fact = state_text(request.state);
    return row;
}

bool waits_for_asker(const KitRequest& request) {
    return request.state == RequestState::draft || request.state == RequestState::queried;
}

std::vector<ListGroup> groups_of(const std::vector<KitRequest>& rows, const Call& call) {
    const Names names = names_for(call);
    std::vector<ListGroup> groups = {{"Waiting for you", {}, "Nothing waits for you."},
                                     {"Open", {}, "No request is open."},
                                     {"Handed over and finished", {}, "None yet."}};
    for (const KitRequest& row : rows) {
        const std::size_t group = waits_for_asker(row) ? 0 : (is_open(row.state) ? 1 : 2);
        groups[group].rows.push_back(row_of(row, call, names));
    }
    return groups;
}

// A manager of an organisation that refers also has drafts of their own.
Result<std::vector<KitRequest>> rows_for(const Call& call) {
    RequestFilter filter;
    filter.after = call.request.query.text("after");
    auto rows = my_requests(call.caller, filter, call.ports());
    if (!rows || !filter.after.empty()) return rows;
    const bool is_elsewhere = asks_elsewhere(call.caller, call.ports());
    if (!is_elsewhere || reach_of(call.caller.role, Permission::see_requests) == Reach::own) {
        return rows;
    }
    auto drafts = my_requests(call.caller, {RequestState::draft}, call.ports());
    if (!drafts) return drafts;
    rows->insert(rows->begin(), drafts->begin(), drafts->end());
    return rows;
}

Result<RequestView> view_of(const Call& call) {
    return kitbank::show_request(call.caller, call.param("reference"), call.ports());
}

Question words_question(const char* label, const char* hint = "") {
    return {QuestionKind::text, "words", label, hint};
}

FormPage request_form(const KitRequest& request, const char* heading, const char* place,
                      const char* submit) {
    FormPage form{heading, request_url(request) + place, submit, request_url(request),
                  "Request " + request.reference};
    form.place = Place::requests;
    return form;
}

FormPage note_form(const RequestView& view) {
    FormPage form = request_form(view.request, "Add a note", "/note", "Add the note");
    form.intro = "Whoever asked and the staff of the scheme read it. Write nothing about health.";
    form.questions = {words_question("The note")};
    if (view.is_staff) {
        Question only{QuestionKind::some_of, "for_staff_only", "Who reads it?"};
        only.choices = {{"yes", "Only the staff of the scheme"}};
        form.questions.push_back(std::move(only));
    }
    return form;
}

FormPage answer_form(const RequestView& view) {
    FormPage form = request_form(view.request, "Answer the question", "/answer", "Send the answer");
    for (const NoteLine& line : view.notes) {
        if (line.note.kind == NoteKind::question) form.intro = line.words;
    }
    form.questions = {words_question("Your answer")};
    return form;
}

FormPage cancel_form(const KitRequest& request) {
    FormPage form = request_form(request, "Cancel this request", "/cancel", "Cancel the request");
    form.warning =
        "What is set aside for it goes back to others. This cannot be undone, but you "
        "can ask again.";
    form.is_grave = true;
    form.questions = {words_question("Why is it no longer needed? (optional)")};
    return form;
}

FormPage removal_form(const KitRequest& request) {
    FormPage form = request_form(request, "Delete this draft", "/removal", "Delete the draft");
    form.warning = "What was typed is gone for good.";
    form.is_grave = true;
    return form;
}

std::string words_in(const Call& call) { return std::string{call.form.fields.text("words")}; }

// The form while the step is possible; else the page says why not.
Response show_step_form(const Call& call, std::string_view step,
                        FormPage (*form_for)(const RequestView&)) {
    const auto view = view_of(call);
    if (!view) return show_refusal(call, view.refusal());
    if (!may_now(*view, step)) {
        const bool may_ask = may(call.caller.role, Permission::ask_for_kit);
        return show_refusal(
            call, {may_ask ? RefusalCode::request_closed : RefusalCode::forbidden, "", {}});
    }
    return show_form(call, form_for(*view), {});
}

FormPage cancel_form_of(const RequestView& view) { return cancel_form(view.request); }
FormPage removal_form_of(const RequestView& view) { return removal_form(view.request); }

// After the step its request, with a word about it; or the form again with what was wrong.
Response answered(const Call& call, const Result<KitRequest>& result, std::string_view done,
                  FormPage (*form_for)(const RequestView&)) {
    if (result) return Response::see_other(request_url(*result) + "?done=" + std::string{done});
    const auto view = view_of(call);
    if (!view) return show_refusal(call, view.refusal());
    if (result.refusal().fields.empty()) return show_refusal(call, result.refusal());
    return show_refused_form(call, form_for(*view), result.refusal());
}

}  // namespace

Response show_my_requests(const Call& call) {
    return show_my_requests_at(call, Place::requests, "Requests");
}

Response show_my_requests_at(const Call& call, Place place, std::string_view heading) {
    const auto rows = rows_for(call);
    if (!rows) return show_refusal(call, rows.refusal());
    ListPage list{std::string{heading}};
    list.place = place;
    list.message = done_message(call);
    if (may(call.caller.role, Permission::ask_for_kit)) {
        list.action = {"/requests/new", "Ask for kit"};
    }
    list.groups = groups_of(*rows, call);
    if (rows->size() >= static_cast<std::size_t>(my_requests_page_size)) {
        list.links.push_back(
            {"/requests/mine?after=" + rows->back().reference, "Earlier requests"});
    }
    return show_list(call, list);
}

Response show_request(const Call& call) {
    const auto view = view_of(call);
    if (!view) return show_refusal(call, view.refusal());
    if (view->request.state == RequestState::draft) return show_tasks(call);
    SitePage page(call, "requests/request.tpl", "Request " + view->request.reference,
                  Place::requests);
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    page.set_back(view->is_staff ? "/requests" : "/requests/mine", "Requests");
    page.set_message(done_message(call));
    page.leave_scan_box();
    fill_request(page.main(), call, *view);
    return page.answer();
}

Response show_note(const Call& call) { return show_step_form(call, "notes", note_form); }

Response note_request_here(const Call& call) {
    NoteRequest command{call.request_id, call.caller, std::string{call.param("reference")},
                        words_in(call)};
    command.for_staff_only = call.form.fields.text("for_staff_only") == "yes";
    return answered(call, note_request(command, call.ports()), "noted", note_form);
}

Response show_answer(const Call& call) { return show_step_form(call, "answers", answer_form); }

Response answer_question_here(const Call& call) {
    return answered(call,
                    answer_question({call.request_id, call.caller,
                                     std::string{call.param("reference")}, words_in(call)},
                                    call.ports()),
                    "answered", answer_form);
}

Response show_cancel(const Call& call) {
    return show_step_form(call, "cancellation", cancel_form_of);
}

Response cancel_request_here(const Call& call) {
    return answered(call,
                    cancel_request({call.request_id, call.caller,
                                    std::string{call.param("reference")}, words_in(call)},
                                   call.ports()),
                    "cancelled", cancel_form_of);
}

Response ask_again_here(const Call& call) {
    const auto again = ask_again(
        {call.request_id, call.caller, std::string{call.param("reference")}}, call.ports());
    if (!again) return show_refusal(call, again.refusal());
    return Response::see_other(request_url(*again));
}

Response show_draft_removal(const Call& call) {
    return show_step_form(call, "removal", removal_form_of);
}

Response remove_draft_here(const Call& call) {
    const auto removed = remove_draft(
        {call.request_id, call.caller, std::string{call.param("reference")}}, call.ports());
    if (!removed) return show_refusal(call, removed.refusal());
    return Response::see_other("/requests/mine?done=removed");
}

// The address in the code of a paper form or a packing slip: what is ready is handed over. Packets of data stock have such
// a code too.
Response open_code(const Call& call) {
    if (const auto packet = parse_reference('C', call.param("reference"));
        packet && call.param("reference").starts_with("C-")) {
        return Response::see_other("/data/consignments/" + *packet);
    }
    const auto reference = parse_request_reference(call.param("reference"));
    if (!reference) return show_refusal(call, {RefusalCode::request_not_found, "", {}});
    const auto ready = ready_request(call.caller, *reference, call.ports());
    if (ready && ready->request.state == RequestState::ready) {
        return Response::see_other("/handover/" + ready->request.reference);
    }
    return Response::see_other("/requests/" + *reference);
}

}  // namespace kitbank::web::pages
