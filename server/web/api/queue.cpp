#include "server/web/api/queue.h"

#include "server/usecase/partners/name_actors.h"
#include "server/usecase/requests/caps.h"
#include "server/usecase/requests/decide_request.h"
#include "server/usecase/requests/queue.h"
#include "server/usecase/requests/work_on_request.h"
#include "server/web/api/body.h"
#include "server/web/api/request_json.h"

namespace kitbank::web::api {
namespace {

std::string reference_in(const Call& call) { return std::string{call.param("reference")}; }

Response answered(const Call& call, const Result<KitRequest>& result) {
    if (!result) return refused(result.refusal());
    const auto view = kitbank::show_request(call.caller, result->reference, call.ports());
    if (!view) return refused(view.refusal());
    return answer(200, present(*view, call.caller, name_actors(call.caller, call.ports())));
}

Refusal wrong_query(const char* field, const char* sentence) {
    return {RefusalCode::invalid_fields, "", {{field, sentence}}};
}

Result<QueueFilter> read_filter(const Fields& query) {
    QueueFilter filter;
    const std::string_view open = query.text("open");
    const std::string_view state = query.text("state");
    const std::string_view kind = query.text("kind");
    const std::string_view order = query.text("order");
    filter.state = parse_request_state(state);
    filter.kind = parse_line_kind(kind);
    if (!state.empty() && !filter.state) return wrong_query("state", "There is no such state.");
    if (!kind.empty() && !filter.kind) return wrong_query("kind", "There is no such kind.");
    if (!open.empty() && open != "true" && open != "false") {
        return wrong_query("open", "This must be true or false.");
    }
    if (!order.empty() && order != "priority" && order != "oldest") {
        return wrong_query("order", "This must be priority or oldest.");
    }
    if (!query.text("worker").empty() && query.text("worker") != "me") {
        return wrong_query("worker", "This must be me.");
    }
    // All that ever was in one order is no queue: without a word it is what is open.
    if (!open.empty() || state.empty()) filter.open = open != "false";
    filter.hub = query.text("hub");
    filter.worker = query.text("worker");
    filter.oldest_first = order == "oldest";
    filter.after = query.text("cursor");
    return filter;
}

Json present_row(const QueueRow& row, const Caller& viewer, const ActorNames& names) {
    Json shown = present(row.request, viewer, names);
    Json reasons = Json::array();
    for (const NamedReason& each : row.priority.reasons) {
        reasons.push_back(
            {{"reason", name_of(each.reason)}, {"points", each.points}, {"words", each.words}});
    }
    shown["asking"] = row.asking_name.empty() ? Json(nullptr) : Json(row.asking_name);
    shown["priority"] = row.priority.points;
    shown["reasons"] = std::move(reasons);
    return shown;
}

Json present_points(const PriorityPoints& points) {
    Json shown = Json::object();
    for (std::size_t i = 0; i < points.size(); ++i) {
        shown[std::string{priority_reason_names[i]}] = points[i];
    }
    return shown;
}

Json present_caps(const std::vector<Cap>& caps) {
    Json items = Json::array();
    for (const Cap& cap : caps) {
        items.push_back({{"scope", name_of(cap.scope)},
                         {"kind", cap.kind ? Json(name_of(*cap.kind)) : Json(nullptr)},
                         {"most", cap.most},
                         {"days", cap.days},
                         {"words", in_words(cap)}});
    }
    return {{"items", std::move(items)}};
}

void read_references(FieldReader& fields, std::vector<std::string>& references) {
    const Json* list = fields.list("requests");
    if (list == nullptr) return;
    for (const Json& each : *list) {
        if (!each.is_string() || references.size() > accepted_at_once_max) {
            fields.fault("requests", "Name the references of 100 requests at most.");
            return;
        }
        references.push_back(each.get<std::string>());
    }
}

int read_line(FieldReader& fields) {
    return static_cast<int>(fields.number("line", 1, 100).value_or(0));
}

std::optional<LineKind> read_kind(FieldReader& fields) {
    const std::string typed = fields.text("kind");
    const auto kind = parse_line_kind(typed);
    if (!typed.empty() && !kind) fields.fault("kind", "There is no such kind.");
    return kind;
}

}  // namespace

Response list_queue(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal =
            check_query(query, {"open", "state", "hub", "worker", "kind", "order", "cursor"})) {
        return refused(*refusal);
    }
    const auto filter = read_filter(query);
    if (!filter) return refused(filter.refusal());
    const auto page = read_queue(call.caller, *filter, call.ports());
    if (!page) return refused(page.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const QueueRow& row : page->rows) items.push_back(present_row(row, call.caller, names));
    const bool has_next = page->has_next && !page->rows.empty();
    return answer(200,
                  {{"items", std::move(items)},
                   {"next", has_next ? Json(page->rows.back().request.reference) : Json(nullptr)}});
}

