#include "server/web/api/request_json.h"

#include "server/usecase/partners/name_actors.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(format(*date)) : Json(nullptr);
}

Json names_of(const std::vector<std::string>& names) {
    Json list = Json::array();
    for (const std::string& name : names) list.push_back(name);
    return list;
}

Json criteria_of(const Criteria& criteria) {
    Json met = Json::array();
    for (const CriterionRow& row : criterion_rows) {
        if (criteria.*row.flag) met.push_back(row.name);
    }
    return met;
}

Json line_of(const RequestLine& line) {
    return {{"number", line.number},
            {"kind", name_of(line.kind)},
            {"uses", names_of(line.uses)},
            {"memory_gb", line.memory_gb},
            {"state", name_of(line.state)},
            {"substitute", line.substitute ? Json(name_of(*line.substitute)) : Json(nullptr)},
            {"device", nullptr},
            {"reserved_until", present(line.reserved_until)}};
}

Json lines_of(const KitRequest& request) {
    Json lines = Json::array();
    for (const RequestLine& line : request.lines) lines.push_back(line_of(line));
    return lines;
}

Json steps_of(const std::vector<std::string_view>& steps) {
    Json list = Json::array();
    for (const std::string_view step : steps) list.push_back(step);
    return list;
}

Json all_of(const KitRequest& row, const ActorNames& names) {
    return {{"reference", row.reference},
            {"state", name_of(row.state)},
            {"is_open", is_open(row.state)},
            {"door", name_of(row.door)},
            {"entered_by", shown_actor(row.entered_by, names)},
            {"resident", text_or_null(row.resident_reference)},
            {"hub", text_or_null(row.hub_code)},
            {"area", text_or_null(row.area)},
            {"ward", text_or_null(row.ward)},
            {"allocation", name_of(row.allocation)},
            {"delivery", name_of(row.delivery)},
            {"need", name_of(row.need)},
            {"household", row.household},
            {"safeguarding", row.safeguarding},
            {"needed_by", date_or_null(row.needed_by)},
            {"language", name_of(row.language)},
            {"access_needs", names_of(row.access_needs)},
            {"criteria", criteria_of(row.criteria)},
            {"agreed_to_share", row.agreed_to_share},
            {"agreed_to_follow_up", row.agreed_to_follow_up},
            {"worker", text_or_null(shown_actor(row.worker, names))},
            {"hold_reason", text_or_null(row.hold_reason)},
            {"hold_until", date_or_null(row.hold_until)},
            {"decline_reason", text_or_null(row.decline_reason)},
            {"asked_again_from", text_or_null(row.asked_again_from)},
            {"created_at", format(row.created_at)},
            {"submitted_at", present(row.submitted_at)},
            {"changed_at", format(row.changed_at)},
            {"version", row.version},
            {"lines", lines_of(row)}};
}

Json note_of(const NoteLine& line, const ActorNames& names) {
    return {{"id", format(line.note.id)},
            {"kind", name_of(line.note.kind)},
            {"actor", shown_actor(line.note.actor, names)},
            {"for_staff_only", line.note.for_staff_only},
            {"words", text_or_null(line.words)},
            {"written_at", format(line.note.written_at)}};
}

void add_devices(Json& lines, const std::vector<LineDevice>& devices) {
    for (Json& line : lines) {
        for (const LineDevice& device : devices) {
            if (line.at("number") == device.line) line["device"] = device.tag.text;
        }
    }
}

// One value as a form would send it.
std::vector<std::string> one(std::string text) {
    return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{std::move(text)};
}

std::vector<std::string> read_list(FieldReader& fields, const AnswerRow& row) {
    std::vector<std::string> chosen;
    const Json* list = fields.list(row.name);
    if (list == nullptr) return chosen;
    for (const Json& each : *list) {
        if (!each.is_string() || chosen.size() == choices_of(row).size()) {
            fields.fault(row.name, "Name choices of the list, each once.");
            return {};
        }
        chosen.push_back(each.get<std::string>());
    }
    return chosen;
}

std::vector<std::string> read_answer(FieldReader& fields, const AnswerRow& row) {
    switch (row.kind) {
        case AnswerKind::choices:
            return read_list(fields, row);
        case AnswerKind::flag:
            return one(fields.flag(row.name) ? "yes" : "");
        case AnswerKind::number: {
            const auto number = fields.number(row.name, 1, static_cast<std::int64_t>(row.most));
            return one(number ? std::to_string(*number) : "");
        }
        case AnswerKind::line:
        case AnswerKind::resident:
        case AnswerKind::hub:
        case AnswerKind::date:
        case AnswerKind::choice:
            break;
    }
    return one(fields.text(row.name));
}

Json answer_of(const AnswerRow& row, const std::vector<std::string>& values) {
    if (row.kind == AnswerKind::choices) return names_of(values);
    if (row.kind == AnswerKind::flag) return !values.empty();
    if (values.empty()) return nullptr;
    if (row.kind == AnswerKind::number) return std::stoi(values.front());
    return values.front();
}

}  // namespace

Json present(const KitRequest& request, const Caller& viewer, const ActorNames& names) {
    Json row = all_of(request, names);
    row["steps"] = steps_of(steps_for(viewer, request));
    return only_shown(std::move(row), Object::request, viewer);
}

Json present(const RequestView& view, const Caller& viewer, const ActorNames& names) {
    Json row = all_of(view.request, names);
    row["steps"] = steps_of(view.steps);
    row["collector"] = text_or_null(view.collector);
    add_devices(row["lines"], view.devices);
    row["notes"] = Json::array();
    for (const NoteLine& line : view.notes) row["notes"].push_back(note_of(line, names));
    return only_shown(std::move(row), Object::request, viewer);
}

Json present(const Answers& answers) {
    Json shown = Json::object();
    for (const AnswerRow& row : answer_rows()) {
        shown[std::string{row.name}] = answer_of(row, all_answers(answers, row.name));
    }
    return shown;
}

Answers read_answers(FieldReader& fields) {
    Answers answers;
    for (const AnswerRow& row : answer_rows()) {
        const bool is_sent = fields.has(row.name);
        std::vector<std::string> values = read_answer(fields, row);
        if (is_sent) answers[std::string{row.name}] = std::move(values);
    }
    return answers;
}

}  // namespace kitbank::web::api
