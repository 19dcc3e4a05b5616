#include "server/web/api/registers.h"

#include "server/usecase/partners/name_actors.h"
#include "server/usecase/registers/keep_access_requests.h"
#include "server/usecase/registers/keep_complaints.h"
#include "server/usecase/registers/monitor_equality.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

// Texts as they are, true and false as yes and no; null is left out.
Result<Answers> read_answers(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    Answers answers;
    std::vector<FieldFault> faults;
    for (const auto& [name, value] : body->items()) {
        if (value.is_string()) {
            answers.emplace(name, value.get<std::string>());
        } else if (value.is_boolean()) {
            answers.emplace(name, value.get<bool>() ? "yes" : "no");
        } else if (!value.is_null()) {
            faults.push_back({name, "This must be a text, or true or false."});
        }
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return answers;
}

Result<EntryNumber> read_number(const Call& call, Register book) {
    const auto number = parse_entry_number(book, call.param("number"));
    if (!number) return Refusal{RefusalCode::entry_not_found, "", {}};
    return *number;
}

template <class Step, std::size_t count>
Result<Step> read_step(const Call& call, const std::array<std::string_view, count>& names) {
    const auto step = parse_name<Step>(names, call.param("step"));
    if (!step) return Refusal{RefusalCode::not_found, "", {}};
    return *step;
}

Json day_or_null(const std::optional<Date>& day) {
    return day ? Json(format(*day)) : Json(nullptr);
}

template <class Enum>
Json name_or_null(const std::optional<Enum>& value) {
    return value ? Json(name_of(*value)) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json present(const RegisterEntry& row) {
    return {{"number", format(row.number)},           {"nation", name_of(row.nation)},
            {"received", format(row.received)},       {"how", name_of(row.how)},
            {"resident", text_or_null(row.resident)}, {"answered", day_or_null(row.answered)},
            {"recorded_at", format(row.recorded_at)}, {"version", row.version}};
}

Json present(const Complaint& row) {
    Json json = present(static_cast<const RegisterEntry&>(row));
    json.update({{"category", name_of(row.category)},
                 {"acknowledged", day_or_null(row.acknowledged)},
                 {"outcome", name_or_null(row.outcome)},
                 {"closed", day_or_null(row.closed)}});
    return json;
}

Json present(const AccessRequest& row) {
    Json questions = Json::array();
    for (const Clarification& each : row.clarifications) {
        questions.push_back({{"asked", format(each.asked)},
                             {"arrived", day_or_null(each.arrived)},
                             {"about_information", each.is_about_information}});
    }
    Json json = present(static_cast<const RegisterEntry&>(row));
    json.update({{"identity_needed", row.identity_needed},
                 {"identity_confirmed", day_or_null(row.identity_confirmed)},
                 {"clarifications", std::move(questions)},
                 {"extension_told", day_or_null(row.extended)},
                 {"ground", name_or_null(row.ground)},
                 {"outcome", name_or_null(row.outcome)},
                 {"rights_told", row.rights_told}});
    return json;
}

Json present(const Deadline& deadline) {
    Json steps = Json::array();
    for (const DeadlineStep& step : deadline.steps) steps.push_back(step.sentence);
    return {{"clock", name_of(deadline.clock)},
            {"due", day_or_null(deadline.due)},
            {"days_left", deadline.due ? Json(deadline.days_left) : Json(nullptr)},
            {"steps", std::move(steps)}};
}

template <class Row>
Response answer_list(const Call& call, const Result<std::vector<ListedEntry<Row>>>& listed) {
    if (!listed) return refused(listed.refusal());
    Json items = Json::array();
    for (const auto& each : *listed) {
        Json item = present(each.row);
        item["deadline"] = present(each.deadline);
        items.push_back(only_shown(std::move(item), Object::register_entry, call.caller));
    }
    return answer(200, {{"items", std::move(items)}});
}

template <class Row>
Response answer_entry(const Call& call, const Result<ShownEntry<Row>>& shown,
                      std::string_view last_words) {
    if (!shown) return refused(shown.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json json = present(shown->row);
    json["deadline"] = present(shown->deadline);
    json["person"] = text_or_null(shown->person);
    json["matter"] = shown->matter;
    json[std::string(last_words)] = text_or_null(shown->last_words);
    json["notes"] = Json::array();
    for (const ShownNote& note : shown->notes) {
        json["notes"].push_back({{"text", note.text},
                                 {"actor", shown_actor(note.actor, names)},
                                 {"written_at", format(note.written_at)}});
    }
    return answer(200, only_shown(std::move(json), Object::register_entry, call.caller));
}

template <class Row>
Response answer_row(const Call& call, int status, const Result<Row>& row) {
    if (!row) return refused(row.refusal());
    return answer(status, only_shown(present(*row), Object::register_entry, call.caller));
}

Result<bool> wants_all(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"all"})) return *refusal;
    const auto all = call.request.query.text("all");
    if (!all.empty() && all != "yes") {
        return Refusal{RefusalCode::invalid_fields, "", {{"all", "Write yes, or leave it out."}}};
    }
    return all == "yes";
}

