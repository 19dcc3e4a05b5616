#include "server/web/api/data_items.h"

#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/data_reminders.h"
#include "server/usecase/databank/find_items.h"
#include "server/usecase/databank/show_code.h"
#include "server/usecase/databank/swap_sim.h"
#include "server/usecase/partners/name_actors.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }
Json day_or_null(const std::optional<Date>& day) { return day ? Json(format(*day)) : Json(); }

// A word of a list in the query; nothing when it is absent, a fault when it is another.
template <class Parse>
auto query_word(const Fields& query, std::string_view name, const Parse& parse,
                std::vector<FieldFault>& faults) {
    const auto value = parse(query.text(name));
    if (!value && !query.text(name).empty()) {
        faults.push_back({std::string{name}, "This is none of the words of the list."});
    }
    return value;
}

Result<ItemFilter> filter_of(const Fields& query) {
    if (auto refusal =
            check_query(query, {"list", "q", "state", "kind", "hub", "bundle", "cursor"})) {
        return *refusal;
    }
    std::vector<FieldFault> faults;
    ItemFilter filter;
    filter.list = query_word(query, "list", parse_item_list, faults).value_or(ItemList::all);
    filter.state = query_word(query, "state", parse_item_state, faults);
    filter.kind = query_word(query, "kind", parse_item_kind, faults);
    for (const auto& [name, field] :
         {std::pair{"q", &ItemFilter::text}, std::pair{"hub", &ItemFilter::hub},
          std::pair{"bundle", &ItemFilter::bundle}, std::pair{"cursor", &ItemFilter::cursor}}) {
        const Result<std::string> line = query_line(query, name, line_length_max);
        if (!line) return line.refusal();
        filter.*field = *line;
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return filter;
}

Json present_view(const ItemView& view, const Caller& viewer) {
    Json row = present_item(view.item, viewer);
    Json next = Json::array();
    for (const ItemVerb verb : view.next) next.push_back(name_of(verb));
    Json more{{"next", std::move(next)},
              {"issue", view.issue ? Json(view.issue->reference) : Json()},
              {"outcome", view.issue ? Json(name_of(view.issue->outcome)) : Json()},
              {"hindrance", view.hindrance ? Json(name_of(view.hindrance->code)) : Json()}};
    row.update(only_shown(std::move(more), Object::data_item, viewer));
    return row;
}

Json present_row(const ItemHistoryRow& entry, const ActorNames& names, const Caller& viewer) {
    const StockGroup& group = entry.group;
    Json row{{"id", format(group.uuid)},
             {"event", name_of(entry.event)},
             {"state", name_of(entry.to)},
             {"at", format(group.happened_at)},
             {"recorded_at", format(group.recorded_at)},
             {"actor", shown_actor(group.actor, names)},
             {"hub", text_or_null(entry.hub_code)},
             {"words", group.words}};
    return only_shown(std::move(row), Object::data_item, viewer);
}

Json present_showing(const CodeShowing& showing, const ActorNames& names, const Caller& viewer) {
    Json row{{"id", format(showing.id)},
             {"actor", shown_actor(showing.actor, names)},
             {"reason", showing.reason},
             {"at", format(showing.shown_at)}};
    return only_shown(std::move(row), Object::data_item, viewer);
}

// A wish about one item, before it is known which.
struct ItemWish {
    std::optional<ItemVerb> verb;
    std::string day = {};
    std::string reason = {};
    std::string words = {};
    std::string replacement = {};
    bool is_unopened = false;
};

Result<ItemWish> read_wish(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    ItemWish wish;
    wish.verb = parse_item_verb(fields.text("event"));
    wish.day = fields.text("day");
    wish.reason = fields.text("reason");
    wish.words = fields.text("words");
    wish.replacement = fields.text("replacement");
    wish.is_unopened = fields.flag("is_unopened");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return *refusal;
    return wish;
}

Response answer_item(const Result<DataItem>& item, const Caller& viewer) {
    return item ? answer(200, present_item(*item, viewer)) : refused(item.refusal());
}

Response fault(const char* field, const char* sentence) {
    return refused({RefusalCode::invalid_fields, "", {{field, sentence}}});
}

Response activate(const Call& call, const std::string& reference, const ItemWish& wish) {
    const auto day = parse_date(wish.day);
    if (!day) return fault("day", "Write the day like 2026-11-21.");
    return answer_item(activate_item({call.request_id, call.caller, reference, *day}, call.ports()),
                       call.caller);
}

Response make_void(const Call& call, const std::string& reference, const ItemWish& wish) {
    const auto reason = parse_void_reason(wish.reason);
    if (!reason) return fault("reason", "This is none of the words of the list.");
    return answer_item(
        void_item({call.request_id, call.caller, reference, *reason, wish.words, {}}, call.ports()),
        call.caller);
}

Response swap(const Call& call, const std::string& reference, const ItemWish& wish) {
    const auto reason = parse_void_reason(wish.reason);
    if (!reason) return fault("reason", "This is none of the words of the list.");
    if (wish.replacement.empty()) return fault("replacement", "This is needed.");
    const auto swapped = swap_sim(
        {call.request_id, call.caller, reference, wish.replacement, *reason, wish.words, {}},
        call.ports());
    if (!swapped) return refused(swapped.refusal());
    Json row = present_item(swapped->old, call.caller);
    Json more{{"issue", swapped->issue}, {"replacement", swapped->replacement.reference}};
    if (!swapped->code.empty()) more["code"] = swapped->code;
    row.update(more);
    return answer(200, row);
}

Json present_reminders(const DataReminders& reminders, const Caller& viewer) {
    Json row{{"stale_days", reminders.stale_days},
             {"ending_days", reminders.ending_days},
             {"version", reminders.version}};
    return only_shown(std::move(row), Object::data_item, viewer);
}

std::vector<std::string> read_references(FieldReader& fields) {
    std::vector<std::string> references;
    const Json* list = fields.list("items");
    if (list == nullptr) return references;
    for (const Json& each : *list) {
        if (!each.is_string() || references.size() == write_off_max) {
            fields.fault("items", "Send up to 500 numbers or references.");
            return {};
        }
        references.push_back(each.get<std::string>());
    }
    return references;
}

std::vector<int> read_days(FieldReader& fields) {
    std::vector<int> days;
    const Json* list = fields.list("stale_days");
    if (list == nullptr) return days;
    for (const Json& each : *list) {
        if (!each.is_number_integer() || days.size() > stale_reminders_max) {
            fields.fault("stale_days", "Send up to 6 different numbers of days.");
            return {};
        }
        const auto day = each.get<std::int64_t>();
        days.push_back(day < 0 || day > stale_days_max ? 0 : static_cast<int>(day));
    }
    return days;
}

}  // namespace

