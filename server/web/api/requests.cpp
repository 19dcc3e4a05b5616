#include "server/web/api/requests.h"

#include "server/usecase/partners/name_actors.h"
#include "server/usecase/requests/ask_again.h"
#include "server/usecase/requests/cancel_request.h"
#include "server/usecase/requests/draft_request.h"
#include "server/usecase/requests/list_requests.h"
#include "server/usecase/requests/note_request.h"
#include "server/usecase/requests/submit_request.h"
#include "server/web/api/body.h"
#include "server/web/api/request_json.h"

namespace kitbank::web::api {
namespace {

std::string reference_in(const Call& call) { return std::string{call.param("reference")}; }

ActorNames names_for(const Call& call) { return name_actors(call.caller, call.ports()); }

// The request as its own call shows it, whatever was done with it.
Response shown(const Call& call, int status, const std::string& reference) {
    const auto view = kitbank::show_request(call.caller, reference, call.ports());
    if (!view) return refused(view.refusal());
    Json body = present(*view, call.caller, names_for(call));
    if (view->request.state == RequestState::draft) {
        const auto draft = open_draft(call.caller, reference, call.ports());
        if (draft) body["answers"] = present(draft->answers);
    }
    return answer(status, body);
}

Response answered(const Call& call, int status, const Result<KitRequest>& result) {
    return result ? shown(call, status, result->reference) : refused(result.refusal());
}

RequestDoor read_door(FieldReader& fields) {
    const std::string typed = fields.text("door");
    const auto door = typed.empty() ? RequestDoor::online : parse_request_door(typed);
    if (!door) fields.fault("door", "This must be one of the words in the documentation.");
    return door.value_or(RequestDoor::online);
}

Result<RequestFilter> read_filter(const Fields& query) {
    RequestFilter filter;
    const std::string_view state = query.text("state");
    const std::string_view open = query.text("open");
    filter.after = query.text("cursor");
    filter.state = parse_request_state(state);
    std::vector<FieldFault> faults;
    if (!state.empty() && !filter.state) faults.push_back({"state", "There is no such state."});
    if (!open.empty() && open != "true" && open != "false") {
        faults.push_back({"open", "This must be true or false."});
    }
    if (!open.empty()) filter.open = open == "true";
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return filter;
}

}  // namespace

Response ask_for_kit(const Call& call) {
    AskForKit command{call.request_id, call.caller, RequestDoor::online, {}};
    bool is_draft = false;
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        is_draft = fields.flag("draft");
        command.door = read_door(fields);
        command.is_someone_else = fields.flag("is_someone_else");
        command.typed = read_answers(fields);
    });
    if (refusal) return refused(*refusal);
    if (!is_draft) return answered(call, 201, kitbank::ask_for_kit(command, call.ports()));
    return answered(
        call, 201,
        start_draft({command.id, command.caller, command.door, command.typed}, call.ports()));
}

Response list_requests(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"state", "open", "cursor"})) return refused(*refusal);
    const Result<RequestFilter> filter = read_filter(query);
    if (!filter) return refused(filter.refusal());
    const auto rows = my_requests(call.caller, *filter, call.ports());
    if (!rows) return refused(rows.refusal());
    const ActorNames names = names_for(call);
    Json items = Json::array();
    for (const KitRequest& row : *rows) items.push_back(present(row, call.caller, names));
    const bool is_full = rows->size() == static_cast<std::size_t>(my_requests_page_size);
    return answer(200, {{"items", std::move(items)},
                        {"next", is_full ? Json(rows->back().reference) : Json(nullptr)}});
}

Response show_request(const Call& call) { return shown(call, 200, reference_in(call)); }

Response change_draft(const Call& call) {
    SaveDraft command{call.request_id, call.caller, reference_in(call), {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        const auto version = fields.number("version", 1, 4'294'967'295);
        if (version) command.version = static_cast<std::uint32_t>(*version);
        command.typed = read_answers(fields);
    });
    if (refusal) return refused(*refusal);
    return answered(call, 200, save_draft(command, call.ports()));
}

Response submit_request(const Call& call) {
    SubmitRequest command{call.request_id, call.caller, reference_in(call)};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.is_someone_else = fields.flag("is_someone_else");
        command.resident = fields.text("resident");
    });
    if (refusal) return refused(*refusal);
    return answered(call, 200, kitbank::submit_request(command, call.ports()));
}

Response remove_draft(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    const auto removed =
        kitbank::remove_draft({call.request_id, call.caller, reference_in(call)}, call.ports());
    if (!removed) return refused(removed.refusal());
    return answer(200, {{"reference", *removed}});
}

Response note_request(const Call& call) {
    NoteRequest command{call.request_id, call.caller, reference_in(call), ""};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.words = fields.text("words");
        command.for_staff_only = fields.flag("for_staff_only");
    });
    if (refusal) return refused(*refusal);
    return answered(call, 201, kitbank::note_request(command, call.ports()));
}

Response answer_question(const Call& call) {
    AnswerQuestion command{call.request_id, call.caller, reference_in(call), ""};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.words = fields.text("words"); });
    if (refusal) return refused(*refusal);
    return answered(call, 200, kitbank::answer_question(command, call.ports()));
}

Response cancel_request(const Call& call) {
    CancelRequest command{call.request_id, call.caller, reference_in(call)};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.words = fields.text("words"); });
    if (refusal) return refused(*refusal);
    return answered(call, 200, kitbank::cancel_request(command, call.ports()));
}

Response ask_again(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    return answered(
        call, 201,
        kitbank::ask_again({call.request_id, call.caller, reference_in(call)}, call.ports()));
}

}  // namespace kitbank::web::api