Json present(const MonitoringReport::Row& row) {
    const auto shown = [](const std::optional<std::int64_t>& count) {
        return count ? Json(*count) : Json(nullptr);
    };
    Json cells = Json::array();
    for (std::size_t i = 0; i < row.shown.cells.size(); ++i) {
        cells.push_back(
            {{"answer", row.question->answers[i].name}, {"count", shown(row.shown.cells[i])}});
    }
    return {{"question", row.question->name},
            {"answers", std::move(cells)},
            {"total", shown(row.shown.total)}};
}

}  // namespace

Response list_complaints(const Call& call) {
    const auto is_all = wants_all(call);
    if (!is_all) return refused(is_all.refusal());
    return answer_list(call, kitbank::list_complaints(call.caller, *is_all, call.ports()));
}

Response record_complaint(const Call& call) {
    const auto answers = read_answers(call);
    if (!answers) return refused(answers.refusal());
    return answer_row(
        call, 201,
        kitbank::record_complaint({call.request_id, call.caller, *answers}, call.ports()));
}

Response show_complaint(const Call& call) {
    const auto number = read_number(call, Register::complaints);
    if (!number) return refused(number.refusal());
    return answer_entry(call, read_complaint(call.caller, *number, call.ports()), "lessons");
}

Response take_complaint_step(const Call& call) {
    const auto answers = read_answers(call);
    if (!answers) return refused(answers.refusal());
    const auto number = read_number(call, Register::complaints);
    if (!number) return refused(number.refusal());
    const auto step = read_step<ComplaintStep>(call, complaint_step_names);
    if (!step) return refused(step.refusal());
    return answer_row(call, 200,
                      kitbank::take_complaint_step(
                          {call.request_id, call.caller, *number, *step, *answers}, call.ports()));
}

Response list_access_requests(const Call& call) {
    const auto is_all = wants_all(call);
    if (!is_all) return refused(is_all.refusal());
    return answer_list(call, kitbank::list_access_requests(call.caller, *is_all, call.ports()));
}

Response record_access_request(const Call& call) {
    const auto answers = read_answers(call);
    if (!answers) return refused(answers.refusal());
    return answer_row(
        call, 201,
        kitbank::record_access_request({call.request_id, call.caller, *answers}, call.ports()));
}

Response show_access_request(const Call& call) {
    const auto number = read_number(call, Register::access_requests);
    if (!number) return refused(number.refusal());
    return answer_entry(call, read_access_request(call.caller, *number, call.ports()), "reason");
}

Response take_access_step(const Call& call) {
    const auto answers = read_answers(call);
    if (!answers) return refused(answers.refusal());
    const auto number = read_number(call, Register::access_requests);
    if (!number) return refused(number.refusal());
    const auto step = read_step<AccessStep>(call, access_step_names);
    if (!step) return refused(step.refusal());
    return answer_row(call, 200,
                      kitbank::take_access_step(
                          {call.request_id, call.caller, *number, *step, *answers}, call.ports()));
}

Response show_monitoring(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"quarter"})) return refused(*refusal);
    const auto report =
        read_monitoring(call.caller, call.request.query.text("quarter"), call.ports());
    if (!report) return refused(report.refusal());
    Json rows = Json::array();
    for (const auto& row : report->rows) rows.push_back(present(row));
    return answer(200, {{"quarter", format(report->quarter)}, {"questions", std::move(rows)}});
}

Response give_monitoring_answers(const Call& call) {
    const auto answers = read_answers(call);
    if (!answers) return refused(answers.refusal());
    const auto given = kitbank::give_monitoring_answers({call.caller, *answers}, call.ports());
    if (!given) return refused(given.refusal());
    return answer(200, {{"counted", *given}});
}

}  // namespace kitbank::web::api