Json present_item(const DataItem& item, const Caller& viewer) {
    const ItemStanding& standing = item.standing;
    Json row{{"reference", item.reference},
             {"kind", name_of(item.kind)},
             {"state", name_of(standing.state)},
             {"bundle", item.bundle_code},
             {"bundle_name", item.bundle_name},
             {"network", item.network},
             {"gb_per_month", item.gb_per_month},
             {"months", item.months},
             {"batch", text_or_null(item.batch)},
             {"hub", text_or_null(item.hub_code)},
             {"hub_name", text_or_null(item.hub_name)},
             {"is_travelling", standing.consignment != 0},
             {"reserved_for", text_or_null(standing.reserved_for)},
             {"activate_by", day_or_null(standing.activate_by)},
             {"activated_on", day_or_null(standing.activated_on)},
             {"ends_on", day_or_null(standing.ends_on)},
             {"void_reason", standing.void_reason ? Json(name_of(*standing.void_reason)) : Json()},
             {"received_at", format(item.received_at)},
             {"changed_at", format(item.changed_at)},
             {"version", item.version}};
    return only_shown(std::move(row), Object::data_item, viewer);
}

Response list_data_items(const Call& call) {
    const Result<ItemFilter> filter = filter_of(call.request.query);
    if (!filter) return refused(filter.refusal());
    const Result<ItemPage> page = list_items(call.caller, *filter, call.ports());
    if (!page) return refused(page.refusal());
    Json items = Json::array();
    for (const DataItem& item : page->items) items.push_back(present_item(item, call.caller));
    return answer(
        200,
        {{"items", std::move(items)}, {"next", text_or_null(page->next)}, {"total", page->total}});
}

