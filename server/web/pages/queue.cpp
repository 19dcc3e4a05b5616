#include "server/usecase/requests/queue.h"
#include "server/usecase/requests/decide_request.h"
#include "server/usecase/requests/list_requests.h"
#include "server/usecase/requests/ports.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/queue_words.h"
#include "server/web/pages/request_words.h"
#include "server/web/problem.h"
#include "server/web/text.h"

// The queue of requests, for the staff of a scheme.
namespace kitbank::web::pages {
namespace {

constexpr std::array filter_names = {"state", "hub", "worker", "kind", "order"};

Question choice(const char* name, const char* label, std::vector<Option> choices) {
    Question question{QuestionKind::one_of_many, name, label};
    question.choices = std::move(choices);
    return question;
}

std::vector<Question> filter_questions(const Call& call) {
    std::vector<Option> states = {{"", "All that are open"}};
    for (std::size_t i = 1; i < request_state_names.size(); ++i) {
        const auto state = static_cast<RequestState>(i);
        states.push_back({std::string{name_of(state)}, std::string{queue_state_text(state)}});
    }
    std::vector<Option> kinds = {{"", "Anything"}};
    for (std::size_t i = 0; i < line_kind_names.size(); ++i) {
        const auto kind = static_cast<LineKind>(i);
        kinds.push_back({std::string{name_of(kind)}, capitalised(kind_text(kind))});
    }
    Question hub = hub_question(call, "Hub");
    std::erase_if(hub.choices, [](const Option& option) { return option.value.empty(); });
    hub.choices.insert(hub.choices.begin(), {"", "Any"});
    return {choice("state", "State", std::move(states)), std::move(hub),
            choice("kind", "With", std::move(kinds)),
            choice("worker", "Who works on it", {{"", "Anybody"}, {"me", "I do"}}),
            choice("order", "First", {{"", "Highest priority"}, {"oldest", "Oldest"}})};
}

FormState asked(const Fields& query) {
    FormState state;
    for (const auto& field : query) state.values.emplace(field.name, field.value);
    return state;
}

// Choices that are not on the list come from an address typed by hand.
Result<QueueFilter> filter_of(const Fields& query) {
    QueueFilter filter;
    std::vector<FieldFault> faults;
    const std::string_view state = query.text("state");
    const std::string_view kind = query.text("kind");
    filter.state = parse_request_state(state);
    filter.kind = parse_line_kind(kind);
    if (state.empty()) filter.open = true;
    if (!state.empty() && !filter.state) {
        faults.push_back({"state", "Choose one from the list."});
    }
    if (!kind.empty() && !filter.kind) faults.push_back({"kind", "Choose one from the list."});
    filter.hub = query.text("hub");
    filter.worker = query.text("worker") == "me" ? "me" : "";
    filter.oldest_first = query.text("order") == "oldest";
    filter.after = query.text("after");
    filter.before = query.text("before");
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return filter;
}

// The address of the same question, with one more answer.
std::string queue_url(const Fields& query, std::string_view name = {},
                      std::string_view value = {}) {
    std::string url = "/requests";
    const auto add = [&](std::string_view key, std::string_view text) {
        url.append(url.find('?') == std::string::npos ? "?" : "&").append(key).append("=");
        url += percent_encode(text);
    };
    for (const std::string_view each : filter_names) {
        if (each != name && !query.text(each).empty()) add(each, query.text(each));
    }
    if (!name.empty()) add(name, value);
    return url;
}

bool is_filtered(const Fields& query) { return queue_url(query) != "/requests"; }

bool may_accept(const Call& call, const KitRequest& request) {
    return find_transition(request.state, RequestStep::acceptance) != nullptr &&
           may(call.caller.role, Permission::decide_requests);
}

std::string meta_of(const QueueRow& row) {
    const KitRequest& request = row.request;
    return joined({request.reference, "for " + request.resident_reference,
                   request.hub_name.empty() ? "any hub" : request.hub_name, row.asking_name,
                   "sent " + day_text(*request.submitted_at)});
}

void add_row(View main, const QueueRow& row, const Call& call, const Names& names) {
    const KitRequest& request = row.request;
    View view = main.add("ROW");
    view.set("ROW_URL", request_url(request)).set("ROW_TITLE", asked_text(request));
    view.set("ROW_META", meta_of(row)).set("REFERENCE", request.reference);
    view.set("POINTS", points_text(row.priority)).text("REASONS", reasons_text(row.priority));
    view.set("STATE", name_of(request.state)).set("STATE_TEXT", queue_state_text(request.state));
    if (may(call.caller.role, Permission::decide_requests)) {
        view.text("HOLD", hold_text(request, london_day(call.ports().clock.now())));
        view.text("WORKER", worker_text(request, names));
    }
    view.show_if(may_accept(call, request), "CHOOSE");
}

void add_counts(View main, const QueuePage& page) {
    for (const RequestCount& each : page.counts) {
        const bool is_more = each.count == open_counted_max;
        std::string text = with_commas(each.count) + (is_more ? " or more " : " ");
        text += queue_state_text(each.state);
        main.add("COUNTED")
            .set("COUNTED_URL", "/requests?state=" + std::string{name_of(each.state)})
            .set("COUNTED_TEXT", text);
    }
}

void add_paging(View main, const Fields& query, const QueuePage& page) {
    const bool has_rows = !page.rows.empty();
    main.show_if(has_rows && (page.has_next || page.has_previous), "PAGES");
    if (!has_rows) return;
    if (page.has_previous) {
        const std::string& first = page.rows.front().request.reference;
        main.add("PREVIOUS").set("PREVIOUS_URL", queue_url(query, "before", first));
    }
    if (page.has_next) {
        const std::string& last = page.rows.back().request.reference;
        main.add("NEXT").set("NEXT_URL", queue_url(query, "after", last));
    }
}

void fill_queue(View main, const Call& call, const QueuePage& found) {
    const Names names = names_for(call);
    const bool can_accept = std::ranges::any_of(
        found.rows, [&](const QueueRow& row) { return may_accept(call, row.request); });
    add_counts(main, found);
    main.show_if(found.rows.empty(), "EMPTY").show_if(!found.rows.empty(), "SOME");
    for (const QueueRow& row : found.rows) add_row(main, row, call, names);
    main.show_if(can_accept, "CAN_ACCEPT");
    add_paging(main, call.request.query, found);
}

Response show_queue(const Call& call) {
    const Fields& query = call.request.query;
    const auto filter = filter_of(query);
    const auto found = filter ? read_queue(call.caller, *filter, call.ports())
                              : Result<QueuePage>{filter.refusal()};
    const std::vector<Question> questions = filter_questions(call);
    FormState state = asked(query);
    SitePage page(call, "requests/queue.tpl", "Requests", Place::requests);
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    page.set_everywhere("BACK", queue_url(query));
    View main = page.main();
    if (found) {
        fill_queue(main, call, *found);
    } else {
        mark(state, found.refusal(), questions);
        page.set_problems(problems_in_order(questions, state), name_of(found.refusal().code));
    }
    add_questions(main, "FIELD", questions, state);
    main.show_if(is_filtered(query), "FILTERED");
    main.show_if(may(call.caller.role, Permission::ask_for_kit), "MAY_ASK");
    return page.answer(found ? 200 : status_of(found.refusal().code));
}

// Only back to the list: what a form sends is no address to follow.
std::string list_in(const Call& call) {
    const std::string_view back = call.form.fields.text("back");
    return back == "/requests" || back.starts_with("/requests?") ? std::string{back} : "/requests";
}

}  // namespace

Response show_requests(const Call& call) {
    if (!sees_queue(call.caller) || asks_elsewhere(call.caller, call.ports())) {
        return Response::see_other("/requests/mine");
    }
    return show_queue(call);
}

Response accept_requests_here(const Call& call) {
    AcceptRequests command{call.request_id, call.caller, {}};
    for (const std::string_view reference : call.form.fields.all("request")) {
        command.references.emplace_back(reference);
    }
    const auto answers = accept_requests(command, call.ports());
    if (!answers) return show_refusal(call, answers.refusal());
    ListPage list{"What was accepted"};
    list.place = Place::requests;
    list.back = {list_in(call), "Requests"};
    list.groups = {{"Accepted", {}, "None."}, {"Not accepted", {}, "None."}};
    for (const AcceptedRequest& each : *answers) {
        ListRow row{each.reference, "/requests/" + each.reference};
        row.meta = each.refusal ? sentence_of(*each.refusal) : "";
        list.groups[each.refusal ? 1 : 0].rows.push_back(std::move(row));
    }
    return show_list(call, list);
}

}  // namespace kitbank::web::pages
