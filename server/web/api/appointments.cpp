#include "server/web/api/appointments.h"

#include "server/usecase/partners/name_actors.h"
#include "server/usecase/requests/appointments.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/slot_rules.h"
#include "server/web/api/body.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

constexpr const char* date_sentence = "Write the day like 2026-11-24.";

Json present_appointment(const Appointment& row, const Caller& viewer, const ActorNames& names) {
    Json shown{{"id", format(row.id)},
               {"request", row.reference},
               {"hub", row.hub_code},
               {"hub_name", row.hub_name},
               {"kind", name_of(row.kind)},
               {"at", format(row.at)},
               {"minutes", row.minutes},
               {"state", name_of(row.state)},
               {"booked_by", shown_actor(row.booked_by, names)},
               {"booked_at", format(row.booked_at)}};
    return only_shown(std::move(shown), Object::appointment, viewer);
}

// "2026-07-01T09:00", as the clock on the hub's wall has it.
std::string wall_text(LocalTime wall) {
    return format(Instant{wall.time_since_epoch()}).substr(0, 16);
}

Json present_slot(const Slot& slot, const Caller& viewer) {
    Json shown{{"at", format(slot.at)},
               {"wall", wall_text(slot.wall)},
               {"minutes", slot.minutes},
               {"free", slot.free()}};
    return only_shown(std::move(shown), Object::appointment, viewer);
}

Json present_rule(const SlotRule& rule, const Caller& viewer) {
    Json shown{{"id", format(rule.id)},
               {"weekday", rule.weekday},
               {"from", format_wall_time(rule.from)},
               {"to", format_wall_time(rule.to)},
               {"minutes", rule.each.count()},
               {"places", rule.places},
               {"valid_from", format(rule.valid_from)},
               {"valid_to", rule.valid_to ? Json(format(*rule.valid_to)) : Json(nullptr)}};
    return only_shown(std::move(shown), Object::lending, viewer);
}

Json present_times(const HubTimes& times, const Caller& viewer) {
    Json rules = Json::array();
    for (const SlotRule& rule : times.rules) rules.push_back(present_rule(rule, viewer));
    Json days = Json::array();
    for (const Date day : times.closed_days) days.push_back(format(day));
    return {{"rules", std::move(rules)}, {"closed_days", std::move(days)}};
}

Result<Date> query_date(const Fields& query, std::string_view name, Date fallback) {
    if (query.text(name).empty()) return fallback;
    const auto day = parse_date(query.text(name));
    if (day) return *day;
    return Refusal{RefusalCode::invalid_fields, "", {{std::string{name}, date_sentence}}};
}

std::optional<Date> read_date(FieldReader& fields, std::string_view name, bool is_required) {
    const std::string text = fields.text(name);
    if (text.empty() && !is_required) return std::nullopt;
    const auto day = parse_date(text);
    if (!day) fields.fault(name, date_sentence);
    return day;
}

std::chrono::minutes read_wall_time(FieldReader& fields, std::string_view name) {
    const auto time = parse_wall_time(fields.text(name));
    if (!time) fields.fault(name, "Write the time like 09:30, by the clock on the hub's wall.");
    return time.value_or(std::chrono::minutes{0});
}

SlotRule read_rule(FieldReader& fields, Date today) {
    SlotRule rule;
    rule.weekday = static_cast<int>(fields.number("weekday", 1, 7).value_or(0));
    rule.from = read_wall_time(fields, "from");
    rule.to = read_wall_time(fields, "to");
    rule.each = std::chrono::minutes{
        fields.number("minutes", slot_minutes_min, slot_minutes_max).value_or(0)};
    rule.places = static_cast<int>(fields.number("places", 1, slot_places_max).value_or(0));
    rule.valid_from = read_date(fields, "valid_from", false).value_or(today);
    rule.valid_to = read_date(fields, "valid_to", false);
    return rule;
}

Date today_of(const Call& call) { return london_day(call.ports().clock.now(), call.ports().zones); }

std::string code_of(const Call& call) { return std::string{call.param("code")}; }

std::optional<Uuid> handle_of(const Call& call) { return parse_uuid(call.param("id")); }