Response show_data_item(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto view = look_at_item(call.caller, call.param("reference"), call.ports());
    if (!view) return refused(view.refusal());
    return answer(200, present_view(*view, call.caller));
}

Response data_item_history(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto view = look_at_item(call.caller, call.param("reference"), call.ports());
    if (!view) return refused(view.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const ItemHistoryRow& row : view->history) {
        items.push_back(present_row(row, names, call.caller));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response change_data_item(const Call& call) {
    const Result<ItemWish> wish = read_wish(call);
    if (!wish) return refused(wish.refusal());
    const std::string reference{call.param("reference")};
    switch (wish->verb.value_or(ItemVerb::give)) {
        case ItemVerb::activation:
            return activate(call, reference, *wish);
        case ItemVerb::swap:
            return swap(call, reference, *wish);
        case ItemVerb::voiding:
            return make_void(call, reference, *wish);
        case ItemVerb::handback:
            return answer_item(
                hand_back_item({call.request_id, call.caller, reference, wish->is_unopened, {}},
                               call.ports()),
                call.caller);
        case ItemVerb::recovery:
            return answer_item(
                recover_item({call.request_id, call.caller, reference}, call.ports()), call.caller);
        case ItemVerb::give:
        case ItemVerb::write_off:
        case ItemVerb::showing:
            return fault("event",
                         "This must be one of activation, swap, handback, void, recovery.");
    }
    return fault("event", "This must be one of activation, swap, handback, void, recovery.");
}

Response data_item_showings(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto view = look_at_item(call.caller, call.param("reference"), call.ports());
    if (!view) return refused(view.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json items = Json::array();
    for (const CodeShowing& showing : view->showings) {
        items.push_back(present_showing(showing, names, call.caller));
    }
    return answer(200, {{"items", std::move(items)}});
}

Response show_data_code(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const ShowCode command{call.request_id, call.caller, std::string{call.param("reference")},
                           fields.text("reason")};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto shown = show_code(command, call.ports());
    if (!shown) return refused(shown.refusal());
    return answer(200, {{"reference", shown->item.reference}, {"code", shown->code}});
}

Response write_off_data(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const WriteOffItems command{call.request_id, call.caller, read_references(fields),
                                fields.text("words")};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto written_off = write_off_items(command, call.ports());
    if (!written_off) return refused(written_off.refusal());
    Json items = Json::array();
    for (const DataItem& item : *written_off) items.push_back(present_item(item, call.caller));
    return answer(200, {{"items", std::move(items)}});
}

Response show_data_reminders(const Call& call) {
    if (auto refusal = check_query(call.request.query, {})) return refused(*refusal);
    const auto reminders = find_data_reminders(call.caller, call.ports());
    if (!reminders) return refused(reminders.refusal());
    return answer(200, present_reminders(*reminders, call.caller));
}

Response change_data_reminders(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    ChangeDataReminders command{call.request_id, call.caller, {}};
    command.reminders.stale_days = read_days(fields);
    const auto ending = fields.number("ending_days", 0, ending_days_max);
    if (!ending) fields.fault("ending_days", "Send this number.");
    command.reminders.ending_days = static_cast<int>(ending.value_or(0));
    const auto version = fields.number("version", 0, 4'000'000'000);
    if (!version) fields.fault("version", "Send the version that you read.");
    command.reminders.version = static_cast<std::uint32_t>(version.value_or(0));
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto changed = kitbank::change_data_reminders(command, call.ports());
    if (!changed) return refused(changed.refusal());
    return answer(200, present_reminders(*changed, call.caller));
}

}  // namespace kitbank::web::api