Response accept_requests(const Call& call) {
    AcceptRequests command{call.request_id, call.caller, {}};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { read_references(fields, command.references); });
    if (refusal) return refused(*refusal);
    const auto answers = kitbank::accept_requests(command, call.ports());
    if (!answers) return refused(answers.refusal());
    Json items = Json::array();
    for (const AcceptedRequest& each : *answers) {
        items.push_back(
            {{"reference", each.reference},
             {"code", each.refusal ? Json(name_of(each.refusal->code)) : Json(nullptr)},
             {"detail", each.refusal ? Json(sentence_of(*each.refusal)) : Json(nullptr)}});
    }
    return answer(200, {{"items", std::move(items)}});
}

Response accept_request(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    return answered(call, kitbank::accept_request(
                              {call.request_id, call.caller, reference_in(call)}, call.ports()));
}

Response query_request(const Call& call) {
    QueryRequest command{call.request_id, call.caller, reference_in(call), ""};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.words = fields.text("words"); });
    if (refusal) return refused(*refusal);
    return answered(call, kitbank::query_request(command, call.ports()));
}

Response decline_request(const Call& call) {
    DeclineRequest command{call.request_id, call.caller, reference_in(call), "", ""};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.reason = fields.text("reason");
        command.words = fields.text("words");
    });
    if (refusal) return refused(*refusal);
    return answered(call, kitbank::decline_request(command, call.ports()));
}

Response hold_request(const Call& call) {
    HoldRequest command{call.request_id, call.caller, reference_in(call), ""};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.reason = fields.text("reason");
        const std::string until = fields.text("until");
        command.until = parse_date(until);
        if (!until.empty() && !command.until) fields.fault("until", "Write it like 2026-12-01.");
    });
    if (refusal) return refused(*refusal);
    return answered(call, kitbank::hold_request(command, call.ports()));
}

Response release_hold(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    return answered(call, kitbank::release_hold({call.request_id, call.caller, reference_in(call)},
                                                call.ports()));
}

Response assign_request(const Call& call) {
    AssignRequest command{call.request_id, call.caller, reference_in(call)};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        const std::string worker = fields.text("worker");
        command.to_me = worker == "me";
        command.colleague = parse_uuid(worker);
        if (!worker.empty() && !command.to_me && !command.colleague) {
            fields.fault("worker", "This must be me, a membership's handle, or null for nobody.");
        }
    });
    if (refusal) return refused(*refusal);
    return answered(call, kitbank::assign_request(command, call.ports()));
}

Response agree_substitute(const Call& call) {
    AgreeSubstitute command{call.request_id, call.caller, reference_in(call)};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.line = read_line(fields);
        command.kind = read_kind(fields);
        command.agreed_by = fields.text("agreed_by");
    });
    if (refusal) return refused(*refusal);
    return answered(call, kitbank::agree_substitute(command, call.ports()));
}

Response drop_line(const Call& call) {
    DropLine command{call.request_id, call.caller, reference_in(call)};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.line = read_line(fields); });
    if (refusal) return refused(*refusal);
    return answered(call, kitbank::drop_line(command, call.ports()));
}

Response show_priority_rules(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto points = read_priority_points(call.caller, call.ports());
    return points ? answer(200, present_points(*points)) : refused(points.refusal());
}

Response set_priority_rules(const Call& call) {
    SetPriorityPoints command{call.request_id, call.caller, {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        for (std::size_t i = 0; i < command.points.size(); ++i) {
            const auto points = fields.number(priority_reason_names[i], 0, priority_points_max);
            if (!points && !fields.has(priority_reason_names[i])) {
                fields.fault(priority_reason_names[i], "Every reason has its points.");
            }
            command.points[i] = static_cast<int>(points.value_or(0));
        }
    });
    if (refusal) return refused(*refusal);
    const auto points = set_priority_points(command, call.ports());
    return points ? answer(200, present_points(*points)) : refused(points.refusal());
}

Response list_request_caps(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto caps = read_request_caps(call.caller, call.ports());
    return caps ? answer(200, present_caps(*caps)) : refused(caps.refusal());
}

Response set_request_cap(const Call& call) {
    SetRequestCap command{call.request_id, call.caller, {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        const auto scope = parse_cap_scope(fields.text("scope"));
        if (!scope) fields.fault("scope", "This must be organisation, area or person.");
        command.cap.scope = scope.value_or(CapScope::organisation);
        command.cap.kind = read_kind(fields);
        const auto most = fields.number("most", 0, cap_most_max);
        if (!most && !fields.has("most")) fields.fault("most", "A limit is a number.");
        command.cap.most = static_cast<int>(most.value_or(0));
        command.cap.days = static_cast<int>(fields.number("days", 0, cap_days_max).value_or(0));
    });
    if (refusal) return refused(*refusal);
    const auto caps = kitbank::set_request_cap(command, call.ports());
    return caps ? answer(200, present_caps(*caps)) : refused(caps.refusal());
}

}  // namespace kitbank::web::api
