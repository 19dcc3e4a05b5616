#include "server/web/api/residents.h"

#include "server/usecase/partners/name_actors.h"
#include "server/usecase/residents/add_resident.h"
#include "server/usecase/residents/change_resident.h"
#include "server/usecase/residents/erase_resident.h"
#include "server/usecase/residents/find_resident.h"
#include "server/usecase/residents/hold_resident.h"
#include "server/usecase/residents/read_resident.h"
#include "server/web/api/body.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

// Who looks, and what those who did something are called.
struct View {
    const Caller& viewer;
    ActorNames names;
};

View view_of(const Call& call) { return {call.caller, name_actors(call.caller, call.ports())}; }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json moment_or_null(const std::optional<Instant>& moment) {
    return moment ? Json(format(*moment)) : Json(nullptr);
}

Json name_or_null(std::string_view actor, const ActorNames& names) {
    const auto known = names.find(actor);
    return known == names.end() ? Json(nullptr) : Json(known->second.name);
}

Json present(const Resident& row, const View& view) {
    Json shown{{"reference", row.reference},
               {"hub", text_or_null(row.hub_name)},
               {"entered_by", shown_actor(row.entered_by, view.names)},
               {"created_at", format(row.created_at)},
               {"changed_at", format(row.changed_at)},
               {"due_on", format(row.due_on)},
               {"on_hold", row.on_hold},
               {"erased_at", moment_or_null(row.erased_at)},
               {"version", row.version}};
    return only_shown(std::move(shown), Object::resident, view.viewer);
}

Json present(const ResidentFacts& facts) {
    Json fields = Json::object();
    for (const auto& [field, value] : facts) fields[std::string{name_of(field)}] = value;
    return fields;
}

Json present(const Reading& row, const View& view) {
    Json fields = Json::array();
    for (const ResidentField field : row.fields) fields.push_back(name_of(field));
    Json shown{{"id", format(row.id)},
               {"resident", row.reference},
               {"actor", shown_actor(row.actor, view.names)},
               {"name", name_or_null(row.actor, view.names)},
               {"reason", name_of(row.reason)},
               {"fields", std::move(fields)},
               {"read_at", format(row.read_at)}};
    return only_shown(std::move(shown), Object::reading, view.viewer);
}

Json present(const ReadingLine& line, const View& view) {
    Json row = present(line.reading, view);
    row["words"] = text_or_null(line.words);
    return only_shown(std::move(row), Object::reading, view.viewer);
}

Json present(const Hold& hold, const View& view) {
    Json shown{{"id", format(hold.id)},
               {"kind", name_of(hold.kind)},
               {"placed_by", shown_actor(hold.placed_by, view.names)},
               {"placed_at", format(hold.placed_at)},
               {"lifted_by", text_or_null(shown_actor(hold.lifted_by, view.names))},
               {"lifted_at", moment_or_null(hold.lifted_at)}};
    return only_shown(std::move(shown), Object::hold, view.viewer);
}

ResidentFacts read_facts(FieldReader& fields) {
    ResidentFacts facts;
    for (const ResidentFieldRow& row : resident_field_rows) {
        std::string value = fields.text(row.name);
        if (!value.empty()) facts[row.field] = std::move(value);
    }
    return facts;
}

// Names of fields in a list: "remove" of a change, "fields" of a reading.
std::vector<ResidentField> read_names(FieldReader& fields, std::string_view name) {
    std::vector<ResidentField> named;
    const Json* list = fields.list(name);
    if (list == nullptr) return named;
    for (const Json& each : *list) {
        const auto field = each.is_string()
                               ? parse_resident_field(each.get_ref<const std::string&>())
                               : std::nullopt;
        if (field && named.size() < resident_field_rows.size()) {
            named.push_back(*field);
        } else {
            fields.fault(name, "Name fields of a resident, each once.");
            return {};
        }
    }
    return named;
}