Response not_there(RefusalCode code) { return refused({code, "", {}}); }

Response answer_appointment(const Call& call, int status, const Result<Appointment>& row) {
    if (!row) return refused(row.refusal());
    return answer(status,
                  present_appointment(*row, call.caller, name_actors(call.caller, call.ports())));
}

Response answer_times(const Call& call, const Result<HubTimes>& times) {
    if (!times) return refused(times.refusal());
    return answer(200, present_times(*times, call.caller));
}

}  // namespace

Response list_slots(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"from", "to"})) return refused(*refusal);
    const Result<Date> from = query_date(query, "from", today_of(call));
    if (!from) return refused(from.refusal());
    const Date week{std::chrono::sys_days{*from} + std::chrono::days{6}};
    const Result<Date> to = query_date(query, "to", week);
    if (!to) return refused(to.refusal());
    const Result<std::vector<Slot>> slots =
        kitbank::list_slots({call.caller, code_of(call), *from, *to}, call.ports());
    if (!slots) return refused(slots.refusal());
    Json items = Json::array();
    for (const Slot& slot : *slots) items.push_back(present_slot(slot, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

Response list_slot_rules(const Call& call) {
    return answer_times(call, find_hub_times(call.caller, code_of(call), call.ports()));
}

Response add_slot_rule(const Call& call) {
    AddSlotRule command{call.request_id, call.caller, code_of(call), {}};
    const auto refusal = read_body(
        call, [&](FieldReader& fields) { command.rule = read_rule(fields, today_of(call)); });
    if (refusal) return refused(*refusal);
    const Result<SlotRule> rule = kitbank::add_slot_rule(command, call.ports());
    if (!rule) return refused(rule.refusal());
    return answer(201, present_rule(*rule, call.caller));
}

Response remove_slot_rule(const Call& call) {
    if (auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    const auto rule = handle_of(call);
    if (!rule) return not_there(RefusalCode::not_found);
    return answer_times(
        call, kitbank::remove_slot_rule({call.request_id, call.caller, code_of(call), *rule},
                                        call.ports()));
}

Response close_day(const Call& call) {
    CloseDay command{call.request_id, call.caller, code_of(call), {}, true};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.day = read_date(fields, "day", true).value_or(today_of(call));
        command.is_closed = !fields.flag("is_open");
    });
    if (refusal) return refused(*refusal);
    return answer_times(call, kitbank::close_day(command, call.ports()));
}

Response list_appointments(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"hub", "day"})) return refused(*refusal);
    const Result<Date> day = query_date(query, "day", today_of(call));
    if (!day) return refused(day.refusal());
    const Result<std::vector<Appointment>> rows =
        kitbank::list_appointments(call.caller, std::string{query.text("hub")}, *day, call.ports());
    if (!rows) return refused(rows.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const Appointment& row : *rows) {
        items.push_back(present_appointment(row, call.caller, names));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response book_appointment(const Call& call) {
    BookAppointment command{
        call.request_id, call.caller, std::string{call.param("reference")}, "", {}};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        command.hub = fields.text("hub");
        const auto at = fields.instant("at");
        if (!at && !fields.has("at")) fields.fault("at", std::string{instant_sentence});
        command.at = at.value_or(Instant{});
    });
    if (refusal) return refused(*refusal);
    return answer_appointment(call, 201, kitbank::book_appointment(command, call.ports()));
}

Response cancel_appointment(const Call& call) {
    if (auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    const auto id = handle_of(call);
    if (!id) return not_there(RefusalCode::appointment_not_found);
    return answer_appointment(
        call, 200, kitbank::cancel_appointment({call.request_id, call.caller, *id}, call.ports()));
}

Response miss_appointment(const Call& call) {
    MissAppointment command{call.request_id, call.caller, {}, false};
    const auto refusal = read_body(
        call, [&](FieldReader& fields) { command.keep_reserved = fields.flag("keep_reserved"); });
    if (refusal) return refused(*refusal);
    const auto id = handle_of(call);
    if (!id) return not_there(RefusalCode::appointment_not_found);
    command.appointment = *id;
    return answer_appointment(call, 200, kitbank::miss_appointment(command, call.ports()));
}

}  // namespace kitbank::web::api
