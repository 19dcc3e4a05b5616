#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/decide_request.h"
#include "server/usecase/requests/queue.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/requests/work_on_request.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/queue_words.h"
#include "server/web/pages/request_view.h"
#include "server/web/pages/request_words.h"
#include "server/web/text.h"

// What staff decide about one request: a panel on its page, and the forms behind it.
namespace kitbank::web {
namespace {

bool is_decider(const Call& call, const RequestView& view) {
    return view.is_staff && reaches(call.caller, Permission::decide_requests, view.request);
}

void fill_decline_reason(View page, const KitRequest& request) {
    const DeclineReason* reason = find_decline_reason(request.decline_reason);
    if (reason == nullptr) return;
    page.include("PANEL", "requests/decision_panel.tpl").text("DECLINED", reason->words);
}

void add_way(View panel, const std::string& url, const std::string& text) {
    panel.add("WAY").set("WAY_URL", url).set("WAY_TEXT", text);
}

void add_line_ways(View panel, const KitRequest& request) {
    for (const RequestLine& line : request.lines) {
        if (line.state != LineState::waiting) continue;
        const std::string at = "?line=" + std::to_string(line.number);
        const std::string what{kind_text(line.kind)};
        if (device_kind_of(line.kind)) {
            add_way(panel, request_url(request) + "/substitute" + at,
                    "Agree on something instead of the " + what);
        }
        if (request.lines.size() > 1) {
            add_way(panel, request_url(request) + "/drop" + at, "Leave out the " + what);
        }
    }
}

void add_ways(View panel, const Call& call, const RequestView& view) {
    const KitRequest& request = view.request;
    const std::string url = request_url(request);
    panel.show_if(may_now(view, "acceptance"), "ACCEPT");
    if (may_now(view, "query")) add_way(panel, url + "/query", "Ask a question");
    if (may_now(view, "refusal")) add_way(panel, url + "/refusal", "Decline the request");
    if (!is_open(request.state)) return;
    if (request.hold_reason.empty()) add_way(panel, url + "/hold", "Put it on hold");
    add_way(panel, url + "/worker",
            request.worker == call.caller.actor ? "Hand the work on" : "Say who works on it");
    add_line_ways(panel, request);
}

void fill_queue_facts(View panel, const Call& call, const KitRequest& request) {
    const Date today = london_day(call.ports().clock.now());
    Priority priority;
    call.ports().store.read(
        [&](Reader& reader) { priority = priority_of(request, reader, today); });
    panel.set("POINTS", points_text(priority)).text("REASONS", reasons_text(priority));
    const std::string worker = worker_text(request, names_for(call));
    panel.set("WORKER", worker.empty() ? "Nobody works on it yet." : worker + ".");
    panel.text("HOLD", hold_text(request, today));
    const auto twins = find_twins(call.caller, request, call.ports());
    panel.show_if(!twins.empty(), "TWINS");
    for (const std::string& twin : twins) {
        panel.add("TWIN").set("TWIN_URL", "/requests/" + twin).set("TWIN_TEXT", twin);
    }
}

}  // namespace

void fill_decision_panel(View page, const Call& call, const RequestView& view) {
    fill_decline_reason(page, view.request);
    if (!is_decider(call, view) || !is_open(view.request.state)) return;
    View panel = page.include("PANEL", "requests/decision_panel.tpl");
    panel.set("URL", request_url(view.request)).show("STAFF");
    fill_queue_facts(panel, call, view.request);
    add_ways(panel, call, view);
}

namespace pages {
namespace {

std::string reference_in(const Call& call) { return std::string{call.param("reference")}; }
std::string field(const Call& call, const char* name) {
    return std::string{call.form.fields.text(name)};
}

FormPage decision_form(const KitRequest& request, const char* heading, const char* place,
                       const char* submit) {
    FormPage form{heading, request_url(request) + place, submit, request_url(request),
                  "Request " + request.reference};
    form.place = Place::requests;
    return form;
}

FormPage query_form(const Call&, const KitRequest& request) {
    FormPage form = decision_form(request, "Ask a question", "/query", "Send the question");
    form.intro = "Whoever sent the request is told, and it waits for their answer.";
    form.questions = {{QuestionKind::text, "words", "The question",
                       "Ask for nothing about health that you do not need"}};
    return form;
}

FormPage refusal_form(const Call&, const KitRequest& request) {
    FormPage form = decision_form(request, "Decline the request", "/refusal", "Decline it");
    form.warning = "What is set aside for it goes back to others. This cannot be undone.";
    form.is_grave = true;
    Question reason{QuestionKind::one_of, "reason", "Why?", "Whoever asked reads this"};
    for (const DeclineReason& each : decline_reasons) {
        reason.choices.push_back({std::string{each.name}, std::string{each.words}});
    }
    form.questions = {std::move(reason),
                      {QuestionKind::text, "words", "What else should they know? (optional)"}};
    return form;
}

FormPage hold_form(const Call&, const KitRequest& request) {
    FormPage form = decision_form(request, "Put the request on hold", "/hold", "Put it on hold");
    form.intro = "Nothing is set aside for it meanwhile.";
    form.questions = {{QuestionKind::line, "reason", "What does it wait for?",
                       "For staff. For example, a charger that was ordered"},
                      {QuestionKind::date, "until", "Until which day? (optional)"}};
    return form;
}

FormPage worker_form(const Call& call, const KitRequest& request) {
    FormPage form = decision_form(request, "Who works on it", "/worker", "Save");
    Question worker{QuestionKind::one_of, "worker", "Who works on this request?"};
    worker.choices = {{"me", "I do"}};
    call.ports().store.read([&](Reader& reader) {
        for (const Member& member : colleagues_for(call.caller, request, reader)) {
            if (member.membership.person == call.caller.person) continue;
            worker.choices.push_back({format(member.membership.handle), member.name});
        }
    });
    worker.choices.push_back({"nobody", "Nobody for now"});
    form.questions = {std::move(worker)};
    return form;
}

// Which line the address or the form names; 0 for none.
int line_in(const Call& call) {
    const std::string_view typed = call.form.fields.has("line") ? call.form.fields.text("line")
                                                                : call.request.query.text("line");
    const bool is_short = typed.size() == 1 && typed.front() >= '1' && typed.front() <= '9';
    return is_short ? typed.front() - '0' : 0;
}

Question line_question() { return {QuestionKind::hidden, "line", ""}; }

FormPage substitute_form(const Call&, const KitRequest& request) {
    FormPage form = decision_form(request, "Agree on something else", "/substitute", "Save");
    Question kind{QuestionKind::one_of, "kind", "What do they get instead?"};
    for (std::size_t i = 0; i < line_kind_names.size(); ++i) {
        const auto each = static_cast<LineKind>(i);
        if (device_kind_of(each)) {
            kind.choices.push_back({std::string{name_of(each)}, capitalised(kind_text(each))});
        }
    }
    kind.choices.push_back({"none", "What was asked for"});
    Question who{QuestionKind::one_of, "agreed_by", "Who agreed to it?"};
    who.choices = {{"referrer", "Whoever asked"}, {"resident", "The person who gets it"}};
    form.questions = {line_question(), std::move(kind), std::move(who)};
    return form;
}

FormPage drop_form(const Call& call, const KitRequest& request) {
    FormPage form = decision_form(request, "Leave a part out", "/drop", "Leave it out");
    for (const RequestLine& line : request.lines) {
        if (line.number != line_in(call)) continue;
        form.warning = "The " + std::string{kind_text(line.kind)} +
                       " will not be served any more. This cannot be undone.";
    }
    form.is_grave = true;
    form.questions = {line_question()};
    return form;
}

using FormFor = FormPage (*)(const Call&, const KitRequest&);

// A request that this caller decides; out of reach it does not exist.
Result<KitRequest> request_here(const Call& call) {
    Result<KitRequest> found = Refusal{RefusalCode::request_not_found, "", {}};
    call.ports().store.read([&](Reader& reader) {
        found =
            reachable_request(call.caller, Permission::decide_requests, reference_in(call), reader);
    });
    return found;
}

Response show_decision_form(const Call& call, FormFor form_for) {
    const auto request = request_here(call);
    if (!request) return show_refusal(call, request.refusal());
    if (!is_open(request->state)) {
        return show_refusal(call, {RefusalCode::request_closed, "", {}});
    }
    FormState state;
    if (const int line = line_in(call)) state.values.emplace("line", std::to_string(line));
    return show_form(call, form_for(call, *request), state);
}

// After it the request, with a word about it; or the form again with what was wrong.
Response decided(const Call& call, const Result<KitRequest>& result, const char* done,
                 FormFor form_for) {
    if (result) return Response::see_other(request_url(*result) + "?done=" + done);
    const auto request = request_here(call);
    if (!request) return show_refusal(call, request.refusal());
    if (form_for == nullptr || result.refusal().fields.empty()) {
        return show_refusal(call, result.refusal());
    }
    return show_refused_form(call, form_for(call, *request), result.refusal());
}

}  // namespace

Response accept_request_here(const Call& call) {
    return decided(call,
                   accept_request({call.request_id, call.caller, reference_in(call)}, call.ports()),
                   "accepted", nullptr);
}

Response show_query(const Call& call) { return show_decision_form(call, query_form); }

Response query_request_here(const Call& call) {
    const auto queried = query_request(
        {call.request_id, call.caller, reference_in(call), field(call, "words")}, call.ports());
    return decided(call, queried, "queried", query_form);
}

Response show_refusal_form(const Call& call) { return show_decision_form(call, refusal_form); }

Response decline_request_here(const Call& call) {
    const auto declined = decline_request({call.request_id, call.caller, reference_in(call),
                                           field(call, "reason"), field(call, "words")},
                                          call.ports());
    return decided(call, declined, "declined", refusal_form);
}

Response show_hold_form(const Call& call) { return show_decision_form(call, hold_form); }

Response hold_request_here(const Call& call) {
    HoldRequest command{call.request_id, call.caller, reference_in(call), field(call, "reason")};
    const std::string typed = date_text(call.form, "until");
    command.until = parse_date(typed);
    if (!typed.empty() && !command.until) {
        const Refusal wrong{RefusalCode::invalid_fields, "", {{"until", "Write a real date."}}};
        return decided(call, wrong, "", hold_form);
    }
    return decided(call, hold_request(command, call.ports()), "held", hold_form);
}

Response release_hold_here(const Call& call) {
    return decided(call,
                   release_hold({call.request_id, call.caller, reference_in(call)}, call.ports()),
                   "released", nullptr);
}

Response show_worker(const Call& call) { return show_decision_form(call, worker_form); }

Response assign_request_here(const Call& call) {
    AssignRequest command{call.request_id, call.caller, reference_in(call)};
    const std::string worker = field(call, "worker");
    command.to_me = worker == "me";
    command.colleague = parse_uuid(worker);
    if (!command.to_me && !command.colleague && worker != "nobody") {
        const Refusal wrong{RefusalCode::invalid_fields, "", {{"worker", "Choose one."}}};
        return decided(call, wrong, "", worker_form);
    }
    return decided(call, assign_request(command, call.ports()), "assigned", worker_form);
}

Response show_substitute(const Call& call) { return show_decision_form(call, substitute_form); }

Response agree_substitute_here(const Call& call) {
    const std::string kind = field(call, "kind");
    AgreeSubstitute command{call.request_id, call.caller, reference_in(call), line_in(call)};
    command.kind = parse_line_kind(kind);
    command.agreed_by = field(call, "agreed_by");
    if (!command.kind && kind != "none") {
        const Refusal wrong{
            RefusalCode::invalid_fields, "", {{"kind", "Choose what they get instead."}}};
        return decided(call, wrong, "", substitute_form);
    }
    return decided(call, agree_substitute(command, call.ports()), "agreed", substitute_form);
}

Response show_drop(const Call& call) { return show_decision_form(call, drop_form); }

Response drop_line_here(const Call& call) {
    return decided(
        call,
        drop_line({call.request_id, call.caller, reference_in(call), line_in(call)}, call.ports()),
        "dropped", drop_form);
}

}  // namespace pages
}  // namespace kitbank::web