template <class T>
T read_word(FieldReader& fields, std::string_view name, std::optional<T> (*parse)(std::string_view),
            T fallback) {
    const auto value = parse(fields.text(name));
    if (!value) fields.fault(name, "This must be one of the words in the documentation.");
    return value.value_or(fallback);
}

std::string reference_in(const Call& call) { return std::string{call.param("reference")}; }

template <class T>
Response answered(const Call& call, int status, const Result<T>& result) {
    if (!result) return refused(result.refusal());
    return answer(status, present(*result, view_of(call)));
}

Json listed(const Call& call, const std::vector<Resident>& rows, std::size_t page_size) {
    const View view = view_of(call);
    Json items = Json::array();
    for (const Resident& row : rows) items.push_back(present(row, view));
    const bool is_full = rows.size() == page_size;
    return {{"items", std::move(items)},
            {"next", is_full ? Json(rows.back().reference) : Json(nullptr)}};
}

}  // namespace

Response add_resident(const Call& call) {
    AddResident command{call.request_id, call.caller, {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.facts = read_facts(fields);
        command.hub = fields.text("hub");
        command.is_someone_else = fields.flag("is_someone_else");
    });
    if (refusal) return refused(*refusal);
    return answered(call, 201, kitbank::add_resident(command, call.ports()));
}

Response list_residents(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"cursor"})) return refused(*refusal);
    const auto rows =
        kitbank::list_residents(call.caller, call.request.query.text("cursor"), call.ports());
    if (!rows) return refused(rows.refusal());
    return answer(200, listed(call, *rows, resident_page_size));
}

Response search_residents(const Call& call) {
    FindResident command{call.caller, {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        using enum ResidentField;
        for (const ResidentField field : {phone, email, name, postcode}) {
            std::string value = fields.text(name_of(field));
            if (!value.empty()) command.typed[field] = std::move(value);
        }
    });
    if (refusal) return refused(*refusal);
    const auto rows = find_resident(command, call.ports());
    if (!rows) return refused(rows.refusal());
    return answer(200, listed(call, *rows, rows->size() + 1));
}

Response show_resident(const Call& call) {
    return answered(call, 200,
                    kitbank::show_resident(call.caller, call.param("reference"), call.ports()));
}

Response change_resident(const Call& call) {
    ChangeResident command{call.request_id, call.caller, reference_in(call), {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.facts = read_facts(fields);
        command.remove = read_names(fields, "remove");
        command.hub = fields.text("hub");
        const auto version = fields.number("version", 1, 4'294'967'295);
        if (version) command.version = static_cast<std::uint32_t>(*version);
    });
    if (refusal) return refused(*refusal);
    return answered(call, 200, kitbank::change_resident(command, call.ports()));
}

Response read_resident(const Call& call) {
    ReadResident command{call.caller, reference_in(call)};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.reason = read_word(fields, "reason", parse_reading_reason, ReadingReason::other);
        command.words = fields.text("words");
        command.fields = read_names(fields, "fields");
    });
    if (refusal) return refused(*refusal);
    const auto seen = kitbank::read_resident(command, call.ports());
    if (!seen) return refused(seen.refusal());
    Json body = present(seen->resident, view_of(call));
    body["fields"] = present(seen->facts);
    return answer(200, only_shown(std::move(body), Object::resident, call.caller));
}

Response list_readings(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"cursor"})) return refused(*refusal);
    const auto cursor = call.request.query.text("cursor");
    const auto before = parse_uuid(cursor);
    if (!cursor.empty() && !before) {
        return refused({RefusalCode::invalid_fields, "", {{"cursor", "There is no such page."}}});
    }
    const auto page = readings_of(call.caller, call.param("reference"), before, call.ports());
    if (!page) return refused(page.refusal());
    const View view = view_of(call);
    Json items = Json::array();
    for (const ReadingLine& line : page->lines) items.push_back(present(line, view));
    return answer(200, {{"items", std::move(items)},
                        {"total", page->total},
                        {"next", page->next ? Json(format(*page->next)) : Json(nullptr)}});
}

Response list_holds(const Call& call) {
    const auto holds = holds_of(call.caller, call.param("reference"), call.ports());
    if (!holds) return refused(holds.refusal());
    const View view = view_of(call);
    Json items = Json::array();
    for (const Hold& hold : *holds) items.push_back(present(hold, view));
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

Response hold_resident(const Call& call) {
    HoldResident command{call.request_id, call.caller, reference_in(call), HoldKind::other, ""};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.kind = read_word(fields, "kind", parse_hold_kind, HoldKind::other);
        command.words = fields.text("words");
    });
    if (refusal) return refused(*refusal);
    return answered(call, 201, kitbank::hold_resident(command, call.ports()));
}

Response lift_hold(const Call& call) {
    LiftHold command{call.request_id, call.caller, reference_in(call), {}, ""};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.words = fields.text("words"); });
    if (refusal) return refused(*refusal);
    command.hold = parse_uuid(call.param("id")).value_or(Uuid{});
    return answered(call, 200, kitbank::lift_hold(command, call.ports()));
}

Response erase_resident(const Call& call) {
    const auto refusal = read_body(call, [](FieldReader&) {});
    if (refusal) return refused(*refusal);
    return answered(
        call, 200,
        kitbank::erase_resident({call.request_id, call.caller, reference_in(call)}, call.ports()));
}

Response export_resident(const Call& call) {
    ExportResident command{call.caller, reference_in(call)};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.words = fields.text("words"); });
    if (refusal) return refused(*refusal);
    const auto all = kitbank::export_resident(command, call.ports());
    if (!all) return refused(all.refusal());
    return answer(200, present(*all, call));
}

Response list_readings_by(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"actor", "from", "to"})) return refused(*refusal);
    const auto actor = query_line(query, "actor", 64);
    if (!actor) return refused(actor.refusal());
    const auto from = parse_instant(query.text("from"));
    const auto to = parse_instant(query.text("to"));
    std::vector<FieldFault> faults;
    if (actor->empty())
        faults.push_back({"actor", "Say whose readings, as a list of readings names them."});
    if (!from) faults.push_back({"from", std::string{instant_sentence}});
    if (!to) faults.push_back({"to", std::string{instant_sentence}});
    if (!faults.empty()) return refused({RefusalCode::invalid_fields, "", std::move(faults)});
    const View view = view_of(call);
    const auto rows =
        readings_by(call.caller, actor_shown_as(*actor, view.names), *from, *to, call.ports());
    if (!rows) return refused(rows.refusal());
    Json items = Json::array();
    for (const Reading& row : *rows) items.push_back(present(row, view));
    const bool is_full = rows->size() == breach_list_max;
    return answer(200, {{"items", std::move(items)},
                        {"next", is_full ? Json(format(rows->back().read_at)) : Json(nullptr)}});
}

Json present(const ResidentExport& all, const Call& call) {
    const View view = view_of(call);
    Json holds = Json::array();
    for (const HoldLine& line : all.holds) {
        Json hold = present(line.hold, view);
        hold["words"] = text_or_null(line.words);
        hold["lift_words"] = text_or_null(line.lift_words);
        holds.push_back(only_shown(std::move(hold), Object::hold, call.caller));
    }
    Json readings = Json::array();
    for (const ReadingLine& line : all.readings) readings.push_back(present(line, view));
    Json audit = Json::array();
    for (const AuditEvent& row : all.audit) {
        audit.push_back({{"event", row.event},
                         {"actor", shown_actor(row.actor, view.names)},
                         {"facts", row.facts},
                         {"recorded_at", format(row.recorded_at)}});
    }
    return {{"resident", present(all.resident, view)},
            {"fields", present(all.facts)},
            {"retention",
             {{"rule", all.rule.name},
              {"days", all.rule.days},
              {"starts", name_of(all.rule.starts)},
              {"why", all.rule.why}}},
            {"holds", std::move(holds)},
            {"readings", std::move(readings)},
            {"audit", std::move(audit)},
            {"exported_at", format(all.exported_at)}};
}

}  // namespace kitbank::web::api
